"""Instruments say when each clause holds, who verified it, and how it is cited.

The tables are written from law.md sections 2, 3, 5 and 7 to 10, not from the files.
"""

import datetime as dt

import pytest

from forms.law.instruments import Instrument, Provision
from forms.resources import resources
from tests.corpus.law import CONTENT, LAW, NO_61, NO_70, READ, day

PROVISIONS: list[tuple[str, Provision]] = [
    (f"{instrument.id}/{provision.id}", provision)
    for instrument in LAW.instruments.values()
    for provision in instrument.provisions
]
IN_PLACE = dict(PROVISIONS)
LAWS = [instrument for instrument in LAW.instruments.values() if instrument.law]
REGULATIONS = (
    "12 14 14(3) 14(4) 15 16 17 18 18(1) 18(2) 18(3) 20 22 24 25 26 27 28 29 30 36 38 "
    "39 40 41 48 49"
)

# Instrument: days of publication and first effect, and the clauses that law.md names.
NAMED = {
    "export-control-law": (
        "2020-10-17",
        "2020-12-01",
        "12 12(3) 13 15 16 20 34 35 37 39 41 44 45",
    ),
    "dual-use-regulations": ("2024-10-19", "2024-12-01", REGULATIONS),
    "mofcom-2024-46": ("2024-12-03", "2024-12-03", "1 2"),
    "mofcom-2025-1": ("2025-01-02", "2025-01-02", "1 2"),
    "mofcom-2025-13": ("2025-03-04", "2025-03-04", "1 2"),
    "mofcom-gac-2025-18": ("2025-04-04", "2025-04-04", "1"),
    "mofcom-2025-21": ("2025-04-04", "2025-04-04", "1 2"),
    "mofcom-2025-22": ("2025-04-09", "2025-04-10", "1 2"),
    "mofcom-2025-35": ("2025-07-09", "2025-07-09", "1 2"),
    "mofcom-2025-51": ("2025-09-25", "2025-09-25", "1 2"),
    "mofcom-gac-2025-55": ("2025-10-09", "2025-11-08", "1"),
    "mofcom-gac-2025-56": ("2025-10-09", "2025-11-08", "1"),
    "mofcom-gac-2025-57": ("2025-10-09", "2025-11-08", "1"),
    "mofcom-gac-2025-58": ("2025-10-09", "2025-11-08", "1"),
    "mofcom-2025-61": (
        "2025-10-09",
        "2025-10-09",
        "1 1(1) 1(2) 1(3) 2 3 4 5 6 7 8 annex-1 annex-2",
    ),
    "mofcom-2025-62": (
        "2025-10-09",
        "2025-10-09",
        "1 1E902.a 1E902.b 1-catch-all 2 3 4 5 6 7 8 annex-1 annex-2",
    ),
    "mofcom-gac-2025-70": ("2025-11-07", "2025-11-07", "1"),
    "mofcom-2025-72": ("2025-11-09", "2025-11-09", "1"),
    "mofcom-2026-1": ("2026-01-06", "2026-01-06", "1"),
    "mofcom-2026-11": ("2026-02-24", "2026-02-24", "1 2"),
    "mofcom-2026-12": ("2026-02-24", "2026-02-24", "1 removal"),
    "mofcom-2026-20": ("2026-04-24", "2026-04-24", "1 2"),
    "mofcom-2026-23": ("2026-06-22", "2026-06-22", "1 2"),
    "mofcom-2026-26": ("2026-06-24", "2026-07-01", "1"),
    "mofcom-2026-27": ("2026-06-29", "2026-06-29", "1 2"),
    "mofcom-2026-28": ("2026-06-29", "2026-06-29", "1 removal"),
    "mofcom-2026-30": ("2026-07-24", "2026-07-24", "1 2"),
    "uel-2025-7": ("2025-04-04", "2025-04-04", "1"),
    "uel-2025-10": ("2025-10-09", "2025-10-09", "1"),
    "gac-2025-123": ("2025-06-16", "2025-06-16", "2"),
    "rare-earth-regulations": ("2024-06-22", "2024-10-01", "definitions"),
    # Not China's: the one rule of an exporter's own law that was looked at (Q22).
    "de-foreign-trade-ordinance": ("2013-08-05", "2013-09-01", "7"),
}
# Acts of a spokesperson that pause and stop listings: party-lists.md section 3.
PAUSING = {
    "mofcom-statement-2025-05-14": "2025-05-14",
    "mofcom-statement-2025-08-12": "2025-08-12",
    "mofcom-statement-2025-11-05": "2025-11-10",
}
NO_LAW = {
    "mofcom-answers-2025-09-16",
    "mofcom-answers-2025-10-09",
    "mofcom-statement-2025-10-12",
    "mofcom-statement-2025-10-16",
    "mofcom-statement-2025-12-18",
    "mofcom-statement-2026-04-09",
    "mofcom-readout-2026-09-28",
    "draft-licence-measures",
}
EXCONTROL = "http://exportcontrol.mofcom.gov.cn/article/zcfg/gnzcfg/zcfggzqd/202510"
ATTACHED = "https://exportcontrol.mofcom.gov.cn/upload/uploadfile/attach/202510/09"
MOFCOM = "https://www.mofcom.gov.cn"
ADDRESSES = [
    (NO_61, f"{EXCONTROL}/1171.html"),
    (NO_61, f"{MOFCOM}/zwgk/zcfb/art/2025/art_7fc9bff0fb4546ecb02f66ee77d0e5f6.html"),
    (NO_61, f"{ATTACHED}/20251009102319468.pdf"),
    (NO_61, f"{ATTACHED}/20251009103255790.pdf"),
    ("mofcom-2025-62", f"{EXCONTROL}/1170.html"),
    (
        "mofcom-2025-62",
        f"{MOFCOM}/zwgk/zcfb/art/2025/art_6cb42957741440c6984de696b70df9ae.html",
    ),
    (
        "mofcom-answers-2025-10-09",
        "http://exportcontrol.mofcom.gov.cn/article/gndt/202510/1172.html",
    ),
    (NO_70, f"{MOFCOM}/zcfb/dwmygl/art/2025/art_7902cbe4bcba4e9db47972b13e7d0dfa.html"),
    ("mofcom-gac-2025-57", f"{EXCONTROL}/1177.html"),
    ("mofcom-gac-2025-56", f"{EXCONTROL}/1176.html"),
    (
        "mofcom-gac-2025-18",
        f"{MOFCOM}/zwgk/zcfb/art/2025/art_9c2108ccaf754f22a34abab2fedaa944.html",
    ),
    (
        "mofcom-readout-2026-09-28",
        f"{MOFCOM}/xwfb/sjfzrfb/art/2026/art_cd060e0649964da8ae13216c3bb1a645.html",
    ),
]
# Clause: the figures of law.md section 9, times of turnover or gains, and CNY.
PENALTIES = {
    "export-control-law/34": ("5 10", "500,000 5,000,000"),
    "export-control-law/35": (
        "5 10",
        "200,000 2,000,000 50,000 500,000",
    ),
    "export-control-law/37": ("10 20", "500,000 5,000,000"),
    "dual-use-regulations/40": ("5 10", "500,000 3,000,000"),
    "dual-use-regulations/41": ("3 5", "100,000 500,000"),
}


