"""Any bytes whatever give lines or one refusal: never a fault, never silence."""

import io

from forms.composition.imports.messages import (
    MESSAGE,
    Look,
    Message,
    Refused,
    RefusedError,
    Request,
)
from forms.composition.imports.opening import Opening
from forms.composition.imports.reading import outcome


def swallow(content: bytes, as_format: str = "", encoding: str = "") -> list[Message]:
    """Look at *content*, read it as proposed, and return all that was said.

    Unlike the border this lets through what no reader foresaw, so that it is seen.
    """
    asked = Request(name="x", want="look", as_format=as_format, encoding=encoding)
    said = _said(content, asked)
    sheets = [s for each in said if isinstance(each, Look) for s in each.sheets]
    mappings = [None, *(sheet.proposed for sheet in sheets if sheet.proposed)]
    for mapping in mappings:
        asked = asked.model_copy(update={"want": "lines", "mapping": mapping})
        said += _said(content, asked)
    for each in said:
        assert MESSAGE.validate_json(each.model_dump_json()) == each
    return said


def _said(content: bytes, asked: Request) -> list[Message]:
    said: list[Message] = []
    try:
        opening = Opening(io.BytesIO(content), len(content), asked, said.append)
        said.append(outcome(opening, said.append))
    except RefusedError as fault:
        return [fault.refused]
    assert any(isinstance(each, Look) for each in said)
    assert not any(isinstance(each, Refused) for each in said)
    return said
