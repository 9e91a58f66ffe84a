"""No line begins or ends with the wrong mark, and no word is cut that fits."""

import itertools

import pytest

from forms.dossier.face import Faces, load_faces
from forms.dossier.paragraph import Run, may_break, wrap, wrap_runs
from forms.dossier.typography import Style
from forms.resources import resources

PLAIN = Style(10, 15)
STRONG = Style(10, 15, bold=True)
CLOSING = set("!%),.:;?]}、。〉》」』】〕，；：？！）”’％℃")
OPENING = set("([{（〔【《〈「『“‘￥$€")
MIXED = (
    "根据《中华人民共和国出口管制法》（2020年12月1日起施行）第十二条，"
    "出口经营者应当申请许可："
    "“最终用户”与“最终用途”须如实说明；"
    "金额（USD 1,234.50）达到0.1%及以上的，须取得许可！"
    "Under Article 12, the exporter applies (see 'Annex A', p. 3) for a licence. "
    "磁体Sm₂Co₁₇、温度120℃——结束……"
)


@pytest.fixture(scope="module")
def faces() -> Faces:
    return load_faces(resources() / "fonts")


def widths() -> range:
    return range(60, 480, 7)


def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark(
    faces: Faces,
) -> None:
    for width in widths():
        lines = wrap(MIXED, PLAIN, width, faces)

        assert not [line for line in lines[1:] if line[0] in CLOSING]
        assert not [line for line in lines[:-1] if line[-1] in OPENING]


def test_no_word_is_cut_and_no_number(faces: Faces) -> None:
    for width in widths():
        lines = wrap(MIXED, PLAIN, width, faces)
        for before, after in itertools.pairwise(lines):
            joined = before[-1] + after[0]

            assert not (joined.isascii() and joined.isalnum() and _whole(before, after))


def _whole(before: str, after: str) -> bool:
    """Tell whether the two lines were one word in the text."""
    return before.rsplit(maxsplit=1)[-1] + after.split(maxsplit=1)[0] in MIXED.split()


def test_no_line_is_wider_than_its_column_and_no_text_is_lost(faces: Faces) -> None:
    for width in widths():
        lines = wrap(MIXED, PLAIN, width, faces)

        assert all(faces.width(line, PLAIN) <= width + 0.01 for line in lines)
        assert "".join("".join(lines).split()) == "".join(MIXED.split())


def test_a_word_wider_than_the_column_is_cut(faces: Faces) -> None:
    lines = wrap("X" * 100, PLAIN, 60, faces)

    assert len(lines) > 8
    assert "".join(lines) == "X" * 100


def test_a_column_of_no_width_still_takes_a_character_a_line(faces: Faces) -> None:
    assert wrap("磁体", PLAIN, 0, faces) == ("磁", "体")


def test_a_line_feed_begins_a_line_and_an_empty_text_is_one(faces: Faces) -> None:
    assert wrap("one\n\ntwo", PLAIN, 300, faces) == ("one", "", "two")
    assert wrap("", PLAIN, 300, faces) == ("",)


def test_a_hard_space_ties_number_and_unit() -> None:
    assert not may_break("3", "\xa0")
    assert not may_break("\xa0", "M")
    assert may_break(" ", "M")


def test_runs_of_two_styles_share_lines_and_lose_nothing(faces: Faces) -> None:
    runs = [
        Run("出口经营者（申请人）名称", STRONG),
        Run("  Applicant, full name", PLAIN),
    ]
    for width in range(40, 260, 11):
        lines = wrap_runs(runs, width, faces)
        told = "".join(piece.text for line in lines for piece in line)

        assert "".join(told.split()) == "出口经营者（申请人）名称Applicant,fullname"
        for line in lines:
            last = line[-1]
            assert last.x + faces.width(last.text, runs[last.run].style) <= width + 0.01
