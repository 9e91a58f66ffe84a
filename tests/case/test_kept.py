"""An event is kept as short as it can be, and read back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from forms.case.events import EVENT, Event, LinesAdded, MemberRemoved, Opened, as_json
from forms.composition.bill import Line
from tests.front.test_bill_in_case_file import bills

EVENTS = st.one_of(
    st.builds(Opened, title=st.text(), known_on=st.none() | st.dates()),
    st.builds(MemberRemoved, member=st.just("item-1")),
    st.builds(LinesAdded, item=st.just("item-1"), lines=bills()),
)


@given(event=EVENTS)
def test_it_reads_back_as_it_was(event: Event) -> None:
    assert EVENT.validate_json(as_json(event)) == event


def test_what_a_line_leaves_open_costs_nothing() -> None:
    event = LinesAdded(item="i", lines=(Line(id="1", name="screw"),))

    assert as_json(event) == (
        '{"kind":"lines-added","item":"i","lines":[{"id":"1","name":"screw"}]}'
    )
