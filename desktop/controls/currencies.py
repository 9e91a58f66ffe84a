"""Currencies in use, by ISO 4217 code, the ones most invoices carry first."""

from functools import cache

from babel import Locale
from babel.core import get_global

from desktop.controls.search import Entry
from forms.interview.questions import Language

_FIRST = ("EUR", "USD", "CNY", "JPY", "GBP", "CHF", "KRW", "TWD", "SGD", "AUD", "CAD")


@cache
def currencies(language: Language) -> tuple[Entry, ...]:
    """Return every currency that is legal tender somewhere."""
    tender = {
        code
        for spans in get_global("territory_currencies").values()
        for code, _, until, is_tender in spans
        if is_tender and until is None
    }
    names = Locale.parse(language).currencies
    codes = (*_FIRST, *sorted(tender - set(_FIRST)))
    return tuple(
        Entry(code, code, (name,), f"{code}  {name}")
        for code in codes
        if (name := str(names.get(code, code)))
    )
