"""The line that opens an agency's report: place, day, agency ("MERRIN, Kardovia, 10 March 2026 (KPA) —")."""

import re
from dataclasses import dataclass

from kg.read.dates import DATE, DAY_MONTH, YEAR

_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|city|de|del|la|el|al|of|and|the|du|da|do|on|upon)"
_DATELINE = re.compile(
    rf"\s*(?P<place>[^\W\d_a-z][\w.'’-]*(?:,?[ /]{_NAME}){{0,7}}?)"
    rf"(?:,? (?P<when>(?i:{DATE}|{DAY_MONTH}(?:,? {YEAR})?)))?"
    r"(?:,?\s*[(\[](?P<agency>[^\W\d_a-z][^()\[\]\n]{1,39})[)\]])?"
    r"\s*(?:--|—|–|-)\s"
)
_DATED = re.compile(DATE, re.IGNORECASE)
_LOOKED_AT = 200
"""A dateline stands in the first characters of a paragraph."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says beside the place: the day as written, often without its year, and the agency."""

    when: str | None
    agency: str | None


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens a paragraph, where it names a day or an agency."""
    match = _DATELINE.match(paragraph[:_LOOKED_AT])
    if not match or not (match["when"] or match["agency"]):
        return None
    agency = match["agency"]
    if agency and not match["when"] and _abbreviates(agency, match["place"]):
        return None  # "Halvan Liberation Front (HLF) - ..." explains a name
    when = match["when"]
    if agency and (inside := _DATED.search(agency)):  # "(Wire - December 23, 2010)"
        when, agency = when or inside[0], agency[: inside.start()].rstrip(" ,-–—")
    return Dateline(when, agency.strip() or None if agency else None)


def _abbreviates(short: str, name: str) -> bool:
    initials = [word[0] for word in re.split(r"[\s,/-]+", name) if word]
    capitals = [letter for letter in initials if letter.isupper()]
    return short in ("".join(capitals), "".join(initials).upper())
