"""What a bill holds, written as the table of inputs that the ratio counts."""

from collections.abc import Iterator

from forms.case.facts import Fact, Range, Rows, Standing, Value, Words
from forms.composition.content import OPEN, Amounts, Held, Purse, Sum
from forms.composition.rates import Exchange
from forms.composition.ratio import RATE, Row

_SILENT = Words()


def rows_of(purse: Purse) -> Rows:
    """Return one row for each material, supplier, origin and account."""
    rows = tuple(_row(what, amounts) for what, amounts in purse.items())
    return Rows(rows, repr(sorted(purse.items())))


def rated(table: Rows, exchange: Exchange) -> Rows:
    """Put beside each amount in another currency the rate that brings it over."""
    if not exchange.into:
        return table
    rows = tuple({**row, **dict(_rates(row, exchange))} for row in table.rows)
    if rows == table.rows:
        return table
    used = (exchange.into, sorted(exchange.rates.items()))
    return Rows(rows, f"{table.written} {used!r}")


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
        row["value"] = _money(amounts.bought, what.bought)
    if what.market:
        row["market_value"] = _money(amounts.market, what.market)
    if not amounts.grams.endless:
        row["mass_g"] = _fact(amounts.grams.range("g"))
    return {column: fact for column, fact in row.items() if fact.value != _SILENT}


def _rates(row: Row, exchange: Exchange) -> Iterator[tuple[str, Fact]]:
    for column, holds_rate in RATE.items():
        value = row[column].value if column in row else None
        if isinstance(value, Range) and value.unit not in {"", exchange.into}:
            by = exchange.rate(value.unit)
            if by is not None:
                yield holds_rate, _fact(Range(by.low, by.high, exchange.into))


def _money(amount: Sum, currency: str) -> Fact:
    return _fact(None if currency in {"", OPEN} else amount.range(currency))


def _choice(option: str) -> Fact:
    return _fact(frozenset({option}) if option else None)


def _words(text: str) -> Fact:
    return _fact(Words(text, text))


def _fact(value: Value | None) -> Fact:
    if value is None:
        return Fact(Standing.NOT_KNOWN)
    is_open = isinstance(value, Range) and not value.is_exact
    return Fact(Standing.ESTIMATED if is_open else Standing.ANSWERED, value)
