"""The controls by which answers are given, one for each kind of question."""

from desktop.controls.control import Control
from desktop.controls.kinds import CONTROLS, control_for

__all__ = ["CONTROLS", "Control", "control_for"]