def first_day(instrument: Instrument) -> dt.date:
    return min(s.since for p in instrument.provisions for s in p.in_force)


def running_pauses() -> dict[str, dt.date]:
    """Return the last day of each pause that had not ended when it was checked."""
    ends = {
        place: max(pause.until for pause in provision.suspended if pause.until)
        for place, provision in PROVISIONS
        if provision.suspended
    }
    return {place: end for place, end in ends.items() if end >= READ}


def test_each_file_bears_the_name_of_its_instrument() -> None:
    files = {path.stem for path in (resources() / "instruments").glob("*.toml")}

    assert files == set(LAW.instruments)


def test_every_instrument_that_the_law_names_is_there_and_no_other() -> None:
    assert set(LAW.instruments) == {*NAMED, *PAUSING, *NO_LAW, NO_70}


@pytest.mark.parametrize(("instrument", "expected"), NAMED.items())
def test_it_was_published_and_took_effect_on_its_days_with_its_clauses(
    instrument: str, expected: tuple[str, str, str]
) -> None:
    found = LAW.instruments[instrument]
    clauses = " ".join(provision.id for provision in found.provisions)

    days = (str(found.published), str(first_day(found)))
    assert (*days, clauses) == expected


@pytest.mark.parametrize(("instrument", "since"), PAUSING.items())
def test_a_pause_of_listings_begins_with_the_act_that_opens_it(
    instrument: str, since: str
) -> None:
    assert first_day(LAW.instruments[instrument]) == day(since)


