"""Arguments of a trigger: its frame read off the dependency parse."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive, subject_of
from kg.extract.nominals import demonym_index
from kg.extract.phrases import conjuncts, core
from kg.extract.reading import ArgumentDraft, EventDraft, Mention, Reading
from kg.extract.triggers import names_event
from kg.model.values import PLACE_TYPES

PEOPLE = frozenset({"Person", "PopulationGroup"})
FORCES = frozenset({"ArmedGroup", "MilitaryForce", "SecurityForce"})
ORGANISED = FORCES | {"Government", "PoliticalParty", "Organization", "Country"}
WEAPONS = frozenset({"Weapon", "Vehicle"})
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "throughout", "within", "along", "off", "between",
     "on", "from", "into", "of", "over"}
)  # fmt: skip
_WITH_MEANS = frozenset({"attack", "harm", "die", "device", "launch", "clash", "operate", "take"})
"""Frames of what is done with a weapon; people protest and sign without."""
_AGAINST = frozenset({"counter", "anti"})
_MEANS = frozenset({"with", "using", "by", "through", "via"})


def class_of(reading: Reading, mention: Mention | None) -> frozenset[str]:
    """The classes that ``needs`` in the trigger lexicon may name, for a mention; a pronoun has those of its entity."""
    if mention is None:
        return frozenset()
    if mention.form == "pronoun" and mention.entity >= 0:
        mention = replace(mention, type=reading.entities[mention.entity].type, form="name")
    classes = {mention.type}
    if mention.form == "pronoun" and mention.type in {"Person", "they", "we"}:
        classes.add("people")
    if mention.type in FORCES or mention.victim_class in {"combatant", "securityForces"}:
        classes |= {"force", "people"}
    if mention.type in PEOPLE:
        classes.add("people")
    if mention.type in ORGANISED:
        classes |= {"org", "people"} if mention.type in ORGANISED - {"Organization"} else {"org"}
    if mention.type in PLACE_TYPES | {"Vehicle"}:
        classes.add("facility")
    if mention.type in PLACE_TYPES:
        classes.add("place")
    if mention.type == "Weapon":
        classes.add("weapon")
    return frozenset(classes)


def mention_at(reading: Reading, token: Token) -> int | None:
    """The mention that a token stands for: its own, past partitives, or a name that covers it."""
    inner = core(token)
    counts = lexicon.is_count(token.lower_) and token.lemma_.lower() not in lexicon.words("collective")
    for place in (inner, token) if counts else (token, inner):
        index = reading.at_head.get(place.i, reading.covering.get(place.i))
        if index is not None:
            return index
    return None


def dereference(token: Token) -> Token:
    """A relative pronoun's antecedent; any other token itself."""
    if token.tag_ in {"WDT", "WP"} or (
        token.lower_ == "that" and token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.pos_ == "PRON"
    ):
        verb = token.head
        while verb.dep_ not in {"relcl", "ROOT"} and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head
    return token


def add_argument(reading: Reading, event: EventDraft, role: str, token: Token) -> None:
    """Adds a participant and all that is coordinated with it.

    Things that act are means; events and times are no participants.
    """
    for part in _participants(reading, dereference(token)):
        inner = core(part)
        index = mention_at(reading, part)
        mention = reading.mentions[index] if index is not None else None
        if {inner.i, part.i} & (reading.time_at.keys() | reading.undated) or inner.i in event.tokens:
            continue
        if part.tag_ in {"WP", "WDT", "WP$"} or (mention is None and not _may_take_part(inner, role)):
            continue
        slot = role
        if role == "agent" and mention is not None and mention.type in WEAPONS:
            slot = "instrument"
        if (
            role == "agent"
            and mention is not None
            and mention.type in PLACE_TYPES - {"Country"}
            and mention.form == "nominal"
        ):
            continue
        if role == "place" and (mention is None or mention.type not in PLACE_TYPES):
            continue
        if role == "instrument" and mention is not None and mention.type not in WEAPONS:
            slot = "target" if event.frame not in {"launch", "device", "give"} else "instrument"
        if role == "agent" and any(t.lower_ in lexicon.words("suspecting") for t in part.lefts):
            event.suspected = True
        if all(a.head != part.i for arguments in event.roles.values() for a in arguments):
            event.roles.setdefault(slot, []).append(ArgumentDraft(part.i, index))
        if slot == "agent":
            _add_bodies(reading, event, part)


