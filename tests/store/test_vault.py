"""What the vault keeps, and what it refuses."""

import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest

from desktop.store import opening, schema
from desktop.store.errors import (
    ClosedVaultError,
    MissingVaultError,
    NewerStoreError,
    RefusedEntryError,
    StoreError,
    StoreExistsError,
    UnknownCaseError,
    UnknownPaperError,
    WrongKeyError,
    WrongThreadError,
)
from desktop.store.keys import new_header
from desktop.store.places import UNFINISHED, VAULT
from desktop.store.sealed import connect
from desktop.store.vault import Vault
from tests.store.conftest import Store

NOON, LATER = "2026-02-01T12:00:00Z", "2026-02-01T12:05:00Z"
MARKER = "MAGNET-OF-TALLINN-7731"


def test_answers_are_there_after_the_store_is_opened_again(store: Store) -> None:
    first = Vault.open(store.folder, store.key)
    case = first.new_case("磁铁 for Tallinn", at=NOON)
    first.append(case, '{"kind": "answered", "raw": "镝铁"}', at=NOON)
    first.append_many(case, ['{"n": 2}', '{"n": 3}'], at=LATER)
    first.close()

    again = Vault.open(store.folder, store.key)
    assert again.events(case) == (
        '{"kind": "answered", "raw": "镝铁"}',
        '{"n": 2}',
        '{"n": 3}',
    )
    (row,) = again.cases()
    again.close()
    assert (row.title, row.created, row.changed, row.events, row.deleted) == (
        "磁铁 for Tallinn",
        NOON,
        LATER,
        3,
        None,
    )


def test_events_are_numbered_by_case(vault: Vault) -> None:
    one, two = vault.new_case("one", at=NOON), vault.new_case("two", at=NOON)

    assert vault.append(one, "1", at=NOON) == 1
    assert vault.append(two, "1", at=NOON) == 1
    assert vault.append_many(one, ["2", "3"], at=NOON) == 3


def test_a_batch_with_one_bad_event_leaves_nothing(vault: Vault) -> None:
    case = vault.new_case("one", at=NOON)

    with pytest.raises(RefusedEntryError, match="Nothing was saved"):
        vault.append_many(case, ["1", "no JSON"], at=NOON)
    assert vault.events(case) == ()


@pytest.mark.parametrize(
    "change",
    [
        "update events set body = '2'",
        "delete from events",
        "update issued set pdf = x'00'",
        "delete from issued",
        "delete from cases",
    ],
)
def test_what_happened_can_only_be_added_to(store: Store, change: str) -> None:
    vault = Vault.open(store.folder, store.key)
    case = vault.new_case("one", at=NOON)
    vault.append(case, "1", at=NOON)
    vault.keep_paper(case, b"%PDF", at=NOON, audience="filing")
    vault.close()

    connection = connect(store.folder / VAULT, store.key)
    with pytest.raises(apsw.ConstraintError):
        connection.execute(change)
    connection.close()


def test_a_deleted_case_comes_back_whole(vault: Vault) -> None:
    case = vault.new_case("one", at=NOON)
    vault.append(case, "1", at=NOON)
    vault.delete_case(case, at=LATER)

    assert vault.cases() == ()
    assert [row.deleted for row in vault.deleted_cases()] == [LATER]
    with pytest.raises(UnknownCaseError):
        vault.append(case, "2", at=LATER)
    vault.restore_case(case)
    assert vault.append(case, "2", at=LATER) == 2
    assert [row.events for row in vault.cases()] == [2]
    assert vault.deleted_cases() == ()


def test_an_unknown_case_is_named(vault: Vault) -> None:
    for call in (
        lambda: vault.events("none"),
        lambda: vault.rename("none", "x"),
        lambda: vault.restore_case("none"),
        lambda: vault.keep_paper("none", b"", at=NOON, audience="filing"),
    ):
        with pytest.raises(UnknownCaseError, match="'none'"):
            call()


def test_a_case_takes_another_title(vault: Vault) -> None:
    case = vault.new_case("one", at=NOON)
    vault.rename(case, "two")

    assert [row.title for row in vault.cases()] == ["two"]


def test_a_paper_is_kept_byte_for_byte(vault: Vault) -> None:
    case = vault.new_case("one", at=NOON)
    pdf = bytes(range(256)) * 1000
    digest = vault.keep_paper(case, pdf, at=NOON, audience="filing")

    (row,) = vault.papers(case)
    assert (row.digest, row.audience, row.size) == (digest, "filing", 256_000)
    assert vault.paper(case, digest) == pdf
    with pytest.raises(UnknownPaperError):
        vault.paper(case, "0" * 64)


def test_a_setting_is_what_was_set_last(vault: Vault) -> None:
    assert vault.setting("language") is None
    vault.set_setting("language", "en")
    vault.set_setting("language", "zh")

    assert vault.setting("language") == "zh"


