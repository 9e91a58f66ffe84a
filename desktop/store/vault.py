"""The vault: what it has returned from is on the disk, sealed, and stays."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Any

import apsw

from desktop.store import header as headers
from desktop.store.durable import disk_in_words, sync_file, sync_folder
from desktop.store.errors import (
    ClosedVaultError,
    DamagedStoreError,
    MissingVaultError,
    StoreExistsError,
    UnknownCaseError,
    UnknownPaperError,
    WrongKeyError,
    WrongThreadError,
)
from desktop.store.founding import lay_down
from desktop.store.keys import DataKey, Header, belongs
from desktop.store.places import VAULT, refuse_network
from desktop.store.rows import CaseRow, PaperRow
from desktop.store.schema import bring_up
from desktop.store.sealed import connect, inspect, sqlite_in_words

LEAST_BYTES = 512

_ROWS = """
select id, title, created,
    coalesce((select at from events where case_id = id order by seq desc limit 1),
             created),
    (select count(*) from events where case_id = id), deleted
from cases where (deleted is null) = ? order by rowid
"""


class Vault:
    """One open store; it belongs to the thread that opened it."""

    def __init__(self, folder: Path, key: DataKey, connection: apsw.Connection) -> None:
        self.folder = folder
        self._key = key
        self._connection: apsw.Connection | None = connection
        self._thread = get_ident()

    @classmethod
    def create(cls, folder: Path, header: Header, key: DataKey) -> "Vault":
        """Lay down a new store; the last act puts it in place, nothing is replaced."""
        lay_down(folder, header, key)
        return cls.open(folder, key)

    @classmethod
    def open(cls, folder: Path, key: DataKey, *, vfs: str | None = None) -> "Vault":
        """Open the store in *folder*; nothing is ever made anew in its stead."""
        refuse_network(folder)
        header = headers.read_all(folder)[0]
        if not (folder / VAULT).exists():
            raise MissingVaultError(folder, missing=VAULT)
        if not belongs(header, key):
            raise WrongKeyError(folder)
        # SQLite takes an emptied file for a new one, and would write into it.
        if (folder / VAULT).stat().st_size < LEAST_BYTES:
            raise DamagedStoreError(folder, cause=f"{VAULT} is empty")
        connection = connect(folder / VAULT, key, vfs=vfs)
        try:
            with sqlite_in_words(folder):
                bring_up(connection, folder)
        except BaseException:
            connection.close()
            raise
        return cls(folder, key, connection)

    def close(self) -> None:
        """Close the store; a second time does nothing."""
        if self._connection is None:
            return
        with sqlite_in_words(self.folder):
            self._mine().close()
        self._connection = None

    def new_case(self, title: str, *, at: str) -> str:
        """Begin a case and return its id."""
        case_id = uuid.uuid4().hex
        with self._writing() as connection:
            connection.execute(
                "insert into cases(id, title, created) values(?, ?, ?)",
                (case_id, title, at),
            )
        return case_id

    def rename(self, case_id: str, title: str) -> None:
        """Give the case another title."""
        with self._writing() as connection:
            self._known(connection, case_id)
            connection.execute(
                "update cases set title = ? where id = ?", (title, case_id)
            )

    def delete_case(self, case_id: str, *, at: str) -> None:
        """Mark the case as deleted; all that it holds stays and can come back."""
        with self._writing() as connection:
            self._known(connection, case_id)
            connection.execute(
                "update cases set deleted = ? where id = ?", (at, case_id)
            )

    def restore_case(self, case_id: str) -> None:
        """Bring a deleted case back; one in use stays as it is."""
        with self._writing() as connection:
            self._known(connection, case_id, deleted_too=True)
            connection.execute(
                "update cases set deleted = null where id = ?", (case_id,)
            )

    def cases(self) -> tuple[CaseRow, ...]:
        """Return the cases in use, in the order in which they began."""
        return tuple(CaseRow(*row) for row in self._read(_ROWS, 1))

    def deleted_cases(self) -> tuple[CaseRow, ...]:
        """Return the cases that can be restored."""
        return tuple(CaseRow(*row) for row in self._read(_ROWS, 0))

    def append(self, case_id: str, body: str, *, at: str) -> int:
        """Add one event; return its number once it is on the disk."""
        return self.append_many(case_id, (body,), at=at)

    def append_many(self, case_id: str, bodies: Iterable[str], *, at: str) -> int:
        """Add events, all or none; return the last number."""
        with self._writing() as connection:
            self._known(connection, case_id)
            last = connection.execute(
                "select coalesce(max(seq), 0) from events where case_id = ?", (case_id,)
            ).get
            number = int(last)
            for body in bodies:
                number += 1
                row = (case_id, number, at, body)
                connection.execute("insert into events values(?, ?, ?, ?)", row)
        return number

    def events(self, case_id: str) -> tuple[str, ...]:
        """Return all that happened to the case, oldest first."""
        with self._reading() as connection:
            self._known(connection, case_id, deleted_too=True)
            sql = "select body from events where case_id = ? order by seq"
            return tuple(body for (body,) in connection.execute(sql, (case_id,)))

    def keep_paper(self, case_id: str, pdf: bytes, *, at: str, audience: str) -> str:
        """Keep an issued paper byte for byte; return its SHA-256 digest."""
        digest = sha256(pdf).hexdigest()
        with self._writing() as connection:
            self._known(connection, case_id)
            connection.execute(
                "insert into issued(case_id, digest, at, audience, pdf)"
                " values(?, ?, ?, ?, ?)",
                (case_id, digest, at, audience, pdf),
            )
        return digest

    def papers(self, case_id: str) -> tuple[PaperRow, ...]:
        """Return the register of the papers issued for the case, oldest first."""
        sql = (
            "select case_id, digest, at, audience, length(pdf) from issued"
            " where case_id = ? order by id"
        )
        return tuple(PaperRow(*row) for row in self._read(sql, case_id))

    def paper(self, case_id: str, digest: str) -> bytes:
        """Return one issued paper, exactly as it was issued."""
        sql = "select pdf from issued where case_id = ? and digest = ? limit 1"
        for (pdf,) in self._read(sql, case_id, digest):
            if sha256(pdf).hexdigest() != digest:
                raise DamagedStoreError(self.folder, cause=f"paper {digest} changed")
            return bytes(pdf)
        raise UnknownPaperError(self.folder, digest=digest)

    def setting(self, key: str) -> str | None:
        """Return what was set last, or nothing."""
        rows = self._read("select value from settings where key = ?", key)
        return str(rows[0][0]) if rows else None

    def set_setting(self, key: str, value: str) -> None:
        """Set *key* to *value*, whatever it was."""
        with self._writing() as connection:
            connection.execute(
                "insert into settings values(?1, ?2)"
                " on conflict do update set value = ?2",
                (key, value),
            )

    def inspect(self) -> None:
        """Read all that is kept; raise when anything was changed or lost."""
        inspect(self._mine(), self.folder)
        for case_id, digest in self._read("select case_id, digest from issued"):
            self.paper(case_id, digest)
        gaps = "select 1 from events group by case_id having max(seq) <> count(*)"
        if self._read(gaps):
            raise DamagedStoreError(self.folder, cause="events are missing")

    def backup(self, to: Path) -> Path:
        """Copy the store into the new folder *to*, open the copy and check it.

        A backup is a store: it has the key file too and opens by the same ways.
        """
        refuse_network(to)
        if to.exists():
            raise StoreExistsError(to)
        part = to.with_name(to.name + ".part")
        with disk_in_words(to):
            part.mkdir(mode=0o700, parents=True)
        try:
            self._copy_into(part)
            with disk_in_words(to):
                part.rename(to)
                sync_folder(to.parent)
        finally:
            _remove(part)
        return to

    def _copy_into(self, part: Path) -> None:
        with sqlite_in_words(part):
            self._mine().execute("vacuum into ?", (str(part / VAULT),))
        headers.write(part, headers.read_all(self.folder)[0])
        copy = Vault.open(part, self._key)
        try:
            copy.inspect()
            if copy._content() != self._content():  # noqa: SLF001 one of our own
                raise DamagedStoreError(part, cause="the copy differs")
        finally:
            copy.close()
        with disk_in_words(part):
            sync_file(part / VAULT)
            sync_folder(part)

    def _content(self) -> list[tuple[Any, ...]]:
        return self._read(
            "select (select count(*) from cases), (select count(*) from events),"
            " (select count(*) from issued), (select count(*) from settings)"
        )

    def _mine(self) -> apsw.Connection:
        if get_ident() != self._thread:
            raise WrongThreadError(self.folder)
        if self._connection is None:
            raise ClosedVaultError(self.folder)
        return self._connection

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        connection = self._mine()
        with sqlite_in_words(self.folder):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[apsw.Connection]:
        with self._reading() as connection, connection:
            yield connection

    def _read(self, sql: str, *given: object) -> list[tuple[Any, ...]]:
        with self._reading() as connection:
            return list(connection.execute(sql, given))

    def _known(
        self, connection: apsw.Connection, case_id: str, *, deleted_too: bool = False
    ) -> None:
        sql = "select deleted from cases where id = ?"
        for (deleted,) in connection.execute(sql, (case_id,)):
            if deleted is None or deleted_too:
                return
        raise UnknownCaseError(self.folder, case=case_id)


def _remove(folder: Path) -> None:
    for left in folder.glob("*"):
        left.unlink()
    if folder.exists():
        folder.rmdir()
