"""A table as CSV that any spreadsheet opens: UTF-8 with its mark, nothing that acts."""

from collections.abc import Iterator

from forms.spreadsheet.cells import Grid, could_act, number, plain, refuse_too_much


def separated(grid: Grid) -> bytes:
    """Return the table with CRLF line ends; text in quotes, our numbers without.

    A text that could act is led by an apostrophe (declarations.md section 8).
    Raises ``FormsError`` for a table that no sheet can hold.
    """
    refuse_too_much(grid)
    lines = (",".join(map(_cell, row)) for row in (grid.head, *grid.rows))
    return "".join(_whole(lines)).encode("utf-8-sig")


def _whole(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line + "\r\n"


def _cell(text: str) -> str:
    if number(text) is not None:
        return text
    text = plain(text)
    led = f"'{text}" if could_act(text) else text
    return '"' + led.replace('"', '""') + '"'
