"""The declaration as a workbook: lists to choose from, open cells, the rest locked."""

import datetime as dt
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from forms.bilingual import worded
from forms.composition.declaration import (
    GENERAL,
    MATERIAL,
    NOT_ASKED,
    PART,
    VERSION,
    Blank,
)
from forms.corpus import Corpus
from forms.dossier.brief import one_below_the_other
from forms.dossier.content import Bilingual, Heading
from forms.law.periods import Standpoint
from forms.letters.asked import SupplierRequest
from forms.letters.fillin import Filled, answer, general, hint, label, options, part
from forms.letters.request import head_rows, paragraphs, refuse_nothing
from forms.spreadsheet.cells import could_act, plain
from forms.spreadsheet.workbook import INERT, MADE_ON

_SPARE_ROWS = 12
_FIRST = 4  # the row of the first part, below title, heads, hints and codes
_SHEETS = ("sheet-letter", "sheet-general", "sheet-materials", "sheet-lists")
_YEARS = (dt.date(2020, 1, 1), dt.date(2099, 12, 31))
_WIDTHS: Mapping[str, int] = {
    "P-01": 16,
    "P-02": 9,
    "P-03": 26,
    "P-04": 22,
    "M-00": 26,
    "M-01": 32,
    "M-10": 18,
    "M-14": 24,
    "M-15": 18,
}


def declaration_book(request: SupplierRequest, at: Standpoint, corpus: Corpus) -> bytes:
    """Return letter and declaration as ``.xlsx``; same in, same out.

    Raises ``FormsError`` when there is nothing to ask.
    """
    import xlsxwriter

    refuse_nothing(request, corpus)
    paper = BytesIO()
    book = xlsxwriter.Workbook(paper, INERT)
    title = worded(corpus, "title", "letter")
    book.set_properties({"created": MADE_ON, "title": _line(title)})
    book.set_custom_property("template", VERSION)
    names = [_line(worded(corpus, key, "letter")) for key in _SHEETS]
    sheets = [book.add_worksheet(name) for name in names]
    looks = _Looks(book)
    choices = _lists(sheets[3], names[3], looks, corpus)
    _letter(sheets[0], request, at, looks, corpus)
    _general(sheets[1], request, looks, choices, corpus)
    _materials(sheets[2], request, looks, choices, corpus)
    for sheet in sheets:
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    sheets[2].set_landscape()
    sheets[3].hide()
    sheets[1].activate()
    book.close()
    return paper.getvalue()


def _line(text: Bilingual) -> str:
    return f"{text.zh} {text.en}"


def _both(text: Bilingual) -> str:
    return "\n".join(one_below_the_other(text))


class _Looks:
    """How cells are set; an open one has a frame and no lock."""

    def __init__(self, book: Any) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "font_size": 10}
        framed = {**wrapped, "border": 1, "locked": False, "bg_color": "#FFFBE6"}
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.aside = book.add_format({"font_size": 10})
        self.words = book.add_format(wrapped)
        self.bold = book.add_format({**wrapped, "bold": True})
        self.hint = book.add_format(
            {**wrapped, "font_size": 8, "font_color": "#444444"}
        )
        self.code = book.add_format(
            {**wrapped, "font_size": 8, "font_color": "#10305C"}
        )
        self.printed = book.add_format({**wrapped, "border": 4, "num_format": "@"})
        self.acting = book.add_format({**wrapped, "border": 4, "quote_prefix": True})
        self.text = book.add_format({**framed, "num_format": "@"})
        self.number = book.add_format(framed)
        self.date = book.add_format({**framed, "num_format": "yyyy-mm-dd"})

    def open_cell(self, blank: Blank) -> Any:
        """Return how the open cell of a place is set."""
        return {"number": self.number, "date": self.date}.get(blank.kind, self.text)


def _lists(sheet: Any, name: str, looks: _Looks, corpus: Corpus) -> Mapping[str, str]:
    """Write each list of choices into a column; return by code where it stands."""
    from xlsxwriter.utility import xl_col_to_name

    places: dict[tuple[str, ...], str] = {}
    found: dict[str, str] = {}
    for blank in (*GENERAL, *PART, *MATERIAL):
        offered = options(blank, corpus)
        if not offered:
            continue
        if offered not in places:
            column = len(places)
            for row, word in enumerate(offered):
                sheet.write_string(row, column, word, looks.words)
            letter = xl_col_to_name(column)
            places[offered] = f"='{name}'!${letter}$1:${letter}${len(offered)}"
        found[blank.code] = places[offered]
    return found


def _letter(
    sheet: Any,
    request: SupplierRequest,
    at: Standpoint,
    looks: _Looks,
    corpus: Corpus,
) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, _line(worded(corpus, "title", "letter")), looks.title)
    row = 1
    for entry in head_rows(request, corpus):
        named, said = _both(entry.label), "\n".join(entry.value)
        sheet.write_string(row, 0, named, looks.bold)
        _print(sheet, (row, 1), said, looks)
        _fit(sheet, row, (named, 22), (said, 96))
        row += 1
    for block in paragraphs(request, at, corpus):
        row += 1
        look = looks.bold if isinstance(block, Heading) else looks.words
        sheet.write_string(row, 1, _both(block.text), look)
        _fit(sheet, row, (_both(block.text), 96))


