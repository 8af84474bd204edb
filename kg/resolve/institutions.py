"""Institutions of states: "the army" of one country is not "the army" of another, whatever the article calls it.

A wrong state is worse than none: what the article does not settle stays without a key.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.model import Entity, Span
from kg.resolve.institution_table import BODIES, Kind, actors_of, kinds
from kg.resolve.states import Scene, seats

_TITLES = frozenset({"the", "The"})
_ADJECTIVES = frozenset({"military"})
"""Kinds whose words are adjectives too: "joint military action" is nobody's army."""
_OTHERS = frozenset({"governments", "armies", "ministries", "militaries", "parliaments", "regimes", "regime", "junta"})
_LESSER = frozenset(
    {
        "municipal",
        "local",
        "state",
        "provincial",
        "regional",
        "city",
        "district",
        "county",
        "rural",
        "foreign",
        "shadow",
    }
    | {"rebel", "parallel", "opposition", "former", "previous", "then", "another", "any", "every", "each", "no", "some"}
    | {"his", "her", "their", "its", "our", "your", "my", "whose"}
)
"""What the parse may leave outside of a mention although it makes another thing of it."""
_OF = re.compile(r" of (?:the )?(?:Republic of |State of |Kingdom of )?")
_BESIDE = re.compile(r" (?:on|of) (?!the\b)[A-Z]")
"""A state's own name aside, what stands so behind an institution names another: "Congress on National Dialogue"."""
_IN = re.compile(r" in (?:the )?")
_LAST = re.compile(r"([^\s\"“”‘(),;:—–]+) $")
_WORD_AFTER = re.compile(r" ([A-Za-z][\w-]*)")
_GOES_ON = re.compile(
    r"[\"“”.,;:!?)—–\n]|['’]s?\b|$"
    r"| (?:said|says|has|had|have|is|was|were|are|will|would|could|can|may|might|must|should|did|does|do|and|or|but"
    r"|in|on|at|to|from|for|of|by|with|as|after|before|when|while|who|which|that|over|into|also|later|then|told|denied|confirmed"
    r"|claimed|announced|accused|blamed|declined|\w+ed)\b"
)
"""What follows a noun that stands for itself; "military action", "army officers" speak of something else."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one mention says: the kind, and whose it is; ``foreign`` where it is something else's."""

    kind: Kind
    state: str | None = None
    foreign: bool = False
    at: int = 0


def identify(entities: tuple[Entity, ...], scene: Scene) -> Iterator[Entity]:
    """The entities of an article, with key, type and links of the institution where it is clear which one is meant."""
    owned = {e.id: found for e in entities if (found := _owned(e, scene)) is not None}
    for entity in entities:
        found = owned.get(entity.id) or _unsaid(entity, entities, owned, scene)
        yield entity if found is None else _as_institution(entity, *found)


def is_of_unknown_state(key: str) -> bool:
    """Whether a key is that of an institution whose state no table knows: it has a name there instead of a code."""
    return key.startswith("institution/") and not re.match(r"[A-Z]{2}-", key.removeprefix("institution/"))


def _candidate(entity: Entity) -> bool:
    return entity.key is None and entity.type in BODIES


def _owned(entity: Entity, scene: Scene) -> tuple[Kind, str] | None:
    """The kind and the state that an entity's mentions agree on."""
    seen = list(_seen(entity, scene)) if _candidate(entity) else []
    found = {(s.kind.slug, s.state) for s in seen if s.state is not None}
    if len(found) != 1 or any(s.foreign for s in seen) or len({s.kind.slug for s in seen}) != 1:
        return None
    kind, state = next((s.kind, s.state) for s in seen if s.state is not None)
    if state is None or state in kind.several:
        return None
    bare = [s.at for s in seen if s.state is None]
    if scene.shares.most_common(1)[0][0] != state and 2 * len(bare) >= len(seen):
        return None  # of a state that the article is not about, "the government" is seldom
    elsewhere = [at for at in bare if (near := scene.near(at)) and state not in near]
    strange = any(scene.main(at) not in {None, state} for at in bare)
    return None if strange or 2 * len(elsewhere) > len(bare) else (kind, state)


def _unsaid(
    entity: Entity, entities: tuple[Entity, ...], owned: dict[str, tuple[Kind, str]], scene: Scene
) -> tuple[Kind, str] | None:
    """The kind and state of an institution that the article only calls by its kind ("the army")."""
    if not _candidate(entity) or entity.id in owned:
        return None
    seen = list(_seen(entity, scene))
    if not seen or any(s.foreign or s.state for s in seen) or len({s.kind.slug for s in seen}) != 1:
        return None
    kind = seen[0].kind
    if len(kind.only) == 1 and entity.named:
        return kind, next(iter(kind.only))
    state = scene.main(seen[0].at)
    if state is None or state in kind.several or any(scene.main(s.at) != state for s in seen[1:]):
        return None
    rivals = (e for e in entities if e.id != entity.id and _may_be_called(e, kind, state, owned))
    return None if any(rivals) else (kind, state)


