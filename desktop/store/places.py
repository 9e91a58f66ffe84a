"""A store lies on a disk of this computer, never on a network drive."""

import re
import sys
from pathlib import Path

from desktop.store.errors import NetworkPlaceError

VAULT = "vault.db"
UNFINISHED = "vault.new"  # a creation that broke off leaves only this

_FAR = {
    "9p2000.L",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.sshfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
}
_DRIVE_REMOTE = 4
_OCTAL = re.compile(r"\\([0-7]{3})")  # how the kernel writes a space


def refuse_network(folder: Path) -> None:
    """Raise when *folder* is seen to lie on another computer."""
    kind = _unc(str(folder)) or _mounted(folder)
    if kind:
        raise NetworkPlaceError(folder, kind=kind)


def _unc(text: str) -> str:
    slashed = text.replace("/", "\\")
    if slashed.upper().startswith("\\\\?\\UNC\\"):
        return "UNC path"
    local = slashed.startswith(("\\\\?\\", "\\\\.\\"))
    return "UNC path" if slashed.startswith("\\\\") and not local else ""


def _mounted(folder: Path) -> str:
    if sys.platform == "win32":
        return _remote_drive(folder)
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8")
    except OSError:
        return ""  # macOS tells only through its own calls; UNC is all we see there
    kind = file_system(mounts, folder.resolve())
    return kind if kind in _FAR else ""


def file_system(mounts: str, folder: Path) -> str:
    """Return the kind of the innermost mount that holds *folder*."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        point = Path(_OCTAL.sub(lambda m: chr(int(m[1], 8)), left.split(" ")[4]))
        if folder.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), right.split(" ")[0]
    return kind


def _remote_drive(folder: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    root = folder.resolve().anchor
    remote = ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
    return "mapped network drive" if remote else ""
