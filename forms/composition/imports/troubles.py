"""Why a file is refused, and what is said of one that is not; a sentence each.

The sentences stand in resources/wording under ``refusal`` and ``caution``.
"""

from enum import StrEnum


class Refusal(StrEnum):
    """Why nothing of a file was read."""

    DAMAGED_ARCHIVE = "damaged-archive"
    ENCRYPTED = "encrypted"
    TOO_MANY_MEMBERS = "too-many-members"
    BOMB = "bomb"
    NESTED_ARCHIVE = "nested-archive"
    PACKED_OTHERWISE = "packed-otherwise"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    NOT_KNOWN = "not-known"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    TOO_MANY_ELEMENTS = "too-many-elements"
    FALSE_ENCODING = "false-encoding"
    BROKEN_MARKUP = "broken-markup"
    DOCTYPE = "doctype"
    OTHER_ROOT = "other-root"
    OTHER_CHILDREN = "other-children"
    BROKEN_NOTATION = "broken-notation"
    DOUBLED_KEY = "doubled-key"
    NO_NUMBER = "no-number"
    NUMBER_TOO_LONG = "number-too-long"
    BROKEN_TEXT = "broken-text"
    TEXT_TOO_LONG = "text-too-long"
    OTHER_TYPE = "other-type"
    NOT_OPENED = "not-opened"
    TOO_MUCH = "too-much"
    TOO_SLOW = "too-slow"
    OLD_WORKBOOK = "old-workbook"
    OTHER_WORKBOOK = "other-workbook"
    WEB_PAGE = "web-page"
    NOT_A_TABLE = "not-a-table"
    WHICH_ENCODING = "which-encoding"
    WRONG_ENCODING = "wrong-encoding"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    TOO_MANY_CELLS = "too-many-cells"
    LONG_CELL = "long-cell"
    LONG_LINE = "long-line"


class Caution(StrEnum):
    """What a user should look at in a file that was read."""

    UNSAFE_MEMBER = "unsafe-member"
    DUPLICATE_MEMBER = "duplicate-member"
    EMBEDDED_FILE = "embedded-file"
    UNKNOWN_VERSION = "unknown-version"
    NO_COMPOSITION = "no-composition"
    NO_ORIGIN = "no-origin"
    NO_PRICE = "no-price"
    NUL = "nul"
    OLD_LINE_ENDS = "old-line-ends"
    RAGGED = "ragged"
    QUOTES = "quotes"
