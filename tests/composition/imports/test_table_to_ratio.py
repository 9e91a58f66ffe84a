"""A table made from a bill, read as the child reads it, has the ratio of the bill."""

from hypothesis import given, settings

from forms.composition.bill import Source
from forms.composition.substances import classified
from forms.composition.tiers import Reckoning
from forms.composition.tree import Bill, arrived
from forms.corpus import load
from forms.resources import resources
from tests.composition.imports.chain import told
from tests.composition.imports.made_tables import Made, made

SUBSTANCES = load(resources()).substances
SOURCE = Source(id="f1", name="bill.csv", format="separated")


@settings(max_examples=100)
@given(made())
def test_a_table_has_the_ratio_of_its_bill(table: Made) -> None:
    lines = [
        classified(line, SUBSTANCES).model_copy(update={"is_complete": True})
        for line in arrived(told(table.text).lines, SOURCE)
    ]
    ratio = Reckoning.of(Bill.of(lines, [SOURCE])).tier().ratio

    assert ratio is not None
    assert (ratio.low, ratio.high) == (table.low, table.high)


@settings(max_examples=20)
@given(made())
def test_until_somebody_says_that_all_is_told_there_is_no_upper_end(
    table: Made,
) -> None:
    lines = [classified(line, SUBSTANCES) for line in told(table.text).lines]
    ratio = Reckoning.of(Bill.of(lines)).tier().ratio

    assert ratio is not None
    assert (ratio.low, ratio.high) == (table.low, None)
