"""The style sheet of a scheme: few selectors, by role, in one place."""

from desktop.colours import Colours
from forms.resources import resources

SMALL, PLAIN, LARGE, TITLE = 13, 14, 16, 26
"""Sizes of type in pixels; the smallest is for labels within a table only."""


def sheet(c: Colours) -> str:
    """Return the style sheet of a scheme."""
    return "\n".join((_words(c), _panels(c), _lists(c), _buttons(c), _fields(c)))


def _words(c: Colours) -> str:
    return f"""
    QLabel[role="title"] {{ font-size: {TITLE}px; font-weight: 700; }}
    QLabel[role="section"], QLabel[role="question"] {{
        font-size: {LARGE}px; font-weight: 700; }}
    QLabel[role="lead"] {{ font-size: {LARGE}px; color: {c.muted}; }}
    QLabel[role="hint"], QLabel[role="why"], QLabel[role="small"] {{
        color: {c.muted}; }}
    QLabel[role="small"], QLabel[role="why"] {{ font-size: {SMALL}px; }}
    QLabel[role="small"][lacks="true"] {{ color: {c.problem}; }}
    QLabel[role="tag"] {{ color: {c.muted}; font-size: {SMALL}px;
        border: 1px solid {c.line}; border-radius: 9px; padding: 1px 8px; }}
    QLabel[role="echo"] {{ color: {c.accent}; }}
    QLabel[role="settled"] {{ color: {c.settled}; font-weight: 700; }}
    QLabel[role="alert"] {{ color: {c.on_warning}; background: {c.warning};
        padding: 2px 8px; border-radius: 4px; font-weight: 700; }}
    QLabel[role="problem"] {{ color: {c.problem}; font-weight: 700; }}
    QLabel[role="warning"] {{ color: {c.on_warning}; background: {c.warning};
        border-radius: 6px; padding: 8px 12px; }}
    QToolTip {{ background: {c.surface}; color: {c.text};
        border: 1px solid {c.edge}; padding: 4px 8px; }}
    """


