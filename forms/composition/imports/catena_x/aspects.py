"""What the Catena-X aspects have in common: masses, shares, countries, substances."""

import datetime as dt
from collections.abc import Callable, Iterator
from fractions import Fraction

from forms import countries
from forms.composition import cas, units
from forms.composition.bill import Content, Whence
from forms.composition.imports.catena_x.figures import written
from forms.composition.imports.guards.notation import Place
from forms.composition.imports.messages import Notice
from forms.composition.imports.troubles import Caution
from forms.numbers import exact

Say = Callable[[Notice], None]

# Names of the SAMM catalogue of units that are no names of the trade.
_UNITS = {
    "partPerMillion": "ppm",
    "partPerBillionUs": "ppb",
    "partPerThousand": "permille",
    "percentWeight": "%",
    "tonneMetricTon": "t",
}
_ALL = Fraction(100)
_HOLDS_LINK = ("http:", "https:", "ftp:", "www.", "telnet:", "file:", "mailto:")


def unit(place: Place, key: str) -> str:
    """Return the unit that is named at *key* as the trade names it."""
    name = place.text(key).removeprefix("unit:")
    return _UNITS.get(name, name)


def positive(place: Place, key: str, say: Say, most: Fraction | None = None) -> str:
    """Return a number that can be: not below zero, not above *most*.

    One that cannot is said and then not known.
    """
    number = place.number(key)
    if not number:
        return ""
    if exact(number) < 0 or (most is not None and exact(number) > most):
        expected = f"0..{written(most)}" if most is not None else "0.."
        say(
            Notice(
                caution=Caution.IMPOSSIBLE_NUMBER,
                path=place.at(key).path,
                given=number,
                expected=expected,
            )
        )
        return ""
    return number


def per_cent(place: Place, key: str, say: Say) -> str:
    """Return a percentage from 0 to 100."""
    return positive(place, key, say, _ALL)


def mass(place: Place, say: Say) -> str:
    """Return a mass in grams by the unit beside it."""
    number = positive(place, "value", say)
    if not number:
        return ""
    name = unit(place, "unit")
    grams = units.grams(exact(number), name)
    return _known(grams, place.at("value").path, f"{number} {name}", say)


def share(place: Place, key: str, name: str, say: Say) -> str:
    """Return the share at *key*, told in the unit *name*, in per cent."""
    number = positive(place, key, say)
    if not number:
        return ""
    found = units.per_cent(exact(number), name)
    fits = found if found is None or found <= _ALL else None
    return _known(fits, place.at(key).path, f"{number} {name}", say)


def _known(number: Fraction | None, path: str, given: str, say: Say) -> str:
    if number is None:
        say(Notice(caution=Caution.UNIT_NOT_READ, path=path, given=given.strip()))
        return ""
    return written(number)


def country(place: Place, key: str, say: Say) -> str:
    """Return a country by its code; one that is no country is said."""
    given = place.text(key)
    is_code = given in countries.COUNTRIES
    code = given if is_code else countries.named(given)
    if given and code is None:
        _no_country(place.at(key).path, given, say)
    return code or ""


def address_country(address: Place, say: Say) -> str:
    """Return the country of an address, whose code may name a region: ``DE-BW``."""
    here = address.at("country")
    given = here.text("shortName")
    code = given.partition("-")[0]
    if given and code not in countries.COUNTRIES:
        _no_country(here.at("shortName").path, given, say)
        return ""
    return code


def _no_country(path: str, given: str, say: Say) -> None:
    say(Notice(caution=Caution.NO_COUNTRY, path=path, given=given))


def addresses(root: Place) -> Iterator[Place]:
    """Yield every place whose country is named, wherever it stands."""
    open_ = [root]
    while open_:
        here = open_.pop()
        if isinstance(here.held, dict):
            if here.says("country") and here.at("country").says("shortName"):
                yield here
            open_ += [here.at(key) for key in reversed(here.held)]
        elif isinstance(here.held, list):
            open_ += reversed(here.each())


def substance(
    identifications: tuple[Place, ...], keys: tuple[str, str, str], say: Say
) -> Content:
    """Return a content by what identifies it: *keys* of type, number and name.

    A number that is typed CAS and is none is said and stays beside the name.
    """
    number, names, others = "", list[str](), list[str]()
    for each in identifications:
        kind, given, name = (each.text(key) for key in keys)
        names += [name] if name and name not in names else []
        if kind.upper() != "CAS":
            others += [f"{kind} {given}".strip()] if given else []
            continue
        read = cas.read(given)
        if read.verdict is cas.Verdict.VALID:
            number = number or read.number
            others += [read.number] if read.number != number else []
        elif given:
            others.append(given)
            is_ec = read.verdict is cas.Verdict.EC_NUMBER
            caution = Caution.EC_NUMBER if is_ec else Caution.NO_CAS_NUMBER
            say(Notice(caution=caution, path=each.at(keys[1]).path, given=given))
    name = " / ".join(names)
    beside = f" ({'; '.join(others)})" if others else ""
    return Content(name=(name + beside).strip(), cas=number)


def weigh(contents: tuple[Content, ...], say: Say) -> None:
    """Say whether the shares leave something over or come to more than the whole."""
    if not contents:
        say(Notice(caution=Caution.NO_COMPOSITION))
        return
    least = (each.share.partition("..")[0] for each in contents)
    told = sum((exact(each) for each in least if each), Fraction(0))
    if told != _ALL:
        is_over = told > _ALL
        caution = Caution.SHARES_OVER_WHOLE if is_over else Caution.SHARES_NOT_WHOLE
        say(Notice(caution=caution, given=written(told)))


def day(place: Place, *keys: str) -> dt.date | None:
    """Return a date; what is no date of the calendar is not known."""
    try:
        return dt.date.fromisoformat(place.text(*keys)[:10])
    except ValueError:
        return None


def links(place: Place, say: Say) -> None:
    """Say of one address in the file that nothing behind it was opened."""
    open_ = [place]
    while open_:
        here = open_.pop()
        if isinstance(here.held, dict):
            open_ += [here.at(key) for key in reversed(here.held)]
        elif isinstance(here.held, list):
            open_ += reversed(here.each())
        elif isinstance(here.held, str) and here.held.lower().startswith(_HOLDS_LINK):
            given = here.held[:200]
            say(Notice(caution=Caution.LINK_NOT_OPENED, path=here.path, given=given))
            return


def whence(place: Place) -> Whence:
    """Return where in the file something stands."""
    return Whence(path=place.path)