def _add_bodies(reading: Reading, event: EventDraft, part: Token) -> None:
    """Whose people act, acts too."""
    for own in _bodies_named(reading, part):
        if all(a.head != own.i for arguments in event.roles.values() for a in arguments):
            event.roles.setdefault("agent", []).append(ArgumentDraft(own.i, mention_at(reading, own)))


def _bodies_named(reading: Reading, part: Token) -> Iterator[Token]:
    """The armed group or force that a phrase says its people belong to: "fighters of X", "X rebels", "members of X"."""
    if part.i in reading.covering:
        return
    for child in part.children:
        beside = [child] if child.dep_ in {"compound", "nmod"} else []
        if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
            beside = [t for t in child.children if t.dep_ == "pobj"]
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in lexicon.words("belong"):
            beside = [o for p in child.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]
        for token in beside:
            found = mention_at(reading, token)
            if found is not None and reading.mentions[found].form == "name" and reading.mentions[found].type in FORCES:
                yield token


def _participants(reading: Reading, token: Token) -> Iterator[Token]:
    """A participant, what is coordinated with it or with the noun that it counts, and what it is said to include."""
    for part in conjuncts(token):
        yield from _named_in_apposition(reading, part)
        inner = core(part)
        if inner.i != part.i:
            yield from (c for c in conjuncts(inner) if c.i != inner.i)
        for child in part.rights:
            if child.dep_ == "prep" and child.lower_ == "including":
                yield from (c for t in child.children if t.dep_ == "pobj" for c in conjuncts(t) if not c.like_num)


def _named_in_apposition(reading: Reading, token: Token) -> list[Token]:
    """ "Neighbours X and Y", "the group, X,": the names that say who a common noun refers to, else the noun itself."""
    own = mention_at(reading, token)
    if own is not None and reading.mentions[own].form == "name":
        return [token]
    names = [c for t in token.rights if t.dep_ == "appos" for c in conjuncts(t)]
    fits = [t for t in names if (i := mention_at(reading, t)) is not None and reading.mentions[i].form == "name"]
    own_type = reading.mentions[own].type if own is not None else None
    people = PEOPLE | ORGANISED
    same = [t for t in fits if own_type in people and reading.mentions[mention_at(reading, t) or 0].type in people]
    return same if same and len(same) == len(names) else [token]


def _may_take_part(token: Token, role: str) -> bool:
    """Whether a noun that is no mention can still be a participant: things can, who acts is always a mention."""
    thing = token.pos_ in {"NOUN", "PROPN", "NUM"} and (
        not names_event(token) or (role == "target" and is_protest(token))
    )
    return role != "agent" and (thing or lexicon.is_count(token.lower_))


def is_protest(token: Token) -> bool:
    """Whether a noun tells of people who protest, whom others can attack or disperse."""
    before = token.doc[max(token.i - 2, 0) : token.i].text.lower()
    return token.lemma_.lower() in lexicon.words("protests") or (before == "sit-" and token.lower_ in {"in", "ins"})


def read_verb(reading: Reading, event: EventDraft, verb: Token, frame: dict[str, str]) -> None:
    """Subject, objects and prepositional phrases of a verb."""
    passive = is_passive(verb) or (event.frame == "harm" and _gapped(verb))
    subject = subject_of(verb)
    intransitive = "object" not in frame and not any(t.dep_ == "auxpass" for t in verb.children)
    subject_role = frame.get("object") if passive and not intransitive else frame.get("subject")
    if subject is not None and subject_role and subject.dep_ != "expl":
        add_argument(reading, event, subject_role, subject)
    objects = [t for t in verb.children if t.dep_ in {"dobj", "oprd", "attr"} and t.i not in event.tokens]
    if (
        not objects
        and not passive
        and verb.dep_ == "relcl"
        and subject is not None
        and subject.i != verb.head.i
        and "object" in frame
        and not any(t.tag_ in {"WDT", "WP", "WRB"} for t in verb.subtree)
    ):
        add_argument(reading, event, frame["object"], verb.head)
    for obj in objects:
        if "object" in frame:
            add_argument(reading, event, frame["object"], obj)
    for child in verb.children:
        if child.dep_ == "dative" and "dative" in frame:
            add_argument(reading, event, frame["dative"], child)
    read_prepositions(reading, event, verb, frame, passive=passive)


