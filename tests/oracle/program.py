"""What the program says of a made-up record: its facts, weighed in both its forms."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import lru_cache

from forms.case.facts import CASE, Fact, Place, Range, Rows, Standing, Value, Words
from forms.corpus import Corpus
from forms.law.periods import Standpoint
from forms.rules.columns import Entry
from forms.rules.compiled import Compiled, Slot
from forms.rules.determination import (
    Asked,
    Determination,
    Duty,
    Licence,
    determine,
    stand_of,
)
from forms.rules.truth import Truth
from tests.oracle.readings import READINGS
from tests.oracle.worlds import Fact as Made
from tests.oracle.worlds import Record

ITEM = "item-1"

OF_THE_CASE = {
    "role": "case.role",
    "exporter": "exporter.country",
    "destination": "route.destination",
    "crosses": "route.crosses_border",
    "transit": "route.transit_china",
    "export": "route.export_date",
    "contract": "contract.date",
    "complete": "parties.complete",
    "wmd": "end_use.wmd",
    "terrorism": "end_use.terrorism",
    "military_use": "end_use.military",
    "chip": "end_use.chip_kind",
    "nm": "end_use.logic_node_nm",
    "layers": "end_use.memory_layers",
    "chip_use": "end_use.chip_use",
    "ai": "end_use.ai_military",
    "relief": "end_use.humanitarian",
    "staff": "technology.staff_in_china",
}
OF_THE_ITEM = {
    "shape": "item.shape",
    "material": "item.input_material",
    "magnet": "item.magnet_material",
    "target": "item.target_material",
    "origin": "item.origin",
    "stage": "item.china_stage",
    "lot": "item.small_lot",
    "left": "item.left_china",
    "technology": "technology.china_origin",
    "value": "item.value",
    "inner": "content.inner_value",
    "magnet_origin": "content.magnet_origin",
    "magnet_value": "content.magnet_value",
    "inputs": "content.inputs",
}
OF_A_PARTY = {
    "role": "party.role",
    "country": "party.country",
    "military": "party.military",
    "listed": "party.listed",
    "owners": "party.owners",
}
INPUT = {
    "material": "material",
    "origin": "origin",
    "value": "value",
    "market": "market_value",
    "state": "state",
    "stage": "china_stage",
}
OWNER = {"name": "name", "share": "share", "path": "path", "listed": "listed"}
OPTIONAL = {"market", "state", "stage"}
UNITS = {
    "value": "EUR",
    "market": "EUR",
    "inner": "EUR",
    "magnet_value": "EUR",
    "nm": "nm",
    "share": "%",
}


def places(parties: int) -> dict[str, Place]:
    """Return where the program keeps each fact of a record."""
    found = {name: Place(CASE, question) for name, question in OF_THE_CASE.items()}
    found |= {name: Place(ITEM, question) for name, question in OF_THE_ITEM.items()}
    for i in range(parties):
        for name, question in OF_A_PARTY.items():
            found[f"parties.{i}.{name}"] = Place(party(i), question)
    return found


def party(number: int) -> str:
    return f"party-{number + 1}"


def value_of(record: Record, name: str) -> Value | None:
    """Return what a fact of the record means to the program."""
    made = record.get(name)
    if made is None:
        return None
    word = name.rpartition(".")[2]
    if word == "inputs":
        return _table(record, name, INPUT)
    if word == "owners":
        return _table(record, name, OWNER)
    return _plain(word, made)


@lru_cache(maxsize=100_000)
def _plain(word: str, made: Made) -> Value:
    match made:
        case (low, high):
            whole = 100 if word == "share" else 1
            unit = UNITS.get(word, "")
            return Range(Fraction(low, whole), Fraction(high, whole), unit)
        case dt.date():
            return Range.of_day(made)
        case str() if word == "name":
            return Words(en=made)
        case _:
            return frozenset({str(made)})


def _table(record: Record, table: str, columns: Mapping[str, str]) -> Rows:
    count = record[table]
    assert isinstance(count, int)
    rows, written = [], []
    for i in range(count):
        row = {}
        for name, column in columns.items():
            made = record.get(f"{table}.{i}.{name}")
            written.append(made)
            if made is not None:
                row[column] = Fact(Standing.ANSWERED, _plain(name, made))
            elif name not in OPTIONAL:
                row[column] = UNKNOWN
        rows.append(row)
    return Rows(tuple(rows), f"{count} {written}")


UNKNOWN = Fact(Standing.NOT_KNOWN)


def _entry(record: Record, name: str) -> Entry:
    """Return a fact as a column takes it: words and whole numbers as they are."""
    match record.get(name):
        case (low, high) if low == high:
            return low
        case str(word):
            return word
        case dt.date() as day:
            return day.toordinal()
        case _:
            return value_of(record, name)


def parties_of(record: Record) -> int:
    count = record["parties"]
    assert isinstance(count, int)
    return count


def readings_of(record: Record) -> dict[str, str]:
    return {question: str(record[question]) for question in READINGS & record.keys()}


def determined(
    record: Record, corpus: Corpus, *, on: dt.date, known: dt.date, told: bool
) -> Determination:
    """Determine a record with its proof, as a case would be.

    What is not known was never asked, or is *told* to be not known: no matter which.
    """
    count = parties_of(record)
    facts: dict[Place, Fact] = {}
    for name, place in places(count).items():
        value = value_of(record, name)
        if value is not None:
            facts[place] = Fact(Standing.ANSWERED, value)
        elif told:
            facts[place] = UNKNOWN
    asked = Asked(
        facts=facts,
        items=(ITEM,),
        parties=tuple(party(i) for i in range(count)),
        at=Standpoint(on=on, known=known),
        readings=readings_of(record),
    )
    return determine(asked, corpus)


def truths_of(
    records: Sequence[Record], law: Compiled, corpus: Corpus
) -> dict[str, bytes]:
    """Weigh records of one shape at once; 0, 1, 2 is false, open, true."""
    parties = parties_of(records[0])
    columns = {
        place: [_entry(record, name) for record in records]
        for name, place in places(parties).items()
        if place in law.reads
    }
    found: dict[str, bytes] = {}
    for slot, truths in law.weigh(columns, len(records)).items():
        name = _name(slot, corpus)
        if name is not None:
            found[name] = _most(found.get(name, bytes(len(records))), truths)
    return found


def _most(one: bytes, other: bytes) -> bytes:
    """Return Kleene's *any*, record by record."""
    return bytes(map(max, one, other))


