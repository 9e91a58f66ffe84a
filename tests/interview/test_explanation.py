"""One proof, told in both languages: why, why not, why asked, what would change it."""

from dataclasses import replace

import pytest

from forms.interview.explanation import (
    Line,
    clock_words,
    item_ratio,
    ratio_words,
    why,
    why_asked,
    why_not,
)
from forms.interview.levers import lever_lines, what_would_change
from forms.interview.questions import Language
from forms.law.marks import Comparison
from forms.rules.determination import Licence, determine, grove_of
from forms.rules.evaluate import Scales
from forms.rules.truth import Truth
from forms.telling import dependence_line
from tests.corpus.law import LAW, NO_61, READ
from tests.rules.magnets import Said, magnet, place, result

LANGUAGES: tuple[Language, ...] = ("en", "zh")
INPUTS = [{"material": "P1-10", "origin": "CN", "value": "0.008..0.013 EUR"}]
STRADDLING: Said = {
    "magnet/content.inputs": INPUTS,
    "magnet/item.value": "9.00..10.00 EUR",
}
NO_CONTENT: Said = {"magnet/content.inputs": []}


def content_limb(changes: Said, language: Language = "en") -> tuple[Line, ...]:
    found = result(changes)
    return why(found.items[0].limbs[0].finding, found, LAW, language)


def texts(lines: tuple[Line, ...]) -> str:
    return "\n".join(line.text for line in lines)


def test_why_goes_from_the_limb_down_to_the_answers() -> None:
    lines = content_limb({})

    assert lines[0].cites == ("No. 61/2025 ¶1(1)",)
    assert lines[0].depth < max(line.depth for line in lines)
    assert "Estonia" in texts(lines)
    assert "9.00 EUR" in texts(lines)


def test_why_is_told_in_chinese_as_well() -> None:
    lines = content_limb({}, "zh")

    assert "爱沙尼亚" in texts(lines)
    assert lines[0].cites[0].startswith("商务部公告2025年第61号")


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_tell_the_same_proof(language: Language) -> None:
    shape = [(line.depth, line.truth) for line in content_limb({}, language)]

    assert shape == [(line.depth, line.truth) for line in content_limb({})]


def test_an_estimate_is_told_with_its_range_and_as_an_estimate() -> None:
    told = texts(content_limb(STRADDLING))

    assert "9.00 to 10.00 EUR" in told
    assert "estimate" in told


def test_a_clause_that_was_not_verified_says_so() -> None:
    notes = [line.note for line in content_limb({}) if line.note]

    assert any("not in the official PDF" in note for note in notes)


def test_a_clause_that_a_file_agrees_with_names_the_file_instead() -> None:
    found = result({})
    agreed = Comparison(
        fact=f"{NO_61}/annex-1",
        file="annex-1.pdf",
        sha256="0" * 64,
        size=482133,
        finding="agrees",
        by="A clerk",
        checked_on=READ,
    )
    at = replace(found.asked.at, compared=(agreed,))
    told = determine(replace(found.asked, at=at), LAW)
    lines = why(told.items[0].limbs[0].finding, told, LAW, "en")
    notes = [line.note for line in lines if line.note]

    assert not any("not in the official PDF" in note for note in notes)
    assert any(note.startswith("Compared with annex-1.pdf") for note in notes)


def test_what_denies_what_is_denied_supports_it_down_to_the_answer() -> None:
    marks = {line.text: line.mark for line in content_limb({})}

    assert marks["Not so: The item originates in China."] == "✓"
    assert marks["In which country was the item made? Estonia"] == "✓"
    assert marks["Did any stage of making the item itself take place in China? no"] == (
        "✓"
    )


def test_what_two_tests_ask_of_one_answer_is_told_once() -> None:
    found = result({})
    limb = found.items[0].limbs[1]
    lines = why(limb.finding, found, LAW, "en")

    assert len([x for x in lines if x.text.startswith("Was technology")]) == 1


def test_a_reading_is_told_with_what_it_says() -> None:
    told = texts(content_limb({"magnet/item.shape": "magnet-assembly"}))

    assert "Open question Q2 is read as (a)" in told


def test_the_ratio_is_told_beside_its_test() -> None:
    assert "1.6666 %" in texts(content_limb({}))


def test_a_ratio_across_the_line_says_what_would_settle_it() -> None:
    told = texts(content_limb(STRADDLING))

    assert "below 0.009 EUR (not met) or from 0.01 EUR (met)" in told


MOTOR: Said = {
    "magnet/item.shape": "magnet-assembly",
    "magnet/item.value": "180.00 EUR",
    "magnet/content.inputs": [
        {"material": "P1-10", "origin": "CN", "value": "0.05 EUR"}
    ],
    "magnet/content.inner_value": "25.00 EUR",
    "magnet/content.magnet_origin": "CN",
    "magnet/content.magnet_value": "45.00 EUR",
}


@pytest.mark.parametrize(
    ("rule", "share"),
    [
        ("content/share-of-item", "0.0277 %"),
        ("content/share-of-inner", "0.2000 %"),
        ("content/share-by-magnet", "25.0000 %"),
    ],
)
def test_each_share_is_told_of_what_its_own_test_weighs(rule: str, share: str) -> None:
    found = result(MOTOR)
    grove = grove_of(found.asked, LAW)
    finding = Scales(grove, found.facts, grove.readings).met(rule, "magnet")

    assert share in texts(why(finding, found, LAW, "en"))


