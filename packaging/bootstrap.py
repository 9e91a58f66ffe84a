"""One command for a fresh machine, a contributor and CI: bootstrap.py TASK.

Makes ``.venv``, installs the hashed lock, checks the libraries Qt needs, then runs the
task.  Standard library only, any Python from 3.11 on.
"""

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = VENV / "ytterby.stamp"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What Qt loads by name, and the Debian package that brings it. Even the offscreen
# platform needs the first six; without the others a real display aborts.
SONAMES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class SetupError(Exception):
    """The set-up cannot go on; the message says what a person can do."""


def main(words: list[str]) -> int:
    """Set up what is missing and run the task; return its exit code."""
    asked, rest = _asked(words)
    try:
        _ready(asked.task, asked.wheels)
    except SetupError as stopped:
        print(f"bootstrap: {stopped}", file=sys.stderr)
        return 2
    return _run(asked.task, rest)


def _ready(task: str, wheels: Path | None) -> None:
    if task not in tasks():
        known = ", ".join(tasks())
        raise SetupError(f"There is no task {task!r}; the tasks are: {known}.")
    if not is_current(stamp()):
        _set_up(wheels)


def _asked(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    reader = argparse.ArgumentParser(
        prog="bootstrap.py", description="Set Ytterby up and run one task."
    )
    reader.add_argument("task", help="demo, check, app, fix, package, bench, pictures")
    reader.add_argument(
        "--wheels",
        type=Path,
        metavar="DIR",
        help="install offline from a folder of wheels",
    )
    return reader.parse_known_args(words)


def tasks() -> tuple[str, ...]:
    """Return the tasks of pyproject.toml that people call."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = project["tool"]["poe"]["tasks"]
    return tuple(name for name in named if not name.startswith("_"))


def stamp() -> str:
    """Return a digest of all that the environment depends on."""
    seal = hashlib.sha256()
    for part in (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes()):
        seal.update(hashlib.sha256(part).digest())
    seal.update(f"{sys.version_info[:2]} {sys.platform} {ROOT}".encode())
    return seal.hexdigest()


def is_current(expected: str) -> bool:
    """Tell whether the environment was finished for this lock and this Python."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == expected


def _set_up(wheels: Path | None) -> None:
    if sys.version_info < (3, 11):
        raise SetupError("Python 3.11 or newer is needed; start me with a newer one.")
    if wheels is not None and not wheels.is_dir():
        raise SetupError(f"The folder of wheels {str(wheels)!r} is not there.")
    _make_environment()
    _install(wheels)
    _need_libraries()
    STAMP.write_text(stamp(), encoding="utf-8")


def _make_environment() -> None:
    """Make a new environment; what an interrupted run left is thrown away."""
    print("Making the environment in .venv ...", flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    if uv := shutil.which("uv"):
        _must([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)])
        return
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    _apt([version])
    _must([sys.executable, "-m", "venv", str(VENV)])


def _install(wheels: Path | None) -> None:
    print("Installing the locked packages (one to five minutes) ...", flush=True)
    offline = ["--no-index", "--find-links", str(wheels.resolve())] if wheels else []
    if uv := shutil.which("uv"):
        pip = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
    hint = (
        "The packages could not be installed. Check the network, or fetch the wheels "
        "elsewhere and add --wheels DIR."
    )
    _must([*pip, *offline, "--require-hashes", "-r", str(LOCK)], hint)
    _must([*pip, *offline, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], hint)


def missing(sonames: Iterable[str]) -> list[str]:
    """Return the shared libraries that cannot be loaded."""
    absent: list[str] = []
    for name in sonames:
        try:
            ctypes.CDLL(name)
        except OSError:
            absent.append(name)
    return absent


def _need_libraries() -> None:
    if not sys.platform.startswith("linux"):
        return
    absent = missing(SONAMES)
    if absent:
        _apt([SONAMES[name] for name in absent])


def _apt(packages: list[str]) -> None:
    """Install Debian packages where we may, else name the one exact command."""
    command = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    apt = shutil.which("apt-get")
    if apt is None:
        raise SetupError(
            f"Libraries are missing. On Debian this brings them: {command}"
        )
    geteuid = getattr(os, "geteuid", lambda: 1)
    if geteuid() != 0:
        raise SetupError(f"System packages are missing. Run: sudo {command}")
    print(f"Installing system packages: {' '.join(packages)} ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, *command.split()[1:]]
    if subprocess.run(install, env=quiet, check=False, capture_output=True).returncode:
        subprocess.run([apt, "update"], env=quiet, check=False, capture_output=True)
        _must(install, f"System packages are missing. Run: {command}", quiet)


def _must(
    command: list[str], hint: str = "", environment: dict[str, str] | None = None
) -> None:
    surroundings = {**(environment or os.environ), "UV_PYTHON_DOWNLOADS": "never"}
    ended = subprocess.run(command, check=False, env=surroundings)
    if ended.returncode:
        shown = " ".join(command[:4])
        raise SetupError(hint or f"This command failed: {shown} ...")


def _run(task: str, rest: list[str]) -> int:
    """Run a task; the two that people wait for skip the task runner."""
    direct = {"demo": ["demo"], "app": []}
    if task in direct:
        command = [str(PYTHON), "-m", "desktop", *direct[task], *rest]
    else:
        command = [str(PYTHON), "-m", "poethepoet", "--quiet", task, *rest]
    scripts = str(PYTHON.parent)
    surroundings = {
        **os.environ,
        "VIRTUAL_ENV": str(VENV),
        "PATH": scripts + os.pathsep + os.environ.get("PATH", ""),
        "PYTHONUTF8": "1",
    }
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
