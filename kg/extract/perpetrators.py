"""Doers told in another sentence than the deed: "the attackers fled", "the men were members of X", "the rebels"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.bodies import FORCES, bodies_named, said_bodies, said_names
from kg.extract.claimants import bodies_behind
from kg.extract.corefer import definite
from kg.extract.identity import join
from kg.extract.participants import mention_at
from kg.extract.reading import ArgumentDraft, EventDraft, Mention, Reading
from kg.extract.sameness import DONE, entities
from kg.model.values import lineage

_REACH = 6
"""Sentences back in which the attack must be told."""
_CLOSE = 2
"""Sentences back in which an attack that names no doer finds one in "the attackers"."""
_NEAR = 3
"""Sentences back in which an article with several armed groups must name the one that "the rebels" are."""
_DEEDS = frozenset({"Attack", "Kidnapping", "Robbery"})


def resolve_perpetrators(reading: Reading) -> None:
    """Finds the doers that the sentence of the deed leaves out, and the bodies that its doers are of."""
    for index, mention in enumerate(reading.mentions):
        if _is_perpetrator(reading, index, mention):
            _find_deed(reading, index, mention)
    for token in reading.doc:
        if token.lemma_.lower() in lexicon.words("calling_cards"):
            _read_card(reading, token)
    groups = _armed_groups(reading)
    for event in reading.events:
        if event.type is not None:
            _add_bodies(reading, event, groups)


def _is_perpetrator(reading: Reading, index: int, mention: Mention) -> bool:
    """Whether a noun for those who attack is told as known, for the first time."""
    head = reading.doc[mention.head]
    if mention.form != "nominal" or mention.entity < 0 or head.lemma_.lower() not in lexicon.words("perpetrators"):
        return False
    return definite(head) and reading.entities[mention.entity].mentions[0] == index


def _find_deed(reading: Reading, index: int, mention: Mention) -> None:
    """Joins the noun with the only agents of the last violent event; one close by that has none, takes it for agent."""
    here = reading.sentence_of[mention.head]
    open_deed: EventDraft | None = None
    for event in reversed(reading.events):
        distance = here - reading.sentence_of[event.token]
        if event.token >= mention.start or distance > _REACH or not _DEEDS & set(lineage(event.type)):
            continue
        agents = entities(reading, event, "agent")
        if not event.roles.get("agent") and open_deed is None and distance <= _CLOSE and event.status in DONE:
            open_deed = event
        if len(agents) == 1:
            kind = reading.entities[min(agents)].type
            told = [reading.mentions[m] for m in reading.entities[min(agents)].mentions]
            if any(m.victim_class == "securityForces" for m in told):
                return  # "troops raided a camp; the gunmen fled"
            if kind in {"PopulationGroup", "ArmedGroup"} and mention.entity not in agents:
                join(reading, min(agents), mention.entity)
                return
        if agents:
            break
    if open_deed is not None:
        open_deed.roles["agent"] = [ArgumentDraft(mention.head, index)]


def _read_card(reading: Reading, card: Token) -> None:
    """ "Leaflets of the X were found at the scene": the X is taken for the doer of a deed that names none."""
    left = card.head.lemma_.lower() in lexicon.words("left_behind") and card.dep_ in {"dobj", "nsubjpass"}
    bodies = bodies_behind(reading, card, written=False) if left else []
    here = reading.sentence_of[card.i]
    deeds = (e for e in reversed(reading.events) if e.token < card.i and _DEEDS & set(lineage(e.type)))
    deed = next((e for e in deeds if here - reading.sentence_of[e.token] <= _CLOSE and e.status in DONE), None)
    if not bodies or deed is None or any(_is_body(reading, a) for a in deed.roles.get("agent", ())):
        return
    deed.roles.setdefault("agent", []).extend(ArgumentDraft(reading.mentions[b].head, b) for b in bodies)
    deed.suspected = True


def _is_body(reading: Reading, argument: ArgumentDraft) -> bool:
    """Whether a doer is known by name or is a force."""
    mention = reading.mentions[argument.mention] if argument.mention is not None else None
    return mention is not None and (mention.form != "nominal" or mention.type in FORCES)


def _add_bodies(reading: Reading, event: EventDraft, groups: set[int]) -> None:
    """Adds whom unnamed doers are said to be, and the bodies that they are of, or that "the rebels" must be of."""
    for argument in list(event.roles.get("agent", ())):
        nominal = _nominal(reading, argument)
        if nominal is None:
            continue
        bodies = [b for b in _bodies_of(reading, nominal) if b is not None]
        if not bodies and _is_rebel(reading, nominal):
            bodies = _group_meant(reading, nominal, groups)
        for body in bodies:
            taking_part = {e for role in event.roles for e in entities(reading, event, role)}
            if reading.mentions[body].entity not in taking_part:
                event.roles["agent"].append(ArgumentDraft(reading.mentions[body].head, body))


def _nominal(reading: Reading, argument: ArgumentDraft) -> Mention | None:
    """The common noun that a doer is told by, which a pronoun may stand for; None where the doer has a name."""
    found = reading.mentions[argument.mention] if argument.mention is not None else None
    if found is None or found.entity < 0:
        return None
    known = [reading.mentions[m] for m in reading.entities[found.entity].mentions]
    if any(m.form == "name" for m in known):
        return None
    if found.form == "pronoun":
        return next((m for m in reversed(known) if m.form == "nominal" and m.head < found.head), None)
    return found


def _bodies_of(reading: Reading, doer: Mention) -> Iterator[int | None]:
    """The names and bodies that other sentences close by tell the same people by."""
    here = reading.sentence_of[doer.head]
    for index in reading.entities[doer.entity].mentions:
        mention = reading.mentions[index]
        if abs(here - reading.sentence_of[mention.head]) > _REACH:
            continue
        head = reading.doc[mention.head]
        yield from (mention_at(reading, token) for token in said_bodies(reading, head))
        if mention.form == "nominal":
            told = (*said_names(reading, head), *bodies_named(reading, head))
            yield from (mention_at(reading, token) for token in told)


def _group_meant(reading: Reading, rebels: Mention, groups: set[int]) -> list[int]:
    """The last name of the only armed group told before; where an article names several, of the only one close by."""
    here = reading.sentence_of[rebels.head]
    before = [m for g in groups for m in reading.entities[g].mentions if reading.mentions[m].head < rebels.head]
    if len(groups) > 1:
        before = [m for m in before if here - reading.sentence_of[reading.mentions[m].head] <= _NEAR]
    opposite = _acting_on(reading.doc[rebels.head])
    if len({reading.mentions[m].entity for m in before}) != 1 or opposite & {reading.mentions[m].head for m in before}:
        return []
    return [max(before, key=lambda m: reading.mentions[m].head)]


def _acting_on(object_: Token) -> set[int]:
    """Who else is told of by the verbs that somebody is an object of: who "armed the rebels" is none of them."""
    found: set[int] = set()
    token = object_
    while token.dep_ in {"dobj", "pobj", "prep", "pcomp", "xcomp", "conj"}:
        found |= {t.i for t in token.head.children if t.dep_ in {"nsubj", "nsubjpass", "dobj"} and t is not token}
        token = token.head
    return found - {object_.i}


def _armed_groups(reading: Reading) -> set[int]:
    """The armed groups that the article names."""
    return {m.entity for m in reading.mentions if m.form == "name" and m.type == "ArmedGroup" and m.entity >= 0}


def _is_rebel(reading: Reading, mention: Mention) -> bool:
    """ "The rebels", "the guerrillas", with no word that tells them from others."""
    head = reading.doc[mention.head]
    plain = not any(t.dep_ in {"nummod", "poss"} or t.pos_ == "PROPN" for t in head.lefts)
    return head.lemma_.lower() in lexicon.words("rebels") and definite(head) and plain
