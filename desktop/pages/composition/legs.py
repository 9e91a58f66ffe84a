"""What one supplier has still to tell: a row a content, a cell each missing leg."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from desktop.controls.pasting import Doubt, Reader
from desktop.controls.unknown import says_unknown
from desktop.pages.composition.gaps import Gap, gaps_in
from desktop.pages.composition.measures import in_grams, measured, per_of
from desktop.pages.composition.shape import Node, Sight
from desktop.pages.composition.writing import Unusable
from forms import numerals
from forms.composition.bill import Content, Origin, Price
from forms.composition.join import Wanted, wanted
from forms.interview.questions import Column
from forms.numbers import exact


class Leg(IntEnum):
    """The columns of the table; the first two say what the others are asked about."""

    LINE = 0
    SUBSTANCE = 1
    ORIGIN = 2
    BASIS = 3
    AMOUNT = 4
    PRICE = 5


ASKED = (Leg.ORIGIN, Leg.BASIS, Leg.AMOUNT, Leg.PRICE)
_ASKS = {Gap.ORIGIN, Gap.AMOUNT, Gap.PRICE}
_TYPED = {
    Gap.ORIGIN: (Leg.ORIGIN, Leg.BASIS),
    Gap.AMOUNT: (Leg.AMOUNT,),
    Gap.PRICE: (Leg.PRICE,),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What one supplier has still to tell.

    ``nodes`` are the contents with a cell to be filled in; ``silent`` the lines whose
    full contents nobody declared; ``expired`` the papers that speak no more.
    """

    nodes: tuple[Node, ...]
    silent: tuple[str, ...]
    expired: tuple[str, ...]

    @property
    def count(self) -> int:
        """Return how many contents and lines wait for an answer."""
        return len(self.nodes) + len(self.silent)


def asked_of_suppliers(sight: Sight) -> Mapping[str, Asked]:
    """Return what each supplier is to be asked; "" where none is named."""
    return {
        supplier: Asked(
            tuple(
                Node(want.line, want.content)
                for want in wants
                if want.content >= 0 and _is_asked(want, sight)
            ),
            tuple(want.line for want in wants if want.content < 0),
            tuple(paper.document for want in wants for paper in want.expired),
        )
        for supplier, wants in wanted(sight.bill, sight.today).items()
    }


def _is_asked(want: Wanted, sight: Sight) -> bool:
    content = sight.content(Node(want.line, want.content))
    return bool(want.expired) or bool(_ASKS & set(gaps_in(content)))


def missing(content: Content) -> frozenset[Leg]:
    """Return the cells of a content that still want an answer."""
    return frozenset(leg for gap in gaps_in(content) for leg in _TYPED.get(gap, ()))


def takes(content: Content, leg: Leg) -> bool:
    """Tell whether a cell can be typed into; several statements need their own page."""
    match leg:
        case Leg.ORIGIN | Leg.BASIS:
            return len(content.origins) <= 1
        case Leg.PRICE:
            return len(content.prices) <= 1
        case Leg.AMOUNT:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Filling:
    """How a person writes: the small questions behind the cells, and the reader."""

    country: Column
    basis: Column
    reader: Reader

    def filled(
        self, content: Content, leg: Leg, text: str
    ) -> Content | Doubt | Unusable:
        """Return the content with what was typed in a cell."""
        if says_unknown(text):
            return content
        match leg:
            case Leg.ORIGIN | Leg.BASIS:
                return self._origin(content, leg, text)
            case Leg.AMOUNT:
                return self._amount(content, text)
        return self._price(content, text)

    def _origin(
        self, content: Content, leg: Leg, text: str
    ) -> Content | Doubt | Unusable:
        column = self.country if leg is Leg.ORIGIN else self.basis
        read = self.reader.cell(text, column)
        if isinstance(read, Doubt) or not read:
            return Unusable("bill.no-cell", text)
        was = content.origins[0] if content.origins else Origin()
        field = "country" if leg is Leg.ORIGIN else "basis"
        return _with(content, "origins", (was.model_copy(update={field: read}),))

    def number(self, text: str) -> str | Doubt | Unusable:
        """Return a number or range that is not below nothing."""
        read = self.reader.number(text)
        if isinstance(read, Doubt):
            return read
        ends = [exact(end) for end in numerals.ends(read)] if read else []
        is_range = bool(ends) and ends == sorted(ends) and ends[0] >= 0
        return read if is_range else Unusable("bill.no-number", text)

    def _amount(self, content: Content, text: str) -> Content | Doubt | Unusable:
        if text.endswith("%"):
            share = self.number(text.removesuffix("%").strip())
            if not isinstance(share, str):
                return share
            if exact(numerals.ends(share)[-1]) > 100:
                return Unusable("bill.no-range", text)
            return _with(content, "share", share)
        given, unit = measured(text)
        if not unit or not in_grams("1", unit):
            return Unusable("bill.no-amount", text)
        number = self.number(given)
        if not isinstance(number, str):
            return number
        return _with(content, "mass", in_grams(number, unit))

    def _price(self, content: Content, text: str) -> Content | Doubt | Unusable:
        amount, slash, per = (part.strip() for part in text.partition("/"))
        number, currency = numerals.money(amount)
        what = per_of(per) if slash else "unit"
        if not currency or not what:
            return Unusable("bill.no-price", text)
        read = self.number(number)
        if not isinstance(read, str):
            return read
        was = content.prices[0] if content.prices else Price(amount="")
        price = {"amount": f"{read} {currency}", "per": what}
        return _with(content, "prices", (was.model_copy(update=price),))


def _with(content: Content, field: str, value: object) -> Content:
    return content.model_copy(update={field: value})


def cells_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of each cell of a copied block."""
    for row, line in enumerate(text.strip("\r\n").splitlines()):
        for column, cell in enumerate(line.split("\t")):
            yield row, column, cell.strip()
