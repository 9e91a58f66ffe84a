"""The one place that reads the clock."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the moment with its offset, and the calendar day in Beijing.

    The law's days are Beijing's; a test hands in a clock that stands still.
    """

    now: Callable[[], str]
    today: Callable[[], dt.date]


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


def _today() -> dt.date:
    # Not needed before the first window stands, and slow to load.
    from zoneinfo import ZoneInfo

    return dt.datetime.now(ZoneInfo("Asia/Shanghai")).date()


SYSTEM_CLOCK = Clock(_now, _today)


def time_of(moment: str) -> str:
    """Return hour, minute and second of a kept moment, for the status line."""
    return dt.datetime.fromisoformat(moment).strftime("%H:%M:%S")
