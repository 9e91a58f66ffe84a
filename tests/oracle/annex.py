"""Annex 1: what it lists, and in which part (D4)."""

from tests.oracle.readings import reads
from tests.oracle.worlds import World, once

LISTED_MAGNETS = ("smco", "ndfeb-dy", "ndfeb-tb", "ndfeb-dy-tb")
MAGNETS = (*LISTED_MAGNETS, "ndfeb-plain", "other")
SEEN_TARGETS = ("samarium", "gadolinium")
UNSEEN_TARGETS = (
    "terbium",
    "dysprosium",
    "lutetium",
    "scandium",
    "yttrium",
    "alloy",
)
TARGETS = (*SEEN_TARGETS, *UNSEEN_TARGETS, "other")
PART_1 = tuple(f"P1-{number:02}" for number in range(1, 14))
HOLDS_MAGNETS = ("magnet-part", "magnet-assembly", "finished-product")
SHAPES = ("input", "magnet", *HOLDS_MAGNETS, "target", "target-part", "other")


def shape(w: World) -> str:
    return w.word("shape", *SHAPES)


def listed_magnet(w: World) -> bool:
    return w.word("magnet", "smco", "other") in LISTED_MAGNETS


def listed_target(w: World) -> bool:
    it = w.word("target", "samarium", "terbium", "other")
    return it in SEEN_TARGETS or (it in UNSEEN_TARGETS and reads(w, "A1-targets", "a"))


@once
def annex_part(w: World) -> int:
    """Return 1 or 2, the part that lists the item, or 0."""
    match shape(w):
        case "input":
            return 1 if w.word("material", "P1-01", "other") in PART_1 else 0
        case "magnet" | "magnet-part":
            return 2 if listed_magnet(w) else 0
        case "magnet-assembly":
            return 2 if reads(w, "Q2", "a") and listed_magnet(w) else 0
        case "finished-product":
            return 2 if reads(w, "Q1", "b") and listed_magnet(w) else 0
        case "target":
            return 2 if listed_target(w) else 0
        case "target-part":
            return 2 if reads(w, "A1-target-parts", "a") and listed_target(w) else 0
        case _:
            return 0
