"""A network drive is known by its kind of mount."""

from pathlib import Path

import pytest

from desktop.store.errors import NetworkPlaceError
from desktop.store.places import _FAR, file_system, refuse_network

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:50 / /team rw,relatime - nfs4 box:/team rw,vers=4.2
41 40 0:51 / /team/li/local rw - xfs /dev/vdb rw
42 22 0:52 / /mnt/trade\\040papers rw - cifs //box/papers rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv", "ext4"),
        ("/team/li/store", "nfs4"),
        ("/team/li/local/store", "xfs"),
        ("/teamwork", "ext4"),
        ("/mnt/trade papers/2026", "cifs"),
    ],
)
def test_the_innermost_mount_decides(folder: str, kind: str) -> None:
    assert file_system(MOUNTS, Path(folder)) == kind


def test_network_kinds_are_far_and_local_ones_are_not() -> None:
    assert {"nfs4", "cifs"} <= _FAR
    assert not {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "ntfs3"} & _FAR


def test_a_path_on_this_computer_is_taken(tmp_path: Path) -> None:
    refuse_network(tmp_path)


def test_a_share_is_refused_by_name() -> None:
    with pytest.raises(NetworkPlaceError, match="UNC path"):
        refuse_network(Path(r"\\box\papers"))
