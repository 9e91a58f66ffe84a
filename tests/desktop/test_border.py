"""One file is read in a process of its own; whatever becomes of it, we go on."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from desktop import border
from desktop.border import Reading
from forms.composition.bill import Content, Line
from forms.composition.imports import __main__ as reader
from forms.composition.imports.messages import (
    LONGEST,
    End,
    Lines,
    Look,
    Message,
    Refused,
    RefusedError,
    Request,
)
from forms.composition.imports.troubles import Refusal

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
TABLE = "part\tmass\nrotor\t1,5\n"


def look(path: Path | str = "") -> Request:
    return Request(path=str(path), name="parts.csv", want="look")


def refusals(path: Path) -> list[Refusal]:
    return [each.refusal for each in Reading(look(path)) if isinstance(each, Refused)]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "parts.csv"
    path.write_text(TABLE, "utf-8")
    return path


class Aside:
    """A reading under way on a thread, its process held still before it says a word."""

    def __init__(self, path: Path) -> None:
        self.reading, self.heard = Reading(look(path)), list[Message]()
        self._thread = Thread(target=lambda: self.heard.extend(self.reading))
        self._thread.start()
        while self.reading._child is None:
            sleep(0.001)
        self.child = self.reading._child
        self.child.send_signal(signal.SIGSTOP)

    def ends_within(self, seconds: float) -> bool:
        self._thread.join(seconds)
        return not self._thread.is_alive()


def test_what_a_file_holds_comes_across(table: Path) -> None:
    first, last = Reading(look(table))

    assert isinstance(first, Look)
    assert first.sheets[0].head[1].cells == ("rotor", "1,5")
    assert len(first.digest) == 64
    assert last == End(lines=0)


def test_what_is_pasted_goes_over_a_pipe() -> None:
    first, _ = Reading(look(), pasted=f"{TABLE}镝\t2\ud83e\n")

    assert isinstance(first, Look)
    assert first.sheets[0].head[2].cells == ("镝", "2\ufffd")


def test_a_file_that_is_gone_or_none_is_refused(tmp_path: Path) -> None:
    assert refusals(tmp_path / "no-such-file.csv") == [Refusal.NOT_OPENED]
    assert refusals(tmp_path) == [Refusal.NOT_OPENED]


@POSIX
def test_a_pipe_that_nobody_fills_does_not_hold_us(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "parts.csv")

    assert refusals(tmp_path / "parts.csv") == [Refusal.NOT_OPENED]


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "parts.csv").open("wb") as file:
        file.truncate(101 * 1024 * 1024)

    assert refusals(tmp_path / "parts.csv") == [Refusal.TOO_LARGE]


@POSIX
def test_a_reader_that_dies_is_one_refusal(table: Path) -> None:
    aside = Aside(table)
    aside.child.send_signal(signal.SIGKILL)

    assert aside.ends_within(5)
    assert aside.heard == [Refused(refusal=Refusal.UNREADABLE)]


@POSIX
def test_a_reader_that_says_nothing_is_ended(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(border, "QUIET_SECONDS", 1)
    aside = Aside(table)

    assert aside.ends_within(5)
    assert aside.heard == [Refused(refusal=Refusal.TOO_SLOW, expected="1")]
    assert aside.child.returncode == -signal.SIGKILL


@POSIX
def test_a_reader_that_never_comes_to_an_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(border, "WHOLE_SECONDS", 2)
    path = tmp_path / "parts.csv"
    path.write_text("Part number;Mass (g)\n" + "rotor;1,5\n" * 900_000, "utf-8")
    *_, last = Reading(Request(path=str(path), name="parts.csv"))

    assert last == Refused(refusal=Refusal.TOO_SLOW, expected="2")


@POSIX
def test_cancelling_ends_it_at_once_and_keeps_nothing(table: Path) -> None:
    aside = Aside(table)
    begun = monotonic()
    aside.reading.cancel()

    assert aside.ends_within(1)
    assert monotonic() - begun < 1
    assert aside.heard == []
    assert aside.child.returncode == -signal.SIGKILL


def test_what_is_cancelled_before_it_began_starts_nothing(table: Path) -> None:
    reading = Reading(look(table))
    reading.cancel()

    assert list(reading) == []
    assert reading._child is None


@POSIX
def test_a_reading_left_half_way_leaves_no_process(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_text("Part number;Mass (g)\n" + "rotor;1,5\n" * 5_000, "utf-8")
    reading = Reading(Request(path=str(path), name="parts.csv"))
    half_way = iter(reading)
    next(half_way)
    assert reading._child
    reading._child.send_signal(signal.SIGSTOP)
    del half_way

    assert reading._child.returncode == -signal.SIGKILL


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"Traceback (most recent call last):\n",
        b'{"kind":"end","lines":1',
        b'{"kind":"end","lines":1,"more":2}\n',
        b'{"kind":"run","lines":1}\n',
        b'{"kind":"end","lines":' + b"1" * LONGEST + b"}\n",
    ],
    ids=["nothing", "no-json", "cut", "unknown-key", "unknown-kind", "too-long"],
)
def test_what_is_no_message_is_not_believed(line: bytes) -> None:
    _, message = border._heard(io.BytesIO(line))

    assert message is None


# What the reading process may do


def bare(code: str, said: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run *code* in an interpreter started as the reader's is."""
    words = [sys.executable, "-E", "-s", "-B", "-c", code]
    return subprocess.run(
        words, input=said, capture_output=True, cwd=ROOT, timeout=60, check=False
    )


