"""What proves the machine's side: a sealed store, its keys, the key ring, a window."""

import importlib
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.selftest import Probe, ProbeError, tried

MARKER = "MAGNET-OF-NOWHERE-7731"
PASSPHRASE = f"{MARKER} 安全"
MOMENT = "2026-02-01T12:00:00Z"
RING_LIMIT_S = 2.0


def main(json: bool) -> int:
    """Try the whole installation and tell it; 0 when all of it works."""
    from forms.__main__ import main as front_end

    words = ["selftest", "--json"] if json else ["selftest"]
    return front_end(words, more=probes)


def probes() -> tuple[Probe, ...]:
    """Try what the desktop needs beyond the law and the paper."""
    return (
        tried("the store keeps, seals and opens again", _keeps),
        tried("the key ring is asked", _asks),
        tried("a window is drawn", _draws),
        tried("a supplier's file is read in a process of its own", _reads),
    )


def _keeps() -> str:
    """Write, close, and open by passphrase: only the Argon2id key reads it back."""
    from desktop.store import opening
    from desktop.store.vault import Vault

    with TemporaryDirectory(prefix="ytterby-") as name:
        folder = Path(name) / "store"
        made = opening.create(folder, PASSPHRASE)
        if not isinstance(made, opening.Created):
            raise ProbeError(f"no store was made: {made}")
        vault = Vault.open(folder, made.key)
        case = vault.new_case(MARKER, at=MOMENT)
        vault.append(case, f'"{MARKER}"', at=MOMENT)
        open_leaks = _leaks(folder)
        vault.close()
        again = Vault.open(folder, opening.unlock_with_passphrase(folder, PASSPHRASE))
        kept = again.events(case)
        again.inspect()
        again.close()
        leaks = {*open_leaks, *_leaks(folder)}
    if kept != (f'"{MARKER}"',):
        raise ProbeError(f"of one answer there came back {len(kept)}")
    if leaks:
        raise ProbeError(f"an answer stands in plain text in {', '.join(leaks)}")
    return "nothing in plain text"


def _reads() -> str:
    """Read a Chinese table as the import does: in another process, over a pipe."""
    from desktop.border import Reading
    from forms.composition.imports.messages import End, Lines, Request

    with TemporaryDirectory(prefix="ytterby-") as name:
        path = Path(name) / "parts.csv"
        path.write_bytes("零件号;质量 (g);国家\nR-1;1,5;ドイツ\n".encode("gb18030"))
        asked = Request(path=str(path), name=path.name, encoding="gb18030")
        said = list(Reading(asked))
    lines = [line for each in said if isinstance(each, Lines) for line in each.lines]
    found = [(line.number, line.mass, line.country) for line in lines]
    if found != [("R-1", "1.5", "DE")] or not isinstance(said[-1], End):
        raise ProbeError(f"of one line there came back {found}: {said[-1]}")
    return "GB18030"


def _leaks(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if MARKER.encode() in path.read_bytes()]


def _asks() -> str:
    """Name the key ring and its answer; without one a passphrase serves."""
    from desktop.store.credentials import platform_ring, probe

    if sys.platform == "linux":
        # Its absence would look like a computer that has no key ring.
        importlib.import_module("secretstorage")
    ring = type(platform_ring())
    return f"{ring.__module__} is {probe(RING_LIMIT_S)}"


def _draws() -> str:
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtGui import QFontDatabase, QGuiApplication
    from PySide6.QtWidgets import QApplication, QLabel

    from forms.resources import resources

    application = QApplication.instance() or QApplication([])
    face = resources() / "fonts" / "YtterbySans-Regular.ttf"
    families = QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFont(str(face))
    )
    label = QLabel("镝 Dy")
    label.setStyleSheet(f"font: 20px '{families[0] if families else ''}'")
    picture = label.grab().toImage()
    pixels = {
        picture.pixel(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
    }
    del application
    if not families:
        raise ProbeError(f"{face.name} cannot be read")
    if len(pixels) < 2:
        raise ProbeError("the window stayed blank")
    return f"by {QGuiApplication.platformName()}"
