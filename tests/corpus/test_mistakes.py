"""Errors of secondary sources (law.md section 10) stay out of every text of ours."""

import re

import pytest

from tests.corpus.law import LAW, NO_61
from tests.corpus.test_wording import PAIRS

# Readings say what others hold; everything else is what this program says itself.
SAID = [(key, f"{en}\n{zh}") for key, en, zh in PAIRS if not key.startswith("readings")]
MISTAKES = {
    "thirteen items are not thirteen elements": (
        r"(13|thirteen) (rare-earth )?elements|(13|十三)种元素"
    ),
    "the elements of No. 57 do not count": r"(12|twelve) rare earths|(12|十二)种稀土",
    "the pause does not end on 28 November": (
        r"28 Nov(ember)? 2026|2026年11月28日|2026-11-28"
    ),
    "nothing was repealed": r"(?<!none is )\brepealed|(?<!未予)废止",
    "nothing was put off to a day": r"postponed|takes? effect on 10 November|推迟",
    "forty parties in February are not fifty": r"(50|fifty) Japanese|50家日本",
    "a stopped listing is not a delisting": r"\b(delisted|removed from the list)\b",
    "a quarter of a per cent is not printed as less": r"0\.0025 ?%",
    "not any product is a listed one": (
        r"(?<!so that )\b(any|every) product (with|that)"
    ),
}


@pytest.mark.parametrize(("mistake", "wording"), MISTAKES.items())
def test_no_text_of_ours_makes_the_mistake(mistake: str, wording: str) -> None:
    wrong = {key: found for key, text in SAID if (found := re.findall(wording, text))}

    assert wrong == {}, mistake


def test_a_share_of_mass_is_told_apart_from_the_share_of_value() -> None:
    by_mass = r"0\.1 ?%[^.;]*\b(by|of|in) (weight|mass|content)|0\.1 wt"
    spoken = {key: text for key, text in SAID if re.search(by_mass, text)}

    assert [key for key, text in spoken.items() if " value" not in text] == []


def test_the_refusal_by_user_does_not_name_the_unreliable_entity_list() -> None:
    says = LAW.cite(f"{NO_61}/2").provision

    assert says
    assert "nreliable" not in says.says.en
    assert "不可靠" not in says.says.zh


def test_the_technology_limb_asks_nothing_of_the_material() -> None:
    says = LAW.provision(f"{NO_61}/1(2)").says

    assert "no condition on the material" in says.en
    assert "含有" not in says.zh


def test_no_18_was_never_paused() -> None:
    [provision] = LAW.instruments["mofcom-gac-2025-18"].provisions

    assert provision.suspended == ()


@pytest.mark.parametrize("number", [11, 20, 23, 27, 30])
def test_a_control_list_notice_is_no_watch_list_notice(number: int) -> None:
    title = LAW.instruments[f"mofcom-2026-{number}"].title

    assert "control list" in title.en
    assert "管控名单" in title.zh


@pytest.mark.parametrize("number", [12, 28])
def test_a_watch_list_notice_is_no_control_list_notice(number: int) -> None:
    title = LAW.instruments[f"mofcom-2026-{number}"].title

    assert "watch list" in title.en
    assert "关注名单" in title.zh


@pytest.mark.parametrize("number", [1, 13, 21, 22, 35, 51])
def test_a_notice_of_2025_does_not_bind_persons_abroad(number: int) -> None:
    for provision in LAW.instruments[f"mofcom-2025-{number}"].provisions:
        assert "abroad" not in provision.says.en
        assert "境外" not in provision.says.zh


@pytest.mark.parametrize("number", [11, 20, 23, 27, 30])
def test_a_control_list_notice_of_2026_binds_persons_abroad(number: int) -> None:
    says = LAW.provision(f"mofcom-2026-{number}/1").says

    assert "abroad" in says.en
    assert "境外" in says.zh


def test_three_million_is_the_ceiling_for_a_missing_report_alone() -> None:
    named = {
        f"{instrument.id}/{provision.id}"
        for instrument in LAW.instruments.values()
        for provision in instrument.provisions
        if "3,000,000" in provision.says.en
    }

    assert named == {"dual-use-regulations/40"}


def test_answers_on_no_18_say_that_they_do_not_carry_over() -> None:
    says = LAW.provision("mofcom-answers-2025-09-16/1").says

    assert "nothing of it carries over to No. 61" in says.en
    assert "不适用于公告第61号" in says.zh
