"""Made-up records: one number makes one record, and the same again whenever asked.

A third lie within one minor unit of the 0.1 % line and a tenth exactly on it; days,
nodes, layers and shares crowd around their boundaries; anything may be not known.
Records come in blocks that share readings and the number of parties.
"""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from tests.oracle.annex import LISTED_MAGNETS, MAGNETS, PART_1, SHAPES, TARGETS
from tests.oracle.outcome import RELIEF
from tests.oracle.readings import READINGS
from tests.oracle.worlds import Fact

BLOCK = 4096

DEFAULTS = dict.fromkeys(READINGS, "a") | {"Q16": "b", "Q17": "b"}

BOUNDARIES = [
    date(2024, 12, 3),
    date(2025, 4, 4),
    date(2025, 10, 9),
    date(2025, 11, 7),
    date(2025, 11, 8),
    date(2025, 12, 1),
    date(2026, 1, 6),
    date(2026, 2, 24),
    date(2026, 10, 9),
    date(2026, 11, 10),
    date(2027, 1, 10),
]
DAYS = [it + timedelta(days=n) for it in BOUNDARIES for n in (-1, 0, 1)]
KNOWN = [it for it in DAYS if it <= date(2026, 10, 9)]
LEFT = [date(2025, 10, 9) + timedelta(days=n) for n in (-400, -1, 0, 1, 60)]
SIGNED = [date(2026, 11, 10) + timedelta(days=n) for n in (-400, -1, 0, 1, 20)]

PLACES = ["CN", "DE", "EE", "JP", "US", "HK", "MO", "TW", "CA", "SG"]
ABROAD = ["DE", "EE", "JP", "US", "HK", "TW"]
YES_NO = ["yes", "no"]
RARELY = ["no"] * 9 + ["yes"]
USES = ["no"] * 12 + ["theory", "yes"]
LISTS = ["none"] * 5 + [
    "control-list",
    "watch-list",
    "unreliable-list",
    "parent-of-listed",
]
ROLES = ["end-user", "importer", "importer-end-user", "intermediary"]
STAFF = ["no"] * 4 + ["yes", "line", "knowing", "help", "public"]
CHIPS = ["none"] * 3 + ["logic", "memory", "both", "other"]
PART_2 = ["magnet", "magnet-part", "magnet-assembly", "finished-product", "target"]

Made = dict[str, Fact]


def readings_of(number: int) -> dict[str, str]:
    """Return the readings of a block.

    The first block reads as by default, each of the next flips one reading, and of
    those after them some flip many, and some leave one or two open.
    """
    block = number // BLOCK
    if block <= len(FLIPS):
        return DEFAULTS | dict(FLIPS[:block][-1:])
    rng = Random(f"readings {block}")
    taken = dict(DEFAULTS)
    kind = rng.random()
    if kind > 0.2:
        for question in rng.sample(list(taken), rng.choice([1, 2, 4, len(taken)])):
            taken[question] = rng.choice(READINGS[question])
    if kind > 0.8:
        for question in rng.sample(list(taken), rng.choice((1, 2))):
            del taken[question]
    return taken


FLIPS = [
    (question, reading)
    for question, readings in READINGS.items()
    for reading in readings
    if reading != DEFAULTS[question]
]


