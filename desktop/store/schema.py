"""The tables: what happened is only ever added, and one path leads to each version."""

from collections.abc import Sequence
from pathlib import Path

import apsw

from desktop.store.errors import DamagedStoreError, NewerStoreError

_FIRST = """
create table cases(
    id text primary key,
    title text not null,
    created text not null,
    deleted text
) strict;

create table events(
    case_id text not null references cases(id),
    seq integer not null check (seq > 0),
    at text not null,
    body text not null check (json_valid(body)),
    primary key (case_id, seq)
) strict, without rowid;

create table issued(
    id integer primary key,
    case_id text not null references cases(id),
    digest text not null,
    at text not null,
    audience text not null,
    pdf blob not null
) strict;

create index issued_by_case on issued(case_id, digest);

create table settings(
    key text primary key,
    value text not null
) strict;

create trigger events_stand before update on events
begin select raise(abort, 'an event stands for good'); end;
create trigger events_stay before delete on events
begin select raise(abort, 'an event stays for good'); end;
create trigger papers_stand before update on issued
begin select raise(abort, 'an issued paper stands for good'); end;
create trigger papers_stay before delete on issued
begin select raise(abort, 'an issued paper stays for good'); end;
create trigger cases_stay before delete on cases
begin select raise(abort, 'a case is only marked as deleted'); end;
"""

# The n-th script leads from version n - 1 to n; a released one is never changed.
SCRIPTS: tuple[str, ...] = (_FIRST,)


def migrate(
    connection: apsw.Connection, folder: Path, scripts: Sequence[str] = SCRIPTS
) -> None:
    """Bring the store to the newest version, each script whole or not at all."""
    found = version(connection)
    if found > len(scripts):
        raise NewerStoreError(folder, found=found, known=len(scripts))
    for number, script in enumerate(scripts[found:], start=found + 1):
        with connection:
            connection.execute(script)
            connection.execute(f"pragma user_version = {number}")


def bring_up(connection: apsw.Connection, folder: Path) -> None:
    """Bring a store that exists to the newest version; an empty file is damage."""
    if version(connection) == 0:
        raise DamagedStoreError(folder, cause="the file is empty")
    migrate(connection, folder)


def version(connection: apsw.Connection) -> int:
    """Return the version of the tables; 0 means that there are none."""
    return int(connection.pragma("user_version"))
