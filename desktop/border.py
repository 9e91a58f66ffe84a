"""The border of the process: one file is read in another, which may die of it.

What comes back is read as JSON, never as objects; a reading that ends in anything but
``End`` leaves nothing.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition, Lock, Thread
from time import monotonic
from typing import IO

import forms
from desktop.job import Job
from forms.composition.imports.messages import (
    LONGEST,
    MESSAGE,
    End,
    Message,
    Refused,
    Request,
)
from forms.composition.imports.troubles import Refusal

SWITCH = "read-one-file"
"""The word by which the frozen program is told to be the reader, and nothing else."""

QUIET_SECONDS = 30
WHOLE_SECONDS = 600
"""How long the reader may say nothing, and how long it may take for all lines."""


class Reading:
    """One file being read; gone through once, on a thread that may wait.

    It yields messages up to ``End`` or ``Refused``; after ``cancel`` it stops without
    either.  ``pasted`` is read instead of a file and goes over a pipe, never a disk.
    ``text`` is the message just yielded as it came, one line of JSON.
    """

    def __init__(self, request: Request, pasted: str = "") -> None:
        path = str(Path(request.path).absolute()) if request.path else ""
        self._request = request.model_copy(update={"path": path})
        self._pasted = pasted
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self.is_cancelled = False
        self.text = b""

    def cancel(self) -> None:
        """End the reading at once, from any thread; it may be long over."""
        with self._lock:
            self.is_cancelled = True
            if self._child:
                self._child.kill()

    def __iter__(self) -> Iterator[Message]:
        try:
            with self._running() as child:
                if child:
                    yield from self._heard_from(child)
        except OSError:
            # It could not be started, or not be limited.
            yield Refused(refusal=Refusal.UNREADABLE)

    @contextmanager
    def _running(self) -> "Iterator[subprocess.Popen[bytes] | None]":
        """Start the child and see to it that nothing is left of it."""
        with self._lock:
            self._child = child = None if self.is_cancelled else _started()
        if child is None:
            yield None
            return
        job = None
        try:
            job = Job(child)
            yield child
        finally:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
            child.wait()
            if job:
                job.close()

    def _heard_from(self, child: "subprocess.Popen[bytes]") -> Iterator[Message]:
        if child.stdin is None or child.stdout is None:
            return
        watch = _Watch(child, self._request.want == "look")
        try:
            watch.starts_waiting()
            _tell(child.stdin, self._request, self._pasted)
            watch.stops_waiting()
            is_over = False
            while not is_over:
                watch.starts_waiting()
                self.text, message = _heard(child.stdout)
                watch.stops_waiting()
                if self.is_cancelled:
                    return
                is_over = message is None or isinstance(message, End | Refused)
                yield message or watch.verdict()
        finally:
            watch.over()


def _started() -> "subprocess.Popen[bytes]":
    """Start the reader: the program itself if frozen, else the interpreter bare."""
    if getattr(sys, "frozen", False):
        words = [sys.executable, SWITCH]
    else:
        module = "forms.composition.imports"
        words = [sys.executable, "-E", "-s", "-B", "-m", module]
    return subprocess.Popen(  # noqa: S603 our own program, by its full path
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(forms.__file__).parent.parent,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _tell(pipe: IO[bytes], request: Request, pasted: str) -> None:
    """Hand over the request, and what was pasted; a dead reader hears nothing."""
    with suppress(OSError):
        pipe.write(request.model_dump_json().encode() + b"\n")
        pipe.write(_whole(pasted).encode())
        pipe.close()


def _whole(text: str) -> str:
    """Return a text in which half a character shows as the sign for an unknown one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _heard(pipe: IO[bytes]) -> tuple[bytes, Message | None]:
    """Return the next line and its message; None if there is none, or it is none."""
    with suppress(OSError, ValueError):
        text = pipe.readline(LONGEST)
        return text, MESSAGE.validate_json(text)
    return b"", None


class _Watch:
    """Ends a child that is waited for too long, at one message or in all.

    What whoever listens does meanwhile does not count.
    """

    def __init__(self, child: "subprocess.Popen[bytes]", is_look: bool) -> None:
        self._child = child
        self._change = Condition()
        self._whole = QUIET_SECONDS if is_look else WHOLE_SECONDS
        self._begun, self._left = monotonic(), float(self._whole)
        self._deadline: float | None = None
        self._is_over = self._has_fired = False
        Thread(target=self._run, daemon=True).start()

    def starts_waiting(self) -> None:
        self._begun = monotonic()
        self._deadline = self._begun + min(QUIET_SECONDS, self._left)

    def stops_waiting(self) -> None:
        self._left -= monotonic() - self._begun
        self._deadline = None

    def over(self) -> None:
        with self._change:
            self._is_over = True
            self._change.notify()

    def verdict(self) -> Refused:
        """Return why nothing more came."""
        if self._has_fired:
            seconds = QUIET_SECONDS if self._left > 0 else self._whole
            return Refused(refusal=Refusal.TOO_SLOW, expected=str(seconds))
        return Refused(refusal=Refusal.UNREADABLE)

    def _run(self) -> None:
        with self._change:
            while not self._is_over:
                deadline, now = self._deadline, monotonic()
                if deadline is not None and now >= deadline:
                    self._has_fired = True
                    self._child.kill()
                    return
                left = QUIET_SECONDS if deadline is None else deadline - now
                self._change.wait(min(left, QUIET_SECONDS))