def test_an_answer_a_statement_or_a_draft_is_no_law() -> None:
    assert {i.id for i in LAW.instruments.values() if not i.law} == NO_LAW


def test_all_was_read_up_to_the_same_day() -> None:
    assert {instrument.read_on for instrument in LAW.instruments.values()} == {READ}


def test_every_law_says_where_it_stands_or_where_it_was_read() -> None:
    nowhere = {i.id for i in LAWS if not (i.addresses or i.sources)}

    assert nowhere == {
        "de-foreign-trade-ordinance",
        "mofcom-2026-26",
        "rare-earth-regulations",
    }


@pytest.mark.parametrize(("instrument", "address"), ADDRESSES)
def test_official_addresses_are_exact(instrument: str, address: str) -> None:
    assert address in LAW.instruments[instrument].addresses


def test_official_titles_are_exact() -> None:
    titles = {i.id: i.title.zh for i in LAW.instruments.values()}

    assert titles[NO_61] == "公布对境外相关稀土物项实施出口管制的决定"
    assert "国务院令第792号" in titles["dual-use-regulations"]
    for annex, title in {
        "annex-1": "《转移或者提供受出口管制技术情况说明》",
        "annex-2": "《在境内提供受出口管制技术情况说明》",
    }.items():
        assert IN_PLACE[f"mofcom-2025-62/{annex}"].says.zh == f"{title}。"


@pytest.mark.parametrize(("place", "figures"), PENALTIES.items())
def test_a_fine_has_the_figures_of_the_law(
    place: str, figures: tuple[str, str]
) -> None:
    times, amounts = figures
    low, high = times.split()
    says = IN_PLACE[place].says

    assert f"{low} to {high} times" in says.en
    assert f"{low}倍以上{high}倍以下" in says.zh
    for amount in amounts.split():
        assert amount in says.en
        assert f"{amount}元" in says.zh


def test_no_clause_begins_before_its_instrument_is_published() -> None:
    early = [
        place
        for place, provision in PROVISIONS
        for span in provision.in_force
        if span.since < LAW.instruments[span.by].published
    ]

    assert early == []


def test_a_pause_never_runs_without_end() -> None:
    endless = [p for p, prov in PROVISIONS for s in prov.suspended if not s.until]

    assert endless == []


def test_a_pause_is_verified_up_to_the_day_before_its_last() -> None:
    verified = {
        place: [check.until for check in IN_PLACE[place].verified]
        for place in running_pauses()
    }

    assert verified == {
        place: [last - dt.timedelta(days=1)] for place, last in running_pauses().items()
    }


def test_what_runs_on_or_is_over_is_verified_for_ninety_days() -> None:
    paused = running_pauses()
    ends = {
        check.until - check.on
        for place, provision in PROVISIONS
        for check in provision.verified
        if place not in paused and (provision.in_force[-1].until or READ) <= READ
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
        (
            "dual-use-regulations/18(2)",
            "Dual-use Regulations art. 18(2)",
            "《两用物项出口管制条例》第十八条第二款",
        ),
        (f"{NO_61}/annex-1", "No. 61/2025 Annex 1", "商务部公告2025年第61号附件1"),
        (NO_70, "No. 70/2025", "商务部、海关总署公告2025年第70号"),
        (f"{NO_70}/1", "No. 70/2025", "商务部、海关总署公告2025年第70号"),
        (
            "mofcom-2025-62/1-catch-all",
            "No. 62/2025 ¶1, catch-all",
            "商务部公告2025年第62号第一条（兜底规定）",
        ),
    ],
)
def test_a_place_is_cited_as_the_trade_cites_it(place: str, en: str, zh: str) -> None:
    citation = LAW.cite(place)

    assert (citation.label("en"), citation.label("zh")) == (en, zh)


def test_every_clause_is_cited_in_its_own_way() -> None:
    labels = [(p, LAW.cite(p).label(), LAW.cite(p).label("zh")) for p in IN_PLACE]

    assert len({en for _, en, _ in labels}) == len(labels)
    assert len({zh for _, _, zh in labels}) == len(labels)
