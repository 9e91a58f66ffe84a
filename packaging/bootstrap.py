"""One command for a fresh machine, a contributor and CI: bootstrap.py TASK.

Makes ``.venv``, installs the hashed lock, checks the libraries that Qt needs, then runs
the task.  Standard library only, any Python from 3.11 on.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from qt_libraries import SetupError, provide

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
PYPROJECT = ROOT / "pyproject.toml"
STAMP = VENV / "ytterby.stamp"
SCRIPTS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = SCRIPTS / ("python.exe" if sys.platform == "win32" else "python")
OLDEST_PYTHON = (3, 11)

# The two that people wait for start the program without the task runner between.
DIRECT = {"app": ["-m", "desktop"], "demo": ["-m", "desktop", "demo"]}

NOT_INSTALLED = (
    "The locked packages could not be installed; the lines above say why. Check the "
    "network, or fetch the wheels elsewhere and add: --wheels FOLDER"
)


def main(words: list[str]) -> int:
    """Set up what is missing and run the task; return its exit code."""
    try:
        asked, rest = _asked(words)
        if not is_current(stamp()):
            _set_up(asked.wheels)
        return _run(asked.task, rest)
    except SetupError as stopped:
        print(f"bootstrap: {stopped}", file=sys.stderr)
    except OSError as refused:
        print(f"bootstrap: {refused.filename}: {refused.strerror}.", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 2


def _asked(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError(
            f"Python 3.11 or newer is needed and this is {sys.version.split()[0]}; "
            "start me with a newer one, as in: python3.12 packaging/bootstrap.py demo"
        )
    reader = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Set Ytterby up in .venv and run one task.",
        epilog="What else stands behind the task is passed on to it.",
        allow_abbrev=False,
    )
    reader.add_argument("task", help=", ".join(tasks()))
    reader.add_argument(
        "--wheels", type=Path, metavar="FOLDER", help="install offline, from here"
    )
    asked, rest = reader.parse_known_args(words)
    if asked.task not in tasks():
        known = ", ".join(tasks())
        raise SetupError(f"There is no task {asked.task!r}; the tasks are: {known}.")
    if rest and "sequence" in _task(asked.task):
        raise SetupError(f"The task {asked.task!r} takes no {' '.join(rest)!r}.")
    if asked.wheels is not None and not asked.wheels.is_dir():
        raise SetupError(f"There is no folder {str(asked.wheels)!r} with wheels.")
    return asked, rest


def _project() -> dict[str, Any]:
    # An older Python has no tomllib, and should hear a sentence about that.
    import tomllib

    return tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))


def tasks() -> list[str]:
    """Return the tasks of pyproject.toml that people call."""
    named = _project()["tool"]["poe"]["tasks"]
    return [name for name in named if not name.startswith("_")]


def _task(name: str) -> Any:
    return _project()["tool"]["poe"]["tasks"][name]


def stamp() -> str:
    """Return a digest of all that the environment depends on.

    Settings of the tools do not count: who edits a ruff rule keeps the environment.
    """
    project = _project()
    depends_on = [project[part] for part in ("project", "build-system")]
    machine = [*sys.version_info[:2], sys.platform, str(ROOT)]
    seal = hashlib.sha256(LOCK.read_bytes())
    seal.update(json.dumps([depends_on, machine], sort_keys=True).encode())
    return seal.hexdigest()


def is_current(expected: str) -> bool:
    """Tell whether the environment was finished for this lock and this Python."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == expected


def _set_up(wheels: Path | None) -> None:
    uv = None if _pip_is_configured() else shutil.which("uv")
    has_venv = all(importlib.util.find_spec(part) for part in ("venv", "ensurepip"))
    # Debian cuts venv out of its Python.
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    provide([] if uv or has_venv else [f"python{version}-venv"])
    offline = ["--no-index", "--find-links", str(wheels.resolve())] if wheels else []
    print("Making the environment in .venv ...", flush=True)
    if uv is None or not _by_uv(uv, offline):
        _by_pip(offline)
    # Written last: an environment without it is half made and will be made again.
    STAMP.write_text(stamp(), encoding="utf-8")


def _pip_is_configured() -> bool:
    """Tell whether this machine names an index to pip, which uv would not ask."""
    settings = ("PIP_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "PIP_CONFIG_FILE")
    home = Path.home()
    files = (
        Path("/etc/pip.conf"),
        home / ".config" / "pip" / "pip.conf",
        home / ".pip" / "pip.conf",
        home / "Library" / "Application Support" / "pip" / "pip.conf",
        Path(os.environ.get("APPDATA", home)) / "pip" / "pip.ini",
    )
    return any(map(os.environ.get, settings)) or any(file.exists() for file in files)


def _by_uv(uv: str, offline: list[str]) -> bool:
    _clear()
    print("Installing the locked packages with uv (under a minute) ...", flush=True)
    made = _succeeds([uv, "venv", "--quiet", "--python", _outer_python(), str(VENV)])
    install = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    if made and all(_succeeds([*install, *what]) for what in _parts(offline)):
        return True
    print("That did not work; trying again with pip.", flush=True)
    return False


def _by_pip(offline: list[str]) -> None:
    _clear()
    if not _succeeds([_outer_python(), "-m", "venv", str(VENV)]):
        raise SetupError(f"{_outer_python()} could not make {VENV}; see above.")
    print("Installing the locked packages (one to five minutes) ...", flush=True)
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
    for what in _parts(offline):
        if not _succeeds([*install, *what]):
            raise SetupError(NOT_INSTALLED)


def _parts(offline: list[str]) -> list[list[str]]:
    """Return what is installed, in order: the build backend is in the lock."""
    return [
        [*offline, "--require-hashes", "-r", str(LOCK)],
        [*offline, "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
    ]


def _outer_python() -> str:
    """Return the Python outside .venv, even if we run in the one we remake."""
    return getattr(sys, "_base_executable", None) or sys.executable


def _clear() -> None:
    """Throw away what an interrupted run or another Python left."""
    if VENV.is_symlink():
        raise SetupError(f"{VENV} is a link; remove it, and I make an environment.")
    if VENV.exists():
        shutil.rmtree(VENV)


def _succeeds(command: list[str]) -> bool:
    surroundings = {
        **os.environ,
        "UV_PYTHON_DOWNLOADS": "never",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        # Settings for the account's own packages would make pip refuse .venv.
        "PIP_REQUIRE_VIRTUALENV": "0",
        "PIP_USER": "0",
    }
    surroundings.pop("PYTHONPATH", None)
    ended = subprocess.run(
        command, check=False, env=surroundings, stdin=subprocess.DEVNULL
    )
    return ended.returncode == 0


def _run(task: str, rest: list[str]) -> int:
    words = DIRECT.get(task, ["-m", "poethepoet", "--quiet", task])
    surroundings = {
        **os.environ,
        "VIRTUAL_ENV": str(VENV),
        "PATH": str(SCRIPTS) + os.pathsep + os.environ.get("PATH", ""),
        "PYTHONUTF8": "1",
    }
    # Without bytecode each start takes twice as long.
    for unwanted in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME"):
        surroundings.pop(unwanted, None)
    command = [str(PYTHON), *words, *rest]
    ended = subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode
    return ended if ended >= 0 else 128 - ended


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
