"""Strips keep their order, their company and their page."""

from hypothesis import given
from hypothesis import strategies as st

from forms.dossier.flow import Spot, Strip, bundled, paginate, stacked, white
from forms.dossier.sheet import Sheet

ROOM = 100.0


def nothing(_sheet: Sheet, _spot: Spot) -> None:
    pass


HEAD = Strip(8, nothing)
STRIPS = st.builds(
    Strip,
    height=st.integers(1, 60).map(float),
    draw=st.just(nothing),
    gap=st.integers(0, 20).map(float),
    keep=st.booleans(),
    head=st.sampled_from([None, HEAD]),
)


@given(st.lists(STRIPS, max_size=40))
def test_no_strip_is_lost_or_moved(strips: list[Strip]) -> None:
    pages = paginate(strips, ROOM)
    placed = [p.strip for page in pages for p in page if p.strip is not HEAD]

    assert placed == strips


@given(st.lists(STRIPS, max_size=40))
def test_no_page_runs_over_and_no_strips_overlap(strips: list[Strip]) -> None:
    for page in paginate(strips, ROOM):
        depth = 0.0
        for placed in page:
            assert placed.depth >= depth
            depth = placed.depth + placed.strip.height

        assert depth <= ROOM


def test_what_is_kept_moves_with_its_neighbour() -> None:
    filler, title, body = white(80), Strip(10, nothing, keep=True), white(30)

    pages = paginate([filler, title, body], ROOM)

    assert [[p.strip for p in page] for page in pages] == [[filler], [title, body]]


def test_a_chain_longer_than_a_page_is_broken_all_the_same() -> None:
    chain = [Strip(30, nothing, keep=True) for _ in range(7)]

    assert [len(page) for page in paginate(chain, ROOM)] == [3, 3, 1]


def test_a_head_is_repeated_only_where_a_page_begins() -> None:
    rows = [Strip(30, nothing, head=HEAD) for _ in range(6)]

    pages = paginate([HEAD, *rows], ROOM)

    assert [[p.strip is HEAD for p in page] for page in pages] == [
        [True, False, False, False],
        [True, False, False, False],
    ]


def test_white_above_is_lost_at_the_top_of_a_page() -> None:
    spaced = Strip(20, nothing, gap=15)

    assert paginate([white(10), spaced], ROOM)[0][1].depth == 25
    assert paginate([white(90), spaced], ROOM)[1][0].depth == 0


@given(st.lists(st.integers(1, 30).map(float), min_size=1, max_size=20))
def test_bundled_lines_are_as_high_as_before(heights: list[float]) -> None:
    lines = [white(height) for height in heights]

    assert sum(strip.height for strip in bundled(lines, 40)) == sum(heights)
    assert stacked(lines).height == sum(heights)
