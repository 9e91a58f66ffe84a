"""Limb 1(1) as ZEN is written: one decision table, the first row that fits."""

import json
from collections.abc import Mapping
from dataclasses import fields

import zen

from tests.peers.records import Answer, Records

ROWS = [
    {
        "_id": "met",
        "part": '"part-2"',
        "origin": '$ != "CN"',
        "share": ">= 0.001",
        "met": "true",
    },
    {"_id": "else", "part": "", "origin": "", "share": "", "met": "false"},
]
TABLE = {
    "hitPolicy": "first",
    "inputs": [
        {"id": "part", "name": "Part", "field": "annex_1_part"},
        {"id": "origin", "name": "Origin", "field": "origin"},
        {"id": "share", "name": "Share", "field": "china_part_1_value / item_value"},
    ],
    "outputs": [{"id": "met", "name": "Met", "field": "met"}],
    "rules": ROWS,
}
LOOP = {"executionMode": "loop", "inputField": "items", "outputPath": "items"}


def decision(**how: str) -> zen.ZenDecision:
    nodes = {"in": ("inputNode", {}), "limb": ("decisionTableNode", TABLE | how)}
    nodes["out"] = ("outputNode", {})
    content = {
        "nodes": [
            {
                "id": name,
                "name": name,
                "type": kind,
                "content": content,
                "position": {"x": 0, "y": 0},
            }
            for name, (kind, content) in nodes.items()
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "limb"},
            {"id": "2", "sourceId": "limb", "targetId": "out"},
        ],
    }
    return zen.ZenEngine().create_decision(json.dumps(content))


Given = Mapping[str, object]


def prepared(records: Records) -> list[Given]:
    """Return a mapping a record; what is not known is left out."""
    names = [each.name for each in fields(Records)]
    return [
        {
            name: value
            for name, value in zip(names, row, strict=True)
            if value is not None
        }
        for row in records.rows()
    ]


def one_by_one(given: list[Given]) -> list[Answer]:
    limb = decision()
    return [limb.evaluate(record)["result"]["met"] for record in given]


def in_a_batch(given: list[Given]) -> list[Answer]:
    limb = decision(**LOOP)
    return [
        found["met"] for found in limb.evaluate({"items": given})["result"]["items"]
    ]
