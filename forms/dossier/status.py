"""Where the law stands, always with its day and its source."""

from collections.abc import Iterable, Iterator
from functools import partial

from forms.dossier.brief import Brief
from forms.dossier.content import Bilingual
from forms.interview.explanation import clock_words
from forms.law.periods import Stand, alike
from forms.recording import record_words
from forms.rules.determination import Limb, stand_of
from forms.rules.truth import Truth
from forms.stop import stop_words, stops_of


def status_line(brief: Brief) -> Bilingual:
    """Return how the limbs that matter here stand; those that stand alike are one."""
    limbs = relevant_limbs(brief)
    told = tuple(states((limb.rule.provision for limb in limbs), brief))
    draft = brief.words("not-filed")
    return Bilingual(
        zh=draft.zh + "".join(text.zh for text in told),
        en=" ".join((draft.en, *(text.en for text in told))),
    )


def states(provisions: Iterable[str], brief: Brief) -> Iterator[Bilingual]:
    """Say where clauses of one text stand; those that stand alike in one sentence."""
    at = brief.result.asked.at
    stands = ((each, stand_of(each, brief.corpus, at)) for each in provisions)
    for stand, together in alike(stands).items():
        yield _sentence(stand, together, brief)


def relevant_limbs(brief: Brief) -> tuple[Limb, ...]:
    """Return the limbs met or open for an item that may be in scope, else all."""
    every = [limb for item in brief.result.items for limb in item.limbs]
    matter = [
        limb
        for item in brief.result.items
        if item.outside.truth is not Truth.TRUE
        for limb in item.limbs
        if limb.finding.truth is not Truth.FALSE
    ]
    return tuple(matter or every)


def provision_status(provision: str, brief: Brief) -> Bilingual:
    """Return where one provision stands."""
    stand = stand_of(provision, brief.corpus, brief.result.asked.at)
    return _sentence(stand, (provision,), brief)


def _sentence(stand: Stand, provisions: tuple[str, ...], brief: Brief) -> Bilingual:
    return brief.both(
        lambda language: clock_words(
            stand, provisions, brief.result, brief.corpus, language
        )
    )


def confirmations(brief: Brief) -> Iterator[Bilingual]:
    """Say where a person must still look, then what was recorded about a pause."""
    for stop in stops_of(brief.outcome):
        yield brief.both(partial(stop_words, stop, brief.outcome, brief.corpus))
    for record in brief.outcome.case.confirmed:
        yield brief.both(partial(record_words, record, brief.corpus))
