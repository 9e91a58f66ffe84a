"""Who tells a mutant from the law: the check at load, a table of days, the stories."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from forms.case.events import case_of
from forms.case.facts import CASE
from forms.casefile import read_case_file
from forms.corpus import Corpus
from forms.crosscheck.pack import faults_of
from forms.line import Outcome, weigh
from forms.rules.determination import determine, stances
from forms.rules.evaluate import Scales
from forms.rules.residual import Grove
from forms.rules.truth import Truth
from forms.scenario import differences
from tests.corpus.test_calendars import COUNTED, counted, differing
from tests.corpus.turns import wrong_counts, wrong_turns
from tests.mutation.mutants import Mutant

T = TypeVar("T")
STORIES = Path(__file__).parent.parent / "scenarios"
LOAD, DAYS, QUESTIONS = "load", "days", "questions of "
DEPENDS_ON = "depends_on"


@dataclass(frozen=True, slots=True)
class Story:
    """A scenario as far as it does not depend on rules and dates, and its questions."""

    name: str
    outcome: Outcome
    expect: Mapping[str, Any]

    def told(self, pack: Corpus) -> str:
        """Return what of the story comes out unlike: its result, else its questions.

        The questions are those that ``tests.snapshots`` keeps in git.
        """
        law = self.outcome.determination
        found = determine(law.asked, pack)
        expect = {slot: x for slot, x in self.expect.items() if slot != DEPENDS_ON}
        if any(differences(expect, replace(self.outcome, determination=found))):
            return self.name
        same = found.way.taken == law.way.taken and found.way.open == law.way.open
        return "" if same else f"{QUESTIONS}{self.name}"

    def told_by_readings(self, pack: Corpus) -> str:
        """Return the story if it depends on other readings: slow to work out."""
        if DEPENDS_ON not in self.expect:
            return ""
        expect = {DEPENDS_ON: self.expect[DEPENDS_ON]}
        found = determine(self.outcome.determination.asked, pack)
        unlike = any(differences(expect, replace(self.outcome, determination=found)))
        return self.name if unlike else ""

    def truths(self, rule_id: str, pack: Corpus) -> Iterator[Truth]:
        """Weigh one rule for each of its members."""
        of = self.outcome.determination.asked
        readings = stances(of, pack)
        grove = Grove(pack.rules, pack.scopes, of.items, of.parties, readings)
        scales = Scales(grove, of.facts, readings)
        members = {"case": (CASE,), "item": of.items, "party": of.parties}
        for member in members[pack.rules[rule_id].about]:
            yield scales.stands(rule_id, member).truth


def stories(law: Corpus) -> tuple[Story, ...]:
    """Read every scenario once."""
    return tuple(_story(path, law) for path in sorted(STORIES.glob("*.toml")))


def _story(path: Path, law: Corpus) -> Story:
    file = read_case_file(path.read_text(encoding="utf-8"), law, path.stem)
    outcome = weigh(case_of(file.events), law, known=file.known_on)
    return Story(path.stem, outcome, file.expect)


def _changed(pack: Mapping[str, T], law: Mapping[str, T]) -> Iterator[T]:
    return (value for key, value in pack.items() if value is not law[key])


@dataclass
class Bench:
    """The judges over one law; stories that are likely to tell are asked first."""

    law: Corpus
    _often: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.stories = stories(self.law)
        self._truths = cache(self._truths_of)

    def killer(self, mutant: Mutant) -> str:
        """Return who tells a mutant from the law, or nothing."""
        if self._is_odd(mutant.pack):
            return DAYS
        if any(faults_of(mutant.pack)):
            return LOAD
        turn = self._in_turn(mutant)
        for look in (Story.told, Story.told_by_readings):
            for story in turn:
                if told := look(story, mutant.pack):
                    self._often[story.name] += 1
                    return told
        return ""

    def _is_odd(self, pack: Corpus) -> bool:
        """Tell whether a day or a count of days is not that of the tables."""
        instruments = _changed(pack.instruments, self.law.instruments)
        notices = _changed(pack.notices, self.law.notices)
        return (
            any(wrong_turns(pack, instruments))
            or any(wrong_counts(pack))
            or any(differing(n) or counted(n) != COUNTED[n.year] for n in notices)
        )

    def _in_turn(self, mutant: Mutant) -> list[Story]:
        """Put those first in which the rule comes out unlike, then where it stands."""

        def rank(story: Story) -> tuple[bool, bool, int]:
            often = self._often[story.name]
            if not mutant.rule:
                return True, True, -often
            came = tuple(story.truths(mutant.rule, mutant.pack))
            same = came == self._truths(story.name, mutant.rule)
            return same, Truth.TRUE not in came, -often

        return sorted(self.stories, key=rank)

    def _truths_of(self, name: str, rule_id: str) -> tuple[Truth, ...]:
        story = next(s for s in self.stories if s.name == name)
        return tuple(story.truths(rule_id, self.law))
