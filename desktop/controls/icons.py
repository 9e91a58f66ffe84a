"""The program's own small pictures, in one tone that both themes carry."""

from PySide6.QtGui import QIcon

from forms.resources import resources


def icon(name: str) -> QIcon:
    """Return the picture of that name."""
    return QIcon(str(resources() / "icons" / f"{name}.svg"))
