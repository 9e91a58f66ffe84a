"""In a tree, a row that names a part and its substance is a part, not a content."""

from collections.abc import Iterator

from forms.composition.bill import Line
from forms.composition.imports.rows import Row
from forms.composition.imports.table.columns import propose
from forms.composition.imports.table.parts import lines


class Written:
    """A table as a test writes it down: a row a line, cells between bars."""

    name = ""
    hidden = False

    def __init__(self, text: str) -> None:
        self._text = text

    def rows(self) -> Iterator[Row]:
        for number, line in enumerate(self._text.splitlines(), start=1):
            yield Row(number, line.split("|"))


def read(text: str) -> list[Line]:
    table = Written(text)
    mapping = propose(table)
    assert mapping is not None
    return list(lines(table, mapping, lambda _: None))


def test_a_part_beside_its_substance_stays_a_part() -> None:
    motor, first, second = read(
        "Level|Part number|Description|Qty|Substance|CAS|Share (%)\n"
        "1|MOT-1|Motor|1|||\n"
        "2|MAG-1|Magnet N|2|Dysprosium|7429-91-6|1.5\n"
        "2|MAG-2|Magnet S|3|Dysprosium|7429-91-6|1.5\n"
    )

    assert [line.number for line in (motor, first, second)] == [
        "MOT-1",
        "MAG-1",
        "MAG-2",
    ]
    assert first.parent == second.parent == motor.id
    assert motor.contents == ()
    assert [content.name for content in first.contents] == ["Dysprosium"]


def test_a_name_beside_a_cas_number_is_that_of_the_substance() -> None:
    (magnet,) = read(
        "Level|Part number|Description|CAS|Share (%)\n"
        "1|MAG-1|Magnet||\n"
        "2||Neodymium|7440-00-8|30\n"
    )

    assert [content.name for content in magnet.contents] == ["Neodymium"]
