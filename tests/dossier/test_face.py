"""The bundled faces draw what the trade writes, and say what they do not."""

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from forms.dossier.contour import path_of
from forms.dossier.embedding import Codes
from forms.dossier.face import Faces, load_faces
from forms.dossier.typography import Style
from forms.errors import FormsError
from forms.resources import resources

FOLDER = resources() / "fonts"


@pytest.fixture(scope="module")
def faces() -> Faces:
    return load_faces(FOLDER)


def test_the_quick_reading_agrees_with_the_slow_one(faces: Faces) -> None:
    slow = TTFontFile(str(FOLDER / "YtterbySans-Regular.ttf"))
    quick = faces.regular

    assert quick.glyphs == slow.charToGlyph
    assert {chr(code): width for code, width in slow.charWidths.items()} == quick.widths


def test_both_faces_draw_the_same_characters(faces: Faces) -> None:
    assert faces.regular.widths.keys() == faces.bold.widths.keys()


@pytest.mark.parametrize("character", "磁镝☑₂éĄŁЖң한😀ع≒\u0000")
def test_a_character_is_drawn_or_known_to_be_missing(
    faces: Faces, character: str
) -> None:
    missing = set("😀ع≒\u0000")

    assert (character in faces.known) is (character not in missing)


def test_digits_are_of_one_width(faces: Faces) -> None:
    assert len({faces.width(digit, Style(10, 15)) for digit in "0123456789"}) == 1


def test_codes_are_given_out_as_characters_come(faces: Faces) -> None:
    codes = Codes(faces.regular, "R")

    assert codes.show("磁体磁") == "000100020001"


def test_a_letter_becomes_a_closed_outline(faces: Faces) -> None:
    path, width = path_of("稿D", faces.bold, 100)

    assert path.count(" m") == path.count("h") > 5
    assert width == pytest.approx(faces.width("稿D", Style(100, 100, bold=True)))


def test_the_licence_travels_with_the_faces() -> None:
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text("utf-8").upper()
    assert len(list((FOLDER / "licences").glob("*.txt"))) == 4


def test_a_broken_face_is_refused(tmp_path: Path) -> None:
    (tmp_path / "YtterbySans-Regular.ttf").write_bytes(b"no face")

    with pytest.raises(FormsError, match="cannot be read"):
        load_faces(tmp_path)
