"""What a person gives to be read: files, one after the other, or cells by clipboard."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData


@dataclass(frozen=True, slots=True)
class Given:
    """A file by its path, or the text of cells; ``name`` is what it is called."""

    name: str
    path: str = ""
    text: str = ""


def files(paths: Iterable[str]) -> tuple[Given, ...]:
    """Return files by their paths."""
    return tuple(Given(Path(path).name, path) for path in paths)


def given_in(mime: QMimeData | None, name: str) -> tuple[Given, ...]:
    """Return the files, else the cells of text, that a drop or the clipboard holds.

    A clipboard to which nothing was ever copied holds nothing at all.
    """
    if mime is None:
        return ()
    local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    found = [path for path in local if Path(path).is_file()]
    if found or mime.hasUrls():
        return files(found)
    text = mime.text() if mime.hasText() else ""
    return (Given(name, text=text),) if text.strip() else ()
