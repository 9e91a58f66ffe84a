"""Mutants known to be the same law in other words, and what a run found instead."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from forms.packfile import read_toml

LIST = Path(__file__).parent / "equivalent.toml"


@cache
def equivalent() -> Mapping[str, str]:
    """Return the listed survivors, some by a pattern, and the reason of each."""
    return {each["id"]: each["because"] for each in read_toml(LIST).get("mutant", ())}


def is_listed(mutant: str) -> bool:
    """Tell whether a mutant is known to be the same law."""
    return any(_fits(mutant, name) for name in equivalent())


def findings(killers: Mapping[str, str]) -> Iterator[str]:
    """Yield each survivor that is not listed, and each entry that does not survive."""
    listed = equivalent()
    for mutant, killer in killers.items():
        names = [name for name in listed if _fits(mutant, name)]
        if not killer and not names:
            yield f"survives: {mutant}"
        if killer:
            yield from (f"dies by {killer}: {mutant}, listed as {n}" for n in names)
    for name in listed:
        if not any(_fits(mutant, name) for mutant in killers):
            yield f"no mutant: {name}"


def _fits(mutant: str, name: str) -> bool:
    """Compare with * as the only sign that is more than itself."""
    return fnmatchcase(mutant, name.replace("[", "[[]").replace("?", "[?]"))
