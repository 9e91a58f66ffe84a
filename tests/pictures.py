"""Draws the README's pictures anew: the window on a sample, a page of its dossier."""

import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pypdfium2
from PIL.Image import Image
from PySide6.QtTest import QTest

from desktop.app import STORE, Desktop, new_application
from desktop.clock import Clock
from desktop.demo import SAMPLE
from desktop.settings import Settings
from desktop.store import opening
from desktop.words import LANGUAGES
from forms.draft import draft
from tests.window.bills import MOTOR

PICTURES = Path(__file__).resolve().parent.parent / "resources" / "pictures"
STILL = Clock(lambda: "2026-10-09T09:00:00+02:00", lambda: dt.date(2026, 10, 9))
PAGE_SCALE = 1.3
SECTION = "F1"


def main(words: list[str]) -> int:
    """Draw the two pictures, or with a folder every page in every dress into it."""
    with TemporaryDirectory(prefix="ytterby-pictures-") as name:
        if words:
            _every_dress(Path(name), Path(words[0]))
        else:
            _for_the_readme(Path(name))
    return 0


def _for_the_readme(home: Path) -> None:
    PICTURES.mkdir(exist_ok=True)
    desktop = _opened(home, "en", "light")
    work = desktop.work
    if work is None:
        raise LookupError("the sample did not open")
    key = next(e.key for e in work.session.view().rail if e.key.page == "item")
    work.session.turn_to(key)
    QTest.qWait(200)
    desktop.window.grab().save(str(PICTURES / "window.png"))
    paper = home / "dossier.pdf"
    draft(work.session.outcome, work.session.corpus, "filing", paper)
    _page_of(SECTION, paper).save(PICTURES / "dossier.png", optimize=True)
    desktop.window.close()
    desktop.stop()


def _page_of(section: str, paper: Path) -> Image:
    pdf = pypdfium2.PdfDocument(paper)
    number = next(
        n
        for n, page in enumerate(pdf)
        if f"{section}-01" in page.get_textpage().get_text_bounded()
    )
    drawn: Image = pdf[number].render(scale=PAGE_SCALE).to_pil()
    return drawn


def _every_dress(home: Path, folder: Path) -> None:
    for language in LANGUAGES:
        for scheme in ("light", "dark"):
            desktop = _opened(home / f"{language}-{scheme}", language, scheme)
            for name in _faces(desktop):
                QTest.qWait(150)
                place = folder / f"{language}-{scheme}-{name}.png"
                place.parent.mkdir(parents=True, exist_ok=True)
                desktop.window.grab().save(str(place))
            desktop.window.close()
            desktop.stop()


def _faces(desktop: Desktop) -> Iterator[str]:
    work = desktop.work
    if work is None:
        raise LookupError("the sample did not open")
    for number, entry in enumerate(work.session.view().rail, start=1):
        work.session.turn_to(entry.key)
        yield f"{number:02}-{entry.key.page}-{entry.key.member}"
    work.page.show_importing()
    yield "importing"
    item = work.session.outcome.case.items[0]
    work.session.add_lines(item, None, (MOTOR,))
    work.show_bill(item)
    work.page.composition.tree.expandAll()
    yield "bill"
    work.page.show_law()
    yield "law"
    work.page.show_clocks()
    yield "clocks"
    work.page.show_papers()
    yield "papers"
    desktop.window.to_cases.trigger()
    yield "cases"


def _opened(home: Path, language: str, scheme: str) -> Desktop:
    home.mkdir(parents=True, exist_ok=True)
    settings = Settings(home)
    settings.language = "zh" if language == "zh" else "en"
    settings.scheme = scheme
    made = opening.create(home / STORE, "pictures of a sample")
    if not isinstance(made, opening.Created):
        raise TypeError(made)
    desktop = Desktop(home, clock=STILL)
    desktop.enter(made.key)
    desktop.start()
    desktop.open_sample(SAMPLE)
    for _ in range(200):
        QTest.qWait(50)
        if desktop.work is not None:
            break
    return desktop


if __name__ == "__main__":
    new_application()
    sys.exit(main(sys.argv[1:]))
