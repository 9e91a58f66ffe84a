"""The system's side of the set-up: the shared libraries that Qt loads.

Libraries are found by loading them, because package names change between releases.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

# Each soname with the Debian package that brings it. Without these Qt does not even
# start off screen.
NEEDED = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}

# A window on X11 needs these as well; Qt aborts without them.
NEEDED_FOR_A_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class SetupError(Exception):
    """The set-up cannot go on; the message says what a person can do."""


def missing(sonames: Iterable[str]) -> list[str]:
    """Return the shared libraries that cannot be loaded."""
    return [name for name in sonames if not _loads(name)]


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def absent_packages(known: dict[str, str]) -> list[str]:
    """Return the Debian packages of the libraries that this computer lacks."""
    return [known[soname] for soname in missing(known)]


def provide(extra: list[str]) -> None:
    """Bring what is missing where we may; only what nothing runs without stops us."""
    if not sys.platform.startswith("linux"):
        return
    needed = extra + absent_packages(NEEDED)
    for_a_window = absent_packages(NEEDED_FOR_A_WINDOW)
    if not needed + for_a_window:
        return
    if not _install(needed + for_a_window):
        _complain(needed, for_a_window)


def _complain(needed: list[str], for_a_window: list[str]) -> None:
    command = install_command(needed + for_a_window)
    if needed:
        raise SetupError(f"This computer lacks system packages; run: {command}")
    print(f"To open a window on this computer, first run: {command}", flush=True)


def install_command(packages: list[str]) -> str:
    """Return the one line that a person can paste."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def _install(packages: list[str]) -> bool:
    """Install the packages if this account may; tell whether they are there now."""
    rights = _rights()
    apt = shutil.which("apt-get")
    if apt is None or rights is None:
        return False
    print(f"Installing system packages: {' '.join(packages)} ...", flush=True)
    patient = [*rights, apt, "-o", "DPkg::Lock::Timeout=120"]
    install = [*patient, "install", "-y", "--no-install-recommends", *packages]
    if _quietly(install):
        return True
    # A fresh image has no package lists yet; one dead source among them is no matter.
    _quietly([*patient, "update"])
    return _quietly(install)


def _rights() -> list[str] | None:
    """Return what goes before a command to run it as root; None where we may not."""
    # Debian's own questions would wait for ever on a machine without a keyboard.
    silent = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return silent
    sudo = shutil.which("sudo")
    if sudo is not None and _quietly([sudo, "-n", "true"]):
        return [sudo, "-n", *silent]
    return None


def _quietly(command: list[str]) -> bool:
    ended = subprocess.run(
        command, check=False, capture_output=True, stdin=subprocess.DEVNULL
    )
    return ended.returncode == 0
