"""What a web page puts around an article's sentences: recognised by the rules of ``furniture.toml``, used, left out."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.read.dates import STAMP, find_day

LONGEST = 300
"""A longer paragraph is prose and never matched."""
HEAD = 6
"""Rules with ``where = "head"`` look at this many paragraphs."""
_BOX = 12
"""At most so many headlines belong to one box of links."""
_HEADLINE_WORDS = 20
_CLOSERS = "\"'”’»)]*"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture. See the head of ``furniture.toml`` for what the fields mean."""

    name: str
    reason: str
    pattern: re.Pattern[str]
    drops: tuple[str, ...]
    keeps: tuple[str, ...]
    where: str = "anywhere"
    once: bool = False
    use: str | None = None
    takes: str | None = None


@dataclass(frozen=True, slots=True)
class Sorted:
    """An article's own paragraphs, and the days that its furniture told."""

    paragraphs: tuple[str, ...]
    published: str | None = None
    updated: str | None = None


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    table = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    return tuple(_rule(**entry) for entry in table["rule"])


def _rule(*, pattern: str, drops: list[str], keeps: list[str], once: bool = False, **rest: str) -> Rule:
    compiled = re.compile(pattern.replace("{stamp}", STAMP), re.IGNORECASE)
    return Rule(pattern=compiled, drops=tuple(drops), keeps=tuple(keeps), once=once, **rest)


def match(paragraph: str, place: int = 0) -> Rule | None:
    """The rule that a paragraph falls under.

    Args:
        paragraph: One paragraph, whitespace collapsed.
        place: Its number in the article, from 0.
    """
    if len(paragraph) > LONGEST:
        return None
    return next(
        (rule for rule in rules() if (rule.where != "head" or place < HEAD) and rule.pattern.fullmatch(paragraph)), None
    )


def sort_out(paragraphs: Sequence[str]) -> Sorted:
    """Parts an article's paragraphs from the furniture, and takes the days that the furniture names."""
    kept: list[str] = []
    days: dict[str, str] = {}
    box = 0
    repeated = {rule.name for rule in rules() if rule.once and _times(rule, paragraphs) > 1}
    for place, paragraph in enumerate(paragraphs):
        rule = match(paragraph, place)
        if rule and rule.name not in repeated:
            if rule.use and (day := find_day(paragraph)):
                days.setdefault(rule.use, day)
            box = _BOX if rule.takes == "headlines" else box
        elif box and is_headline(paragraph):
            box -= 1
        else:
            box = 0
            kept.append(paragraph)
    return Sorted(tuple(kept), days.get("published"), days.get("updated"))


def _times(rule: Rule, paragraphs: Sequence[str]) -> int:
    return sum(len(text) <= LONGEST and rule.pattern.fullmatch(text) is not None for text in paragraphs)


def is_headline(paragraph: str) -> bool:
    """Whether a paragraph is short and ends without the mark that ends a sentence."""
    bare = paragraph.rstrip(_CLOSERS + " ")
    return 0 < len(paragraph.split()) <= _HEADLINE_WORDS and not bare.endswith((".", "!", "?", "…", ":", ";", ","))