def _gapped(verb: Token) -> bool:
    """ "Three were killed and five others wounded", "five soldiers killed in ambush": passive without an auxiliary."""
    headline = verb.dep_ == "ROOT" and verb.tag_ == "VBN"
    beside = verb.dep_ == "conj" and is_passive(verb.head)
    return (headline or beside) and not any(t.dep_ in {"dobj", "aux"} for t in verb.children)


def read_noun(reading: Reading, event: EventDraft, noun: Token, frame: dict[str, str]) -> None:
    """Possessor, modifiers and prepositional phrases of a noun trigger."""
    for child in noun.lefts:
        if child.i > 1 and reading.doc[child.i - 1].text == "-" and reading.doc[child.i - 2].lower_ in _AGAINST:
            add_argument(reading, event, "target", child)
            continue
        mention_index = mention_at(reading, child)
        mention = reading.mentions[mention_index] if mention_index is not None else None
        if child.dep_ == "poss" and "poss" in frame:
            role = frame["poss"]
            if mention is not None and mention.type in PLACE_TYPES - {"Country"}:
                role = "place"
            add_argument(reading, event, role, child)
        elif child.dep_ in {"amod", "nmod", "compound"} and child.lower_ in demonym_index() and mention is not None:
            role = frame.get("poss", "agent") if mention.type in {"Country", "demonym"} else "place"
            if frame.get("subject") != "target" and mention.entity >= 0:
                add_argument(reading, event, role, child)
        elif (
            child.dep_ in {"compound", "nmod"}
            and mention is not None
            and child.lower_ not in lexicon.words("descriptive")
        ):
            if mention.type in WEAPONS:
                add_argument(reading, event, "instrument", child)
            elif mention.type in ORGANISED or mention.victim_class in {"combatant", "securityForces"}:
                role = "agent" if frame.get("subject") == "agent" else frame.get("compound", "target")
                add_argument(reading, event, role, child)
            elif mention.type in PLACE_TYPES - {"Facility"}:
                add_argument(reading, event, "place", child)
            elif "compound" in frame:
                add_argument(reading, event, frame["compound"], child)
    read_prepositions(reading, event, noun, frame, passive=False)


def read_prepositions(
    reading: Reading, event: EventDraft, head: Token, frame: dict[str, str], *, passive: bool
) -> None:
    """Prepositional phrases: the frame's own, means, and places."""
    for prep in head.children:
        if prep.dep_ not in {"prep", "agent"} and not (prep.dep_ == "advcl" and prep.lower_ == "using"):
            continue
        word = prep.lower_
        for obj in [t for t in prep.children if t.dep_ in {"pobj", "dobj"}]:
            index = mention_at(reading, obj)
            mention = reading.mentions[index] if index is not None else None
            if word == "at" and core(obj).like_num:
                continue  # a time of day
            if word == "by":
                role = "agent" if passive or head.pos_ not in {"VERB", "AUX"} or prep.dep_ == "agent" else "instrument"
                role = frame.get("subject", "agent") if passive else frame.get("by", role)
                add_argument(reading, event, role, obj)
            elif word in _MEANS and event.frame in _WITH_MEANS and mention is not None and mention.type in WEAPONS:
                add_argument(reading, event, "instrument", obj)
            elif word in frame and not (
                mention is not None and mention.type in PLACE_TYPES - {"Facility"} and word in {"in", "at", "from"}
            ):
                add_argument(reading, event, frame[word], obj)
            elif (word in PLACE_PREPOSITIONS and mention is not None and mention.type in PLACE_TYPES) or (
                word == "in" and obj.lemma_.lower() in lexicon.words("parts_of_places")
            ):
                read_place(reading, event, obj)


def read_place(reading: Reading, event: EventDraft, place: Token) -> None:
    """A place, and the places that its own phrase names: "the town of X in Y province"."""
    index = mention_at(reading, place)
    named = [o for p in place.children if p.dep_ == "prep" and p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
    if index is not None and not any(_same_entity(reading, index, mention_at(reading, o)) for o in named):
        add_argument(reading, event, "place", place)
    for child in place.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "near", "outside", "at"}:
            for obj in child.children:
                if obj.dep_ == "pobj":
                    read_place(reading, event, obj)
        elif child.dep_ in {"appos", "compound", "nmod"} and _is_name(reading, child):
            add_argument(reading, event, "place", child)


def _is_name(reading: Reading, token: Token) -> bool:
    index = mention_at(reading, token)
    return index is not None and reading.mentions[index].form == "name"


def _same_entity(reading: Reading, one: int, other: int | None) -> bool:
    return other is not None and reading.mentions[one].entity == reading.mentions[other].entity
