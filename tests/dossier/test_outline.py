"""The forms as data are complete, pass for nothing official, and ask what is due."""

import re

import pytest

from forms.case.events import MemberAdded
from forms.case.facts import CASE, Place
from forms.dossier.computed import COMPUTED
from forms.dossier.due import Papers
from forms.dossier.listing import HOLDERS, MAGNETS, TARGETS
from forms.dossier.outline import Field, Form
from forms.interview.screens import PageKey, open_places, rail, screen
from tests.dossier.samples import NAMES, answered, corpus, outcome_of, told, without

HAN = re.compile(r"[\u4e00-\u9fff]")
FIELDS = [field for form in corpus().forms for field in form.fields]
NUMBERS = {
    "F1": [f"F1-{n:02d}" for n in range(1, 40)],
    "F8": [f"F8-{n:02d}" for n in range(1, 12)],
    "F10": [f"F10-{n:02d}" for n in range(1, 8)],
    "F12": [f"F12-{n:02d}" for n in range(1, 20)],
    "F4": [
        *(f"F4-{n:02d}" for n in range(1, 14)),
        *("U1", "U2", "U3", "U4"),
        *(f"F4-{n}" for n in range(20, 26)),
    ],
}
MAGNET = "traction-motor-magnet"


def form_of(code: str) -> Form:
    return next(form for form in corpus().forms if form.code == code)


def asked(name: str) -> set[str]:
    return {place.question for place in Papers(outcome_of(name), corpus()).places}


@pytest.mark.parametrize("code", NUMBERS)
def test_every_number_of_the_form_has_its_place(code: str) -> None:
    form = form_of(code)
    numbers = [field.number for field in form.fields]
    signed = [
        f"{prefix}{number:02d}"
        for signatory in form.signed_by
        for prefix, first, last in re.findall(
            r"(F\d+-)(\d+)(?: 至 F\d+-(\d+))?", signatory.who.zh
        )
        for number in range(int(first), int(last or first) + 1)
    ]

    assert sorted({*numbers, *signed}) == sorted(NUMBERS[code])


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.number)
def test_a_field_is_labelled_in_both_languages(field: Field) -> None:
    assert HAN.search(field.label.zh)
    assert field.label.en
    assert not HAN.search(field.label.en)


@pytest.mark.parametrize("form", corpus().forms, ids=lambda form: form.code)
def test_no_form_passes_for_an_official_one(form: Form) -> None:
    assert "工作稿" in form.title.zh
    assert "working" in form.title.en
    assert "工作稿" in form.note.zh


def test_every_named_value_is_worked_out_and_every_function_is_used() -> None:
    used = {field.computed for field in FIELDS if field.computed}

    assert used == set(COMPUTED)


def test_every_controlled_line_that_an_answer_can_mean_is_in_the_annex() -> None:
    ids = [
        *HOLDERS.values(),
        *(i for t in (MAGNETS, TARGETS) for v in t.values() for i in v),
    ]
    options = {
        question: {option.id for option in corpus().questions[question].options}
        for question in ("item.magnet_material", "item.target_material", "item.shape")
    }

    assert set(ids) <= set(corpus().lines)
    assert options["item.magnet_material"] == {*MAGNETS, "ndfeb-plain", "other"}
    assert options["item.target_material"] == {*TARGETS, "other"}
    assert set(HOLDERS) < options["item.shape"]


def test_only_an_application_has_sheet_and_certificate() -> None:
    codes = {
        name: [due.form.code for due in Papers(outcome_of(name), corpus()).due]
        for name in NAMES
    }

    assert codes[MAGNET] == ["F1", "F4", "F12", "F8"]
    assert codes["radar-actuator"] == ["F1", "F4", "F8"]
    assert codes["field-hospital-spares"] == ["F8", "F10"]


def test_a_case_outside_the_scope_has_no_papers() -> None:
    outcome = told(MAGNET, answered(CASE, "exporter.country", "CN"))

    assert Papers(outcome, corpus()).due == ()


def test_the_worksheet_comes_only_where_the_ratio_is_weighed() -> None:
    outcome = told(MAGNET, answered("magnet", "item.origin", "CN"))

    assert "F12" not in [d.form.code for d in Papers(outcome, corpus()).due]


def test_a_form_is_about_the_items_that_call_for_it() -> None:
    added = MemberAdded(scope="item", member="plain")
    plain = [
        answered("plain", "item.shape", "magnet"),
        answered("plain", "item.magnet_material", "ndfeb-plain"),
    ]
    sheet = Papers(told(MAGNET, added, *plain), corpus()).due[0]

    assert sheet.items == ("magnet",)


def test_relief_is_not_asked_what_only_an_application_needs() -> None:
    assert "contract.number" in asked(MAGNET)
    assert "contract.number" not in asked("field-hospital-spares")


def test_an_agent_is_asked_for_only_if_there_is_one() -> None:
    assert "agent.name" in asked("radar-actuator")
    assert "agent.name" not in asked(MAGNET)


def test_a_forwarder_is_asked_less_than_the_end_user() -> None:
    places = Papers(outcome_of(MAGNET), corpus()).places

    assert Place("maker", "party.contact") in places
    assert Place("forwarder", "party.name") in places
    assert Place("forwarder", "party.contact") not in places


def test_what_may_be_left_out_is_never_waited_for() -> None:
    outcome = without(MAGNET, ("magnet", "item.lot"), (CASE, "route.transit"))

    assert open_places(outcome, corpus()) == ()
    assert all(entry.open == 0 for entry in rail(outcome, corpus(), "en"))


def test_what_may_be_left_out_is_offered_and_marked() -> None:
    outcome = without(MAGNET, ("magnet", "item.lot"))
    rows = screen(outcome, corpus(), PageKey("item-papers", "magnet"), "en").rows
    optional = {row.place.question: row.is_optional for row in rows}

    assert optional["item.lot"]
    assert not optional["item.name"]


def test_the_papers_wait_for_the_law() -> None:
    outcome = without(MAGNET, (CASE, "end_use.military"), ("magnet", "item.name"))

    assert open_places(outcome, corpus()) == (Place(CASE, "end_use.military"),)


def test_a_missing_paper_answer_is_asked_for_then() -> None:
    outcome = without(MAGNET, ("magnet", "item.name"))

    assert open_places(outcome, corpus()) == (Place("magnet", "item.name"),)


def test_an_undertaking_on_military_use_is_asked_where_a_rule_requires_it() -> None:
    undertaking = next(f for f in form_of("F4").fields if f.number == "U4")
    truths = {
        name: Papers(outcome_of(name), corpus()).weigh(undertaking.when, CASE).name
        for name in (MAGNET, "jet-engine-sensor")
    }

    assert truths == {MAGNET: "FALSE", "jet-engine-sensor": "TRUE"}
