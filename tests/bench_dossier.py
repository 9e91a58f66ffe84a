"""The sample dossier drawn by us and by Qt's document, the same words, in turns."""

import html
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import (
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

from forms.case.events import case_of
from forms.casefile import read_case_file
from forms.corpus import load
from forms.dossier.compose import compose
from forms.dossier.content import (
    Audience,
    Bilingual,
    Block,
    Diagram,
    Dossier,
    Entry,
    FormGrid,
    Particulars,
    SignaturePlace,
    Table,
)
from forms.dossier.pdf import render
from forms.line import weigh
from forms.resources import resources

ROUNDS = 9
SAMPLE = resources() / "samples" / "traction-motor-magnet.toml"


@dataclass(frozen=True, slots=True)
class Race:
    """Seconds of both engines, and how many times as fast ours is."""

    ours: float
    qt: float

    @property
    def times_as_fast(self) -> float:
        return self.qt / self.ours


def bench_dossier(rounds: int = ROUNDS) -> Race:
    """Return medians over *rounds* turns, the engines taking turns, warm."""
    application = QGuiApplication.instance() or QGuiApplication([])
    for cut in ("Regular", "Bold"):
        path = resources() / "fonts" / f"YtterbySans-{cut}.ttf"
        QFontDatabase.addApplicationFont(str(path))
    dossier = _sample()
    words = _page(dossier)
    render(dossier)
    _by_qt(words)
    turns = [
        (_seconds(lambda: render(dossier)), _seconds(lambda: _by_qt(words)))
        for _ in range(rounds)
    ]
    ours, qt = (statistics.median(side) for side in zip(*turns, strict=True))
    del application
    return Race(ours, qt)


def _sample() -> Dossier:
    corpus = load(resources())
    file = read_case_file(SAMPLE.read_text(encoding="utf-8"), corpus)
    outcome = weigh(case_of(file.events), corpus, known=file.known_on)
    return compose(outcome, corpus, Audience.INTERNAL)


def _seconds(work: Callable[[], object]) -> float:
    """Return what the work cost this process: what others do does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _by_qt(words: str) -> bytes:
    paper = QBuffer()
    paper.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(paper)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(79, 105, 74, 99), QPageLayout.Unit.Point)
    writer.setResolution(720)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setHtml(words)
    document.print_(writer)
    return bytes(paper.data().data())


def _page(dossier: Dossier) -> str:
    """Return the dossier's words as the plain HTML that Qt understands."""
    cover = dossier.cover
    parts = [_head(cover.title, 1), _said(cover.subtitle), _said(cover.status)]
    parts += map(_entry, cover.particulars)
    parts += map(_said, cover.notices)
    for section in dossier.sections:
        parts.append('<div style="page-break-before:always"></div>')
        parts.append(_head(section.title, 1))
        parts += [_said(section.note)] if section.note else []
        parts += [piece for block in section.blocks for piece in _block(block)]
    body = "".join(parts)
    return f'<body style="font-family:Ytterby Sans;font-size:10pt">{body}</body>'


def _block(block: Block) -> Iterator[str]:
    match block:
        case FormGrid() | Particulars():
            yield from map(_entry, block.entries)
        case Table():
            head = "".join(
                f"<th>{_words(t.zh)} {_words(t.en)}</th>" for t in block.head
            )
            rows = ("".join(f"<td>{_words(c)}</td>" for c in row) for row in block.rows)
            body = "".join(f"<tr>{row}</tr>" for row in rows)
            yield f"<table border=1 cellspacing=0><tr>{head}</tr>{body}</table>"
        case SignaturePlace():
            yield _said(block.who)
        case Diagram():
            yield _said(block.alt)
        case _:
            yield _said(block.text)


def _entry(entry: Entry) -> str:
    value = "<br>".join(map(_words, entry.value))
    label = f"<b>{_words(entry.label.zh)}</b> {_words(entry.label.en)}"
    return (
        "<table border=1 cellspacing=0 width=100%><tr>"
        f"<td width=12%>{_words(entry.number)}</td><td>{label}<br>{value}</td>"
        "</tr></table>"
    )


def _head(text: Bilingual, level: int) -> str:
    return f"<h{level}>{_words(text.zh)}<br>{_words(text.en)}</h{level}>"


def _said(text: Bilingual) -> str:
    return f"<p>{_words(text.zh)}<br>{_words(text.en)}</p>"


def _words(text: str) -> str:
    return html.escape(text)


if __name__ == "__main__":
    race = bench_dossier()
    print(f"ours {race.ours:.3f} s, Qt {race.qt:.3f} s: {race.times_as_fast:.1f} times")
