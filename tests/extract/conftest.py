"""Sentences in, records out, each written in one line so that a table of language reads as one."""

import hashlib
from collections.abc import Callable

import pytest

from kg.annotate import annotate
from kg.extract import extract
from kg.model import Argument, Article, Casualty, Claim, Event, Extraction

PUBLISHED = "2026-03-12"  # a Thursday

Reader = Callable[..., Extraction]


def read(text: str, published: str | None = PUBLISHED) -> Extraction:
    article = Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published=published)
    return next(extract(*pair) for pair in annotate([article]))


@pytest.fixture(scope="session")
def records() -> Reader:
    return read


def words(arguments: tuple[Argument, ...]) -> str:
    return ", ".join(a.text for a in arguments)


def event_line(event: Event) -> str:
    """``Attack agents=Gunmen targets=market places=Merrin``; what is empty or usual is left out."""
    roles = ("agents", "targets", "instruments", "beneficiaries", "places")
    parts = [event.type, *(f"{role}={words(getattr(event, role))}" for role in roles if getattr(event, role))]
    if event.status != "occurred":
        parts.append(f"status={event.status}")
    return " ".join(parts)


def toll_line(toll: Casualty) -> str:
    """``killed 24.. atLeast people``: kind, bounds, qualifier, victims."""
    low, high = (("" if n is None else str(n)) for n in (toll.min, toll.max))
    return f"{toll.kind} {low}..{high} {toll.qualifier} {toll.victims or '-'}"


def claim_line(claim: Claim) -> str:
    """``Denial | The army | denied | that it had ...``."""
    source = claim.source.text if claim.source else "-"
    return f"{claim.type} | {source} | {claim.cue.text if claim.cue else '-'} | {claim.content.text}"


@pytest.fixture(scope="session")
def tolls() -> Callable[[str], list[str]]:
    return lambda text: [toll_line(toll) for toll in read(text).casualties]


@pytest.fixture(scope="session")
def events() -> Callable[[str], list[str]]:
    return lambda text: [event_line(event) for event in read(text).events]


@pytest.fixture(scope="session")
def claims() -> Callable[[str], list[str]]:
    return lambda text: [claim_line(claim) for claim in read(text).claims]
