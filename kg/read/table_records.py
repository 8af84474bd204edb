"""A row of a table as records of an article of its own: what it tells, with the cells that it rests on.

The text of that article is the row's own words (its notes or headline), then the cells, one a line. The event rests on
the words; who, where and how many are mentioned in the cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise

from kg.model import (
    Argument,
    Article,
    Attribution,
    Casualty,
    Claim,
    Content,
    Entity,
    Event,
    Extraction,
    Problem,
    Relation,
    Source,
    Span,
)  # fmt: skip
from kg.model.values import ENTITY_TYPES
from kg.read.table_rows import Found
from kg.tables import Happening, Layout, Party, RowError, TableRow
from kg.tables.happening import ARTICLE, NOBODY, UNNAMED
from kg.tables.layout import names
from kg.tables.schemes import concepts

_EVENT = "ev1"


def table_records(rows: Iterable[Found | Problem], layout: Layout) -> Iterator[TableRow | Problem]:
    """The records of rows; a Problem for each row that cannot be used, or whose id an earlier one has."""
    seen: dict[str, str] = {}
    for found in rows:
        if isinstance(found, Problem):
            yield found
            continue
        where, row = found
        try:
            happening = layout.happening(row)
        except RowError as error:
            what, _, hint = str(error).partition("; ")
            yield Problem(where, what, hint)
            continue
        if not happening.id:
            yield Problem(where, f"has no {layout.needed[0]}", "give each row an id of its own")
        elif happening.id in seen:
            yield Problem(where, f"has the id {happening.id!r} of {seen[happening.id]}", "give each row its own")
        else:
            seen[happening.id] = where
            yield _Writer(layout, happening, where).row()


class _Writer:
    """Puts the words of a row into one text, and makes its records as it goes."""

    def __init__(self, layout: Layout, happening: Happening, where: str) -> None:
        self.where = where
        self.layout, self.happening, self.rule = layout, happening, f"row of {layout.name}"
        self.text = happening.text
        self.entities: list[Entity] = []
        self.relations: list[Relation] = []
        self.casualties: list[Casualty] = []
        self.claims: list[Claim] = []
        self.codes: list[tuple[Span, str]] = []
        coded = self.say("event", self.coded_as())
        self.sentence = (0, len(happening.text)) if happening.text else coded

    def row(self) -> TableRow:
        """The row as records."""
        one = self.happening
        agents, targets = self.arguments("actor", one.side_a), self.arguments("target", one.side_b)
        places = tuple(self.places())
        attributed = self.tellers(one.told, _EVENT)
        self.deniers()
        self.tolls(agents, targets)
        event = Event(
            id=_EVENT,
            type=one.kind,
            trigger=self.sentence,
            sentence=self.sentence,
            rule=self.rule,
            status=one.status,
            mentions=(self.sentence,),
            agents=agents,
            targets=targets,
            places=places,
            start=one.start,
            end=one.end,
            time_precision=one.precision,
            attributed_to=tuple(map(Attribution, attributed)),
            agent_confidence=one.confidence,
        )
        article = Article(
            id=f"{one.coded_by}-{one.id}",
            text=self.text,
            sha256=sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
            title=one.title,
            published=one.published,
            publisher=one.publisher,
            url=one.url,
            origin=self.where,
        )
        extraction = Extraction(
            article, tuple(self.entities), (event,), tuple(self.casualties), tuple(self.claims), tuple(self.relations)
        )
        return TableRow(one, extraction, tuple(self.codes))

    def say(self, column: str, words: str) -> Span:
        """Adds a cell to the text; returns where its words stand."""
        self.text = "\n".join(filter(None, (self.text, f"{column}: {words}")))
        return len(self.text) - len(words), len(self.text)

    def coded_as(self) -> str:
        """The most specific code that the row gives its event, else its kind."""
        codes = [concepts()[iri].notation for iri in self.happening.codes]
        return codes[0] if codes else self.happening.kind

    def arguments(self, column: str, side: Iterable[Party]) -> tuple[Argument, ...]:
        """The parties of a side; only those whose codes belong to one class of entity get that class."""
        found = []
        for party in side:
            span = self.say(column, party.name)
            self.codes += [(span, iri) for iri in party.codes]
            type_ = _class(party.codes)
            entity = self.entity(type_, party.name, span).id if type_ is not None else None
            found.append(Argument(party.name, span, entity))
        return tuple(found)

    def places(self) -> Iterator[Argument]:
        """The places of the event, each in the smallest division, that in the next, and the largest in the country."""
        spot = self.happening.spot
        country = [self.place("country", spot.country, "Country", spot.country_code)] if spot.country else []
        divisions = [self.place("division", name, "Region") for name in spot.divisions]
        chain = [*country, *divisions]
        for over, under in pairwise(chain):
            self.relate(under, over)
        for name in spot.names:
            position = (spot.lat, spot.lon) if len(spot.names) == 1 else (None, None)
            place = self.place("location", name, _class(spot.codes, of_place=True) or "Place", None, *position)
            if chain:
                self.relate(place, chain[-1])
            yield Argument(name, place.mentions[0], place.id)
        if not spot.names and chain:
            yield Argument(chain[-1].name, chain[-1].mentions[0], chain[-1].id)

    def place(
        self, column: str, name: str, type_: str, country_code: str | None = None,
        lat: str | None = None, lon: str | None = None,
    ) -> Entity:  # fmt: skip
        """A place as an entity; a country that the tables know has its key there."""
        degrees = (float(lat), float(lon)) if lat is not None and lon is not None else (None, None)
        key = f"country/{country_code}" if country_code else None
        return self.entity(type_, name, self.say(column, name), key, *degrees)

    def entity(
        self, type_: str, name: str, span: Span, key: str | None = None,
        lat: float | None = None, lon: float | None = None,
    ) -> Entity:  # fmt: skip
        """An entity that is mentioned here."""
        made = Entity(f"e{len(self.entities) + 1}", type_, name, mentions=(span,), lat=lat, lon=lon, key=key)
        self.entities.append(made)
        return made

    def relate(self, inner: Entity, outer: Entity) -> None:
        """Says that one place lies in another."""
        span = inner.mentions[0]
        held = Relation("locatedIn", inner.id, outer.id, inner.name, span, span, self.rule)
        self.relations.append(held)

    def tellers(self, cell: str, told: str) -> tuple[str, ...]:
        """Claims for those who tell an event or a toll; none where the article does itself, alone or with others."""
        who = names(cell)
        made = [self.claim("Statement", name, asserts=(told,)) for name in who if name not in (ARTICLE, NOBODY)]
        made += [self.claim("Statement", UNNAMED, about=(told,)) for name in who if name == NOBODY]
        return () if ARTICLE in who else tuple(made)

    def deniers(self) -> None:
        """Denials of the event."""
        for name in names(self.happening.denied):
            self.claim("Denial", name, disputes=(_EVENT,))

    def claim(
        self, type_: str, name: str, asserts: tuple[str, ...] = (), about: tuple[str, ...] = (),
        disputes: tuple[str, ...] = (),
    ) -> str:  # fmt: skip
        """A claim of somebody, who may be unnamed; returns its id."""
        source = Source(name, self.say("according to", name)) if name != UNNAMED else None
        start, end = self.sentence
        content = Content(self.text[start:end], (self.sentence,))
        id_ = f"c{len(self.claims) + 1}"
        self.claims.append(
            Claim(
                id_, type_, content, self.sentence, self.rule, source, asserts=asserts, about=about, disputes=disputes
            )
        )
        return id_

    def tolls(self, agents: tuple[Argument, ...], targets: tuple[Argument, ...]) -> None:
        """The numbers of the row. The words for the people counted are the name of the column."""
        deaths = self.happening.deaths
        whole = {"acled": "fatalities", "ucdp": "best"}.get(self.layout.scheme, "dead")
        if not deaths.best is deaths.low is deaths.high is None:
            self.toll("killed", whole, deaths.best, deaths.low, deaths.high, "unknown", deaths.told)
        for column, number, class_, perpetrators in (
            ("deaths_a", deaths.side_a, "combatant", targets),
            ("deaths_b", deaths.side_b, "combatant", agents),
            ("deaths_civilians", deaths.civilians, "civilian", ()),
            ("deaths_unknown", deaths.unknown, "unknown", ()),
        ):
            if number is not None:
                self.toll("killed", column, number, number, number, class_, deaths.told, perpetrators)
        if (hurt := self.happening.injured) is not None:
            self.toll("injured", "injured", hurt, hurt, hurt, "unknown", self.happening.injured_told)

    def toll(
        self, kind: str, column: str, best: int | None, low: int | None, high: int | None, class_: str, told: str,
        perpetrators: tuple[Argument, ...] = (),
    ) -> None:  # fmt: skip
        """One number of the row."""
        bounds = "-".join(str(number) for number in (low, high) if number is not None)
        words = str(best) if best is not None else bounds
        id_ = f"k{len(self.casualties) + 1}"
        span = self.say(column, words)
        claims = self.tellers(told, id_)
        self.casualties.append(
            Casualty(
                id=id_,
                kind=kind,
                span=span,
                sentence=span,
                rule=self.rule,
                count_text=words,
                event=_EVENT,
                min=low,
                max=high,
                best=best,
                qualifier=_qualifier(best, low, high),
                victims=column,
                victim_class=class_,
                perpetrators=perpetrators,
                claim=claims[0] if claims else None,
            )
        )


def _qualifier(best: int | None, low: int | None, high: int | None) -> str:
    if best is not None:
        return "exact" if best == low == high else "about"
    return "range" if low is not None and high is not None else "unspecified"


def _class(codes: Iterable[str], *, of_place: bool = False) -> str | None:
    """The only class of entity that codes belong to; of a place, the code must be one of places."""
    places = {"acled-geo", "ucdp-where"}
    found = {
        class_
        for iri in codes
        if (concepts()[iri].scheme in places) == of_place
        for class_ in concepts()[iri].classes
        if class_ in ENTITY_TYPES and not (of_place and class_ == "Country")
    }
    return found.pop() if len(found) == 1 else None