def _name(slot: Slot, corpus: Corpus) -> str | None:
    """Return what the oracle calls that slot, if it speaks of it."""
    if slot.slot in {"outside", "caught", "exempt"}:
        return slot.slot
    then = corpus.rules[slot.rule].then
    match slot.slot:
        case "limb":
            return f"limb {then.limb}"
        case "review":
            return REVIEWS[str(then.review)]
        case "duty" if slot.member.startswith("party"):
            return _of_party(str(then.duty), slot.member)
        case "duty":
            return str(then.duty)
        case _:
            return None


REVIEWS = {"refused-in-principle": "refused", "case-by-case": "case-by-case"}


def _of_party(duty: str, member: str) -> str:
    return f"{duty} {int(member.rpartition('-')[2]) - 1}"


def licences(found: Iterable[Licence]) -> set[str]:
    return {LICENCES.get(it, str(it)) for it in found}


LICENCES = {
    Licence.OUTSIDE_SCOPE: "outside",
    Licence.EXEMPT: "exempt",
    Licence.SUSPENDED: "suspended",
}


def duties(told: Determination) -> dict[str, tuple[AbstractSet[str], AbstractSet[str]]]:
    """Return, for each duty, what is possible, and where it stands."""
    found: dict[str, list[Duty]] = {}
    for duty in told.duties:
        of_party = duty.member.startswith("party")
        name = _of_party(duty.id, duty.member) if of_party else duty.id
        found.setdefault(name, []).append(duty)
    return {
        name: (
            {"yes"} if any(it.finding.truth is Truth.TRUE for it in of) else EITHER,
            {str(it.stand.state) for it in of},
        )
        for name, of in found.items()
    }


EITHER = {"no", "yes"}


def limb_states(
    corpus: Corpus, on: dt.date, known: dt.date, pause: str
) -> Iterator[tuple[str, str]]:
    """Yield where each limb stands, under a reading of the pause if one is taken."""
    overlays = tuple(
        reading.overlay
        for reading in corpus.open_questions["after-pause"].readings
        if reading.id == pause and reading.overlay
    )
    at = Standpoint(on=on, known=known, overlays=overlays)
    for rule in corpus.rules.values():
        if rule.then.limb:
            yield rule.then.limb, str(stand_of(rule.provision, corpus, at).state)


def duty_states(
    corpus: Corpus, on: dt.date, known: dt.date
) -> Iterator[tuple[str, str]]:
    """Yield where the duties stand that rest on a clause of their own."""
    at = Standpoint(on=on, known=known)
    for rule in corpus.rules.values():
        if rule.then.duty and not rule.through_limbs:
            yield rule.then.duty, str(stand_of(rule.provision, corpus, at).state)
