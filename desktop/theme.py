"""The looks: two own palettes, one accent, a little style by role."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desktop.colours import DARK, LIGHT, Colours
from desktop.sheet import PLAIN, picture, sheet
from forms.resources import resources

FAMILY = "Ytterby Sans"
_FACES = ("YtterbySans-Regular.ttf", "YtterbySans-Bold.ttf")
_FOLLOWS = "follows-the-system"


def apply(app: QApplication, scheme: str) -> None:
    """Dress the whole program; ``system`` follows the desktop's own scheme."""
    if app.property(_FOLLOWS) is None:
        _first_time(app)
    app.setProperty(_FOLLOWS, scheme == "system")
    dress(app, {"light": LIGHT, "dark": DARK}.get(scheme) or _system(app))


def _first_time(app: QApplication) -> None:
    load_faces()
    font = QFont(FAMILY)
    font.setPixelSize(PLAIN)
    app.setFont(font)
    app.setWindowIcon(QIcon(picture("ytterby")))

    def follow() -> None:
        if app.property(_FOLLOWS):
            dress(app, _system(app))

    app.styleHints().colorSchemeChanged.connect(follow)


def _system(app: QApplication) -> Colours:
    is_dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT


def load_faces() -> None:
    """Ship the faces: a bare Debian would show boxes for Chinese."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / face))


def dress(app: QApplication, colours: Colours) -> None:
    """Put one scheme on: style, palette and sheet."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(colours))
    app.setStyleSheet(sheet(colours))


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette of a scheme."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.chosen),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.Mid, colours.edge),
        (role.Light, colours.surface),
        (role.Dark, colours.line),
        (role.Shadow, colours.line),
    ):
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return made
