"""Writes ``ontology/competency/fixture/`` from the hand-written records beside it; ``--check`` only compares.

The records quote the words that they rest on, and say in which sentence; their offsets are computed here. Mapping to
the graph is the program's own, so the fixture stays in step with it.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from competency_identity import identity
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import BUILDS_GRAPH, IDENTITY_GRAPH, PREFIXES, Build, build_quads, to_quads
from kg.model import (
    Argument,
    Article,
    Attribution,
    Casualty,
    Claim,
    Content,
    Cue,
    Entity,
    Event,
    EventRelation,
    Extraction,
    Relation,
    Source,
    Span,
)

FOLDER = Path(__file__).resolve().parent.parent / "ontology" / "competency"
BUILD = Build("0.1.0", "written by hand", "0" * 16, "0" * 16)
"""Not the build of the day: the fixture must not change with every line of code."""

_Record = Mapping[str, Any]
_PLAIN = (
    "type", "status", "start", "end", "kind", "min", "max", "best", "qualifier", "name", "date", "quoted", "within",
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """One article as it is written by hand, with the places of its sentences."""

    article: Article
    sentences: tuple[Span, ...]
    records: Mapping[str, Mapping[str, _Record]]

    def sentence(self, record: _Record) -> Span:
        """The sentence that a record stands in; they count from 1."""
        return self.sentences[record["in"] - 1]

    def place(self, record: _Record, words: str) -> Span:
        """Where words stand in the record's sentence. ``words@2`` are those that occur there a second time."""
        words, _, number = words.partition("@")
        start, end = self.sentence(record)
        found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.article.text[start:end])]
        if not found or (len(found) > 1 and not number):
            raise ValueError(f"{self.article.id}: {words!r} stands {len(found)} times in sentence {record['in']}")
        first, last = found[int(number or 1) - 1]
        return start + first, start + last

    def mentions(self, entity: _Record) -> tuple[Span, ...]:
        """All places of an entity's names and other words for it, but for those inside a longer name of another."""
        every = [span for other in self.records["entities"].values() for span in self._named(other)]
        own = self._named(entity)
        found = tuple(s for s in own if not any(o[0] <= s[0] and s[1] <= o[1] and s != o for o in every))
        if not found:
            raise ValueError(f"{self.article.id}: {entity['name']!r} is never spoken of")
        return found

    def _named(self, entity: _Record) -> list[Span]:
        names = sorted({entity["name"], *entity.get("aliases", ()), *entity.get("words", ())}, key=len, reverse=True)
        pattern = "|".join(map(re.escape, names))
        return [m.span() for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", self.article.text)]

    def spoken(self, record: _Record, id_: str) -> Span:
        """The mention of an entity in the record's sentence, else its first one."""
        start, end = self.sentence(record)
        every = self.mentions(self.records["entities"][id_])
        return next((span for span in every if start <= span[0] < end), every[0])

    def arguments(self, record: _Record, role: str) -> tuple[Argument, ...]:
        """Participants: ids of entities, or words that no entity stands for."""
        return tuple(self._argument(record, who) for who in record.get(role, ()))

    def _argument(self, record: _Record, who: str) -> Argument:
        known = who in self.records["entities"]
        start, end = self.spoken(record, who) if known else self.place(record, who)
        return Argument(self.article.text[start:end], (start, end), who if known else None)


def read(path: Path) -> Extraction:
    """An article and its records from a file of ``articles/``."""
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    text, sentences = "", []
    for sentence in written["text"]:
        text += " " if text else ""
        sentences.append((len(text), len(text) + len(sentence)))
        text += sentence
    given = {key: str(written[key]) for key in ("title", "published", "publisher", "url") if key in written}
    article = Article(id=path.stem, text=text, sha256=sha256(text.encode()).hexdigest(), **given)
    kinds = ("entities", "events", "tolls", "claims", "relations")
    sheet = Sheet(article, tuple(sentences), {kind: written.get(kind, {}) for kind in kinds})
    return Extraction(
        article=article,
        entities=tuple(_entity(sheet, *item) for item in sheet.records["entities"].items()),
        events=tuple(_event(sheet, *item) for item in sheet.records["events"].items()),
        casualties=tuple(_toll(sheet, *item) for item in sheet.records["tolls"].items()),
        claims=tuple(_claim(sheet, *item) for item in sheet.records["claims"].items()),
        relations=tuple(_relation(sheet, record) for record in sheet.records["relations"].values()),
    )


def _known(record: _Record) -> dict[str, Any]:
    """The fields that need no place in the text; days of TOML become strings."""
    days = ("start", "end", "date")
    return {key: str(record[key]) if key in days else record[key] for key in _PLAIN if key in record}


def _entity(sheet: Sheet, id_: str, record: _Record) -> Entity:
    plain = {key: record[key] for key in ("type", "name", "key", "lat", "lon", "named") if key in record}
    many = {key: tuple(record.get(key, ())) for key in ("aliases", "links")}
    return Entity(id=id_, mentions=sheet.mentions(record), **plain, **many)


def _event(sheet: Sheet, id_: str, record: _Record) -> Event:
    trigger = sheet.place(record, record["trigger"])
    relations = [("inResponseTo", other) for other in record.get("answers", ())]
    relations += [("partOf", other) for other in record.get("part_of", ())]
    sources = {claim: sheet.records["claims"][claim].get("source") for claim in record.get("by", ())}
    return Event(
        id=id_,
        trigger=trigger,
        sentence=sheet.sentence(record),
        rule=record.get("rule", f"verb:{record['type']}"),
        mentions=(trigger,),
        agents=sheet.arguments(record, "agents"),
        targets=sheet.arguments(record, "targets"),
        instruments=sheet.arguments(record, "instruments"),
        beneficiaries=sheet.arguments(record, "beneficiaries"),
        places=sheet.arguments(record, "places"),
        time_precision=record.get("precision", "day"),
        time_span=sheet.place(record, record["when"]) if "when" in record else None,
        attributed_to=tuple(Attribution(claim, source) for claim, source in sources.items()),
        agent_confidence=record.get("confidence", "stated" if "agents" in record else "unknown"),
        relations=tuple(EventRelation(type_, other) for type_, other in relations),
        types=tuple(record.get("also", ())),
        **_known(record),
    )


def _toll(sheet: Sheet, id_: str, record: _Record) -> Casualty:
    first, last = (str(day) for day in record["period"]) if "period" in record else (None, None)
    return Casualty(
        id=id_,
        span=sheet.place(record, record["count"]),
        sentence=sheet.sentence(record),
        rule=record.get("rule", f"count:{record['kind']}"),
        count_text=record["count"].partition("@")[0],
        event=record.get("event"),
        victims=record.get("victims"),
        victim_class=record.get("class", "unknown"),
        perpetrators=sheet.arguments(record, "perpetrators"),
        places=sheet.arguments(record, "places"),
        period=(first, last) if "period" in record else None,
        claim=record.get("by"),
        **_known(record),
    )


def _claim(sheet: Sheet, id_: str, record: _Record) -> Claim:
    spans = tuple(sheet.place(record, words) for words in record["content"])
    source = None
    if "source" in record or "who" in record:
        named = record.get("source")
        start, end = sheet.place(record, record["who"]) if "who" in record else sheet.spoken(record, named)
        source = Source(sheet.article.text[start:end], (start, end), named, tuple(record.get("with", ())))
    return Claim(
        id=id_,
        content=Content(" ".join(sheet.article.text[start:end] for start, end in spans), spans),
        sentence=sheet.sentence(record),
        rule=record.get("rule", f"speech:{record['type']}"),
        source=source,
        cue=Cue(record["cue"].partition("@")[0], sheet.place(record, record["cue"])),
        addressees=tuple(record.get("to", ())),
        accused=tuple(record.get("accuses", ())),
        asserts=tuple(record.get("asserts", ())),
        about=tuple(record.get("about", ())),
        disputes=tuple(record.get("disputes", ())),
        **_known(record),
    )


def _relation(sheet: Sheet, record: _Record) -> Relation:
    start, end = sheet.place(record, record["words"])
    return Relation(
        type=record["type"],
        subject=record["subject"],
        object=record["object"],
        text=sheet.article.text[start:end],
        span=(start, end),
        sentence=sheet.sentence(record),
        rule=record.get("rule", f"tie:{record['type']}"),
        claim=record.get("by"),
    )


def trig(quads: Iterable[Quad]) -> str:
    """Quads of one graph as TriG, a line for each subject and the lines sorted, so that changes read well."""
    listed = list(quads)
    about: dict[str, dict[str, list[str]]] = {}
    for quad in listed:
        objects = about.setdefault(_shown(quad.subject), {}).setdefault(_shown(quad.predicate), [])
        objects.append(_shown(quad.object))
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items()))
    lines = []
    for subject, told in sorted(about.items()):
        pairs = (f"{predicate} {' , '.join(objects)}" for predicate, objects in told.items())
        lines.append(f"  {subject} {' ; '.join(pairs)} .\n")
    return f"{head}\nGRAPH {_shown(listed[0].graph_name)} {{\n{''.join(lines)}}}\n"


