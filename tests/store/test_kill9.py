"""A killed program loses no answer that it called saved (the long run: torture)."""

from pathlib import Path

from tests.torture.kill9 import kill_often


def test_no_saved_answer_is_lost_in_twenty_five_kills(tmp_path: Path) -> None:
    toll = kill_often(tmp_path, 25)

    assert toll.faults == []
    assert toll.kills == 25
    assert toll.saved > 100
