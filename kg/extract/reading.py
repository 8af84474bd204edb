"""The state that the stages of one article share: what has been read off the Doc so far."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.model import Article
from kg.model import Span as CharSpan


@dataclass(slots=True)
class Mention:
    """A stretch of tokens that refers to somebody or something.

    Attributes:
        start: First token.
        end: Token after the last.
        head: The syntactic head.
        form: ``name``, ``nominal`` or ``pronoun``.
        type: Entity type.
        name: Canonical name where a table knows it.
        key: Key of that table's entry.
        owner: Key of the country that it belongs to, where the phrase says so ("the Pakistani military").
        entity: Index into ``Reading.entities`` once resolved.
    """

    start: int
    end: int
    head: int
    form: str
    type: str
    name: str | None = None
    key: str | None = None
    owner: str | None = None
    victim_class: str = "unknown"
    role: str = ""
    entity: int = -1


@dataclass(slots=True)
class EntityDraft:
    """An entity under construction: indexes of its mentions, in order."""

    type: str
    mentions: list[int] = field(default_factory=list)
    name: str | None = None
    key: str | None = None
    owner: str | None = None
    titles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class TimeMention:
    """A resolved time expression; ``start`` and ``end`` are ISO dates or None where open."""

    first: int
    last: int
    start: str | None
    end: str | None
    precision: str
    kind: str = "date"
    words: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class ArgumentDraft:
    """A participant: head token and the mention there, if any."""

    head: int
    mention: int | None


@dataclass(slots=True)
class EventDraft:
    """An event under construction; ``mentions`` are trigger tokens (first, last).

    Attributes:
        generic: Whether the words leave open if it is one in particular.
        kind_alone: Whether they tell of a kind, habit or trend.
    """

    type: str | None
    kind: str | None
    frame: str
    token: int
    first: int
    last: int
    rule: str
    noun: bool
    definite: bool = False
    generic: bool = False
    kind_alone: bool = False
    name: str | None = None
    claim: int | None = None
    status: str = "occurred"
    scope: int = -1
    roles: dict[str, list[ArgumentDraft]] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)
    time: TimeMention | None = None
    start: str | None = None
    end: str | None = None
    relations: list[tuple[str, int]] = field(default_factory=list)
    merged_into: int | None = None
    suspected: bool = False
    accused: bool = False
    claimed: bool = False
    presupposed: bool = False
    also: tuple[str, ...] = ()


@dataclass(slots=True)
class ClaimDraft:
    """A claim under construction; all positions are tokens (first, last) inclusive, content in stretches.

    Attributes:
        apart: Tokens that are the writer's own voice though the parse puts them inside another claim's content.
        answers: The claim that these hang on.
    """

    type: str
    rule: str
    content: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    sources: list[int] = field(default_factory=list)
    source_span: tuple[int, int] | None = None
    quoted: bool = False
    accused: list[int] = field(default_factory=list)
    addressees: list[int] = field(default_factory=list)
    accused_entities: list[int] = field(default_factory=list)
    about: list[int] = field(default_factory=list)
    tells: list[int] = field(default_factory=list)
    disputes: list[int] = field(default_factory=list)
    disputed_events: list[int] = field(default_factory=list)
    within: int | None = None
    date: str | None = None
    strength: str = "speech"
    apart: set[int] = field(default_factory=set)
    answers: int | None = None


@dataclass(slots=True)
class TollDraft:
    """A toll under construction."""

    kind: str
    first: int
    last: int
    rule: str
    min: int | None
    max: int | None
    qualifier: str
    victims: str | None
    victim_class: str
    event: int | None
    mention: int | None = None
    token: int = 0
    claim: int | None = None
    speaker: int = -1


@dataclass(slots=True)
class RelationDraft:
    """A standing relation between two mentions."""

    type: str
    subject: int
    object: int
    first: int
    last: int
    rule: str


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of people by name.

    Attributes:
        start: First token of what is said before the list.
        cue: The word that it follows.
        names: First token, and token after the last, of each name.
    """

    start: int
    cue: int
    names: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Reading:
    """One article as it is being read. Stages append to it; nothing is removed once another stage has seen it.

    Attributes:
        name_lists: Lists of people by name.
        named_victims: Events with the mentions of those whom such a list says to be their victims.
        claim_of: The innermost claim whose content covers a token.
        place_nouns: The named place that a common noun stands beside ("town" in "the town of X").
    """

    article: Article
    doc: Doc
    sentence_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    name_lists: list[NameList] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    at_head: dict[int, int] = field(default_factory=dict)
    covering: dict[int, int] = field(default_factory=dict)
    entities: list[EntityDraft] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    time_at: dict[int, int] = field(default_factory=dict)
    undated: set[int] = field(default_factory=set)
    claims: list[ClaimDraft] = field(default_factory=list)
    claim_of: dict[int, int] = field(default_factory=dict)
    place_nouns: dict[int, int] = field(default_factory=dict)
    events: list[EventDraft] = field(default_factory=list)
    event_at: dict[int, int] = field(default_factory=dict)
    tolls: list[TollDraft] = field(default_factory=list)
    named_victims: list[tuple[int, int]] = field(default_factory=list)
    relations: list[RelationDraft] = field(default_factory=list)

    def mention_of(self, token: Token) -> Mention | None:
        """The mention whose head the token is, or that covers it as part of a name."""
        index = self.at_head.get(token.i, self.covering.get(token.i))
        return None if index is None else self.mentions[index]

    def chars(self, first: int, last: int) -> CharSpan:
        """Code points of tokens ``first`` to ``last`` inclusive, outer white space left out."""
        while first < last and self.doc[first].is_space:
            first += 1
        while last > first and self.doc[last].is_space:
            last -= 1
        return self.doc[first].idx, self.doc[last].idx + len(self.doc[last])

    def text(self, first: int, last: int) -> str:
        """The words of tokens ``first`` to ``last`` inclusive."""
        start, end = self.chars(first, last)
        return self.article.text[start:end]

    def tolls_of(self, event: EventDraft) -> list[TollDraft]:
        """The tolls told of an event so far, those of mentions joined with it among them."""
        told = ((toll, toll.event) for toll in self.tolls)
        return [toll for toll, k in told if k is not None and self.events[self.root_event(k)] is event]

    def root_event(self, index: int) -> int:
        """The event that this one was merged into, at the end of the chain."""
        while (merged := self.events[index].merged_into) is not None:
            index = merged
        return index
