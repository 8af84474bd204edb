"""Which reprints of an article its signature finds, and which other articles it takes for one.

    python benchmarks/near_copies.py NEWS.jsonl [--articles 400]

Of each article, reprints are made in memory as papers make them: another headline, a cut, a paragraph more, and so on.
Every reprint is compared with its article, and all articles with each other; pairs of the very same text are left out
of the latter. Printed are the share of reprints at or above each likeness, the share of them that the blocks bring
together, and how many pairs of different articles are as alike.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import numpy as np

from kg.graph.signature import PLACES, RUN, runs, sketch
from kg.query import Table, render

SPELLINGS = {
    "our": re.compile(r"\b(\w*(?:lab|col|hon|harb|neighb|fav))our"),
    "ise": re.compile(r"(\w{3,})(?:is)(e|ed|ing|ation)\b"),
    "re": re.compile(r"\b(cent|met|theat)re\b"),
    "defence": re.compile(r"\b([Dd]efen|[Oo]ffen)ce\b"),
}
LIKENESSES = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8)
BANDS = ((128, 16, 8), (128, 32, 4), (128, 42, 3), (128, 64, 2), (64, 21, 3), (64, 32, 2))
"""Numbers in a signature, bands, numbers in a band."""

Reprints: TypeAlias = Mapping[str, list[str]]


def sentences(text: str) -> list[str]:
    """A rough cut into sentences, with the blanks after them."""
    return re.findall(r".+?(?:[.!?][\"'”’]?\s+|\Z)", text, re.DOTALL)


def headline(text: str, other: str, _: random.Random) -> str:
    """The first sentence is another article's."""
    return "".join([sentences(other)[0], *sentences(text)[1:]])


def cut(kept: float) -> Callable[[str, str, random.Random], str]:
    """Only the first part is printed."""

    def made(text: str, _: str, __: random.Random) -> str:
        return text[: int(len(text) * kept)]

    return made


def paragraph(text: str, other: str, chance: random.Random) -> str:
    """Sixty words of another article stand somewhere in it."""
    own, words = sentences(text), other.split()
    start, place = chance.randrange(max(1, len(words) - 60)), chance.randrange(len(own) + 1)
    return "".join([*own[:place], " ".join(words[start : start + 60]) + ". ", *own[place:]])


def rewritten(text: str, other: str, chance: random.Random) -> str:
    """Every fifth sentence is told in other words."""
    own, others = sentences(text), sentences(other)
    for place in chance.sample(range(len(own)), max(1, len(own) // 5)):
        own[place] = chance.choice(others)
    return "".join(own)


def dateline(text: str, _: str, __: random.Random) -> str:
    """A place, a day and an agency come first."""
    return f"SELM, Kardovia, March 12 (KPA) — {text}"


def american(text: str, _: str, __: random.Random) -> str:
    """British spellings become American ones."""
    for ending, pattern in SPELLINGS.items():
        text = pattern.sub({"our": r"\1or", "ise": r"\1iz\2", "re": r"\1er", "defence": r"\1se"}[ending], text)
    return text


def edited(text: str, other: str, chance: random.Random) -> str:
    """One word in twenty-five is another."""
    words, others = text.split(), other.split()
    return " ".join(chance.choice(others) if chance.random() < 0.04 else word for word in words)


def everything(text: str, other: str, chance: random.Random) -> str:
    """A third is cut, the headline and spelling are other ones, a paragraph is new, a dateline stands before it."""
    for change in (cut(2 / 3), headline, paragraph, american, dateline):
        text = change(text, other, chance)
    return text


REPRINTS: Mapping[str, Callable[[str, str, random.Random], str]] = {
    "another headline": headline,
    "last third cut": cut(2 / 3),
    "last half cut": cut(1 / 2),
    "only the first third": cut(1 / 3),
    "a paragraph added": paragraph,
    "a fifth of the sentences rewritten": rewritten,
    "a dateline": dateline,
    "American spelling": american,
    "one word in 25 changed": edited,
    "headline, third cut, paragraph, spelling, dateline": everything,
}


def matrix(texts: list[str], length: int, places: int) -> np.ndarray:
    """The signatures of texts, one a row."""
    return np.array([sketch(runs(text, length), places) for text in texts], dtype=np.uint32) & 0xFFFF


def blocked(one: np.ndarray, other: np.ndarray, bands: int, rows: int) -> np.ndarray:
    """Whether signatures, row by row, have a band in common."""
    same = (one == other)[..., : bands * rows]
    found: np.ndarray = same.reshape(*same.shape[:-1], bands, rows).all(-1).any(-1)
    return found


def reprints(texts: list[str], chosen: list[int]) -> Iterator[tuple[str, list[str]]]:
    """Each way to reprint, with the reprints of the chosen articles."""
    for name, change in REPRINTS.items():
        chance = random.Random(7)  # noqa: S311  no secret
        yield name, [change(texts[i], texts[(i + 101) % len(texts)], chance) for i in chosen]


def shares(texts: list[str], chosen: list[int], made: Reprints, length: int) -> Table:
    """How many reprints are at or above each likeness, and how many pairs of different articles."""
    known = matrix(texts, length, PLACES)
    alike = np.concatenate([(known[i + 1 :] == known[i]).mean(1) for i in range(len(known) - 1)])
    rows: list[tuple[str | int, ...]] = []
    for name, changed in made.items():
        found = (matrix(changed, length, PLACES) == known[chosen]).mean(1)
        rows.append((name, *(f"{(found >= least).mean():.3f}" for least in LIKENESSES)))
    rows.append((f"of {len(alike):,} pairs of others", *(int((alike >= least).sum()) for least in LIKENESSES)))
    return Table((f"{length} words a run", *map(str, LIKENESSES)), tuple(rows))


def together(texts: list[str], chosen: list[int], made: Reprints) -> Table:
    """How many reprints share a band with their article, and how many of a million pairs of different articles do."""
    columns: list[list[str]] = []
    for places, bands, width in BANDS:
        known = matrix(texts, RUN, places)
        column = [
            f"{blocked(matrix(changed, RUN, places), known[chosen], bands, width).mean():.3f}"
            for changed in made.values()
        ]
        pairs = sum(int(blocked(known[i + 1 :], known[i], bands, width).sum()) for i in range(len(known) - 1))
        columns.append([*column, str(round(1e6 * pairs / (len(known) * (len(known) - 1) / 2)))])
    names = [*made, "of a million pairs of others"]
    return Table(
        ("shares a band", *(f"{p}: {b} of {w}" for p, b, w in BANDS)), tuple(zip(names, *columns, strict=True))
    )


def main(arguments: list[str] | None = None) -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    options = parser.parse_args(arguments)
    with options.news.open(encoding="utf-8") as lines:
        texts = list(dict.fromkeys(json.loads(line)["text"] for line in lines))
    chance = random.Random(1)  # noqa: S311  no secret
    chosen = chance.sample(range(len(texts)), min(options.articles, len(texts)))
    made = dict(reprints(texts, chosen))
    for length in range(1, 6):
        sys.stdout.write(render(shares(texts, chosen, made, length), "markdown") + "\n")
    sys.stdout.write(render(together(texts, chosen, made), "markdown"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
