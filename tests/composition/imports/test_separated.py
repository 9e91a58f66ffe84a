"""Text tables, good and bad: every row keeps its place, and none swallows another."""

from time import process_time

import pytest

from forms.composition.imports.messages import Message, Notice, RefusedError
from forms.composition.imports.table import separated
from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports.asked import cells_of, opened, rows_of
from tests.composition.imports.chain import sample

TABLE = [["part", "mass"], ["rotor, large", "1"], ["magnet", "2"]]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_told_from_the_content(sign: str) -> None:
    rows = [sign.join(f'"{cell}"' for cell in row) for row in TABLE]

    assert cells_of("\n".join(rows)) == TABLE


def test_a_comma_inside_numbers_divides_nothing() -> None:
    text = "mass;share\n1,5;2,25\n3,5;4,75\n"

    assert cells_of(text) == [["mass", "share"], ["1,5", "2,25"], ["3,5", "4,75"]]
    assert cells_of(text.split("\n", 1)[1]) == [["1,5", "2,25"], ["3,5", "4,75"]]


def test_a_semicolon_inside_cells_divides_nothing() -> None:
    text = "part,places\nR,R1;R2;R3\nC,C1;C2\nL,L1\n"

    assert cells_of(text)[1] == ["R", "R1;R2;R3"]


def test_a_first_line_may_name_the_sign() -> None:
    rows, notices = rows_of(b"sep=|\na,b|c;d\n1|2\n")

    assert [(row.number, row.cells) for row in rows] == [
        (2, ["a,b", "c;d"]),
        (3, ["1", "2"]),
    ]
    assert notices == []


def test_a_text_of_one_column_is_a_table_too() -> None:
    assert cells_of("rotor\nmagnet\n") == [["rotor"], ["magnet"]]


def test_what_is_pasted_from_a_spreadsheet_is_read_the_same_way() -> None:
    pasted = 'part\tnote\r\nrotor\t"two\r\nlines"\r\nmagnet\t5" long\r\n'

    assert cells_of(pasted) == [
        ["part", "note"],
        ["rotor", "two\r\nlines"],
        ["magnet", '5" long'],
    ]


def test_rows_are_numbered_by_the_line_they_begin_on() -> None:
    rows, _ = rows_of(b'a,b\n\n"x\ny\nz",1\n,\nw,2\n')

    assert [(row.number, row.cells[0]) for row in rows] == [
        (1, "a"),
        (3, "x\ny\nz"),
        (7, "w"),
    ]


def test_a_preamble_is_kept_and_is_not_ragged() -> None:
    rows, notices = rows_of(b"Bill of materials\n\npart;mass;n\nrotor;1;2\nx;3;4\n")

    assert rows[0].cells == ["Bill of materials"]
    assert notices == []


@pytest.mark.parametrize(
    ("line", "given"), [("rotor,1", "2"), ("rotor,1,2,3", "4"), ("rotor", "1")]
)
def test_a_ragged_row_is_named_and_not_moved(line: str, given: str) -> None:
    rows, notices = rows_of(f"part,mass,n\na,1,2\nb,3,4\n{line}\nc,5,6\n".encode())

    assert list(rows[3].cells) == line.split(",")
    assert notices == [Notice(caution=Caution.RAGGED, row=4, given=given, expected="3")]


def test_empty_cells_beyond_the_table_are_no_fault() -> None:
    assert cells_of("a,b\n1,2\n3,4,,\n")[2] == ["3", "4", "", ""]


@pytest.mark.parametrize(
    "line",
    ['rotor,"open,1', '"open,rotor,1', 'rotor,1,"open', 'rotor,"open"x,1', '"'],
)
def test_an_unclosed_quote_does_not_swallow_the_rest(line: str) -> None:
    after = [f'"part {n}","2,{n}",3' for n in range(500)]
    rows, notices = rows_of("\n".join(["part,mass,n", "a,1,2", line, *after]).encode())

    assert [row.number for row in rows] == list(range(1, 504))
    assert rows[3].cells == ["part 0", "2,0", "3"]
    assert rows[-1].cells == ["part 499", "2,499", "3"]
    assert (Caution.QUOTES, 3) in [(each.caution, each.row) for each in notices]
    assert {each.row for each in notices} == {3}


def test_an_unclosed_quote_leaves_the_cells_of_its_row_apart() -> None:
    rows, _ = rows_of(b'part,mass,n\na,1,2\n"rotor,3,4\nb,5,6\n')

    assert rows[2].cells == ['"rotor', "3", "4"]


def test_a_file_full_of_unclosed_quotes_is_read_in_good_time() -> None:
    text = "a,b\n" + '"x,1\n' * 50_000
    rows, notices = rows_of(text.encode())

    assert len(rows) == 50_001
    assert len(notices) == 100


def test_looking_ahead_for_a_closing_quote_has_an_end() -> None:
    content = b"a,b,c\n" + b'x",",z\n' * 150_000
    begun = process_time()
    rows, notices = rows_of(content)

    assert len(rows) == 150_001
    assert notices[0].caution is Caution.QUOTES
    assert process_time() - begun < 5


