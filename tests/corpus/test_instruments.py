"""Instruments say when each clause holds, who verified it, and how it is cited."""

import datetime as dt

import pytest

from forms.law.instruments import Provision
from forms.resources import resources
from tests.corpus.law import CONTENT, LAW, NO_61, NO_70, READ

PROVISIONS: list[tuple[str, Provision]] = [
    (f"{instrument.id}/{provision.id}", provision)
    for instrument in LAW.instruments.values()
    for provision in instrument.provisions
]


def test_each_file_bears_the_name_of_its_instrument() -> None:
    files = {path.stem for path in (resources() / "instruments").glob("*.toml")}

    assert files == set(LAW.instruments)


def test_all_was_read_up_to_the_same_day() -> None:
    assert {instrument.read_on for instrument in LAW.instruments.values()} == {READ}


def test_no_clause_begins_before_its_instrument_is_published() -> None:
    early = [
        place
        for place, provision in PROVISIONS
        for span in provision.in_force
        if span.since < LAW.instruments[span.by].published
    ]

    assert early == []


def test_a_pause_is_verified_up_to_the_day_before_its_last() -> None:
    running = {
        place: pauses[-1]
        for place, provision in PROVISIONS
        if (
            pauses := sorted(
                (p.until, p.closed_by) for p in provision.suspended if p.until
            )
        )
        and not pauses[-1][1]
    }

    for place, (last, _) in running.items():
        [check] = LAW.provision(place).verified
        assert check.until == last - dt.timedelta(days=1), place


def test_a_pause_never_goes_on_without_end() -> None:
    endless = [
        p for p, provision in PROVISIONS for s in provision.suspended if not s.until
    ]

    assert endless == []


def test_what_runs_on_or_is_over_is_verified_for_ninety_days() -> None:
    ends = {
        check.until - check.on
        for _, provision in PROVISIONS
        for check in provision.verified
        if all(pause.closed_by for pause in provision.suspended)
        and not (
            provision.in_force[-1].until and check.on <= provision.in_force[-1].until
        )
    }

    assert ends == {dt.timedelta(days=90)}


@pytest.mark.parametrize(
    ("place", "en", "zh"),
    [
        (CONTENT, "No. 61/2025 ¶1(1)", "商务部公告2025年第61号第一条第（一）项"),
        (
            "dual-use-regulations/25",
            "Dual-use Regulations art. 25",
            "《两用物项出口管制条例》第二十五条",
        ),
        (f"{NO_61}/annex-1", "No. 61/2025 Annex 1", "商务部公告2025年第61号附件1"),
        (NO_70, "No. 70/2025", "商务部、海关总署公告2025年第70号"),
        (f"{NO_70}/1", "No. 70/2025", "商务部、海关总署公告2025年第70号"),
    ],
)
def test_a_place_is_cited_as_the_trade_cites_it(place: str, en: str, zh: str) -> None:
    citation = LAW.cite(place)

    assert (citation.label("en"), citation.label("zh")) == (en, zh)
