"""A disk that fails at a chosen write, beneath the cipher as a real one would."""

import apsw

NAME = "failing"
# Above the cipher it would see, and write, plain text.
VFS = f"multipleciphers-{NAME}"


class Disk:
    """Counts writes, and fails at the `fails_at`-th or from there on."""

    def __init__(self) -> None:
        self.heal()

    def heal(self) -> None:
        """Fail no more, and count anew."""
        self.calls = 0
        self.fails_at = 0
        self.stays_full = False

    def touch(self) -> None:
        """Count one call, and fail when its turn has come."""
        self.calls += 1
        if not self.fails_at:
            return
        if self.stays_full and self.calls >= self.fails_at:
            raise apsw.FullError("no space left")
        if self.calls == self.fails_at:
            raise apsw.IOError("the disk gave no answer")


DISK = Disk()


class FailingFile(apsw.VFSFile):
    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 SQLite's name
        DISK.touch()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 SQLite's name
        DISK.touch()
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:  # noqa: N802 SQLite's name
        DISK.touch()
        super().xTruncate(size)


class FailingVfs(apsw.VFS):
    def __init__(self) -> None:
        self.below = "win32" if "win32" in apsw.vfs_names() else "unix"
        super().__init__(NAME, self.below, maxpathname=0)

    def xOpen(  # noqa: N802 SQLite's name
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        return FailingFile(self.below, name, flags)


VFS_ITSELF = FailingVfs()  # SQLite keeps it by name, Python must keep it alive
