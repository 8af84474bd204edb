"""What is extracted from one article. Field names are those of the public record format."""

from dataclasses import dataclass

from kg.model.article import Article

Span = tuple[int, int]
"""Start and end in code points into ``article.text``, end exclusive."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the article speaks of, with all its mentions.

    Attributes:
        named: Whether any mention is a name; otherwise the entity is a nominal ("two gunmen").
        links: IRIs of the same thing elsewhere (Wikidata, GeoNames).
        key: Canonical key where the entity was found in a table of ours, else None.
        nil: Whether no table of ours knows the person or body; None where it was not looked up.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    lat: float | None = None
    lon: float | None = None
    named: bool = True
    key: str | None = None
    nil: bool | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of an event: the noun phrase up to its head, and the entity it refers to."""

    text: str
    span: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The claim that carries an event, and who makes it (None for impersonal speech)."""

    claim: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class EventRelation:
    """A relation from the event that holds it to another: ``inResponseTo`` or ``partOf``."""

    type: str
    event: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to have, or to be about to.

    Attributes:
        type: The most specific type that holds.
        sentence: The sentence (or heading) of the first full mention, shown as its quote.
        rule: Which rule found it, for ``kg explain``.
        types: Further types that hold as well; a force's attack on another is an armed clash too.
        place_precision: How exactly the most specific of its places that is known is told; one of ``PLACE_PRECISIONS``.
    """

    id: str
    type: str
    trigger: Span
    sentence: Span
    rule: str
    name: str | None = None
    status: str = "occurred"
    mentions: tuple[Span, ...] = ()
    agents: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    instruments: tuple[Argument, ...] = ()
    beneficiaries: tuple[Argument, ...] = ()
    places: tuple[Argument, ...] = ()
    place_precision: str = "unknown"
    start: str | None = None
    end: str | None = None
    time_precision: str = "unknown"
    time_span: Span | None = None
    attributed_to: tuple[Attribution, ...] = ()
    agent_confidence: str = "unknown"
    relations: tuple[EventRelation, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Casualty:
    """A toll as reported: how many of whom suffered what. ``min`` and ``max`` are null where open."""

    id: str
    kind: str
    span: Span
    sentence: Span
    rule: str
    count_text: str
    event: str | None = None
    min: int | None = None
    max: int | None = None
    best: int | None = None
    qualifier: str = "unspecified"
    victims: str | None = None
    victim_class: str = "unknown"
    perpetrators: tuple[Argument, ...] = ()
    period: tuple[str | None, str | None] | None = None
    places: tuple[Argument, ...] = ()
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: the words and the entity; ``others`` are those who say it too ("Paris and Rome deny")."""

    text: str
    span: Span
    entity: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that mark a claim as one ("claimed", "according to")."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Content:
    """What is claimed: the words, in one or more stretches."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says something. ``source`` is None for impersonal speech ("it is claimed").

    Attributes:
        date: When it was said, ``YYYY-MM-DD``.
        addressees: Entity ids of those spoken to.
        accused: Entity ids of those blamed.
        asserts: Ids of events and casualties inside the content.
        about: Ids of events or entities that the claim is about without asserting them.
        disputes: Ids of claims or events that it denies.
        within: Id of the claim that this one is told in.
    """

    id: str
    type: str
    content: Content
    sentence: Span
    rule: str
    source: Source | None = None
    cue: Cue | None = None
    quoted: bool = False
    date: str | None = None
    addressees: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    asserts: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing relation between two entities (``holdsOffice``, ``partOf``, ``supports``...)."""

    type: str
    subject: str
    object: str
    text: str
    span: Span
    sentence: Span
    rule: str
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was extracted from one article, in order of appearance."""

    article: Article
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
