"""Instruments of law, their provisions, and how a clause is cited."""

import datetime as dt
from typing import Literal

from pydantic import Field

from forms.frozen import Frozen

Confidence = Literal["A", "B", "C", "I"]


class Wording(Frozen):
    """A text in both languages; paraphrases are ours, titles are exact."""

    zh: str
    en: str


class Span(Frozen):
    """Days on which something holds, by the instrument that says so.

    ``until`` is the last day, inclusive; without it the span is open.  Where another
    instrument set that day later, it is ``closed_by`` that one.
    """

    since: dt.date = Field(alias="from")
    until: dt.date | None = None
    by: str
    closed_by: str | None = None

    def covers(self, day: dt.date) -> bool:
        """Tell whether *day* lies in the span, both ends included."""
        return self.since <= day and (self.until is None or day <= self.until)


class Verified(Frozen):
    """Up to which export date the texts read on one day settle the state."""

    on: dt.date
    until: dt.date


class Provision(Frozen):
    """One clause: our paraphrase, its periods, and what was not verified.

    ``cited`` is how lawyers name the clause; one that is its whole instrument has none.
    """

    id: str
    cited: Wording | None = None
    says: Wording
    confidence: Confidence
    not_verified: Wording | None = None
    in_force: tuple[Span, ...] = ()
    suspended: tuple[Span, ...] = ()
    verified: tuple[Verified, ...] = ()


class Instrument(Frozen):
    """A law, regulation or announcement as a lawyer would cite it.

    ``addresses`` are official, ``sources`` is where else its text was read.  What is no
    ``law`` (an answer, a statement, a draft) is cited and never in force.
    """

    id: str
    short: Wording
    title: Wording
    issuer: Wording
    law: bool = True
    published: dt.date
    addresses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Confidence
    not_verified: Wording | None = None
    read_on: dt.date
    provisions: tuple[Provision, ...] = Field(default=(), alias="provision")


class Citation(Frozen):
    """A place quoted: the instrument and, where there is one, its clause."""

    id: str
    instrument: Instrument
    provision: Provision | None = None

    def label(self, language: str = "en") -> str:
        """Return ``No. 61/2025 ¶1(1)`` as screen and paper print it."""
        short, clause = self.instrument.short, self.clause(language)
        if language == "zh":
            return short.zh + clause
        return f"{short.en} {clause}".rstrip()

    def clause(self, language: str = "en") -> str:
        """Return ``¶1(1)``, the place within its instrument."""
        cited = self.provision.cited if self.provision else None
        if cited is None:
            return ""
        return cited.zh if language == "zh" else cited.en
