"""The bill of an item in the open case: on the disk, undone, and part of the result."""

from fractions import Fraction

from desktop.session import CaseSession
from desktop.store.vault import Vault
from forms.case.events import LinesAdded, case_of
from forms.case.facts import Place, Range, Rows, Standing
from forms.casefile import story_of
from forms.composition.bill import Content, Line, Origin, Price, Source
from forms.composition.ratio import china_part_1_value

ITEM = "item-1"
INPUTS = Place(ITEM, "content.inputs")
WORTH = Place(ITEM, "item.value")
FILE = Source(id="", name="magnets.csv", format="table")
DYSPROSIUM = Content(
    name="dysprosium",
    material="P1-02",
    share="2",
    origins=(Origin(country="CN"),),
    prices=(Price(amount="300 EUR", per="kg"),),
)
MAGNET = Line(
    id="1",
    number="M-42",
    supplier="Baltic",
    mass="10",
    is_complete=True,
    contents=(DYSPROSIUM,),
    prices=(Price(amount="2 EUR"),),
)


def part_1(session: CaseSession) -> Range | None:
    fact = session.outcome.facts.get(INPUTS)
    return china_part_1_value(fact.value) if fact else None


def test_lines_of_a_file_become_facts_of_the_item(session: CaseSession) -> None:
    session.add_lines(ITEM, FILE, [(MAGNET,)])
    facts = session.outcome.facts

    assert part_1(session) == Range.exactly(Fraction(6, 100), "EUR")
    assert facts[WORTH].value == Range.exactly(2, "EUR")
    assert facts[INPUTS].provenance.source == "bill"
    assert facts[INPUTS].provenance.document == "magnets.csv"


def test_lines_that_are_foreseen_are_not_kept_yet(
    session: CaseSession, vault: Vault
) -> None:
    before = vault.events(session.case_id)
    coming = session.foresee_lines(ITEM, FILE, [(MAGNET,)])

    assert vault.events(session.case_id) == before
    assert session.bill(ITEM).bill.lines == {}
    assert session.keep_lines(coming)
    assert session.bill(ITEM).bill.lines.keys() == {"f1:1"}


def test_lines_foreseen_for_another_case_are_weighed_anew(
    session: CaseSession,
) -> None:
    coming = session.foresee_lines(ITEM, FILE, [(MAGNET,)])
    session.answer(Place("case", "case.role"), "exporter")

    assert not session.keep_lines(coming)
    assert session.bill(ITEM).bill.lines == {}
    assert Place("case", "case.role") in session.outcome.facts


def test_all_batches_are_on_the_disk_or_none(
    session: CaseSession, vault: Vault
) -> None:
    def broken() -> list[tuple[Line, ...]]:
        return [(MAGNET,), (MAGNET.model_copy(update={"id": "2"}),)]

    before = len(vault.events(session.case_id))
    session.add_lines(ITEM, FILE, broken())

    assert len(vault.events(session.case_id)) == before + 2
    again = case_of(story_of(vault.events(session.case_id)))
    assert again.bills[ITEM] == session.bill(ITEM)


def test_two_files_with_the_same_ids_do_not_collide(session: CaseSession) -> None:
    session.add_lines(ITEM, FILE, [(MAGNET,)])
    session.add_lines(ITEM, FILE, [(MAGNET,)])

    assert set(session.bill(ITEM).bill.lines) == {"f1:1", "f2:1"}


def test_a_file_is_undone_in_one_stroke(session: CaseSession) -> None:
    session.add_lines(ITEM, FILE, [(MAGNET,), (MAGNET.model_copy(update={"id": "2"}),)])
    session.undo()

    assert session.bill(ITEM).bill.lines == {}
    assert INPUTS not in session.outcome.facts


def test_a_changed_line_is_undone(session: CaseSession) -> None:
    session.add_lines(ITEM, FILE, [(MAGNET,)])
    line = session.bill(ITEM).bill.lines["f1:1"]
    session.change_lines(ITEM, (line.model_copy(update={"mass": "20"}),))
    changed = part_1(session)
    session.undo()

    assert changed == Range.exactly(Fraction(12, 100), "EUR")
    assert part_1(session) == Range.exactly(Fraction(6, 100), "EUR")


def test_a_removed_line_takes_its_parts_and_brings_them_back(
    session: CaseSession,
) -> None:
    rotor = Line(id="0", kind="part")
    session.add_lines(ITEM, FILE, [(rotor, MAGNET.model_copy(update={"parent": "0"}))])
    session.remove_lines(ITEM, ("f1:0",))
    gone = dict(session.bill(ITEM).bill.lines)
    session.undo()

    assert gone == {}
    assert session.bill(ITEM).bill.parent("f1:1") == "f1:0"


def test_an_item_worth_less_on_the_market_may_be_worth_either(
    session: CaseSession,
) -> None:
    market = Price(amount="1.50 EUR", basis="market")
    both = MAGNET.model_copy(update={"prices": (*MAGNET.prices, market)})
    session.add_lines(ITEM, FILE, [(both,)])

    worth = session.outcome.facts[WORTH].value
    assert worth == Range(Fraction(3, 2), Fraction(2), "EUR")


def test_a_bill_that_names_nothing_answers_nothing(session: CaseSession) -> None:
    session.add_lines(ITEM, FILE, [(Line(id="1", name="screw"),)])

    assert INPUTS not in session.outcome.facts


def test_a_bill_of_things_without_part_1_materials_answers_none(
    session: CaseSession,
) -> None:
    session.add_lines(ITEM, FILE, [(Line(id="1", name="screw", kind="none"),)])
    fact = session.outcome.facts[INPUTS]

    assert isinstance(fact.value, Rows)
    assert fact.value.rows == ()


def test_a_table_and_a_bill_that_disagree_are_a_conflict(
    session: CaseSession,
) -> None:
    session.answer(INPUTS, [{"material": "P1-02", "origin": "CN", "value": "1 EUR"}])
    session.add_lines(ITEM, FILE, [(MAGNET,)])

    assert session.outcome.facts[INPUTS].standing is Standing.CONFLICT


def test_a_worth_that_differs_by_little_keeps_both(session: CaseSession) -> None:
    session.answer(WORTH, "1.90..2.10 EUR", "price list")
    session.add_lines(ITEM, FILE, [(MAGNET,)])
    fact = session.outcome.facts[WORTH]

    assert fact.value == Range(Fraction(19, 10), Fraction(21, 10), "EUR")


def test_the_item_leaves_with_its_bill_and_comes_back_with_it(
    session: CaseSession,
) -> None:
    session.add_lines(ITEM, FILE, [(MAGNET,)])
    session.remove_member(ITEM)
    gone = dict(session.outcome.facts)
    session.undo()

    assert INPUTS not in gone
    assert part_1(session) == Range.exactly(Fraction(6, 100), "EUR")


def test_who_told_it_is_kept(session: CaseSession) -> None:
    session.add_lines(ITEM, FILE, [(MAGNET,)])
    event = session.events[-1]

    assert isinstance(event, LinesAdded)
    assert event.by == "clerk"
    assert event.at
