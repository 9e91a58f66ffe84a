"""New lines: an empty one to be filled in, or the rows of a spreadsheet."""

from collections.abc import Iterable, Iterator

from desktop.controls.cells import Cells
from desktop.pages.composition.fields import Fields
from forms.case.facts import NOT_KNOWN
from forms.composition.bill import Line, Price
from forms.composition.tree import Bill
from forms.interview.questions import Column

_PRICE = "amount"


def pasted_columns(ask: Fields) -> tuple[Column, ...]:
    """Return the columns of pasted rows, in the order in which they stand unnamed."""
    by_id = {column.id: column for column in ask.line}
    names = ("number", "name", "quantity", "unit", "mass", "supplier", "country")
    return (*(by_id[name] for name in names), ask.price[0], by_id["grade"])


def new_ids(bill: Bill) -> Iterator[str]:
    """Yield ids that no line has."""
    number = len(bill.lines)
    while True:
        number += 1
        if (name := f"line-{number}") not in bill.lines:
            yield name


def empty_line(bill: Bill, parent: str) -> Line:
    """Return a line of which nothing is known yet."""
    return Line(id=next(new_ids(bill)), parent=parent)


def lines_of(rows: Iterable[Cells], bill: Bill, parent: str) -> tuple[Line, ...]:
    """Return a line for each pasted row; a price is what one unit was bought for."""
    return tuple(
        _line(row, name, parent) for row, name in zip(rows, new_ids(bill), strict=False)
    )


def _line(row: Cells, name: str, parent: str) -> Line:
    known = {key: cell for key, cell in row.items() if cell != NOT_KNOWN}
    amount = known.pop(_PRICE, "")
    prices = (Price(amount=amount),) if amount else ()
    return Line.model_validate(
        {"id": name, "parent": parent, "prices": prices, **known}
    )