def _may_be_called(other: Entity, kind: Kind, state: str, owned: dict[str, tuple[Kind, str]]) -> bool:
    """Whether bare words may mean another entity: another state's institution of the kind, or a group called so."""
    if other.id in owned:
        own, whose = owned[other.id]
        return own.slug == kind.slug and whose != state
    if other.type not in BODIES | {"ArmedGroup"} or (other.key is None and not other.named):
        return False
    if other.key is not None and other.key in {actor.key for actor in actors_of(kind.slug, state)}:
        return False
    last = kind.words.split()[-1]
    return any(name.lower().split()[-1:] == [last] for name in (other.name, *other.aliases))


def _seen(entity: Entity, scene: Scene) -> Iterator[_Seen]:
    for span in entity.mentions:
        found = _mention(span, scene)
        if found is not None:
            yield found


def _mention(span: Span, scene: Scene) -> _Seen | None:
    """What a mention says of an institution; None where it says nothing (a pronoun, "the group")."""
    start, end = span
    text = scene.text
    words = re.sub(r"'s?$", "", " ".join(text[start:end].split()).replace("’", "'")).removeprefix("the ")
    found = _phrase().fullmatch(words)
    if found is None:
        return _Seen(next(iter(kinds().values())), foreign=True) if _is_other(words) else None
    kind = kinds()[found["kind"].lower()]
    if text[start - 1 : start] in {"-", "–"} or _continued(text, end, found["kind"]):
        return None
    if _BESIDE.match(text, end) and _behind(end, kind, scene)[0] is None and not kind.words.startswith("government"):
        return _Seen(kind, foreign=True)
    owner, after = found["owner"], found["of"]
    state = _owner(owner, scene) if owner else None
    if owner and state is None:
        return _Seen(kind, foreign=True)
    if after:
        state, foreign = scene.state(after), scene.state(after) is None
        return _Seen(kind, state, foreign)
    if state is None:
        state, foreign = _before(start, scene)
        if foreign:
            return _Seen(kind, foreign=True)
    if state is None:
        state, foreign = _behind(end, kind, scene)
        if foreign:
            return _Seen(kind, foreign=True)
    if not owner and (state is None or kind.words in _ADJECTIVES) and not _GOES_ON.match(text, end):
        return _Seen(kind, foreign=True) if kind.words in _ADJECTIVES else None
    if state is not None and kind.only and state not in kind.only:
        return _Seen(kind, foreign=True)
    return _Seen(kind, state, at=start)


def _owner(words: str, scene: Scene) -> str | None:
    """The state that stands in front: "Pakistani", "Pakistan's", "Pakistan"."""
    words = re.sub(r"'s?$", "", words)
    return scene.state(words) or seats().get(words)


def _before(start: int, scene: Scene) -> tuple[str | None, bool]:
    """The state right in front of a mention that the parse parted from it, and whether something else owns it."""
    text = scene.text
    if (owner := scene.before(start)) is not None:
        return owner[1], False
    last = _LAST.search(text, max(0, start - 40), start)
    if last is None or last[1] in _TITLES:
        return None, False
    if last[1].lower() in _LESSER:
        return None, True
    owns = re.search(r"['’]s?$", last[1]) is not None
    opens = re.search(r"(?:^|[.!?\n\"“”:] ?)$", text[max(0, last.start() - 2) : last.start()]) is not None
    return None, owns or (last[1][0].isupper() and not opens)


def _behind(end: int, kind: Kind, scene: Scene) -> tuple[str | None, bool]:
    """The state behind a mention ("the army of Chad", "the ministry in Kabul"), and whether another thing is there."""
    if (of := _OF.match(scene.text, end)) is not None:
        state = scene.after(of.end())
        word = re.compile(r"[\w ]+").match(scene.text, of.end())
        exact = state is not None and word is not None and scene.state(_named(scene, of.end())) is not None
        return (state, False) if exact else (None, True)
    if kind.civil and (within := _IN.match(scene.text, end)) is not None:
        name = _named(scene, within.end())
        return seats().get(name) or scene.state(name), False
    return None, False


def _named(scene: Scene, at: int) -> str:
    """The words of the state or place at a position."""
    return next((scene.text[start:end] for start, end, _ in scene.spots if start == at), "")


def _continued(text: str, end: int, kind: str) -> bool:
    """Whether the words go on to another institution: "military police" of "military"."""
    following = _WORD_AFTER.match(text, end)
    return following is not None and f"{kind.lower()} {following[1].lower()}" in kinds().keys() | _LONGER


def _is_other(words: str) -> bool:
    """Whether words of several say that the entity is something else too: "rebel forces", "governments"."""
    last = words.split()[-1].lower() if words else ""
    several = " " in words and re.match(rf"{_phrase().pattern}(?:'s)? ", words, re.IGNORECASE) is None
    return several or last in _OTHERS


_LONGER = {f"military {word}" for word in ("court", "tribunal", "council", "junta", "government", "regime", "rule")}


@cache
def _phrase() -> re.Pattern[str]:
    words = "|".join(re.escape(words) for words in sorted(kinds(), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?:(?P<owner>.+?) )?(?P<kind>{words})(?: of (?:the )?(?P<of>.+))?", re.IGNORECASE)


def _as_institution(entity: Entity, kind: Kind, state: str) -> Entity:
    known = next(iter(actors_of(kind.slug, state)), None)
    if known is None:
        return replace(entity, key=f"institution/{state}-{kind.slug}", type=kind.type)
    aliases = tuple(sorted({*entity.aliases, known.name} - {entity.name}))
    return replace(entity, key=known.key, type=known.type, aliases=aliases)
