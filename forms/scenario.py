"""Case law that a lawyer can review: a story, its answers, the result it must have."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.advice import advice
from forms.case.events import case_of
from forms.casefile import read_case_file
from forms.corpus import Corpus
from forms.crosscheck.uses import cited
from forms.errors import CaseFileError, near_miss
from forms.handwriting import are_tables
from forms.line import Outcome, weigh
from forms.rules.determination import Determination, ItemOutcome
from forms.rules.truth import Truth
from forms.stop import stops_of

_ITEM_KEYS = ("id", "limbs", "licence", "if_live", "under", "states")


@dataclass(frozen=True, slots=True)
class Report:
    """How one scenario fared; no differences means that it passed."""

    name: str
    story: str
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Tell whether all that was expected came out."""
        return not self.differences


def run(text: str, corpus: Corpus, name: str) -> Report:
    """Determine a scenario's case and compare each slot that it names."""
    file = read_case_file(text, corpus, name)
    _check(file.expect, corpus, file.head, name)
    outcome = weigh(case_of(file.events), corpus, known=file.known_on)
    found = tuple(differences(file.expect, outcome))
    return Report(name, str(file.head.get("story", "")), found)


def _check(
    expect: Mapping[str, Any], corpus: Corpus, head: Mapping[str, Any], name: str
) -> None:
    """Refuse a scenario that expects nothing, misspells a slot, or cites nothing."""
    if not expect:
        raise CaseFileError(f"{name}: [expect] is missing; say what must come out.")
    stray: list[tuple[str, tuple[str, ...]]] = [
        (key, _CASE_KEYS) for key in expect if key not in _CASE_KEYS
    ]
    if not are_tables(expect.get("item", [])):
        raise CaseFileError(f"{name}: write [[expect.item]] above each item expected.")
    for item in expect.get("item", []):
        stray += [(key, _ITEM_KEYS) for key in item if key not in _ITEM_KEYS]
    for key, known in stray:
        raise CaseFileError(
            f"{name}: [expect] has no slot {key!r}.{near_miss(key, known)}"
        )
    for fault in cited(corpus, name, tuple(head.get("cites", ()))):
        raise CaseFileError(str(fault))


def differences(expect: Mapping[str, Any], outcome: Outcome) -> Iterator[str]:
    """Yield each slot that did not come out as expected; no other is worked out."""
    for slot, said in _SAID.items():
        if slot in expect:
            came, wanted = said(outcome, expect[slot]), _plain(expect[slot])
            if wanted != came:
                yield f"{slot}: expected {wanted}, came out {came}"
    for number, wanted in enumerate(expect.get("item", [])):
        yield from _item_differences(wanted, number, outcome.determination)


def _duty_states(outcome: Outcome, wanted: Mapping[str, str]) -> dict[str, str]:
    """Return where the duties asked about stand on the day."""
    return {
        duty: word_of(
            frozenset(
                d.stand.state
                for d in outcome.determination.duties
                if d.id == duty and d.finding.truth is Truth.TRUE
            )
        )
        for duty in wanted
    }


def _depends_on(outcome: Outcome, _: object) -> list[str]:
    flips = (d.readings for d in outcome.determination.depends_on)
    return sorted({question for flip in flips for question, _ in flip})


def _duties(outcome: Outcome, _: object) -> list[str]:
    duties = outcome.determination.duties
    return sorted({d.id for d in duties if d.finding.truth is Truth.TRUE})


def _flags(outcome: Outcome, _: object) -> list[str]:
    flags = outcome.determination.flags
    return sorted({f.question for f in flags if f.finding.truth is Truth.TRUE})


def _advice(outcome: Outcome, _: object) -> list[str]:
    """Return the readings that files held by a person speak for."""
    return sorted(
        f"{given.question}={reading}"
        for given in advice(outcome, outcome.determination.corpus)
        for reading in given.readings
    )


def _stop(outcome: Outcome, _: object) -> list[str]:
    """Return why the program stops."""
    return sorted(str(stop.why or "old") for stop in stops_of(outcome))


_SAID: Mapping[str, Callable[[Outcome, Any], object]] = {
    "review": lambda outcome, _: word_of(outcome.determination.review),
    "depends_on": _depends_on,
    "duties": _duties,
    "duty_states": _duty_states,
    "flags": _flags,
    "open": lambda outcome, _: sorted(map(str, outcome.determination.way.open)),
    "parked": lambda outcome, _: sorted(map(str, outcome.determination.parked)),
    "not_known": lambda outcome, _: sorted(map(str, outcome.determination.not_known)),
    "stop": _stop,
    "advice": _advice,
}
_CASE_KEYS = (*_SAID, "item")


def _item_differences(
    wanted: Mapping[str, Any], number: int, result: Determination
) -> Iterator[str]:
    meant = result.items[number : number + 1]
    if "id" in wanted:
        meant = tuple(o for o in result.items if o.item == wanted["id"])
    outcome = next(iter(meant), None)
    if outcome is None:
        yield f"item {wanted.get('id', number + 1)}: the case has no such item"
        return
    said: dict[str, object] = {
        "limbs": limbs_met(outcome),
        "licence": licence_word(outcome, result),
        "if_live": live_word(outcome, result),
        "under": {reading: word_of(licences) for reading, licences in outcome.under},
        "states": {limb.id: str(limb.stand.state) for limb in outcome.limbs},
    }
    for slot, came in said.items():
        if slot in wanted and _plain(wanted[slot]) != came:
            expected = _plain(wanted[slot])
            yield f"{outcome.item}, {slot}: expected {expected}, came out {came}"


def _plain(value: Any) -> object:
    return sorted(value) if isinstance(value, list) else value


def limbs_met(outcome: ItemOutcome) -> list[str]:
    """Return the limbs that are met for an item in scope."""
    if outcome.outside.truth is Truth.TRUE:
        return []
    return sorted(x.id for x in outcome.limbs if x.finding.truth is Truth.TRUE)


def word_of(values: frozenset[Any]) -> str:
    """Return the one value, or all that are still possible."""
    return " | ".join(sorted(map(str, values)))


def licence_word(outcome: ItemOutcome, result: Determination) -> str:
    """Return the licence slot on the date; *indeterminate* once all was asked."""
    if result.is_complete and len(outcome.licence) > 1:
        return "indeterminate"
    return word_of(outcome.licence)


def live_word(outcome: ItemOutcome, result: Determination) -> str:
    """Return the licence slot as if live; *indeterminate* once all was asked."""
    return (
        "indeterminate"
        if result.is_indeterminate(outcome)
        else word_of(outcome.if_live)
    )
