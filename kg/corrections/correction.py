"""One correction: what, of what kind, by whom, when and why; checked when it is made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

from kg.corrections import things as thing
from kg.corrections.things import CorrectionError
from kg.graph import BASE
from kg.graph.literals import fit
from kg.model.values import CORRECTION_KINDS, ENTITY_TYPES, EVENT_TYPES

_TYPES = {"event": EVENT_TYPES, "entity": ENTITY_TYPES}
_PAIRED = ("merge", "split")
_ALIKE = {"event": "event", "entity": "entity", "identity": "entity"}
"""What can be one with what: an event with an event, an entity with an entity or an identity."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody corrected; ``make_correction`` makes one.

    Attributes:
        kind: ``merge``, ``split``, ``retype``, ``relink`` or ``reject``.
        things: Full IRIs. Of a split, the first is set apart from each other one.
        target: The type that it becomes, or the IRI that it is linked to; None for no link, and of all other kinds.
        article: IRI of the one article that it is limited to.
        by: Who.
        at: When, as ``2026-03-12T10:00:00Z``.
        why: The reason, in words.
    """

    kind: str
    things: tuple[str, ...]
    target: str | None
    article: str | None
    by: str
    at: str
    why: str

    @property
    def iri(self) -> str:
        """Its IRI, from a hash of all that it says."""
        said = [self.kind, self.things, self.target, self.article, self.by, self.at, self.why]
        return f"{BASE}correction/{sha256(json.dumps(said).encode()).hexdigest()[:16]}"

    @property
    def time(self) -> datetime:
        """When, as a time."""
        return datetime.fromisoformat(self.at)


def in_order(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Each correction once, by time, then by IRI."""
    return tuple(sorted(set(corrections), key=_rank))


@cache
def _rank(correction: Correction) -> tuple[datetime, str]:
    """By what corrections are ordered; kept, since each graph of a build asks for it."""
    return correction.time, correction.iri


def make_correction(
    kind: str,
    things: Iterable[str],
    *,
    why: str,
    by: str,
    at: str | None = None,
    target: str | None = None,
    article: str | None = None,
) -> Correction:
    """Checks what somebody wants corrected.

    Args:
        kind: One of ``kg.model.values.CORRECTION_KINDS``.
        things: IRIs, with or without the base: two or more for a merge or a split, else one.
        why: The reason; it may not be empty.
        by: Who corrects.
        at: When, in ISO 8601 with a time zone, by default now.
        target: Of a retype the type, of a relink an IRI or None.
        article: Id or IRI of the article to which it is limited.

    Raises:
        CorrectionError: It is no correction that could ever be applied, whatever the store holds.
    """
    if kind not in CORRECTION_KINDS:
        raise CorrectionError(f"there is no correction {kind!r}; take {', '.join(CORRECTION_KINDS)}")
    named = tuple(dict.fromkeys(thing.stored(one) for one in things))
    kinds = [thing.kind_of(one) for one in named]
    if kind in _PAIRED:
        named = _paired(kind, named, kinds)
    elif len(named) != 1:
        raise CorrectionError(f"a {kind} is of one thing, not of {len(named)}; give one IRI")
    if kind == "retype":
        target = _type(named[0], kinds[0], target)
    elif kind == "relink":
        target = _link(named[0], kinds[0], target)
    elif target is not None:
        raise CorrectionError(f"a {kind} leads to nothing; leave the target {target!r} out")
    if kind == "reject" and kinds[0] == "identity":
        raise CorrectionError(
            f"{thing.short(named[0])} is an identity, which follows from what articles say; reject their entities, "
            "or split them"
        )
    where = None if article is None else _article(kind, named[0], kinds[0], article)
    return Correction(kind, named, target, where, _words("who corrects", by), _time(at), _words("the reason", why))


def _paired(kind: str, named: tuple[str, ...], kinds: list[str]) -> tuple[str, ...]:
    if len(named) < 2:
        raise CorrectionError(f"a {kind} is of two different things, and both are {thing.short(''.join(named))}")
    alike = {_ALIKE.get(one) for one in kinds}
    if len(alike) > 1 or None in alike:
        verb = "are never one and need no split" if kind == "split" else "cannot be one"
        listed = " and ".join(f"{thing.short(iri)} ({what})" for iri, what in zip(named, kinds, strict=True))
        raise CorrectionError(f"{listed} {verb}; give two events, or two entities or identities")
    # Of two, neither comes first; of more, the first of a split is the one that is set apart.
    return tuple(sorted(named)) if kind == "merge" or len(named) == 2 else (named[0], *sorted(named[1:]))


def _type(iri: str, kind: str, type_: str | None) -> str:
    if kind not in _TYPES:
        raise CorrectionError(f"{thing.short(iri)} is of the kind {kind}; only events and entities have types to mend")
    if type_ not in _TYPES[kind]:
        raise CorrectionError(f"{type_!r} is no type of {kind}; take {', '.join(_TYPES[kind])}")
    return type_


def _link(iri: str, kind: str, target: str | None) -> str | None:
    if kind not in ("entity", "identity"):
        raise CorrectionError(f"{thing.short(iri)} is of the kind {kind}; only entities and identities have links")
    if target is None:
        return None
    link = thing.elsewhere(thing.full(target))
    if link is not None:
        return link
    ours = thing.full(target)
    if kind == "entity" and thing.keyed_type(ours):
        if ours == iri:
            raise CorrectionError(f"{thing.short(iri)} would be linked to itself; give another IRI")
        return ours
    raise CorrectionError(
        f"{target!r} is nothing to link {thing.short(iri)} to; give an IRI of Wikidata or GeoNames, "
        + ("one of ours that begins with entity/, " if kind == "entity" else "")
        + "or none (and take kg correct merge to make two one)"
    )


def _article(kind: str, iri: str, of: str, article: str) -> str | None:
    if kind in _PAIRED or of == "identity":
        raise CorrectionError(f"a {kind} of {thing.short(iri)} holds across articles; leave the article out")
    where, own = thing.article_named(article), thing.own_article(iri)
    if own not in (None, where):
        raise CorrectionError(f"{thing.short(iri)} is not of {thing.short(where)}; leave the article out")
    return None if own else where  # a thing of one article is limited to it anyway


def _words(what: str, text: str) -> str:
    words = fit(" ".join(text.split()))
    if not words:
        raise CorrectionError(f"{what} is empty; say it in a few words")
    return words


def _time(at: str | None) -> str:
    try:
        time = datetime.now(UTC) if at is None else datetime.fromisoformat(at.strip())
        if time.tzinfo is None:
            raise ValueError(at)
        time = time.astimezone(UTC)
    except (ValueError, OverflowError):
        raise CorrectionError(
            f"{at!r} is no time with a zone in ISO 8601; write it like 2026-03-12T10:00:00Z"
        ) from None
    shown = time.replace(tzinfo=None).isoformat()
    return (shown.rstrip("0") if time.microsecond else shown) + "Z"
