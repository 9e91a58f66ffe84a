"""A record that differs, made as small as it can be and still differ."""

from forms.corpus import Corpus
from tests.oracle.compare import Difference, columns
from tests.oracle.records import record_of
from tests.oracle.worlds import Fact, Record


def smallest(found: Difference, corpus: Corpus) -> Record:
    """Forget facts, one after the other, as long as the same slot differs alike.

    Only what the compiled form tells can be shrunk; readings and parties stay.
    """
    record: dict[str, Fact] = record_of(found.number)
    if not _differs(record, found, corpus):
        return record
    forgettable = [name for name in record if name[0] not in "QA" and name != "parties"]
    for name in forgettable:
        gone = (name, *(it for it in record if it.startswith(f"{name}.")))
        smaller = {k: it for k, it in record.items() if k not in gone}
        if smaller != record and _differs(smaller, found, corpus):
            record = smaller
    return record


def _differs(record: Record, found: Difference, corpus: Corpus) -> bool:
    (weighed,) = columns((record,), corpus)
    return (found.slot, found.oracle, found.program) in weighed
