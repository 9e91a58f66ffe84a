"""A dossier on disk: composed, drawn, then put in place whole or not at all."""

import os
import tempfile
from pathlib import Path

from forms.corpus import Corpus
from forms.dossier.compose import compose
from forms.dossier.content import Audience
from forms.dossier.pdf import render
from forms.errors import FormsError
from forms.line import Outcome
from forms.resources import resources


def draft(outcome: Outcome, corpus: Corpus, audience: str, path: Path) -> bytes:
    """Write the dossier for an audience, whole or not at all; return its bytes."""
    body = render(compose(outcome, corpus, Audience(audience)), resources() / "fonts")
    put(body, path)
    return body


def put(body: bytes, path: Path) -> None:
    """Write *body* beside its place, then move it there in one step."""
    folder = path.absolute().parent
    if path.is_dir():
        raise FormsError(f"{path} is a folder; name a file, like dossier.pdf.")
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".ytterby-")
    except OSError as wrong:
        raise FormsError(
            f"{folder}: cannot be written to ({wrong.strerror}); choose another folder."
        ) from wrong
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as wrong:
        raise FormsError(
            f"{path}: not written ({wrong.strerror}); nothing was left behind."
        ) from wrong
    finally:
        half.unlink(missing_ok=True)