def test_another_thread_is_refused(vault: Vault) -> None:
    case = vault.new_case("one", at=NOON)
    faults: list[StoreError] = []

    def type_an_answer() -> None:
        try:
            vault.append(case, "1", at=NOON)
        except StoreError as fault:
            faults.append(fault)

    thread = threading.Thread(target=type_an_answer)
    thread.start()
    thread.join()

    assert [type(fault) for fault in faults] == [WrongThreadError]
    assert vault.events(case) == ()


def test_a_closed_vault_says_so(store: Store) -> None:
    vault = Vault.open(store.folder, store.key)
    vault.close()
    vault.close()

    with pytest.raises(ClosedVaultError):
        vault.cases()


def test_a_key_of_another_store_is_told_from_damage(store: Store) -> None:
    with pytest.raises(WrongKeyError):
        Vault.open(store.folder, new_header()[1])


def test_nothing_is_made_anew_where_the_vault_is_gone(store: Store) -> None:
    (store.folder / VAULT).unlink()

    with pytest.raises(MissingVaultError, match=r"vault\.db"):
        Vault.open(store.folder, store.key)
    assert not (store.folder / VAULT).exists()


def test_nothing_is_laid_over_a_store(store: Store) -> None:
    header, key = new_header()
    before = (store.folder / VAULT).read_bytes()

    with pytest.raises(StoreExistsError):
        Vault.create(store.folder, header, key)
    assert (store.folder / VAULT).read_bytes() == before


def test_a_key_file_alone_is_not_overwritten_either(store: Store) -> None:
    (store.folder / VAULT).unlink()

    with pytest.raises(StoreExistsError):
        Vault.create(store.folder, *new_header())


def test_a_creation_that_broke_off_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / UNFINISHED).write_bytes(b"half a store")
    (tmp_path / "header.json").write_bytes(b"half a header")

    assert opening.look(tmp_path).standing == "new"
    Vault.create(tmp_path, *new_header()).close()
    assert opening.look(tmp_path).standing == "ready"


def test_answers_stand_in_no_file_in_plain_text(store: Store, tmp_path: Path) -> None:
    vault = Vault.open(store.folder, store.key)
    case = vault.new_case(f"title {MARKER}", at=NOON)
    for number in range(300):
        vault.append(case, f'{{"{MARKER}": "{"x" * 400}{number}"}}', at=NOON)
    vault.keep_paper(case, MARKER.encode() * 5000, at=NOON, audience=MARKER)
    vault.set_setting("printer", MARKER)
    vault.backup(tmp_path / "backup")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    leaks = [path.name for path in files if MARKER.encode() in path.read_bytes()]
    names = {path.name for path in files}
    vault.close()

    assert leaks == []
    assert {"vault.db", "vault.db-wal", "header.json", "header.copy.json"} <= names
    assert not (store.folder / VAULT).read_bytes().startswith(b"SQLite format")


def test_a_backup_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    vault = Vault.open(store.folder, store.key)
    case = vault.new_case("one", at=NOON)
    vault.append(case, '{"n": 1}', at=NOON)
    vault.backup(tmp_path / "backups" / "first")
    vault.append(case, '{"n": 2}', at=NOON)
    vault.close()

    key = opening.unlock_with_recovery(
        tmp_path / "backups" / "first", store.recovery_key
    )
    copy = Vault.open(tmp_path / "backups" / "first", key)
    assert copy.events(case) == ('{"n": 1}',)
    copy.close()
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["first"]


def test_a_backup_replaces_nothing(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()

    with pytest.raises(StoreExistsError):
        vault.backup(tmp_path / "backup")


def test_a_store_of_a_newer_program_is_left_alone(store: Store) -> None:
    connection = connect(store.folder / VAULT, store.key)
    connection.pragma("user_version", 99)
    connection.close()

    with pytest.raises(NewerStoreError, match="format 99"):
        Vault.open(store.folder, store.key)


def test_a_migration_that_fails_leaves_the_older_version(store: Store) -> None:
    connection = connect(store.folder / VAULT, store.key)
    broken = (*schema.SCRIPTS, "create table notes(text); create table cases(id);")
    with pytest.raises(apsw.SQLError):
        schema.migrate(connection, store.folder, broken)
    tables = "select count(*) from sqlite_schema where name = 'notes'"

    assert (schema.version(connection), connection.execute(tables).get) == (1, 0)
    schema.migrate(connection, store.folder, (*schema.SCRIPTS, "create table notes(t)"))
    assert (schema.version(connection), connection.execute(tables).get) == (2, 1)
    connection.close()


def test_the_front_door_loads_nothing_heavy() -> None:
    program = (
        "import sys, desktop.store.opening;"
        "print({'cryptography', 'apsw', 'keyring', 'pydantic', 'forms', 'PySide6'}"
        " & set(sys.modules))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "set()"
