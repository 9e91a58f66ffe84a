"""The demonstration: one sample from its answers to a PDF, then on the screen."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.samples import sample_text
from forms.case.events import case_of
from forms.casefile import read_case_file
from forms.corpus import Corpus, load
from forms.errors import FormsError
from forms.line import Outcome, weigh
from forms.resources import resources

SAMPLE = "traction-motor-magnet"


def demo(words: list[str]) -> int:
    """Draft the sample's dossier, tell the outcome, open the desktop if it can."""
    asked = _reader().parse_args(words)
    try:
        corpus = load(resources())
        outcome = _outcome(corpus)
        paths = _drafted(outcome, corpus, asked.output)
    except (FormsError, OSError) as wrong:
        sys.stderr.write(f"ytterby: {wrong}\n")
        return 2
    for line in _told(outcome, corpus, paths):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return 0 if asked.no_window or not has_display() else _show()


def _reader() -> argparse.ArgumentParser:
    reader = argparse.ArgumentParser(
        prog="ytterby demo", description="Draft a bundled sample case and show it."
    )
    reader.add_argument(
        "--no-window", action="store_true", help="keep the desktop closed"
    )
    reader.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("build") / "demo",
        metavar="FOLDER",
        help="where the PDFs shall lie",
    )
    return reader


def _outcome(corpus: Corpus) -> Outcome:
    """Weigh the sample on its own dates: no clock is read."""
    file = read_case_file(sample_text(SAMPLE), corpus, SAMPLE)
    return weigh(case_of(file.events), corpus, known=file.known_on)


def _drafted(outcome: Outcome, corpus: Corpus, folder: Path) -> list[Path]:
    from forms.draft import draft

    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for audience in ("filing", "internal"):
        path = folder.absolute() / f"{SAMPLE}-{audience}.pdf"
        draft(outcome, corpus, audience, path)
        paths.append(path)
    return paths


def _told(outcome: Outcome, corpus: Corpus, paths: list[Path]) -> Iterator[str]:
    from forms.telling import in_short

    yield from in_short(outcome, corpus, "en")
    yield f"The filing set lies in {paths[0]}"
    yield f"The internal set, with the proof, lies in {paths[1]}"


def has_display() -> bool:
    """Tell whether a window would be seen by somebody."""
    if os.environ.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def _show() -> int:
    """Open the desktop on a copy of the sample in a store that is thrown away."""
    import secrets

    from desktop.app import Desktop, new_application
    from desktop.store import opening

    app = new_application()
    with TemporaryDirectory(prefix="ytterby-demo-") as name:
        folder = Path(name)
        made = opening.create(folder / "store", secrets.token_urlsafe(24))
        if not isinstance(made, opening.Created):
            raise TypeError(made)
        desktop = Desktop(folder)
        desktop.enter(made.key)
        desktop.start()
        desktop.open_sample(SAMPLE)
        try:
            return app.exec()
        finally:
            desktop.stop()
