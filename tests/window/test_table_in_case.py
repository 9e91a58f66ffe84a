"""A table taken into a case gives the facts from which its ratio is decided."""

from hypothesis import HealthCheck, given, settings

from desktop.session import CaseSession
from forms.case.facts import Place, Range
from forms.composition.bill import Content, Line, Source
from forms.composition.ratio import china_part_1_value, ratio
from tests.composition.imports.chain import told
from tests.composition.imports.made_tables import Made, made

SOURCE = Source(id="f", name="bill.csv", format="separated")


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made())
def test_the_facts_of_a_case_have_the_ratio_of_the_table(
    session: CaseSession, table: Made
) -> None:
    session.add_member("item")
    item = list(session.outcome.case.items)[-1]
    session.add_lines(item, SOURCE, (tuple(told(table.text).lines),))
    held = session.bill(item).bill.lines.values()
    whole = tuple(line.model_copy(update={"is_complete": True}) for line in held)
    session.change_lines(item, whole)
    facts = session.outcome.facts
    worth = facts[Place(item, "item.value")].value
    inputs = facts[Place(item, "content.inputs")].value
    assert isinstance(worth, Range)
    found = ratio(china_part_1_value(inputs), worth)

    assert found is not None
    assert (found.low, found.high) == (table.low, table.high)


def test_an_edited_number_takes_no_class_along(session: CaseSession) -> None:
    session.add_member("item")
    item = list(session.outcome.case.items)[-1]
    neodymium = Line(id="m", contents=(Content(cas="7440-00-8"),), is_complete=True)
    session.add_lines(item, None, ((neodymium,),))
    (held,) = session.bill(item).bill.lines.values()
    edited = held.contents[0].model_copy(update={"cas": "7429-91-6"})
    session.change_lines(item, (held.model_copy(update={"contents": (edited,)}),))
    (now,) = session.bill(item).bill.lines.values()

    assert (held.contents[0].material, now.contents[0].material) == ("none", "")
