"""A cell of the tree typed into: the line as it then is, or why it stays as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from desktop.controls.unknown import says_unknown
from desktop.pages.composition.figures import Figures
from desktop.pages.composition.measures import in_grams, measured, per_of
from desktop.pages.composition.shape import Node, Sight
from desktop.pages.composition.telling import At
from forms import numerals
from forms.composition.bill import Content, Line, Price
from forms.numbers import exact

_TEXTS = {At.NAME: "name", At.NUMBER: "number"}
_CONTENT_TEXTS = {At.NAME: "name", At.NUMBER: "cas"}
_NUMBERS = {At.QUANTITY: "quantity", At.MASS: "mass"}
_CONTENT_NUMBERS = {At.QUANTITY: "share", At.MASS: "mass"}


@dataclass(frozen=True, slots=True)
class Unclear:
    """A number that reads in two ways; ``taken`` holds the cell read in each."""

    given: str
    taken: dict[str, Line]


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a cell stays as it was: the key of a sentence, and what was given."""

    key: str
    given: str


def typed_in(node: Node, column: At, sight: Sight, figures: Figures) -> str | None:
    """Return what stands in a cell to be typed over, or nothing if it is reckoned."""
    held: Line | Content = sight.content(node) if node.is_content else sight.line(node)
    texts, numbers = _fields(node)
    if column in texts:
        return str(getattr(held, texts[column]))
    if column in numbers:
        return figures.to_type(getattr(held, numbers[column]))
    if column is At.WORTH and len(held.prices) <= 1:
        return "".join(priced(price, figures) for price in held.prices)
    return None


def priced(price: Price, figures: Figures) -> str:
    """Return a price as it is typed: ``344 USD / kg``."""
    amount = figures.to_type(price.amount)
    return amount if price.per == "unit" else f"{amount} / {price.per}"


def _fields(node: Node) -> tuple[dict[At, str], dict[At, str]]:
    if node.is_content:
        return _CONTENT_TEXTS, _CONTENT_NUMBERS
    return _TEXTS, _NUMBERS


def write_in(
    node: Node, column: At, text: str, sight: Sight, figures: Figures
) -> Line | Unclear | Unusable:
    """Return the line with what was typed in a cell, read by the person's locale."""
    line = sight.line(node)
    texts, numbers = _fields(node)
    given = text.strip()
    if column in texts:
        return _put(line, node, {texts[column]: given})
    if not given or says_unknown(given):
        # A line that is there is there at least as one.
        name = numbers.get(column, "prices")
        empty: dict[str, object] = {"prices": (), "quantity": "1"}
        return _put(line, node, {name: empty.get(name, "")})
    if column in numbers:
        return _counted(line, node, numbers[column], given, figures.decimal)
    return _priced(line, node, given, figures.decimal)


def _counted(
    line: Line, node: Node, name: str, text: str, decimal: str
) -> Line | Unclear | Unusable:
    """Read a quantity, a share or a mass; a mass may be typed in any unit of mass."""
    if name != "mass":
        number = text.removesuffix("%").strip() if name == "share" else text
        largest = 100 if name == "share" else None
        put = partial(_written, line, node, name)
        return _numbered(number, decimal, put, largest=largest)
    number, unit = measured(text)
    if not in_grams("1", unit):
        return Unusable("bill.no-mass", text)
    return _numbered(
        number, decimal, lambda read: _written(line, node, name, in_grams(read, unit))
    )


def _written(line: Line, node: Node, name: str, read: str) -> Line:
    return _put(line, node, {name: read})


def _put(line: Line, node: Node, update: dict[str, object]) -> Line:
    if not node.is_content:
        return line.model_copy(update=update)
    contents = list(line.contents)
    contents[node.content] = contents[node.content].model_copy(update=update)
    return line.model_copy(update={"contents": tuple(contents)})


def _numbered(
    text: str,
    decimal: str,
    put: Callable[[str], Line],
    *,
    largest: int | None = None,
) -> Line | Unclear | Unusable:
    read = numerals.readings(numerals.ends(text), decimal)
    if not read:
        return Unusable("bill.no-number", text)
    if any(_is_backwards(number, largest) for number in read):
        return Unusable("bill.no-range", text)
    if len(read) == 1:
        return put(read[0])
    called = {numerals.written(number, decimal): put(number) for number in read}
    return Unclear(text, called)


def _is_backwards(number: str, largest: int | None) -> bool:
    ends = [exact(end) for end in numerals.ends(number)]
    top = Fraction(largest) if largest is not None else ends[-1]
    return ends != sorted(ends) or ends[0] < 0 or ends[-1] > top


def _priced(
    line: Line, node: Node, text: str, decimal: str
) -> Line | Unclear | Unusable:
    amount, slash, per = (part.strip() for part in text.partition("/"))
    number, currency = numerals.money(amount)
    what = per_of(per) if slash else "unit"
    if not currency or not what:
        return Unusable("bill.no-price", text)
    held = line.contents[node.content] if node.is_content else line
    was = held.prices[0] if held.prices else Price(amount="")

    def put(read: str) -> Line:
        update = {"amount": f"{read} {currency}", "per": what}
        return _put(line, node, {"prices": (was.model_copy(update=update),)})

    return _numbered(number, decimal, put)
