"""``kg explain``: on what a statement of the graph rests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.opening import reading
from kg.cli.options import AsOf, StoreName
from kg.settings import DEFAULT_STORE

if TYPE_CHECKING:
    from kg.query import Explanation, Voice

NAME = "explain"


class Form(StrEnum):
    """How an explanation is written."""

    TEXT = "text"
    JSON = "json"


def run(
    iri: Annotated[
        str,
        typer.Argument(metavar="IRI", show_default=False, help="IRI of an event, toll, claim, entity... from a query."),
    ],
    store: StoreName = DEFAULT_STORE,
    as_of: AsOf = None,
    format_: Annotated[Form, typer.Option("--format", "-f", help="How to write it.")] = Form.TEXT,
) -> None:
    """Show on what a statement rests.

    That is the sentence with the words marked, who says so, when, and which rule found it.
    The base of the IRIs may be left out.

    Example: kg explain article/northern-desk-2026-03-18-claim#claim-34-56
    """
    from kg.query import explain

    with reading(store, as_of) as opened:
        found = explain(opened, iri)
    if format_ is Form.JSON:
        import json
        from dataclasses import asdict

        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _lines(found)))


def _lines(found: Explanation) -> Iterator[str]:
    yield f"{found.kind}: {found.label or found.iri}"
    yield found.iri
    if found.sentence is not None:
        yield ""
        yield f"  {_marked(found.sentence, found.highlights)}"
        yield ""
    if found.mentions:
        yield f"mentions  {' | '.join(found.mentions)}"
    if any(found.dates):
        first, last = found.dates
        yield f"when      {first or '?'}" + (f" to {last or '?'}" if last != first else "")
    if found.sentence is not None:
        yield from _said(found.voices)
    if found.rule:
        yield f"found by  {found.rule}"
    if found.article:
        yield f"article   {found.article}" + (f" ({found.published})" if found.published else "")


def _marked(sentence: str, highlights: tuple[tuple[int, int], ...]) -> str:
    """The sentence on one line, the words that count between guillemets."""
    for start, end in sorted(highlights, reverse=True):
        if 0 <= start < end <= len(sentence):
            sentence = f"{sentence[:start]}«{sentence[start:end]}»{sentence[end:]}"
    return " ".join(sentence.split())


def _said(voices: tuple[tuple[Voice, ...], ...]) -> Iterator[str]:
    """A line for each chain of voices, from who says it outwards to who is said to have said so."""
    if not voices:
        yield "says      the article itself"
    for chain in voices:
        yield "says      " + ", as told by ".join(_voice(voice) for voice in chain)


def _voice(voice: Voice) -> str:
    cue = f' "{voice.cue}"' if voice.cue else ""
    date = f", {voice.date}" if voice.date else ""
    return f"{voice.source or 'somebody unnamed'} ({voice.type}{cue}{date})"
