"""What can go wrong with the store, each in one sentence: place, culprit, way out."""

from pathlib import Path
from typing import ClassVar, Self


class StoreError(Exception):
    """The root; `place` and `detail` let the window say it in another language."""

    says: ClassVar[str] = "The store in {place} failed: {cause}. Open a backup."

    def __init__(self, place: Path | str = "", **detail: object) -> None:
        super().__init__(self.says.format(place=place, **detail))
        self.place = place
        self.detail = detail

    def at(self, place: Path) -> Self:
        """Return the same error, told of *place*."""
        return type(self)(place, **self.detail)


class StoreExistsError(StoreError):
    says = (
        "{place} already holds a store, and nothing is laid over it. "
        "Open that store or choose an empty folder."
    )


class MissingVaultError(StoreError):
    says = (
        "{place} holds the keys of a store, but the file {missing} is gone. "
        "Put it back, or open a backup."
    )


class MissingHeaderError(StoreError):
    says = (
        "{place} holds a sealed store, but both copies of its key file are gone. "
        "Put {missing} back from a backup."
    )


class DamagedHeaderError(StoreError):
    says = (
        "Both copies of the key file in {place} are damaged ({cause}). "
        "Put header.json back from a backup."
    )


class HostileHeaderError(StoreError):
    says = (
        "The key file in {place} asks for {asked} to read one passphrase, which no "
        "honest store does. Put header.json back from a backup."
    )


class NewerStoreError(StoreError):
    says = (
        "The store in {place} was written by a newer Ytterby (format {found}, "
        "this one reads up to {known}). Install the newer version."
    )


class NoSlotError(StoreError):
    says = (
        "The store in {place} has no {slot} to open it with. "
        "Open it another way: {others}."
    )


class WeakPassphraseError(StoreError):
    says = (
        "This passphrase has {length} characters and needs at least {least}. "
        "Choose a longer one."
    )


class WrongPassphraseError(StoreError):
    says = (
        "This passphrase does not open the store in {place}. "
        "Check the keyboard layout and capitals, or use the recovery key."
    )


class RecoveryKeyTypingError(StoreError):
    says = "The recovery key has a typing error: {cause}. Compare it with the print."


class WrongRecoveryKeyError(StoreError):
    says = (
        "This recovery key is typed correctly but belongs to another store "
        "than {place}, or was replaced by a newer one. Look for the other print."
    )


class WrongKeyError(StoreError):
    says = (
        "This key is not the key of the store in {place}. "
        "Open the store that it belongs to."
    )


class DamagedStoreError(StoreError):
    says = (
        "The store in {place} is damaged ({cause}). "
        "Nothing was changed; open the newest backup."
    )


class ReadOnlyPlaceError(StoreError):
    says = (
        "{place} cannot be written ({cause}). "
        "Ask for the right to write there, or choose another folder."
    )


class DiskFullError(StoreError):
    says = (
        "The disk of {place} is full, and the last entry was not saved. "
        "Free some space and enter it again."
    )


class BusyStoreError(StoreError):
    says = (
        "Another program holds the store in {place}. "
        "Close the other window of Ytterby and try again."
    )


class NetworkPlaceError(StoreError):
    says = (
        "{place} lies on a network drive ({kind}), where a store can be torn. "
        "Choose a folder on this computer."
    )


class UnsureStoreError(StoreError):
    says = (
        "The store in {place} does not promise to keep what it takes "
        "({setting} is {found}, not {wanted}). Choose a folder on a local disk."
    )


class WrongThreadError(StoreError):
    says = (
        "The store in {place} was opened by another thread of the program. "
        "Send this call to the thread that opened it."
    )


class ClosedVaultError(StoreError):
    says = "The store in {place} is closed. Open it again."


class UnknownCaseError(StoreError):
    says = (
        "The store in {place} has no case {case!r} in use; it may have been deleted. "
        "Restore it, or choose another case."
    )


class UnknownPaperError(StoreError):
    says = (
        "The store in {place} keeps no paper with the digest {digest} for this case. "
        "Choose one from the register."
    )


class RefusedEntryError(StoreError):
    says = (
        "The store in {place} takes entries as JSON text only, once, and for good "
        "({cause}). Nothing was saved; report this fault of the program."
    )