@pytest.mark.parametrize(
    ("value", "met"), [("0.0089", Truth.FALSE), ("0.01", Truth.TRUE)]
)
def test_the_precision_named_settles_the_limb(value: str, met: Truth) -> None:
    made = [{"material": "P1-10", "origin": "CN", "value": f"{value} EUR"}]

    (limb, *_) = magnet({**STRADDLING, "magnet/content.inputs": made}).limbs

    assert limb.finding.truth is met


def test_a_worth_without_end_is_told_without_end() -> None:
    made = [{"material": "P1-10", "origin": "CN", "value": "not-known"}]
    found = result({"magnet/content.inputs": made})
    ratio = item_ratio("magnet", found)

    assert ratio is not None
    assert "∞" in ratio_words(ratio, LAW, "en")


def test_no_ratio_is_told_before_both_values_are_known() -> None:
    assert item_ratio("magnet", result({"magnet/item.value": None})) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_not_tells_what_fails_of_each_limb_that_is_not_met(
    language: Language,
) -> None:
    found = result(NO_CONTENT)
    lines = why_not(found.items[0], found, LAW, language)

    assert [line.truth for line in lines if line.depth == 0] == [Truth.FALSE] * 3


def test_why_not_begins_with_the_nearest_miss() -> None:
    found = result({"magnet/item.origin": None})
    first, *_ = why_not(found.items[0], found, LAW, "en")

    assert first.truth is Truth.OPEN
    assert first.cites == ("No. 61/2025 ¶1(1)",)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "It decides whether a limb of ¶1 is met (No. 61/2025 ¶1(2))"),
        ("zh", "（商务部公告2025年第61号第一条第（二）项）"),
    ],
)
def test_why_asked_names_the_goal_and_its_clause(language: Language, told: str) -> None:
    found = result({"magnet/technology.china_origin": None})
    asked = place("magnet/technology.china_origin")

    reason, flagged = why_asked(asked, found.asked, LAW, language)

    assert flagged.startswith(LAW.wordings.word("goals", "flag", language))
    assert told in reason or told[1:-1] in reason


def test_what_is_settled_is_no_reason_to_ask() -> None:
    found = result({"case.role": "recipient"})

    assert why_asked(place("end_use.wmd"), found.asked, LAW, "en") == ()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Neodymium-iron-boron with neither → outside the scope of No. 61"),
        ("zh", "不含铽、镝的钕铁硼永磁材料 → 不属于公告第61号的适用范围"),
    ],
)
def test_another_material_would_change_the_result(
    language: Language, told: str
) -> None:
    assert any(told in line for line in lever_lines("magnet", result(), language))


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "another country or region"), ("zh", "其他国家或者地区")],
)
def test_another_origin_is_told_without_naming_one(
    language: Language, told: str
) -> None:
    chinese: Said = {"magnet/item.origin": "CN", **NO_CONTENT}

    assert any(
        told in line for line in lever_lines("magnet", result(chinese), language)
    )


def test_no_other_route_and_no_other_end_use_is_ever_a_lever() -> None:
    levers = what_would_change("magnet", result())
    questions = {place.question for lever in levers for place in lever.places}

    assert levers
    assert all(LAW.questions[question].lever for question in questions)
    assert not any(
        question.startswith(("route.", "end_use.")) for question in questions
    )


def test_two_levers_are_named_where_one_is_not_enough() -> None:
    both: Said = {
        "magnet/item.shape": "input",
        "magnet/item.input_material": "P1-12",
        "magnet/item.origin": "CN",
        "magnet/technology.china_origin": "yes",
    }

    (lever,) = what_would_change("magnet", result(both))

    assert {place.question for place in lever.places} == {
        "item.origin",
        "technology.china_origin",
    }
    assert lever.becomes is Licence.NOT_REQUIRED


def test_where_no_lever_helps_none_is_named() -> None:
    assert what_would_change("magnet", result({"route.destination": "CN"})) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clock_names_day_knowledge_and_instrument(language: Language) -> None:
    found = result()
    limb = found.items[0].limbs[0]
    said = clock_words(limb.stand, limb.rule.provision, found, LAW, language)

    assert {"en": "1 February 2026", "zh": "2026年2月1日"}[language] in said
    assert {"en": "9 October 2026", "zh": "2026年10月9日"}[language] in said
    assert {"en": "No. 70/2025", "zh": "2025年第70号"}[language] in said


def test_without_a_date_the_clock_says_so() -> None:
    found = result({"route.export_date": None})
    limb = found.items[0].limbs[0]

    assert clock_words(limb.stand, limb.rule.provision, found, LAW, "en")


def test_another_reading_is_told_as_each_language_is_written() -> None:
    motor: Said = {
        "magnet/item.shape": "magnet-assembly",
        "magnet/content.magnet_origin": "EE",
    }
    (found,) = result(motor).depends_on
    told = dependence_line(found, LAW, "zh")

    assert dependence_line(found, LAW, "en").startswith("Under Q2 (b: No, by analogy")
    assert told.startswith("若按Q2（b：否")
    assert ";" not in told
