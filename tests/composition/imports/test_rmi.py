"""RMI templates: sheets by name, cells by place, countries by stage, nothing more."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest
import xlsxwriter

from forms.composition.bill import Content, Line, Origin
from forms.composition.imports.messages import Notice, RefusedError
from forms.composition.imports.rmi import rmi
from forms.composition.imports.rows import Row, Table
from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports.chain import refused, told

Cells = Mapping[str, str]


@dataclass
class Sheet:
    """A sheet as its filled cells: ``D8`` and what stands there."""

    name: str
    cells: Cells = field(default_factory=dict)
    hidden: bool = False

    def rows(self) -> Iterator[Row]:
        """Yield the rows that hold anything."""
        found: dict[int, dict[int, str]] = {}
        for place, text in self.cells.items():
            column = ord(place[0]) - ord("A")
            found.setdefault(int(place[1:]), {})[column] = text
        for number in sorted(found):
            filled = found[number]
            cells = [filled.get(at, "") for at in range(max(filled) + 1)]
            yield Row(number, cells)


HEAD = {
    "D2": "Additional Minerals Reporting Template (AMRT)",
    "G3": "Revision 1.3 October 17, 2025",
    "D8": "Magnet Maker OÜ",
    "D10": "sintered magnets",
    "D12": "Rare Earth Elements",
    "E12": "Other [specify below]",
    "D15": "Scandium",
    "D27": "2026-03-15",
    "B31": "Rare Earth Elements",
    "D31": "Yes",
    "B32": "Scandium",
    "D32": "No",
}
# The headers are in a language of their own; nothing is read by them.
SMELTERS = {
    "B4": "금속 (*)",
    "E4": "제련소 국가 (*)",
    "A5": "CID004800",
    "B5": "Rare Earth Elements",
    "C5": "Somewhere Rare Earth Co.",
    "D5": "Somewhere Rare Earth Co.",
    "E5": "China",
    "F5": "CID004800",
    "N5": "Bayan",
    "O5": "China",
    "S5": "CN",
    "B6": "Rare Earth Elements",
    "C6": "Smelter not listed",
    "D6": "Silmet",
    "E6": "爱沙尼亚",
    "O6": "Recycled",
    "P6": "Yes",
}


def book(
    smelters: Cells = SMELTERS,
    head: Cells = HEAD,
    *,
    look_up: bool = True,
    mines: Cells | None = None,
    products: Cells | None = None,
) -> dict[str, Table]:
    sheets: list[Table] = [
        Sheet("Declaration", head),
        Sheet("Minerals Scope"),
        Sheet("Smelter List", smelters),
    ]
    if look_up:
        sheets.append(Sheet("Smelter Look-up"))
    if mines is not None:
        sheets.append(Sheet("Mine List", mines))
    if products is not None:
        sheets.append(Sheet("Product List", products))
    return rmi.names(sheets)


def read(sheets: dict[str, Table]) -> tuple[list[Line], list[Notice]]:
    said = list(rmi.lines(sheets))
    return (
        [each for each in said if isinstance(each, Line)],
        [each for each in said if isinstance(each, Notice)],
    )


def metals(sheets: dict[str, Table]) -> tuple[Content, ...]:
    return read(sheets)[0][0].contents


def cautions(sheets: dict[str, Table]) -> set[Caution]:
    return {each.caution for each in read(sheets)[1]}


def test_a_metal_comes_with_the_countries_of_its_smelters_and_mines() -> None:
    (metal,) = metals(book())

    assert metal.name == "Rare Earth Elements"
    assert metal.origins == (
        Origin(
            country="CN",
            share="",
            mined="CN",
            as_given="CID004800; Somewhere Rare Earth Co.; China; mine: Bayan, China",
        ),
        Origin(
            country="EE",
            share="",
            as_given="Silmet; 爱沙尼亚; mine: Recycled; 100 % recycled: Yes",
        ),
    )


def test_no_mass_share_or_worth_is_made_up() -> None:
    (line,) = read(book())[0]

    assert (line.mass, line.prices) == ("", ())
    assert {(c.mass, c.share, c.cas, c.prices) for c in line.contents} == {
        ("", "", "", ())
    }
    assert {o.share for c in line.contents for o in c.origins} == {""}


def test_a_line_carries_who_declares_and_when() -> None:
    (line,) = read(book())[0]
    (paper,) = line.evidence

    assert (line.supplier, line.name) == ("Magnet Maker OÜ", "sintered magnets")
    assert (paper.document, paper.issuer) == ("AMRT 1.3", "Magnet Maker OÜ")
    assert paper.issued == dt.date(2026, 3, 15)
    assert line.contents[0].evidence == (paper,)


def test_each_product_that_is_declared_for_has_its_line() -> None:
    products = {"B4": "n", "B6": "M-42", "C6": "magnet", "B8": "M-43"}
    lines, _ = read(book(products=products))

    assert [(each.number, each.name) for each in lines] == [
        ("M-42", "magnet"),
        ("M-43", "sintered magnets"),
    ]
    assert lines[0].contents == lines[1].contents
    assert (lines[1].whence.sheet, lines[1].whence.row) == ("Product List", 8)


def test_a_group_of_metals_is_no_element() -> None:
    _, notices = read(book())
    (notice,) = [n for n in notices if n.caution is Caution.GROUP_OF_METALS]

    assert (notice.given, notice.sheet, notice.row) == (
        "Rare Earth Elements",
        "Smelter List",
        5,
    )


def test_the_columns_of_the_earlier_templates_are_known() -> None:
    earlier = {
        "A5": "Dysprosium",
        "B5": "Silmet",
        "C5": "Estonia",
        "D5": "CID1",
        "L5": "Mount Weld",
        "M5": "Australia",
        "N5": "No",
        "Q5": "EE",
    }
    head = {"D8": "X", "D12": "Dysprosium", "G3": "修订 1.2"}
    sheets = book(earlier, head, look_up=False)
    (metal,) = metals(sheets)

    assert rmi.version(sheets) == "AMRT 1.2"
    assert [(o.country, o.mined) for o in metal.origins] == [("EE", "AU")]
    coded = book({**earlier, "C5": "Ээстимаа"}, head, look_up=False)
    assert metals(coded)[0].origins[0].country == "EE"
    assert Caution.OTHER_ORDER not in cautions(sheets)


def test_metals_in_another_column_than_the_sheets_tell_are_found_and_said() -> None:
    sheets = book(look_up=False)

    assert [o.country for o in metals(sheets)[0].origins] == ["CN", "EE"]
    assert Caution.OTHER_ORDER in cautions(sheets)


def test_a_mine_list_tells_where_was_mined() -> None:
    mines = {"A5": "Rare Earth Elements", "C5": "Weld", "F5": "AUS"}
    (metal,) = metals(book(mines=mines))

    assert [(o.country, o.mined) for o in metal.origins[2:]] == [("", "AU")]


def test_a_declared_metal_without_smelter_stays_unknown_and_a_denied_one_is_left() -> (
    None
):
    head = {**HEAD, "F12": "Silver"}
    sheets = book(head=head)
    names = [each.name for each in metals(sheets)]

    assert names == ["Rare Earth Elements", "Silver"]
    assert metals(sheets)[1].origins == ()
    assert Caution.METAL_WITHOUT_SMELTER in cautions(sheets)


def test_what_stands_below_the_scope_is_a_metal_only_where_other_is_chosen() -> None:
    head = {"D8": "X", "D12": "Silver", "D15": "DUNS 123", "D16": "x@y.invalid"}

    assert [each.name for each in metals(book({}, head, look_up=False))] == ["Silver"]


def test_a_country_that_its_code_denies_is_not_known() -> None:
    sheets = book({**SMELTERS, "S6": "CN"})

    assert metals(sheets)[0].origins[1].country == ""
    assert Caution.COUNTRIES_DIFFER in cautions(sheets)


def test_a_code_speaks_where_the_name_is_not_known() -> None:
    sheets = book({**SMELTERS, "E6": "Ээстимаа", "S6": "EE"})

    assert metals(sheets)[0].origins[1].country == "EE"


@pytest.mark.parametrize("given", ["Unknown", "#N/A", "Atlantis"])
def test_a_country_that_is_none_is_unknown_and_never_declared(given: str) -> None:
    sheets = book({**SMELTERS, "E6": given})
    origin = metals(sheets)[0].origins[1]

    assert (origin.country, origin.basis) == ("", "")
    assert Caution.NO_COUNTRY in cautions(sheets)


def test_a_row_without_a_metal_is_said_and_kept() -> None:
    sheets = book({**SMELTERS, "D7": "Silmet", "E7": "Estonia"})

    assert [each.name for each in metals(sheets)] == ["Rare Earth Elements", ""]
    assert Caution.METAL_NOT_NAMED in cautions(sheets)


def test_statements_that_are_alike_stand_once() -> None:
    again = {
        f"{place[0]}7": text for place, text in SMELTERS.items() if place[1] == "6"
    }

    assert len(metals(book({**SMELTERS, **again}))[0].origins) == 2


@pytest.mark.parametrize(
    ("sheets", "version"),
    [
        (["Declaration", "Smelter List", "Mine List"], "EMRT"),
        (["Declaration", "Smelter List"], "CMRT"),
        (["Declaration", "Smelter List", "Minerals Scope"], "AMRT"),
        (["Declaration", "BOM"], None),
    ],
)
def test_a_template_is_told_by_its_sheets(
    sheets: list[str], version: str | None
) -> None:
    assert rmi.version(rmi.names(Sheet(name) for name in sheets)) == version


def test_the_name_and_revision_above_the_questions_count() -> None:
    head = {"D2": "冲突矿产报告模板（CMRT）", "G3": "6.5 版", "D1": "x" * 90 + " 9.9"}

    assert (
        rmi.version(rmi.names([Sheet("Declaration", head), Sheet("Smelter List")]))
        == "CMRT 6.5"
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-15", dt.date(2026, 3, 15)),
        ("15-Mar-2026", dt.date(2026, 3, 15)),
        ("2026-03-15T00:00:00", dt.date(2026, 3, 15)),
        ("31-Feb-2026", None),
        ("soon", None),
    ],
)
def test_the_day_of_the_declaration_is_a_day_or_not_known(
    written: str, day: dt.date | None
) -> None:
    (line,) = read(book(head={**HEAD, "D27": written}))[0]

    assert line.evidence[0].issued == day


def test_two_days_among_the_answers_are_no_day() -> None:
    (line,) = read(book(head={**HEAD, "D20": "2025-01-01"}))[0]

    assert line.evidence[0].issued is None


def test_more_statements_than_can_be_held_are_refused() -> None:
    products = {f"B{row}": f"M-{row}" for row in range(6, 70_006)}

    with pytest.raises(RefusedError) as error:
        read(book(products=products))
    assert error.value.refused.refusal is Refusal.TOO_MANY_ROWS


# In a real workbook


def workbook(sheets: list[Sheet], *, cached: bool = True) -> bytes:
    """Return a workbook in which the metal of the first row comes from a formula.

    It is *cached* by a program that reckons, or left to the next one.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.calc_on_load = not cached
        day = book.add_format({"num_format": "dd-mmm-yyyy"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            if sheet.hidden:
                page.hide()
            for place, text in sheet.cells.items():
                if place == "D27":
                    page.write_datetime(place, dt.datetime.fromisoformat(text), day)
                elif place == "B5" and sheet.name == "Smelter List":
                    told = text if cached else 0
                    page.write_formula(place, '=IF(A5="","","x")', None, told)
                elif text in {"=1", "#N/A"}:
                    error = text == "#N/A"
                    page.write_formula(place, "=1", None, text if error else "")
                else:
                    page.write_string(place, text)
            page.set_column("S:S", None, None, {"hidden": True})
    return file.getvalue()


PAGES = [
    Sheet("Revision", {"A1": "1.0"}),
    Sheet("Declaration", HEAD),
    Sheet("Minerals Scope"),
    Sheet("Smelter List", SMELTERS),
    Sheet("Smelter Look-up", {"A1": "x"}, hidden=True),
    Sheet("Product List", {f"B{row}": f"M-{row}" for row in range(6, 51)}),
]


def test_a_template_in_a_workbook_is_told_from_any_other_workbook() -> None:
    found = told(workbook(PAGES))

    assert (found.format, found.version) == ("rmi", "AMRT 1.3")
    assert Caution.UNKNOWN_VERSION not in found.cautions
    assert [line.number for line in found.lines] == [f"M-{n}" for n in range(6, 51)]
    assert found.batches == [20, 20, 5]
    assert {line.supplier for line in found.lines} == {"Magnet Maker OÜ"}
    (metal,) = found.lines[0].contents
    assert [(o.country, o.mined) for o in metal.origins] == [("CN", "CN"), ("EE", "")]
    assert metal.evidence[0].issued == dt.date(2026, 3, 15)
    assert {
        Caution.NO_COMPOSITION,
        Caution.NO_PRICE,
        Caution.GROUP_OF_METALS,
    } <= found.cautions


def test_a_metal_that_a_formula_never_filled_in_is_not_known() -> None:
    found = told(workbook(PAGES, cached=False))

    assert Caution.METAL_NOT_NAMED in found.cautions
    assert {c.name for c in found.lines[0].contents} == {"", "Rare Earth Elements"}


def test_another_revision_is_read_and_said() -> None:
    later = [
        Sheet(each.name, {**each.cells, "G3": "Revision 2.7"})
        if each.name == "Declaration"
        else each
        for each in PAGES
    ]
    found = told(workbook(later))

    assert found.of(Caution.UNKNOWN_VERSION)[0].given == "AMRT 2.7"
    assert len(found.lines) == 45


def test_a_workbook_without_the_sheets_is_no_template() -> None:
    plain = workbook([Sheet("BOM", {"A1": "Part no.", "A2": "M-1"})])

    assert refused(plain, as_format="rmi").refusal is Refusal.OTHER_ROOT


def test_only_what_is_odd_in_a_cell_that_is_read_is_said() -> None:
    """Templates hold thousands of helping formulas that bear on nothing here."""
    helping = {f"T{row}": "=1" for row in range(5, 90)} | {"K6": "#N/A", "J9": "#N/A"}
    pages = [
        Sheet(each.name, {**each.cells, **helping}, each.hidden)
        if each.name in {"Smelter List", "Declaration"}
        else each
        for each in PAGES
    ]
    found = told(workbook(pages))

    assert [(n.sheet, n.row, n.column) for n in found.of(Caution.ERROR_CELL)] == [
        ("Smelter List", 6, "K")
    ]
    assert Caution.NO_RESULT not in found.cautions
    assert not found.cautions & {
        Caution.HIDDEN_SHEET,
        Caution.HIDDEN_COLUMNS,
        Caution.SEVERAL_SHEETS,
    }