def test_an_inch_sign_is_no_quote() -> None:
    assert cells_of('a,b\n5" pipe,1\n"6"" pipe",2\n')[1:] == [
        ['5" pipe', "1"],
        ['6" pipe', "2"],
    ]


def test_a_zero_byte_is_kept_and_named() -> None:
    rows, notices = rows_of(b"part,mass\nro\0tor,1\nmagnet,2\n")

    assert rows[1].cells == ["ro\0tor", "1"]
    assert notices == [Notice(caution=Caution.NUL, row=2)]


def test_old_line_ends_divide_rows_and_are_named_once() -> None:
    rows, notices = rows_of(b"part,mass\rrotor,1\rmagnet,2\r")

    assert [(row.number, row.cells[0]) for row in rows][2] == (3, "magnet")
    assert notices == [Notice(caution=Caution.OLD_LINE_ENDS, row=1)]


def test_a_line_end_of_two_signs_is_one_wherever_it_falls() -> None:
    long = "p" * 30_000
    text = f"{long},b\r\n{long},b\r\n{'q' * 5_525},b\r\nx,y\r\n"
    rows, notices = rows_of(text.encode())

    assert text[65_535:65_537] == "\r\n"
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert notices == []


def test_other_breaks_inside_a_cell_divide_no_row() -> None:
    text = "a,b\nx\x0by\x0cz\x85w\u2028v,1\n"

    assert cells_of(text)[1] == ["x\x0by\x0cz\x85w\u2028v", "1"]


def test_formulas_and_markup_are_text() -> None:
    text = "a,b\n=1+1,<b>{x}</b>\n@SUM(A1),-2\n"

    assert cells_of(text)[1:] == [["=1+1", "<b>{x}</b>"], ["@SUM(A1)", "-2"]]


def test_a_table_can_be_gone_through_twice_and_says_things_once() -> None:
    heard: list[Message] = []
    (table,) = separated.tables(opened(b"a,b\n1\n2,\0\n3,4\n5,6\n", heard))
    first = list(table.rows())

    assert list(table.rows()) == first
    assert sum(isinstance(each, Notice) for each in heard) == 2


def test_two_walks_through_one_table_do_not_disturb_each_other() -> None:
    content = "a,b\n" + "".join(f"{n},{n}\n" for n in range(100_000))
    (table,) = separated.tables(opened(content.encode()))
    pairs = list(zip(table.rows(), table.rows(), strict=True))

    assert all(one == other for one, other in pairs)
    assert len(pairs) == 100_001


# Limits


@pytest.mark.parametrize(
    ("content", "refusal", "row"),
    [
        (b"a,b\n" + b",".join([b"1"] * 513), Refusal.TOO_MANY_COLUMNS, 2),
        (b"a,b\n1,2\n" + b"x" * 32_768 + b",1\n", Refusal.LONG_CELL, 3),
        (b"a,b\n1,2\n\n" + b"x," * 500_001, Refusal.LONG_LINE, 4),
    ],
)
def test_beyond_a_limit_the_row_is_named(
    content: bytes, refusal: Refusal, row: int
) -> None:
    with pytest.raises(RefusedError) as fault:
        rows_of(content)

    assert (fault.value.refused.refusal, fault.value.refused.row) == (refusal, row)
    assert fault.value.refused.expected


def test_the_longest_cell_and_the_widest_row_are_read() -> None:
    widest = ",".join(["1"] * 512)

    assert len(cells_of(f"{widest}\n{widest}\n")[0]) == 512
    assert len(cells_of(f"a,b\n{'x' * 32_767},1\n")[1][0]) == 32_767


@pytest.mark.parametrize(
    ("limit", "refusal"),
    [("ROWS", Refusal.TOO_MANY_ROWS), ("CELLS", Refusal.TOO_MANY_CELLS)],
)
def test_too_much_in_all_is_refused(
    limit: str, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(separated, limit, 4)
    with pytest.raises(RefusedError) as fault:
        rows_of(b"a,b\n1,2\n3,4\n5,6\n7,8\n")

    assert fault.value.refused.refusal is refusal


# Real files


def test_the_tab_file_of_a_circuit_board_reads_whole() -> None:
    cells = cells_of(sample("simplefoc_BOM_v3_easyeda.csv"))
    header = cells[0]

    assert len(cells) == 17
    assert {len(row) for row in cells} == {10}
    assert header[4] == "Quantity"
    assert header[9] == "Price"
    assert sum(int(row[4]) for row in cells[1:]) == 25
    assert sum(row[9] == "" for row in cells[1:]) == 6
    assert any("Ω" in cell for row in cells for cell in row)


def test_the_glass_door_keeps_its_quoted_commas() -> None:
    cells = cells_of(sample("granta_glass_door.csv"))

    assert len(cells) == 27
    assert cells[0][0] == "BoM Level"
    assert cells[4][2] == "Aluminum, 319.0, permanent mold cast, T6"
    assert [row[3] for row in cells[1:]].count("Part") == 15
