"""What a file is, is told from its bytes; what nobody reads names the way out."""

import io
import json
from dataclasses import replace

import pytest

from forms.composition.imports.messages import Message, Notice, Request
from forms.composition.imports.opening import SHOWN, Opening
from forms.composition.imports.reading import read
from forms.composition.imports.recognise import FORMATS
from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports.asked import look_of, opened, refusal_of, said_of
from tests.fuzz.seeds import archive

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
XHTML = b'<?xml version="1.0"?>\n<!-- made --><!-- again -->\n<!DOCTYPE html><html/>'
OPEN_DOCUMENT = archive(
    {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "x.xml": b"<x/>"}
)
WORKBOOK_2003 = (
    b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal.EMPTY),
        (b"\xef\xbb\xbf\r\n \t\n", Refusal.EMPTY),
        (bytes(1000), Refusal.EMPTY),
        (OLE, Refusal.OLD_WORKBOOK),
        (b"<!DOCTYPE html>\n<table><tr><td>1</td></tr></table>", Refusal.WEB_PAGE),
        (b"\xef\xbb\xbf  <HTML xmlns:x='urn'><body>", Refusal.WEB_PAGE),
        ("\ufeff<html>".encode("utf-16-le"), Refusal.WEB_PAGE),
        (b"<table border=1><tr>", Refusal.WEB_PAGE),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Refusal.WEB_PAGE),
        (XHTML, Refusal.WEB_PAGE),
        (WORKBOOK_2003, Refusal.OTHER_WORKBOOK),
        (OPEN_DOCUMENT, Refusal.OTHER_WORKBOOK),
        (b"%PDF-1.7\n1 0 obj", Refusal.NOT_A_TABLE),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Refusal.NOT_A_TABLE),
        (bytes(range(1, 256)) * 10, Refusal.NOT_A_TABLE),
        (b"\x1f\x8b\x08" + bytes(range(99)), Refusal.NOT_A_TABLE),
        (b"part,mass\n" + bytes(500) + b"1,2\n", Refusal.NOT_A_TABLE),
    ],
)
def test_what_is_no_table_and_no_declaration_is_refused(
    content: bytes, refusal: Refusal
) -> None:
    assert refusal_of(content).refusal is refusal


@pytest.mark.parametrize(
    "content",
    [
        b"[Part],{Mass}\n1,2\n",
        b"<0.1;1\n<5;2\n",
        b"PK,1\nab,2\n",
        b"\x1a,1\na,\x01\n",
        b"MIME,Version\n1,0\n",
    ],
)
def test_a_table_that_begins_oddly_is_still_a_table(content: bytes) -> None:
    assert look_of(content).format == "separated"


def test_the_user_may_overrule_what_the_content_looks_like() -> None:
    said = said_of(b"<html>,1\n2,3\n", as_format="separated")

    assert [each.kind for each in said] == ["look", "end"]


def test_a_format_that_nobody_knows_is_refused() -> None:
    refused = refusal_of(b"a,b\n", as_format="no-such")

    assert (refused.refusal, refused.given) == (Refusal.NOT_KNOWN, "no-such")


def test_the_general_stands_after_the_special() -> None:
    text = [name for name, each in FORMATS.items() if each.container == "text"]

    assert text[-1] == "separated"


def test_every_format_is_read_in_one_way() -> None:
    both = [
        name
        for name, each in FORMATS.items()
        if (each.read is None) == (each.tables is None)
    ]

    assert both == []


def test_a_version_that_is_not_known_is_told() -> None:
    content = {"bomFormat": "CycloneDX", "specVersion": "9.9", "components": []}
    said = said_of(json.dumps(content).encode())
    (notice,) = (m for m in said if isinstance(m, Notice))

    assert notice.caution is Caution.UNKNOWN_VERSION
    assert notice.given == "9.9"
    assert "1.4" in notice.expected


def test_a_digest_is_that_of_the_file() -> None:
    assert look_of(b"a,b\n1,2\n").digest == (
        "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470"
    )


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        (ValueError("nobody foresaw this"), Refusal.UNREADABLE),
        (RecursionError(), Refusal.UNREADABLE),
        (MemoryError(), Refusal.TOO_MUCH),
    ],
)
def test_what_no_reader_foresaw_is_one_calm_refusal(
    fault: BaseException, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Opening) -> str:
        raise fault

    monkeypatch.setitem(
        FORMATS, "separated", replace(FORMATS["separated"], recognises=fails)
    )

    assert refusal_of(b"a,b\n1,2\n").refusal is refusal


# What is said while a file is read


def test_a_thousand_notices_of_one_kind_are_counted_not_listed() -> None:
    heard: list[Message] = []
    opening = opened(b"a", heard)
    for row in range(1, 1001):
        opening.notice(Notice(caution=Caution.NUL, row=row))
    opening.notice(Notice(caution=Caution.RAGGED, row=5))
    opening.say_the_rest()

    assert len(heard) == SHOWN + 2
    assert heard[-1] == Notice(caution=Caution.NUL, row=101, more=899)


def test_a_reading_tells_at_its_end_what_it_did_not_list() -> None:
    content = b"Part number;Mass (g)\n" + b"a;1\n" * 200 + b"b;1;2\n" * 150
    said: list[Message] = []
    read(Request(name="x"), io.BytesIO(content), len(content), said.append)
    ragged = [m for m in said if isinstance(m, Notice) and m.caution is Caution.RAGGED]

    assert len(ragged) == SHOWN + 1
    assert ragged[-1].more == 49
    assert said[-1].kind == "end"


def test_progress_is_told_in_steps_that_can_be_seen() -> None:
    heard: list[Message] = []
    opening = opened(b"a" * 1_000_000, heard)
    for done in range(0, 1_000_001, 10):
        opening.progress(done)

    assert len(heard) == 200


def test_what_was_worked_out_once_is_there_for_the_next_reader() -> None:
    worked: list[Opening] = []
    opening = opened(b"abc")
    for _ in range(2):
        opening.once(worked.append)

    assert worked == [opening]
