"""What the vault gives back: plain values, without the meaning of what they hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in the list; `changed` is the moment of its last event."""

    id: str
    title: str
    created: str
    changed: str
    events: int
    deleted: str | None = None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One issued paper in the register."""

    case_id: str
    digest: str
    at: str
    audience: str
    size: int
