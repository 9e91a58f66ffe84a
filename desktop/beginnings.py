"""How a case begins: empty, or from a case file."""

from forms.case.events import Event, MemberAdded, Opened, as_json
from forms.casefile import read_case_file
from forms.corpus import Corpus
from forms.triage.weighing import Triage

ITEM = "item-1"


def begun(title: str, at: str) -> tuple[Event, ...]:
    """Return the first events of a case: one item and one party stand ready."""
    return (
        Opened(title=title, at=at),
        MemberAdded(scope="item", member=ITEM, at=at),
        MemberAdded(scope="party", member="party-1", at=at),
    )


def from_triage(result: Triage, title: str, at: str) -> tuple[Event, ...]:
    """Return the first events of a case that takes over what the triage is sure of."""
    return (*begun(title, at), *result.answers_for(ITEM, at))


def from_case_file(
    text: str, corpus: Corpus, name: str, at: str
) -> tuple[str, tuple[Event, ...]]:
    """Return title and events of a case file, its day of knowledge fixed.

    Raises ``CaseFileError`` with all findings; nothing is kept of such a file.
    """
    file = read_case_file(text, corpus, name)
    opened = Opened(title=file.title, known_on=file.known_on, at=at)
    told = (event.model_copy(update={"at": at}) for event in file.events[1:])
    return file.title, (opened, *told)


def written(events: tuple[Event, ...]) -> tuple[str, ...]:
    """Return the events as the store keeps them."""
    return tuple(map(as_json, events))
