"""A workbook with a slip in any of its parts is read or refused, and never a defect."""

from collections.abc import Mapping
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from forms.composition.imports.messages import RefusedError
from tests.composition.imports.workbooks import formats, packed, parts, sheets_of

WHOLE = parts(
    '<row r="1" ht="15"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c>'
    '<c r="C1" s="2"><v>45000.25</v></c></row><row r="2">'
    '<c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>B1</f><v>1E-3</v></c>'
    '<c r="C2" t="b"><v>1</v></c></row>',
    before='<sheetFormatPr zeroHeight="0"/>'
    '<cols><col min="1" max="2" hidden="1"/></cols>',
    after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    book='<calcPr fullCalcOnLoad="0"/>',
    styles=formats("General", "0.0%", "[h]:mm", "0.00\\ [$€-407]"),
    strings=["<t>one</t>", "<r><t>two</t></r>"],
)
SLIPS = (
    *("", "<", ">", '"', "&", "'", "=", "\n", "\x00", "é", "&amp;", "<a>", "</a>"),
    *("-1", "0", "1", "99999999999", "1" * 5000, "٣", "1_0", "..", "/", "../", "%"),
    *("[", "]", "\\", "E+", "true", "xmlns=''", "<!--", "<![CDATA[", "<!DOCTYPE x>"),
)
SLIP = st.tuples(
    st.sampled_from(sorted(WHOLE)),
    st.integers(0, 700),
    st.integers(0, 30),
    st.sampled_from(SLIPS) | st.text(max_size=4),
)


def slipped(slips: list[tuple[str, int, int, str]]) -> Mapping[str, str | bytes]:
    """Return the parts, with some of their text lost or put in."""
    whole = {name: str(content) for name, content in WHOLE.items()}
    for name, far, lost, slip in slips:
        text = whole[name]
        place = far % (len(text) + 1)
        whole[name] = text[:place] + slip + text[place + lost :]
    return {name: text.encode(errors="replace") for name, text in whole.items()}


@given(st.lists(SLIP, min_size=1, max_size=4))
def test_a_slip_in_any_part_is_no_defect(
    slips: list[tuple[str, int, int, str]],
) -> None:
    with suppress(RefusedError):
        sheets, _ = sheets_of(packed(slipped(slips)))
        for sheet in sheets:
            for row in sheet.rows():
                assert all(isinstance(cell, str) for cell in row.cells)