def _fit(sheet: Any, row: int, *texts: tuple[str, int]) -> None:
    """Make a row as high as its tallest text, each in a column so many letters wide.

    Not every spreadsheet finds out itself.
    """
    tallest = max(
        sum(1 + max(_letters(line) - 1, 0) // width for line in text.split("\n"))
        for text, width in texts
    )
    sheet.set_row(row, 4 + 13 * tallest)


def _letters(line: str) -> int:
    return sum(1 if c.isascii() else 2 for c in line)


def _general(
    sheet: Any,
    request: SupplierRequest,
    looks: _Looks,
    choices: Mapping[str, str],
    corpus: Corpus,
) -> None:
    for column, width in enumerate((8, 44, 44, 60)):
        sheet.set_column(column, column, width)
    title = _line(worded(corpus, "declaration", "letter"))
    sheet.write_string(0, 0, title, looks.title)
    how_to = _line(worded(corpus, "fill-white", "letter"))
    sheet.write_string(1, 0, how_to, looks.aside)
    row = 2
    for row, place in enumerate(general(request), start=3):
        asking, how = label(place.blank, corpus), hint(place.blank, corpus)
        sheet.write_string(row, 0, place.blank.code, looks.code)
        sheet.write_string(row, 1, _both(asking), looks.bold)
        _put(sheet, (row, 2), place, looks)
        if place.is_open and (rule := _rule(place.blank, choices, corpus)):
            sheet.data_validation(row, 2, row, 2, rule)
        sheet.write_string(row, 3, _both(how), looks.hint)
        _fit(sheet, row, (_both(asking), 38), (place.text, 40), (_both(how), 66))
    undertaking = _both(worded(corpus, "undertaking", "letter"))
    sheet.write_string(row + 2, 1, undertaking, looks.bold)
    _fit(sheet, row + 2, (undertaking, 38))


def _materials(
    sheet: Any,
    request: SupplierRequest,
    looks: _Looks,
    choices: Mapping[str, str],
    corpus: Corpus,
) -> None:
    how = (worded(corpus, key, "letter") for key in ("fill-white", "spare-rows"))
    sheet.write_string(0, 0, " ".join(map(_line, how)), looks.aside)
    heads, hints = [], []
    for column, blank in enumerate((*PART, *MATERIAL)):
        width = _WIDTHS.get(blank.code, 17)
        sheet.set_column(column, column, width)
        heads.append((_both(label(blank, corpus)), width - 3))
        hints.append((_both(hint(blank, corpus)), width - 1))
        sheet.write_string(1, column, _both(label(blank, corpus)), looks.bold)
        sheet.write_string(2, column, _both(hint(blank, corpus)), looks.hint)
        # Below the codes stand answers alone: so they are found again.
        sheet.write_string(3, column, blank.code, looks.code)
    _fit(sheet, 1, *heads)
    _fit(sheet, 2, *hints)
    sheet.freeze_panes(_FIRST, 3)
    row = _FIRST
    for asked in request.parts:
        filled = part(asked, corpus)
        again = (*filled.about[:3], Filled(PART[3], answer(NOT_ASKED, corpus)))
        for number, material in enumerate(filled.materials):
            about = again if number else filled.about
            _row(sheet, row, (*about, *material), looks)
            row += 1
    opened = [
        *(Filled(b, is_open=True) for b in PART),
        *(Filled(b, is_open=b.kind != "fixed") for b in MATERIAL),
    ]
    last = row + _SPARE_ROWS - 1
    for place in range(row, last + 1):
        _row(sheet, place, opened, looks)
    for column, blank in enumerate((*PART, *MATERIAL)):
        # One rule a column: a sheet holds no more than some ten thousand of them.
        if rule := _rule(blank, choices, corpus):
            sheet.data_validation(_FIRST, column, last, column, rule)


def _row(sheet: Any, row: int, places: Sequence[Filled], looks: _Looks) -> None:
    for column, place in enumerate(places):
        _put(sheet, (row, column), place, looks)
    widths = (_WIDTHS.get(place.blank.code, 17) - 2 for place in places)
    _fit(sheet, row, *((p.text, w) for p, w in zip(places, widths, strict=True)))


def _put(sheet: Any, at: tuple[int, int], place: Filled, looks: _Looks) -> None:
    """Write one place: printed and locked, or open."""
    if not place.is_open:
        _print(sheet, at, place.text, looks)
        return
    look = looks.open_cell(place.blank)
    if place.text:
        sheet.write_string(*at, plain(place.text), look)
    else:
        sheet.write_blank(*at, None, look)


def _print(sheet: Any, at: tuple[int, int], text: str, looks: _Looks) -> None:
    text = plain(text)
    sheet.write_string(*at, text, looks.acting if could_act(text) else looks.printed)


def _rule(
    blank: Blank, choices: Mapping[str, str], corpus: Corpus
) -> dict[str, object]:
    """Return what may stand in an open cell; a figure or a country may be typed too."""
    if blank.kind == "date":
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": _YEARS[0],
            "maximum": _YEARS[1],
        }
    if blank.code not in choices:
        return {}
    wrong = worded(corpus, "wrong-list", "letter")
    return {
        "validate": "list",
        "source": choices[blank.code],
        "show_error": blank.kind == "choice",
        "error_title": wrong.zh,
        "error_message": _both(wrong),
    }