READER = "from forms.composition.imports import __main__ as reader; reader.main()\n"
ASKED = look().model_dump_json().encode() + b"\n" + TABLE.encode()


@POSIX
@pytest.mark.parametrize(
    ("deed", "fault"),
    [
        ("bytearray(800 * 1024 * 1024)", b"MemoryError"),
        ("open('{file}', 'a')", b"PermissionError"),
        ("import os; os.remove('{file}')", b"PermissionError"),
        ("import os; os.system('true')", b"PermissionError"),
        ("import subprocess; subprocess.run(['true'])", b"PermissionError"),
        ("import socket; socket.socket()", b"PermissionError"),
        ("import tempfile; tempfile.TemporaryFile()", b"No usable temporary"),
    ],
)
def test_a_reader_cannot(deed: str, fault: bytes, table: Path) -> None:
    ended = bare(READER + deed.format(file=table.as_posix()), ASKED)

    assert ended.returncode == 1
    assert fault in ended.stderr.splitlines()[-1]


@POSIX
def test_a_reader_can_write_no_file_by_any_road(table: Path) -> None:
    unwatched = READER.replace(
        "reader.main", "reader._refuse_to_act = print; reader.main"
    )
    deed = f"print(file=open('{table.as_posix()}', 'a'), flush=True)"
    ended = bare(unwatched + deed, ASKED)

    assert b"File too large" in ended.stderr
    assert table.read_text("utf-8") == TABLE


def test_too_many_lines_for_one_message_go_in_parts(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    lines = tuple(Line(id=str(n), name="x" * 32_767) for n in range(300))
    reader._say(Lines(lines=lines))
    said = capfdbinary.readouterr().out.splitlines(keepends=True)
    heard = [border._heard(io.BytesIO(line))[1] for line in said]

    assert len(said) == 2
    assert tuple(n for m in heard if isinstance(m, Lines) for n in m.lines) == lines


def test_a_line_that_no_message_holds_is_refused() -> None:
    contents = tuple(Content(name="x" * 32_767) for _ in range(300))

    with pytest.raises(RefusedError):
        reader._say(Lines(lines=(Line(id="1", contents=contents),)))


@pytest.mark.parametrize(
    "start",
    [
        READER,
        "from desktop.__main__ import main; main(['read-one-file'])",
    ],
    ids=["module", "frozen"],
)
def test_the_reader_starts_without_a_window(start: str) -> None:
    told = "\nimport sys; print(sorted(sys.modules), file=sys.stderr)"
    ended = bare(start + told, ASKED)

    assert [line[:14] for line in ended.stdout.splitlines()] == [
        b'{"kind":"look"',
        b'{"kind":"end",',
    ]
    assert b"PySide6" not in ended.stderr
    assert b"'desktop.border'" not in ended.stderr


def test_the_switch_of_the_frozen_program_is_the_one_it_is_called_by() -> None:
    source = (ROOT / "desktop" / "__main__.py").read_text("utf-8")

    assert f'case ["{border.SWITCH}"]' in source


def test_what_goes_wrong_inside_is_said_calmly(tmp_path: Path) -> None:
    (tmp_path / "zeros.csv").write_bytes(b"\xff\xfe\0\xd8" * 50)

    assert refusals(tmp_path / "zeros.csv") == [Refusal.FALSE_ENCODING]
