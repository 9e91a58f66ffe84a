"""What a bill holds, written as the table of inputs that the ratio counts."""

from collections.abc import Iterator

from forms.case.facts import Fact, Range, Rows, Standing, Value, Words
from forms.composition.content import Amounts, Held, Purse
from forms.composition.rates import Rates, rate
from forms.composition.ratio import RATE, Row


def rows_of(purse: Purse, rates: Rates, into: str) -> Rows:
    """Return one row for each material, supplier, origin and account."""
    rows = tuple(
        {**_row(what, amounts), **dict(_rated(what, rates, into))}
        for what, amounts in purse.items()
    )
    return Rows(rows, repr((sorted(purse.items()), sorted(rates.items()), into)))


def _row(what: Held, amounts: Amounts) -> Row:
    row = {
        "material": _choice(what.material),
        "origin": _choice(what.country),
        "china_stage": _choice(what.china_stage),
        "state": _choice(what.state),
        "supplier": _words(what.supplier),
        "evidence": _words(what.evidence),
        "alike": _words(what.account),
        "told_by": _words(what.told_by),
    }
    if what.bought or not what.market:
        bought = amounts.bought.range(what.bought)
        row["value"] = _fact(bought if what.bought else None)
    if what.market:
        row["market_value"] = _fact(amounts.market.range(what.market))
    if not amounts.grams.endless:
        row["mass_g"] = _fact(amounts.grams.range())
    return row


def _rated(what: Held, rates: Rates, into: str) -> Iterator[tuple[str, Fact]]:
    for column, money in (("value", what.bought), ("market_value", what.market)):
        if into and money and money != into:
            by = rate(rates, money, into)
            if by is not None:
                yield RATE[column], _fact(Range(by.low, by.high, into))


def _choice(option: str) -> Fact:
    return _fact(frozenset({option}) if option else None)


def _words(text: str) -> Fact:
    return _fact(Words(text, text))


def _fact(value: Value | None) -> Fact:
    if value is None:
        return Fact(Standing.NOT_KNOWN)
    is_open = isinstance(value, Range) and not value.is_exact
    return Fact(Standing.ESTIMATED if is_open else Standing.ANSWERED, value)
