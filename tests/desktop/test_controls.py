"""Each kind has its control, and an answer survives the way in and out."""

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.controls import CONTROLS, control_for
from desktop.words import LANGUAGES, Language, Words
from forms.case.facts import Raw
from forms.interview.answers import READERS, Problem, read
from forms.interview.printing import PRINTERS
from forms.interview.questions import Kind
from tests.desktop.questionnaire import ask, press, question, type_in

ANSWERS: list[tuple[Kind, Raw]] = [
    (Kind.CHOICE, "motor"),
    (Kind.CHOICE, "magnet|motor"),
    (Kind.YES_NO, "no"),
    (Kind.TEXT, "EE 12345678"),
    (Kind.WORDS, {"en": "Example Magnets", "zh": "示例磁材"}),
    (Kind.WORDS, {"zh": "示例磁材"}),
    (Kind.MONEY, "9.00 EUR"),
    (Kind.MONEY, "8.80..9.20 EUR"),
    (Kind.MONEY, "1234567.89 JPY"),
    (Kind.NUMBER, "1.234"),
    (Kind.NUMBER, "-3..7"),
    (Kind.DATE, "2026-02-01"),
    (Kind.COUNTRY, "EE"),
    (Kind.COUNTRIES, "EE, FI"),
    (Kind.COUNTRIES, "none"),
    (Kind.TABLE, []),
    (
        Kind.TABLE,
        [
            {
                "name": "ACME",
                "share": "33.3..50",
                "origin": "not-known",
                "value": "0.15 EUR",
                "path": "motor",
                "listed": "no",
            },
            {"name": "not-known", "share": "not-known", "value": "not-known"},
        ],
    ),
]
UNUSABLE: list[tuple[Kind, str]] = [
    (Kind.MONEY, "nine EUR"),
    (Kind.MONEY, "9.00"),
    (Kind.MONEY, "8.80.. EUR"),
    (Kind.NUMBER, "many"),
    (Kind.DATE, "tomorrow"),
    (Kind.DATE, "2026-02-30"),
    (Kind.COUNTRY, "Atlantis"),
    (Kind.COUNTRIES, "EE, Atlantis"),
]


def test_the_three_tables_of_kinds_are_complete() -> None:
    assert set(CONTROLS) == set(READERS) == set(PRINTERS) == set(Kind)


@pytest.mark.parametrize("locale", ["en_GB", "de_DE", "zh_CN", "fr_FR"])
@pytest.mark.parametrize(("kind", "raw"), ANSWERS)
def test_an_answer_that_is_shown_is_written_the_same_again(
    kind: Kind, raw: Raw, locale: str, qtbot: QtBot
) -> None:
    control = ask(qtbot, question(kind, estimate=True), locale=locale).control
    control.show_answer(raw)

    assert control.written() == raw


@pytest.mark.parametrize(("kind", "raw"), [*ANSWERS, *UNUSABLE])
def test_to_show_and_to_commit_gives_nothing(
    kind: Kind, raw: Raw, qtbot: QtBot
) -> None:
    asked = ask(qtbot, question(kind))
    asked.control.show_answer(raw)
    asked.control.commit()
    asked.control.show_answer(None)
    asked.control.commit()

    assert asked.given == []


@pytest.mark.parametrize(("kind", "raw"), ANSWERS)
def test_every_answer_that_a_control_writes_can_be_read(
    kind: Kind, raw: Raw, qtbot: QtBot
) -> None:
    asked = question(kind, estimate=True)
    control = ask(qtbot, asked).control
    control.show_answer(raw)
    written = control.written()
    assert written is not None
    fact = read(asked, written)

    rows_of_the_table_lack_cells = isinstance(raw, list) and len(raw) > 1
    assert isinstance(fact, Problem) is rows_of_the_table_lack_cells


@pytest.mark.parametrize(("kind", "raw"), UNUSABLE)
def test_what_cannot_be_used_reaches_the_reader_as_a_problem(
    kind: Kind, raw: str, qtbot: QtBot
) -> None:
    asked = question(kind, estimate=True)
    control = ask(qtbot, asked).control
    control.show_answer(raw)

    assert isinstance(read(asked, control.written() or ""), Problem)


def test_what_is_typed_stays_when_the_same_answer_is_drawn_again(
    qtbot: QtBot,
) -> None:
    control = ask(qtbot, question(Kind.TEXT)).control
    control.show_answer("Tallinn")
    press(qtbot, "End")
    type_in(qtbot, [" and Narva"])
    control.show_answer("Tallinn")

    assert control.written() == "Tallinn and Narva"


def test_an_answer_taken_out_is_withdrawn(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.MONEY))
    asked.control.show_answer("9.00 EUR")
    press(qtbot, "Ctrl+A")
    press(qtbot, "Delete")
    asked.leave()

    assert asked.given == [None]


def test_to_close_a_page_gives_what_is_typed(qtbot: QtBot) -> None:
    asked = ask(qtbot, question(Kind.WORDS))
    type_in(qtbot, ["Magnets for trains"])
    asked.control.commit()

    assert asked.given == [{"en": "Magnets for trains"}]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_part_that_takes_the_focus_has_a_name(
    kind: Kind, language: Language, qtbot: QtBot
) -> None:
    control = ask(
        qtbot, question(kind, estimate=True, unit="nm"), language=language
    ).control
    for raw in (raw for k, raw in ANSWERS if k is kind):
        control.show_answer(raw)
        for part in control.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                face = QAccessible.queryAccessibleInterface(part)

                assert face.text(QAccessible.Text.Name), part
                assert face.text(QAccessible.Text.Description), part


@pytest.mark.parametrize("kind", Kind)
def test_every_part_is_a_target_of_28_pixels(kind: Kind, qtbot: QtBot) -> None:
    asked = ask(qtbot, question(kind, estimate=True))
    for raw in (raw for k, raw in ANSWERS if k is kind):
        asked.control.show_answer(raw)
    asked.window.adjustSize()
    qtbot.wait(1)
    small = [
        (type(part).__name__, part.accessibleName(), part.size().toTuple())
        for part in asked.control.findChildren(QWidget)
        if part.isVisible()
        and part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and part.focusProxy() is None
        and min(part.width(), part.height()) < 28
    ]

    assert small == []


class Windows(QObject):
    """Notes every widget that opens as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            isinstance(watched, QWidget)
            and watched.isWindow()
            and event.type() is QEvent.Type.Show
        ):
            self.opened.append(watched)
        return False


@pytest.mark.parametrize("kind", Kind)
def test_no_part_of_a_control_opens_as_a_window_while_it_is_made(
    kind: Kind, qapp: QApplication
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    made = control_for(question(kind, estimate=True), Words("en"), QLocale("en_GB"))
    for raw in (raw for k, raw in ANSWERS if k is kind):
        made.show_answer(raw)
    qapp.removeEventFilter(windows)

    assert windows.opened == []
