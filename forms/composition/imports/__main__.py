"""The reading of one file, alone in a process that can be ended at any moment.

On the standard input stands one ``Request`` as a line of JSON, and after it, if it
names no path, the content itself.  Each ``Message`` goes out as one line of JSON.
"""

import gc
import io
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from forms.composition.imports.messages import (
    LONGEST,
    Lines,
    Message,
    Refused,
    RefusedError,
    Request,
)
from forms.composition.imports.reading import FILE, read
from forms.composition.imports.troubles import Refusal

MEMORY = 768 * 1024 * 1024
CPU_SECONDS = 600

_FORBIDDEN = (
    *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn"),
    *("os.system", "os.startfile", "os.remove", "os.rename", "os.mkdir", "os.link"),
    *("os.symlink", "shutil.", "tempfile.", "webbrowser.", "urllib."),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> int:
    """Read what is asked for and say it; return 0 if it could be said."""
    if sys.platform != "win32":
        _limit()
    sys.addaudithook(_refuse_to_act)
    # What is read is said and let go of; to look for circles in it often is in vain.
    gc.set_threshold(50_000, 20, 100)
    asked = Request.model_validate_json(sys.stdin.buffer.readline(LONGEST))
    try:
        file, size = _opened(Path(asked.path)) if asked.path else _pasted()
    except OSError:
        _say(Refused(refusal=Refusal.NOT_OPENED))
        return 0
    with file:
        read(asked, file, size, _say)
    return 0


if sys.platform != "win32":

    def _limit() -> None:
        """Let this process take no more memory and time, write no file, start nothing.

        Windows is told the same from outside, by the job that the process belongs to;
        macOS gives every process more room than this and cannot limit it.
        """
        import resource

        limits = {
            resource.RLIMIT_CPU: CPU_SECONDS,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_NPROC: 0,
        }
        if sys.platform != "darwin":
            limits[resource.RLIMIT_AS] = MEMORY
        for what, most in limits.items():
            _, hard = resource.getrlimit(what)
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (least, least))


def _refuse_to_act(event: str, arguments: tuple[object, ...]) -> None:
    """Raise before anything is written, removed, started or connected."""
    if event == "open":
        flags = arguments[2]
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("A reader writes nothing.")
    elif event.startswith(_FORBIDDEN):
        raise PermissionError(f"A reader does no {event}.")


def _opened(path: Path) -> tuple[BinaryIO, int]:
    """Open an ordinary file; a pipe or a device might never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise FileNotFoundError
    file = path.open("rb", buffering=0)
    return file, file.seek(0, io.SEEK_END)


def _pasted() -> tuple[BinaryIO, int]:
    content = sys.stdin.buffer.read(FILE + 1)
    return io.BytesIO(content), len(content)


def _say(message: Message) -> None:
    """Write one message as a line; too many lines of a bill go in parts."""
    told = message.model_copy(update={"kind": message.kind})
    written = told.model_dump_json(exclude_unset=True).encode()
    if len(written) < LONGEST:
        sys.stdout.buffer.write(written + b"\n")
        sys.stdout.buffer.flush()
    elif isinstance(message, Lines) and len(message.lines) > 1:
        half = len(message.lines) // 2
        _say(Lines(lines=message.lines[:half]))
        _say(Lines(lines=message.lines[half:]))
    else:
        raise RefusedError(Refusal.TOO_MUCH)


if __name__ == "__main__":
    sys.exit(main())