def _shown(term: object) -> str:
    """A term in TriG, with a prefix where one fits."""
    if isinstance(term, NamedNode):
        for prefix, iri in PREFIXES.items():
            if term.value.startswith(iri) and re.fullmatch(r"\w[\w-]*", name := term.value.removeprefix(iri)):
                return f"{prefix}:{name}"
    if isinstance(term, Literal) and term.datatype.value.startswith(PREFIXES["xsd"]):
        kind = term.datatype.value.removeprefix(PREFIXES["xsd"])
        if kind in ("integer", "boolean") or (kind == "decimal" and "." in term.value):
            return term.value
        return str(term) if kind == "string" else f'"{term.value}"^^xsd:{kind}'
    return str(term)


def files() -> Iterator[tuple[Path, str]]:
    """What the fixture holds: a file for each article, one for who is the same across them, and one for the builds."""
    articles = [read(path) for path in sorted((FOLDER / "articles").glob("*.toml"))]
    graphs = {found.article.id: list(to_quads(found, BUILD)) for found in articles}
    said = [quad for graph in graphs.values() for quad in graph]
    graphs[IDENTITY_GRAPH.rpartition("/")[2]] = list(identity(FOLDER / "identity.toml", articles, said))
    graphs[BUILDS_GRAPH.rpartition("/")[2]] = list(build_quads(BUILD))
    for name, quads in graphs.items():
        yield FOLDER / "fixture" / f"{name}.trig", trig(quads)


def main() -> int:
    """Writes the files, or compares them."""
    wanted = dict(files())
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    stale += sorted(set((FOLDER / "fixture").glob("*")) - set(wanted))
    if "--check" in sys.argv[1:]:
        for path in stale:
            sys.stderr.write(f"{path.name} is not as the records have it; run: python scripts/competency_fixture.py\n")
        return int(bool(stale))
    (FOLDER / "fixture").mkdir(exist_ok=True)
    for path in stale:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
