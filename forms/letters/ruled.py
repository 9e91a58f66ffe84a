"""A ruled table of a document, written at once: a letter may have hundreds of them."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from forms.spreadsheet.cells import plain

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIZE = 17  # of the letters, in half points
_AIR = 40  # above and below a cell's text, in twentieths of a point


def ruled(
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    *,
    heads: int = 0,
    bold: int = 0,
    least: int = 0,
) -> str:
    """Return a table in the markup of a document; measures in twentieths of a point.

    The first *heads* rows are repeated on every page and bold, as are the first *bold*
    columns; a row is *least* high and never cut.  Of a bold cell the first line is.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        _row(row, widths, is_head=n < heads, bold=bold, least=least)
        for n, row in enumerate(rows)
    )
    return (
        f'<w:tbl xmlns:w="{_NAMESPACE}"><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(
    cells: Sequence[str], widths: Sequence[int], *, is_head: bool, bold: int, least: int
) -> str:
    high = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else ""
    repeated = "<w:tblHeader/>" if is_head else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="{_AIR}" w:after="{_AIR}"/></w:pPr>'
        f"{''.join(_runs(text, bold=is_head or n < bold))}</w:p></w:tc>"
        for n, (text, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{repeated}</w:trPr>{inside}</w:tr>"


def _runs(text: str, *, bold: bool) -> Iterator[str]:
    for n, line in enumerate(plain(text).split("\n") if text else ()):
        look = f'{"<w:b/>" if bold and not n else ""}<w:sz w:val="{_SIZE}"/>'
        turned = "<w:br/>" if n else ""
        yield (
            f'<w:r><w:rPr>{look}</w:rPr>{turned}<w:t xml:space="preserve">'
            f"{escape(line)}</w:t></w:r>"
        )
