"""Both schemes can be read by everybody, and Chinese is no row of boxes."""

import tomllib
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QIcon, QPalette, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.colours import DARK, LIGHT, Colours
from desktop.sheet import sheet
from forms.resources import resources

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
TEXT = [
    (text, ground)
    for text in ("text", "muted", "accent", "problem", "settled")
    for ground in ("window", "surface", "inset")
] + [
    ("text", "rail"),
    ("muted", "rail"),
    ("text", "chosen"),
    ("muted", "chosen"),
    ("on_accent", "accent"),
    ("on_warning", "warning"),
    ("problem", "on_problem"),
]
SIGNS = [
    (sign, ground)
    for sign in ("edge", "accent")
    for ground in ("window", "surface", "inset")
]
PICTURES = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))
NEUTRAL = (resources() / "icons" / "add.svg").read_text().split('stroke="')[1][:7]


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2.2 between two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    mixed = QColor(colour)
    red, green, blue = map(_linear, (mixed.redF(), mixed.greenF(), mixed.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def screen_words(language: str) -> str:
    """Return all words of a language that can stand on the screen."""
    texts: list[str] = []
    for folder in ("screen", "wording"):
        read = tomllib.loads((resources() / folder / f"{language}.toml").read_text())
        texts += _strings(read)
    return "".join(texts)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)


def test_the_measure_of_contrast_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@SCHEMES
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_every_text_stands_out_from_its_ground(
    text: str, ground: str, scheme: Colours
) -> None:
    colours = asdict(scheme)

    assert contrast(colours[text], colours[ground]) >= 4.5


@SCHEMES
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_edges_and_the_focus_ring_can_be_seen(
    sign: str, ground: str, scheme: Colours
) -> None:
    colours = asdict(scheme)

    assert contrast(colours[sign], colours[ground]) >= 3


@SCHEMES
@pytest.mark.parametrize("ground", ["surface", "inset", "window"])
def test_one_tone_of_picture_serves_both_schemes(ground: str, scheme: Colours) -> None:
    assert contrast(NEUTRAL, asdict(scheme)[ground]) >= 3


@SCHEMES
def test_the_palette_speaks_the_colours_of_its_scheme(scheme: Colours) -> None:
    made, role = theme.palette(scheme), QPalette.ColorRole

    assert made.color(role.Text).name() == scheme.text
    assert made.color(role.PlaceholderText).name() == scheme.muted
    assert made.color(role.Accent).name() == scheme.accent


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn(name: str, qapp: QApplication) -> None:
    image = QIcon(str(resources() / "icons" / f"{name}.svg")).pixmap(32, 32).toImage()
    inked = sum(
        image.pixelColor(x, y).alpha() > 128
        for x in range(image.width())
        for y in range(image.height())
    )

    assert qapp
    assert inked > 20


@SCHEMES
def test_every_picture_that_a_sheet_names_is_there(scheme: Colours) -> None:
    named = [part.split('"')[0] for part in sheet(scheme).split('url("')[1:]]

    assert named
    assert all(resources().joinpath(name).is_file() for name in named)


@pytest.mark.parametrize("face", ["Regular", "Bold"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_faces_have_a_glyph_for_every_word_of_the_screen(
    language: str, face: str, qapp: QApplication
) -> None:
    path = resources() / "fonts" / f"YtterbySans-{face}.ttf"
    font = QRawFont(str(path), 14)
    letters = sorted(set(screen_words(language)) - {"\n"})
    missing = [c for c in letters if not font.glyphIndexesForString(c)[0]]

    assert qapp
    assert missing == []


def test_the_program_speaks_in_its_own_face(qapp: QApplication) -> None:
    theme.apply(qapp, "light")

    assert theme.FAMILY in QFontDatabase.families()
    assert qapp.font().family() == theme.FAMILY


def test_a_scheme_that_is_chosen_is_worn(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    dark = qapp.palette().color(QPalette.ColorRole.Base).name()
    theme.apply(qapp, "light")
    light = qapp.palette().color(QPalette.ColorRole.Base).name()

    assert (dark, light) == (DARK.surface, LIGHT.surface)


def test_system_follows_the_system_and_a_choice_does_not(
    qapp: QApplication, qtbot: QtBot
) -> None:
    hints = qapp.styleHints()
    theme.apply(qapp, "system")
    theme.dress(qapp, DARK)
    hints.colorSchemeChanged.emit(hints.colorScheme())
    followed = qapp.palette().color(QPalette.ColorRole.Base).name()
    theme.apply(qapp, "dark")
    hints.colorSchemeChanged.emit(hints.colorScheme())
    kept = qapp.palette().color(QPalette.ColorRole.Base).name()
    theme.apply(qapp, "light")

    assert qtbot
    assert (followed, kept) == (LIGHT.surface, DARK.surface)
