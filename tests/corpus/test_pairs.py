"""Each condition of each rule decides alone, by holding and by not, in some story."""

from forms.rules.language import OneOf, Rule, RuleRef
from forms.rules.truth import Truth
from tests.corpus.law import LAW
from tests.corpus.pairs import Half, Pair, atoms, decides, pairs, shown
from tests.corpus.test_stories import outcomes
from tests.mutation.conditions import told

PAIRS = [pair for rule in LAW.rules.values() for pair in pairs(rule)]
NOBODY_CAN_SHOW = {
    "owned/listed: Q14=b does not hold": (
        "A direct holding of half is one however holdings are counted, so that no "
        "other reading can spare the party."
    )
}


def sentence(half: Half) -> str:
    verb = "holds" if half.holds else "does not hold"
    return f"{half.rule}: {told(half.condition)} {verb}"


def missing(pair: Pair, half: Half) -> str:
    """Say what a story must be like that shows one half of a pair."""
    others = (
        f"{told(other)} {'holds' if truth is Truth.TRUE else 'does not hold'}"
        for other, truth in pair.others.items()
    )
    return "; ".join((sentence(half), *others))


def test_every_condition_of_every_rule_can_decide_it() -> None:
    conditions = [(r.id, atom) for r in LAW.rules.values() for atom in atoms(r.when)]

    assert [(pair.rule, pair.condition) for pair in PAIRS] == conditions


def test_each_half_of_each_pair_is_shown_by_a_story() -> None:
    told_by_stories = {half for each in outcomes() for half in shown(each, LAW)}
    not_shown = {
        sentence(half): missing(pair, half)
        for pair in PAIRS
        for half in pair.halves
        if half not in told_by_stories
    }

    assert [not_shown[half] for half in not_shown.keys() - NOBODY_CAN_SHOW] == []
    assert NOBODY_CAN_SHOW.keys() - not_shown.keys() == set()


def test_a_condition_that_another_one_hides_does_not_decide() -> None:
    metal, oxide = RuleRef(rule="metal"), RuleRef(rule="oxide")
    either = {"any": [{"rule": "metal"}, {"rule": "oxide"}]}
    rule = rule_of(either)

    assert decides(rule, metal, {metal: Truth.TRUE, oxide: Truth.FALSE})
    assert not decides(rule, metal, {metal: Truth.TRUE, oxide: Truth.TRUE})


def test_what_is_open_decides_nothing() -> None:
    origin = OneOf(fact="item.origin", one_of=("CN",))
    other = RuleRef(rule="other")
    rule = rule_of(origin, other)

    assert not decides(rule, origin, {origin: Truth.TRUE, other: Truth.OPEN})
    assert decides(rule, origin, {origin: Truth.FALSE, other: Truth.OPEN})


def rule_of(*when: object) -> Rule:
    return Rule.model_validate(
        {
            "id": "a rule",
            "about": "item",
            "provision": "mofcom-2025-61/1",
            "when": when,
            "then": {"defines": "something"},
            "because": {"en": "So it is.", "zh": "如此。"},
        }
    )