def _panels(c: Colours) -> str:
    return f"""
    QFrame[role="row"] {{ background: {c.surface}; border: 1px solid {c.line};
        border-radius: 8px; }}
    QFrame[role="row"]:focus {{ border: 1px solid {c.accent}; }}
    QFrame[role="row"][now="true"] {{ border: 1px solid {c.accent};
        border-left: 4px solid {c.accent}; }}
    QFrame[role="cells"] {{ background: {c.inset}; border: 1px solid {c.line};
        border-radius: 8px; }}
    QFrame[role="ask"], QFrame[role="note"], QFrame[role="refusal"] {{
        border-radius: 6px; }}
    QFrame[role="ask"] {{ background: {c.warning}; }}
    QFrame[role="note"] {{ background: {c.chosen}; }}
    QFrame[role="refusal"] {{ background: {c.on_problem}; }}
    QFrame[role="ask"] QLabel {{ color: {c.on_warning}; }}
    QFrame[role="refusal"] QLabel {{ color: {c.problem}; }}
    QFrame[role="proposal"], QFrame[role="notice"] {{ background: {c.warning};
        border: 0; border-bottom: 1px solid {c.line}; }}
    QFrame[role="proposal"] QLabel, QLabel[role="notice"] {{
        color: {c.on_warning}; }}
    QFrame[role="popup"] {{ background: {c.surface}; border: 1px solid {c.edge};
        border-radius: 8px; }}
    QWidget[role="rail"] {{ background: {c.rail}; }}
    QWidget[role="rail"] QListWidget {{ background: transparent; border: 0; }}
    QTextBrowser[role="determination"] {{ background: {c.surface}; border: 0;
        border-left: 1px solid {c.line}; padding: 16px; }}
    QTextBrowser[role="signs"] {{ background: {c.surface};
        border: 1px solid {c.line}; border-radius: 8px; padding: 12px 16px; }}
    QTextBrowser[role="signs"]:focus {{ border: 2px solid {c.accent};
        padding: 11px 15px; }}
    QScrollArea {{ border: 0; background: {c.window}; }}
    QSplitter::handle {{ background: {c.line}; width: 1px; }}
    QProgressBar {{ border: 1px solid {c.line}; border-radius: 4px; height: 8px; }}
    QProgressBar::chunk {{ background: {c.accent}; }}
    QAbstractScrollArea::corner {{ background: transparent; }}
    QScrollBar {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {c.edge}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {c.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _lists(c: Colours) -> str:
    return f"""
    QListWidget {{ border: 1px solid {c.line}; border-radius: 8px;
        background: {c.surface}; outline: 0; }}
    QListWidget:focus {{ border: 2px solid {c.accent}; }}
    QListWidget::item {{ padding: 4px 10px; border-radius: 6px; }}
    QListWidget::item:hover {{ background: {c.inset}; color: {c.text}; }}
    QListWidget::item:selected {{ background: {c.chosen}; color: {c.text}; }}
    QListWidget::indicator {{ width: 16px; height: 16px; border-radius: 4px;
        border: 1px solid {c.edge}; background: {c.surface}; }}
    QListWidget::indicator:checked {{ background: {c.accent};
        border-color: {c.accent}; image: url("{picture(c.tick)}"); }}
    QListView[role="found"] {{ background: {c.surface}; color: {c.text};
        border: 1px solid {c.edge}; outline: 0; }}
    QListView[role="found"]::item {{ min-height: 28px; padding: 0 8px;
        border-radius: 4px; }}
    QListView[role="found"]::item:hover {{ background: {c.inset}; }}
    QListView[role="found"]::item:selected {{ background: {c.chosen};
        color: {c.text}; }}
    QMenuBar, QStatusBar {{ background: {c.rail}; }}
    QMenuBar::item {{ padding: 6px 12px; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {c.chosen}; color: {c.text}; }}
    QMenu {{ background: {c.surface}; border: 1px solid {c.edge}; padding: 4px; }}
    QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {c.chosen}; color: {c.text}; }}
    QMenu::item:disabled {{ color: {c.muted}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
    QMenu::indicator {{ width: 16px; height: 16px; margin-left: 8px; }}
    QMenu::indicator:checked {{ image: url("{picture("chosen")}"); }}
    QStatusBar::item {{ border: 0; }}
    QTreeView {{ background: {c.surface}; color: {c.text};
        border: 1px solid {c.line}; outline: 0;
        selection-background-color: {c.chosen}; selection-color: {c.text}; }}
    QTreeView:focus {{ border: 2px solid {c.accent}; }}
    QTreeView::item {{ padding: 0 4px; }}
    QTreeView::item:selected {{ background: {c.chosen}; color: {c.text}; }}
    QTreeView::item:focus {{ border: 1px solid {c.accent}; }}
    QTableView {{ background: {c.surface}; color: {c.text};
        gridline-color: {c.line}; border: 1px solid {c.line};
        selection-background-color: {c.chosen}; selection-color: {c.text}; }}
    QTableView:focus {{ border: 2px solid {c.accent}; }}
    QTableCornerButton::section {{ background: {c.inset}; border: 0;
        border-bottom: 1px solid {c.line}; }}
    QHeaderView::section {{ background: {c.inset}; color: {c.muted};
        border: 0; border-bottom: 1px solid {c.line}; padding: 4px 8px; }}
    """


def _buttons(c: Colours) -> str:
    return f"""
    QPushButton {{ background: {c.surface}; color: {c.text};
        border: 1px solid {c.edge}; border-radius: 6px; padding: 7px 16px;
        min-height: 20px; }}
    QPushButton:hover, QToolButton:hover {{ background: {c.chosen}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {c.line}; }}
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
    QPushButton[role="chip"], QPushButton[role="bad-chip"] {{
        background: {c.chosen}; border-color: {c.chosen}; border-radius: 15px;
        padding: 4px 12px; }}
    QPushButton[role="bad-chip"] {{ background: {c.on_problem}; color: {c.problem}; }}
    QPushButton[role="chip"]:focus, QPushButton[role="bad-chip"]:focus {{
        border: 2px solid {c.accent}; padding: 3px 11px; }}
    QToolButton {{ background: {c.surface}; color: {c.text};
        border: 1px solid {c.edge}; border-radius: 6px; padding: 5px;
        min-width: 22px; min-height: 22px; }}
    QToolButton:focus {{ border: 2px solid {c.accent}; padding: 4px; }}
    QToolButton[role="quiet"] {{ background: transparent; padding: 1px;
        min-width: 24px; min-height: 24px;
        border-color: transparent; }}
    QToolButton[role="quiet"]:hover {{ background: {c.chosen}; }}
    QToolButton[role="quiet"]:focus {{ border: 2px solid {c.accent}; padding: 0; }}
    QToolButton::menu-indicator {{ image: none; }}
    """


def _fields(c: Colours) -> str:
    return f"""
    QLineEdit, QPlainTextEdit, QComboBox {{ background: {c.surface};
        color: {c.text}; border: 1px solid {c.edge}; border-radius: 6px;
        padding: 6px 10px; min-height: 23px;
        selection-background-color: {c.accent};
        selection-color: {c.on_accent};
        placeholder-text-color: {c.muted}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{
        border: 2px solid {c.accent}; padding: 5px 9px; }}
    QLineEdit:disabled, QComboBox:disabled {{ color: {c.muted};
        border-color: {c.line}; }}
    QComboBox {{ padding-right: 0; }}
    QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: 0; padding: 0;
        background: transparent; }}
    QComboBox::drop-down {{ border: 0; width: 28px; }}
    QComboBox::down-arrow {{ image: url("{picture("open")}");
        width: 16px; height: 16px; }}
    QLineEdit[role="key"] {{ font-size: 18px; font-weight: 700; }}
    QCheckBox, QRadioButton {{ spacing: 10px; padding: 4px 6px 4px 2px;
        border: 2px solid transparent; border-radius: 6px; min-height: 20px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent}; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: 16px; height: 16px;
        border: 1px solid {c.edge}; background: {c.surface}; }}
    QCheckBox::indicator {{ border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: 9px; }}
    QCheckBox::indicator:hover, QRadioButton::indicator:hover {{
        border-color: {c.accent}; }}
    QCheckBox::indicator:checked {{ background: {c.accent};
        border-color: {c.accent}; image: url("{picture(c.tick)}"); }}
    QRadioButton::indicator:checked {{ border: 5px solid {c.accent};
        width: 8px; height: 8px; }}
    QCalendarWidget QWidget {{ background: {c.surface}; color: {c.text}; }}
    QCalendarWidget QToolButton {{ border-color: transparent; padding: 5px 8px;
        font-weight: 700; }}
    QCalendarWidget QToolButton:focus {{ border: 2px solid {c.accent};
        padding: 4px 7px; }}
    QCalendarWidget QAbstractItemView {{ border: 0; outline: 0;
        selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    """


def picture(name: str) -> str:
    """Return where the picture of that name lies, as a sheet writes it."""
    return (resources() / "icons" / f"{name}.svg").as_posix()
