"""What the parts of a workbook are called, in both editions of the standard."""

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespaces of cells: transitional and strict.  They are names, never fetched."""


def kind_of(relation: str) -> str:
    """Return the last word of a relation's type, which both editions share."""
    return relation.rpartition("/")[2]
