"""From a kind to its control: the third table, beside readers and printers."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale

from desktop.controls.amount import AmountControl
from desktop.controls.choice import (
    OPEN_LIST,
    ChoiceControl,
    SearchChoiceControl,
    entries_of,
    yes_or_no,
)
from desktop.controls.control import Control
from desktop.controls.country import CountriesControl, CountryControl
from desktop.controls.day import DateControl
from desktop.controls.prose import TextControl, WordsControl
from desktop.controls.table import TableControl
from desktop.words import Words
from forms.interview.questions import Column, Kind, Question

Asked = Question | Column
Build = Callable[[Asked, Words, QLocale], Control]


def control_for(question: Asked, words: Words, locale: QLocale) -> Control:
    """Return a new control by which *question* is answered."""
    return CONTROLS[question.kind](question, words, locale)


def _choice(asked: Asked, words: Words, _locale: QLocale) -> Control:
    if isinstance(asked, Column) or len(asked.options) > OPEN_LIST:
        return SearchChoiceControl(asked, words, entries_of(asked.options))
    return ChoiceControl(asked, words, asked.options)


def _yes_no(asked: Asked, words: Words, _locale: QLocale) -> Control:
    options = yes_or_no(words)
    if isinstance(asked, Column):
        return SearchChoiceControl(asked, words, entries_of(options))
    return ChoiceControl(asked, words, options)


def _text(asked: Asked, words: Words, _locale: QLocale) -> Control:
    return TextControl(asked, words)


def _words(asked: Asked, words: Words, _locale: QLocale) -> Control:
    return WordsControl(asked, words)


def _date(asked: Asked, words: Words, _locale: QLocale) -> Control:
    return DateControl(asked, words)


def _country(asked: Asked, words: Words, _locale: QLocale) -> Control:
    return CountryControl(asked, words)


def _countries(asked: Asked, words: Words, _locale: QLocale) -> Control:
    return CountriesControl(asked, words)


def _table(asked: Asked, words: Words, locale: QLocale) -> Control:
    def cell(column: Column) -> Control:
        return control_for(column, words, locale)

    return TableControl(asked, words, locale, cell)


CONTROLS: Mapping[Kind, Build] = {
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.TEXT: _text,
    Kind.WORDS: _words,
    Kind.MONEY: AmountControl,
    Kind.NUMBER: AmountControl,
    Kind.DATE: _date,
    Kind.COUNTRY: _country,
    Kind.COUNTRIES: _countries,
    Kind.TABLE: _table,
}
