"""Where in a workbook a file is refused, so that a person can look there."""

from collections.abc import Iterator
from contextlib import contextmanager

from forms.composition.imports.messages import RefusedError


@contextmanager
def placed(*, sheet: str = "", path: str = "") -> Iterator[None]:
    """Name the sheet or the part of a refusal that names neither.

    The parser counts lines of its own, which are no rows: they are not told.
    """
    try:
        yield
    except RefusedError as fault:
        told = fault.refused
        if told.sheet or told.path:
            raise
        raise RefusedError(
            told.refusal,
            sheet=sheet,
            path=path,
            given=told.given,
            expected=told.expected,
        ) from None
