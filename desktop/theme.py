"""The looks: two own palettes, one accent, a little style by role."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from forms.resources import resources

FAMILY = "Ytterby Sans"
_FACES = ("YtterbySans-Regular.ttf", "YtterbySans-Bold.ttf")


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme, each colour by what it is for."""

    window: str
    surface: str
    rail: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    chosen: str
    problem: str
    warning: str
    on_warning: str


LIGHT = Colours(
    window="#f5f7f6",
    surface="#ffffff",
    rail="#e9eeec",
    text="#16201e",
    muted="#52605c",
    line="#d3dad7",
    edge="#7b8985",
    accent="#0b655d",
    on_accent="#ffffff",
    chosen="#d9eae6",
    problem="#9d2117",
    warning="#fdf3da",
    on_warning="#604300",
)
DARK = Colours(
    window="#141a19",
    surface="#1c2423",
    rail="#0f1413",
    text="#e7edeb",
    muted="#a3b3ae",
    line="#35413f",
    edge="#73837f",
    accent="#63cbbd",
    on_accent="#06211e",
    chosen="#1f3f3a",
    problem="#ff9f92",
    warning="#392e10",
    on_warning="#ffdc93",
)


def apply(app: QApplication, scheme: str) -> None:
    """Dress the whole program; ``system`` follows the desktop's own scheme."""
    _load_faces(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.disconnect() if app.property("follows") else None
    app.setProperty("follows", scheme == "system")
    if scheme == "system":
        hints.colorSchemeChanged.connect(lambda _scheme: _dress(app, _system(app)))
    _dress(app, {"light": LIGHT, "dark": DARK}.get(scheme) or _system(app))


def _system(app: QApplication) -> Colours:
    is_dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT


def _load_faces(app: QApplication) -> None:
    """Ship the faces: a bare Debian would show boxes for Chinese."""
    if FAMILY not in QFontDatabase.families():
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / face))
    font = QFont(FAMILY)
    font.setPixelSize(14)
    app.setFont(font)


def _dress(app: QApplication, colours: Colours) -> None:
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


def sheet(c: Colours) -> str:
    """Return the style sheet of a scheme: few selectors, by role."""
    return f"""
    QLabel[role="title"] {{ font-size: 26px; font-weight: 700; }}
    QLabel[role="section"] {{ font-size: 16px; font-weight: 700; }}
    QLabel[role="lead"] {{ font-size: 16px; color: {c.muted}; }}
    QLabel[role="question"] {{ font-size: 16px; font-weight: 700; }}
    QLabel[role="hint"], QLabel[role="why"] {{ color: {c.muted}; }}
    QLabel[role="why"] {{ font-size: 13px; }}
    QLabel[role="tag"] {{ color: {c.muted}; font-size: 12px;
        border: 1px solid {c.line}; border-radius: 9px; padding: 1px 8px; }}
    QLabel[role="echo"] {{ color: {c.accent}; }}
    QLabel[role="problem"] {{ color: {c.problem}; font-weight: 700; }}
    QLabel[role="warning"] {{ color: {c.on_warning}; background: {c.warning};
        border-radius: 6px; padding: 8px 12px; }}
    QFrame[role="row"] {{ background: {c.surface}; border: 1px solid {c.line};
        border-radius: 8px; }}
    QFrame[role="row"][now="true"] {{ border: 1px solid {c.accent};
        border-left: 4px solid {c.accent}; }}
    QFrame[role="proposal"], QFrame[role="notice"] {{ background: {c.warning};
        border: 0; border-bottom: 1px solid {c.line}; }}
    QFrame[role="proposal"] QLabel, QLabel[role="notice"] {{
        color: {c.on_warning}; }}
    QWidget[role="rail"] {{ background: {c.rail}; }}
    QWidget[role="rail"] QListWidget {{ background: transparent; border: 0; }}
    QTextBrowser[role="determination"] {{ background: {c.surface}; border: 0;
        border-left: 1px solid {c.line}; padding: 16px; }}
    QScrollArea {{ border: 0; background: {c.window}; }}
    QListWidget {{ border: 1px solid {c.line}; border-radius: 8px;
        background: {c.surface}; outline: 0; }}
    QListWidget:focus {{ border: 2px solid {c.accent}; }}
    QListWidget::item {{ padding: 4px 10px; border-radius: 6px; }}
    QListWidget::item:selected {{ background: {c.chosen}; color: {c.text}; }}
    QPushButton {{ background: {c.surface}; color: {c.text};
        border: 1px solid {c.edge}; border-radius: 6px; padding: 7px 16px; }}
    QPushButton:hover {{ background: {c.chosen}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; padding: 6px 15px; }}
    QPushButton:disabled {{ color: {c.muted}; border-color: {c.line}; }}
    QPushButton:checked {{ background: {c.chosen}; border-color: {c.accent}; }}
    QPushButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent};
        border: 1px solid {c.accent}; font-weight: 700; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {c.text}; }}
    QPushButton[role="primary"]:disabled {{ background: {c.line}; color: {c.muted};
        border-color: {c.line}; }}
    QPushButton[role="quiet"] {{ padding: 4px 12px; border-color: {c.line}; }}
    QPushButton[role="quiet"]:focus {{ border: 2px solid {c.accent};
        padding: 3px 11px; }}
    QLineEdit, QPlainTextEdit, QComboBox {{ background: {c.surface};
        color: {c.text}; border: 1px solid {c.edge}; border-radius: 6px;
        padding: 6px 10px; min-height: 20px;
        selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{
        border: 2px solid {c.accent}; padding: 5px 9px; }}
    QLineEdit[role="key"] {{ font-size: 18px; font-weight: 700; }}
    QComboBox::drop-down {{ border: 0; width: 28px; }}
    QMenuBar, QStatusBar {{ background: {c.rail}; }}
    QStatusBar::item {{ border: 0; }}
    QProgressBar {{ border: 1px solid {c.line}; border-radius: 4px; height: 8px; }}
    QProgressBar::chunk {{ background: {c.accent}; }}
    QSplitter::handle {{ background: {c.line}; width: 1px; }}
    QToolTip {{ background: {c.surface}; color: {c.text};
        border: 1px solid {c.line}; padding: 4px; }}
    """
