"""People who answer the real interview at random, and the cases they make."""

import datetime as dt
from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from forms.case.events import Answered, Case, Event, MemberAdded, Opened, case_of
from forms.case.facts import CASE, NOT_KNOWN, Place, Raw
from forms.interview.questions import Kind, Question
from forms.line import Outcome, weigh
from tests.corpus.law import LAW

CORPUS = LAW
KNOWN = dt.date(2026, 10, 9)

ITEMS, PARTIES = ("magnet", "target"), ("buyer", "agent")
Answers = Mapping[Place, Raw]


SURE: Mapping[str, list[Raw]] = {
    "content.inputs": [
        [],
        [{"material": "P1-10", "origin": "CN", "value": "0.10 EUR"}],
        [{"material": "P1-10", "origin": "CN", "value": "0.0999 EUR"}],
        [{"material": "P1-02", "origin": "AU", "value": "5 EUR"}],
    ],
    "party.owners": [
        [{"name": "all", "share": "100", "path": "direct", "listed": "no"}],
        [
            {"name": "one half", "share": "50", "path": "direct", "listed": "yes"},
            {"name": "other", "share": "50", "path": "direct", "listed": "no"},
        ],
    ],
    "item.value": ["100 EUR", "99.9 EUR", "1000 EUR"],
    "item.left_china": ["2025-10-08", "2025-10-09"],
    "content.inner_value": ["50 EUR", "1000 EUR"],
    "content.magnet_value": ["0 EUR", "0.1 EUR", "5 EUR"],
    "route.export_date": ["2026-02-01", "2026-11-10", "2026-11-11"],
    "contract.date": ["2026-11-10", "2026-11-11"],
    "end_use.logic_node_nm": ["14", "14.1"],
    "end_use.memory_layers": ["255", "256"],
}
INPUTS = st.lists(
    st.fixed_dictionaries(
        {
            "material": st.sampled_from(["P1-02", "P1-10"]),
            "origin": st.sampled_from(["CN", "AU", NOT_KNOWN]),
            "value": st.sampled_from(
                ["0 EUR", "0.05 EUR", "0.10 EUR", "0.08..0.13 EUR", "5 USD", NOT_KNOWN]
            ),
        }
    ),
    max_size=2,
)
OWNERS = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.just("a holder"),
            "share": st.sampled_from(["30", "49.9", "50", "40..60", NOT_KNOWN]),
            "path": st.sampled_from(["direct", "indirect"]),
            "listed": st.sampled_from(["yes", "no", NOT_KNOWN]),
        }
    ),
    max_size=3,
)
DOUBTFUL: Mapping[str, st.SearchStrategy[Raw]] = {
    "content.inputs": INPUTS,
    "party.owners": OWNERS,
    "item.value": st.sampled_from(["99..101 EUR", "100 USD", "1..1000 EUR"]),
    "end_use.logic_node_nm": st.sampled_from(["10..20", "14..15"]),
    "end_use.memory_layers": st.sampled_from(["200..300"]),
}


def sure_answers_to(question: Question) -> st.SearchStrategy[Raw]:
    """Return what people answer who know."""
    match question.kind:
        case Kind.CHOICE:
            return st.sampled_from([option.id for option in question.options])
        case Kind.YES_NO:
            return st.sampled_from(["yes", "no"])
        case Kind.COUNTRY:
            return st.sampled_from(["CN", "EE", "HK", "JP", "US"])
        case _:
            return st.sampled_from(SURE[question.id])


def answers_to(question: Question) -> st.SearchStrategy[Raw]:
    """Return what people answer: doubts between options, ranges, *not known* too."""
    said = sure_answers_to(question)
    if question.id in DOUBTFUL:
        said |= DOUBTFUL[question.id]
    if question.kind is Kind.CHOICE and question.not_known:
        options = st.sampled_from([option.id for option in question.options])
        several = st.sets(options, min_size=2, max_size=3)
        said |= several.map(lambda some: "|".join(sorted(some)))
    return said | st.just(NOT_KNOWN) if question.not_known else said


def places_of(items: tuple[str, ...], parties: tuple[str, ...]) -> list[Place]:
    """Return every place that some rule reads, in the order of the interview."""
    members = {"case": (CASE,), "item": items, "party": parties}
    return [
        Place(member, question.id)
        for question in CORPUS.questions.values()
        if question.id in CORPUS.weighed
        for member in members[question.scope]
    ]


def _people(
    says: Callable[[Question], st.SearchStrategy[Raw]],
) -> st.SearchStrategy[dict[Place, Raw]]:
    sizes = ((1, 1), (2, 1), (1, 2), (2, 2))
    return st.one_of(
        [
            st.fixed_dictionaries(
                {
                    place: says(CORPUS.questions[place.question])
                    for place in places_of(ITEMS[:items], PARTIES[:parties])
                }
            )
            for items, parties in sizes
        ]
    )


ANSWERS = _people(answers_to)
"""What a person would answer to every question of the law, asked or not."""

SURE_ANSWERS = _people(sure_answers_to)
"""The same from people who know everything."""


def beginning(answers: Answers) -> tuple[Event, ...]:
    """Return a story with the members that the answers speak of, and no answer yet."""
    named = {place.member for place in answers}
    return (
        Opened(title="A case"),
        *(MemberAdded(scope="item", member=m) for m in ITEMS if m in named),
        *(MemberAdded(scope="party", member=m) for m in PARTIES if m in named),
    )


def answered(place: Place, raw: Raw, **whence: str) -> Answered:
    return Answered(member=place.member, question=place.question, raw=raw, **whence)


def told(answers: Answers, whole: Answers | None = None) -> Case:
    """Return the case in which these answers were given, of those a person has."""
    said = (answered(place, raw) for place, raw in answers.items())
    return case_of((*beginning(answers if whole is None else whole), *said))


def outcome_of(case: Case, **stances: dt.date | None) -> Outcome:
    return weigh(case, CORPUS, known=KNOWN, **stances)  # type: ignore[arg-type]
