"""From a fact to the words that screen and paper print: one printer a kind."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from babel.dates import format_date
from babel.numbers import get_currency_precision

from forms.case.facts import Fact, Range, Rows, Standing, Words
from forms.countries import country
from forms.interview.questions import Column, Kind, Language, Question
from forms.numbers import shown

Asked = Question | Column
_NOT_KNOWN = {"en": "not known", "zh": "未知"}
_MISSING_HALF = {"en": "to be translated", "zh": "待翻译"}
_NONE = {"en": "none", "zh": "无"}
_YES_NO = {"en": {"yes": "yes", "no": "no"}, "zh": {"yes": "是", "no": "否"}}
_BETWEEN = {"en": " to ", "zh": " 至 "}
_OR = {"en": " or ", "zh": " 或 "}
_COMMA = {"en": ", ", "zh": "、"}
_SEMICOLON = {"en": "; ", "zh": "；"}


def printed(fact: Fact | None, question: Asked, language: Language) -> str:
    """Return what a fact says in one language; *question* is already in it."""
    if fact is None:
        return ""
    if fact.standing is Standing.CONFLICT:
        return {"en": "sources disagree", "zh": "来源不一致"}[language]
    if fact.value is None:
        return _NOT_KNOWN[language]
    return PRINTERS[question.kind](fact, question, language)


def listed(names: Iterable[str], language: Language) -> str:
    """Return short names one after the other."""
    return _COMMA[language].join(names)


def strung(parts: Iterable[str], language: Language) -> str:
    """Return longer parts, which may hold commas, one after the other."""
    return _SEMICOLON[language].join(parts)


def day(date: dt.date, language: Language) -> str:
    """Return ``1 February 2026`` or ``2026年2月1日``; never all figures."""
    if language == "zh":
        return f"{date.year}年{date.month}月{date.day}日"
    return format_date(date, "d MMMM y", locale="en_GB")


def span(value: Range, language: Language, unit: str | None = None) -> str:
    """Return a number or a range with its unit; a range is never printed as one."""
    of = value.unit if unit is None else unit
    ends = [shown(end) for end in (value.low, value.high) if end is not None]
    text = (
        ends[0] if value.is_exact or len(ends) == 1 else _BETWEEN[language].join(ends)
    )
    return f"{text} {of}".strip()


def money(value: Range, language: Language) -> str:
    """Return an amount with the decimals of its currency, or more if it has more."""
    least = get_currency_precision(value.unit)
    ends = [_amount(end, least) for end in (value.low, value.high) if end is not None]
    text = _BETWEEN[language].join(ends[:1] if value.is_exact else ends)
    return f"{text} {value.unit}".strip()


def _amount(number: Fraction, least: int) -> str:
    whole = (number * 10**least).denominator == 1
    return shown(number, least) if whole else shown(number)


def name_in(fact: Fact | None, language: Language) -> str:
    """Return a name in one language, or the only one in which it was given."""
    if fact is None or not isinstance(fact.value, Words):
        return ""
    halves = (fact.value.zh, fact.value.en)
    own, other = halves if language == "zh" else halves[::-1]
    return own or other


def per_cent(ratio: Fraction, *, places: int = 4) -> str:
    """Print a ratio in per cent with four decimals, cut, never rounded up.

    Cutting keeps 0.0999... below 0.1000 (forms.md F12-12).
    """
    return f"{shown(ratio * 100, places)} %"


def _choice(fact: Fact, question: Asked, language: Language) -> str:
    says = {option.id: option.says for option in question.options}
    value = fact.value if isinstance(fact.value, frozenset) else frozenset[str]()
    return _OR[language].join(says.get(v, v) for v in says if v in value)


def _yes_no(fact: Fact, _question: Asked, language: Language) -> str:
    value = fact.value if isinstance(fact.value, frozenset) else frozenset[str]()
    return _OR[language].join(_YES_NO[language][v] for v in sorted(value))


def _text(fact: Fact, _question: Asked, _language: Language) -> str:
    return fact.value.en if isinstance(fact.value, Words) else ""


def _words(fact: Fact, _question: Asked, language: Language) -> str:
    if not isinstance(fact.value, Words):
        return ""
    half = fact.value.zh if language == "zh" else fact.value.en
    return half or _MISSING_HALF[language]


def _number(fact: Fact, question: Asked, language: Language) -> str:
    value = fact.value
    return span(value, language, question.unit) if isinstance(value, Range) else ""


def _money(fact: Fact, _question: Asked, language: Language) -> str:
    return money(fact.value, language) if isinstance(fact.value, Range) else ""


def _date(fact: Fact, _question: Asked, language: Language) -> str:
    if not isinstance(fact.value, Range) or fact.value.low is None:
        return ""
    return day(dt.date.fromordinal(int(fact.value.low)), language)


def _country(fact: Fact, _question: Asked, language: Language) -> str:
    value = fact.value if isinstance(fact.value, frozenset) else frozenset[str]()
    return _OR[language].join(country(code, language) for code in sorted(value))


def _countries(fact: Fact, _question: Asked, language: Language) -> str:
    value = fact.value if isinstance(fact.value, tuple) else ()
    names = [_NONE[language] if c == "none" else country(c, language) for c in value]
    return listed(names, language)


def _table(fact: Fact, question: Asked, language: Language) -> str:
    if not isinstance(fact.value, Rows) or not isinstance(question, Question):
        return ""
    if not fact.value.rows:
        return _NONE[language]
    lines = (
        "; ".join(
            f"{column.ask}: {printed(row[column.id], column, language)}"
            for column in question.columns
            if column.id in row
        )
        for row in fact.value.rows
    )
    return "\n".join(lines)


PRINTERS: Mapping[Kind, Callable[[Fact, Asked, Language], str]] = {
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.TEXT: _text,
    Kind.WORDS: _words,
    Kind.MONEY: _money,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.COUNTRY: _country,
    Kind.COUNTRIES: _countries,
    Kind.TABLE: _table,
}
