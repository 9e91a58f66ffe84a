"""A store, a clock that stands still, and the law, as the window has them."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.beginnings import begun, written
from desktop.clock import Clock
from desktop.session import CaseSession
from desktop.store import keys
from desktop.store.vault import Vault
from forms.corpus import Corpus, load
from forms.resources import resources

MOMENT = "2026-10-09T09:00:00+02:00"


@pytest.fixture
def clock() -> Clock:
    return Clock(lambda: MOMENT, lambda: dt.date(2026, 10, 9))


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load(resources())


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    header, key = keys.new_header()
    opened = Vault.create(tmp_path / "store", header, key)
    yield opened
    opened.close()


@pytest.fixture
def session(vault: Vault, corpus: Corpus, clock: Clock) -> CaseSession:
    case_id = vault.new_case("Magnets", at=MOMENT)
    vault.append_many(case_id, written(begun("Magnets", MOMENT)), at=MOMENT)
    return CaseSession(vault, case_id, corpus, "en", clock, "clerk")
