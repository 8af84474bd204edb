"""Writes invented articles as records, without a language model: from what they tell of follows their text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from pyoxigraph import Quad

from kg.graph import Build, to_quads
from kg.model import Argument, Article, Casualty, Entity, Event, Extraction, Span

BUILD = Build("invented", "none", "none", "none")


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody, something or some place, as an article calls it.

    Attributes:
        type: A type of entity.
        key: Key in a table, where one has it.
        times: How often the article speaks of it, beside its parts in events.
    """

    type: str
    name: str
    aliases: tuple[str, ...] = ()
    key: str | None = None
    named: bool = True
    lat: float | None = None
    lon: float | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """An event, as an article tells of it.

    Attributes:
        type: A type of event.
        day: ``YYYY-MM-DD``, where it is told.
        killed: Least and most, where a toll is told.
    """

    type: str
    trigger: str
    day: str | None = None
    places: tuple[Called, ...] = ()
    agents: tuple[Called, ...] = ()
    targets: tuple[Called, ...] = ()
    killed: tuple[int | None, int | None] | None = None
    status: str = "occurred"
    name: str | None = None


@dataclass(slots=True)
class _Sheet:
    """A text that grows, with what was spoken of in it."""

    text: str = ""
    mentions: dict[Called, list[Span]] = field(default_factory=dict)

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += f"{words} "
        return start, start + len(words)

    def speak(self, things: Iterable[Called]) -> list[tuple[Called, Span]]:
        spoken = [(thing, self.write(thing.name)) for thing in things]
        for thing, span in spoken:
            self.mentions.setdefault(thing, []).append(span)
        return spoken


def article(
    key: str,
    published: str | None,
    told: Sequence[Told] = (),
    others: Iterable[Called] = (),
    body: str | None = None,
    between: int = 0,
) -> Extraction:
    """An article that tells of events, and speaks of others beside.

    Args:
        key: Its id.
        published: Its day, ``YYYY-MM-DD``.
        told: Its events, in the order of its text.
        others: Who and what else is named; what takes part in events need not be told again.
        body: What else it says; by default words that no other article has, so that none is a copy.
        between: How many such words follow each event.
    """
    sheet = _Sheet()
    drafts = []
    for place, event in enumerate(told):
        start = len(sheet.text)
        trigger = sheet.write(event.trigger)
        parts = [sheet.speak(some) for some in (event.agents, event.targets, event.places)]
        count = sheet.write(f"{event.killed[0]} to {event.killed[1]}") if event.killed else None
        drafts.append((event, trigger, parts, count, (start, len(sheet.text) - 1)))
        if between:
            sheet.write(_prattle(f"{key}-{place}", between))
    for thing in others:
        sheet.speak([thing] * thing.times)
    sheet.write(body if body is not None else _prattle(key))
    ids = {thing: f"e{number}" for number, thing in enumerate(sheet.mentions, start=1)}
    events, tolls = [], []
    for number, (event, trigger, parts, count, sentence) in enumerate(drafts, start=1):
        agents, targets, places = (tuple(Argument(t.name, span, ids[t]) for t, span in some) for some in parts)
        events.append(
            Event(
                f"ev{number}", event.type, trigger, sentence, "invented", event.name, event.status, (trigger,),
                agents, targets, places=places, start=event.day, end=event.day,
                time_precision="day" if event.day else "unknown",
            )
        )  # fmt: skip
        if event.killed is not None and count is not None:
            least, most = event.killed
            words = sheet.text[slice(*count)]
            tolls.append(
                Casualty(
                    f"k{number}", "killed", count, sentence, "invented", words, f"ev{number}", least, most,
                    qualifier="exact" if least == most else "range",
                )
            )  # fmt: skip
    entities = tuple(
        Entity(ids[t], t.type, t.name, t.aliases, (), tuple(spans), t.lat, t.lon, t.named, t.key)
        for t, spans in sheet.mentions.items()
    )
    text = sheet.text.strip()
    page = Article(key, text, sha256(text.encode()).hexdigest(), published=published)
    return Extraction(page, entities, tuple(events), tuple(tolls))


def _prattle(key: str, words: int = 60) -> str:
    return " ".join(f"{key}-{number}" for number in range(words))


def graph(extraction: Extraction) -> list[Quad]:
    """The graph of an article."""
    return to_quads(extraction, BUILD)