def parties_of(number: int) -> int:
    """Return how many parties the records of the block name."""
    return (1, 2, 1, 0, 3, 2)[number // BLOCK % 6]


def record_of(number: int) -> Made:
    """Make the record of that number, its readings among its facts."""
    rng = Random(number)
    made: Made = {
        **_act(rng),
        **_item(rng),
        **_worth(rng),
        **_uses(rng),
        "parties": parties_of(number),
    }
    for i in range(parties_of(number)):
        made |= {f"parties.{i}.{name}": it for name, it in _party(rng).items()}
    for name in _forgotten(rng, made):
        del made[name]
    return made | readings_of(number)


def known_on(number: int) -> date:
    """Return the day up to which things are known when that record is weighed."""
    return Random(f"known {number}").choice(KNOWN)


def _forgotten(rng: Random, made: Made) -> list[str]:
    """Choose what is not known; the rows of a table go with the table."""
    kind = rng.random()
    much = 0 if kind < 0.4 else rng.randint(1, 3) if kind < 0.85 else rng.randint(4, 14)
    gone = set(rng.sample([name for name in made if name != "parties"], much))
    return [
        name
        for name in made
        if name in gone or any(name.startswith(f"{table}.") for table in gone)
    ]


def _act(rng: Random) -> Made:
    return {
        "role": "exporter" if rng.random() < 0.93 else "recipient",
        "exporter": "CN" if rng.random() < 0.05 else rng.choice(ABROAD),
        "destination": rng.choice(PLACES),
        "crosses": "yes" if rng.random() < 0.93 else "no",
        "transit": rng.choice(RARELY),
        "export": rng.choice(DAYS),
        "contract": rng.choice(SIGNED),
    }


def _item(rng: Random) -> Made:
    return {
        "shape": rng.choice(SHAPES),
        "material": rng.choice((*PART_1, "other", "other")),
        "magnet": rng.choice(MAGNETS),
        "target": rng.choice(TARGETS),
        "origin": rng.choice(("CN", *ABROAD)),
        "stage": rng.choice(RARELY),
        "lot": rng.choice(RARELY),
        "left": rng.choice(LEFT),
        "technology": rng.choice(("no", "no", "no", "yes", "older")),
        "magnet_origin": rng.choice(("CN", *ABROAD)),
        "staff": rng.choice(STAFF),
    }


ON_THE_LINE, AT_THE_LINE = 0.14, 0.46


def _worth(rng: Random) -> Made:
    """Make values: some on the line, more off it by one minor unit.

    A third and a tenth are left once ranges and forgotten facts have moved others off.
    """
    kind = rng.random()
    chinese = rng.randint(1, 5000) if kind < 0.98 else 0
    off = 0 if kind < ON_THE_LINE else rng.choice((-1, 1))
    value = (
        max(chinese * 1000 + off, 1) if kind < AT_THE_LINE else rng.randint(1, 10**7)
    )
    made: Made = {"value": _about(rng, value)}
    if kind < AT_THE_LINE:
        made |= {"shape": rng.choice(PART_2), "magnet": rng.choice(LISTED_MAGNETS)}
        made |= {"origin": rng.choice(ABROAD)} if rng.random() < 0.9 else {}
    made["inner"] = _about(rng, max(chinese * 1000 + rng.choice((-1, 0, 1)), 1))
    near = (value + rng.choice((-1, 0, 1))) // 1000 + rng.choice((-1, 0, 0, 1))
    made["magnet_value"] = _about(rng, max(near, 0))
    return made | _inputs(rng, chinese)


def _inputs(rng: Random, chinese: int) -> Made:
    """Split the Chinese value into rows, and put others between them."""
    cuts = sorted(rng.randint(0, chinese) for _ in range(rng.choice((0, 0, 1, 2))))
    parts = [("CN", b - a) for a, b in pairwise((0, *cuts, chinese))]
    for _ in range(rng.choice((0, 0, 1, 2))):
        parts += [(rng.choice(ABROAD), rng.randint(0, 3000))]
    if rng.random() < 0.04:
        parts = []
    rng.shuffle(parts)
    made: Made = {"inputs": len(parts)}
    for i, (origin, worth) in enumerate(parts):
        row = f"inputs.{i}."
        made[row + "material"] = rng.choice(PART_1)
        made[row + "origin"] = origin
        made[row + "value"] = _about(rng, worth)
        if rng.random() < 0.15:
            made[row + "market"] = _about(rng, max(worth + rng.choice((-1, 1)), 0))
        if rng.random() < 0.3:
            made[row + "stage"] = rng.choice(YES_NO)
        if rng.random() < 0.3:
            made[row + "state"] = rng.choice(("as-such", "transformed"))
    return made


def _about(rng: Random, number: int) -> tuple[int, int]:
    """Return the number itself, or at times a range that begins or ends there."""
    kind = rng.random()
    if kind < 0.85:
        return number, number
    width = rng.choice((1, 1, 2, 1000))
    if kind < 0.92:
        return number, number + width
    return max(number - width, min(number, 1)), number


def _uses(rng: Random) -> Made:
    return {
        "complete": "no" if rng.random() < 0.06 else "yes",
        "wmd": rng.choice(USES),
        "terrorism": rng.choice(USES),
        "military_use": rng.choice(USES),
        "chip": rng.choice(CHIPS),
        "nm": _about(rng, rng.choice((3, 13, 14, 15, 28))),
        "layers": _about(rng, rng.choice((128, 255, 256, 257))),
        "chip_use": rng.choice(("direct", "inside-tool")),
        "ai": rng.choice(RARELY),
        "relief": rng.choice(("none", "none", "none", *RELIEF)),
    }


def _party(rng: Random) -> Made:
    made: Made = {
        "role": rng.choice(ROLES),
        "country": rng.choice(PLACES),
        "military": rng.choice(("no", "no", "no", "no", "yes", "mixed")),
        "listed": rng.choice(LISTS),
    }
    owners = _owners(rng)
    made["owners"] = len(owners)
    for j, owner in enumerate(owners):
        made |= {f"owners.{j}.{name}": it for name, it in owner.items()}
    return made


def _owners(rng: Random) -> list[Made]:
    """Make up to three holders, around half, one or two of them listed."""
    shares = rng.choice(
        (
            [10000],
            [5000, 5000],
            [4999, 5001],
            [5001, 4999],
            [2500, 2500, 5000],
            [2499, 2500, 5001],
            [3000, 2000],
            [5000],
            [4999],
            [],
        )
    )
    listed = ["no"] * 3 + ["yes"]
    return [
        {
            "name": rng.choice(("Ash", "Beech", "Cedar")),
            "share": (it, it) if rng.random() < 0.9 else (max(it - 1, 0), it),
            "path": "direct" if rng.random() < 0.85 else "indirect",
            "listed": rng.choice(listed),
        }
        for it in shares
    ]
