"""Two schemes of colour, each colour by what it is for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme, each colour by what it is for."""

    window: str
    surface: str
    inset: str
    rail: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    chosen: str
    problem: str
    on_problem: str
    warning: str
    on_warning: str
    settled: str
    tick: str


LIGHT = Colours(
    window="#f4f6f5",
    surface="#ffffff",
    inset="#f5f8f7",
    rail="#e8eeec",
    text="#15201d",
    muted="#50605b",
    line="#d2dad7",
    edge="#7a8984",
    accent="#0a635c",
    on_accent="#ffffff",
    chosen="#dcebe8",
    problem="#9d2117",
    on_problem="#fdecea",
    warning="#fdf3da",
    on_warning="#604300",
    settled="#1d6437",
    tick="tick-light",
)
DARK = Colours(
    window="#131918",
    surface="#1b2322",
    inset="#212b29",
    rail="#0e1413",
    text="#e7edeb",
    muted="#a5b5b0",
    line="#35423f",
    edge="#778783",
    accent="#63cbbd",
    on_accent="#06211e",
    chosen="#1e3e39",
    problem="#ff9f92",
    on_problem="#3a1d1a",
    warning="#392e10",
    on_warning="#ffdc93",
    settled="#86d39e",
    tick="tick-dark",
)
