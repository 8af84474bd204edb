"""Who and what takes part in an event: a noun of the parse, with all that is coordinated with it, in a role."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.bodies import FORCES, bodies_named
from kg.extract.phrases import conjuncts, core
from kg.extract.reading import ArgumentDraft, EventDraft, Mention, Reading
from kg.extract.triggers import names_event
from kg.model.values import PLACE_TYPES

PEOPLE = frozenset({"Person", "PopulationGroup"})
ORGANISED = FORCES | {"Government", "PoliticalParty", "Organization", "Country"}
_OWNERS = FORCES | {"Government", "Country", "demonym"}
WEAPONS = frozenset({"Weapon", "Vehicle"})


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
    for place in (inner,) if counts and inner.i != token.i else (token, inner):
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


def _person_meant(reading: Reading, token: Token) -> Token:
    """A relative pronoun's antecedent; of "who", the nearest noun above that is a person or force."""
    noun = dereference(token)
    if token.tag_ != "WP" or noun.i == token.i:
        return noun
    found = noun
    while True:
        index = mention_at(reading, found)
        if index is not None and reading.mentions[index].type in PEOPLE | ORGANISED:
            return found
        if found.dep_ != "pobj" or found.head.head.pos_ not in {"NOUN", "PROPN"}:
            return noun
        found = found.head.head


def add_argument(reading: Reading, event: EventDraft, role: str, token: Token) -> None:
    """Adds a participant and all that is coordinated with it.

    Things that act are means; events and times are no participants.
    """
    noun = _person_meant(reading, token)
    for part in _wholes(reading, noun) if role == "target" else _participants(reading, noun):
        inner = core(part)
        index = mention_at(reading, part)
        mention = reading.mentions[index] if index is not None else None
        if {inner.i, part.i} & (reading.time_at.keys() | reading.undated) or inner.i in event.tokens:
            continue
        if part.tag_ in {"WP", "WDT", "WP$"} or (mention is None and not _may_take_part(inner, role, event.kind)):
            continue
        slot = _slot(event, role, inner, mention)
        if slot is None:
            continue
        if slot == "target" and event.frame == "attack" and mention is not None:
            _read_as_site(reading, mention)
        if role == "agent" and any(
            t.lower_ in lexicon.words("suspecting") for t in part.doc[part.left_edge.i : part.i]
        ):
            event.suspected = True
        if all(a.head != part.i for arguments in event.roles.values() for a in arguments):
            event.roles.setdefault(slot, []).append(ArgumentDraft(part.i, index))
        if role == "agent" or slot == "agent":
            _add_all(reading, event, (bodies_named if slot == "agent" else _owners)(reading, part))


def _slot(event: EventDraft, role: str, noun: Token, mention: Mention | None) -> str | None:
    """The role that a noun takes for what it is: weapons do not act, people are no means; None where it takes none."""
    if mention is None:
        return None if role == "place" else role
    if role == "agent":
        if noun.lower_ in {"bodies", "corpses"}:
            return "target"  # the parser takes "the bodies of five men, shot in the head" for who shot
        if mention.type in WEAPONS:
            return "instrument"
        somewhere = mention.type in PLACE_TYPES - {"Country"} and mention.form == "nominal"
        return None if somewhere or mention.type == "Document" else role
    if role == "place":
        return role if mention.type in PLACE_TYPES else None
    if role == "target" and mention.type == "Weapon":
        if event.rule.removeprefix("verb:") in lexicon.words("discharging"):
            return "instrument"  # "shot tear gas into the building"
        return None if event.frame == "harm" else role
    if role == "instrument" and mention.type not in WEAPONS:
        acts = mention.type in PEOPLE | FORCES and noun.lemma_.lower() not in lexicon.means()
        if event.frame == "device" and acts:
            return "agent"
        return role if event.frame in {"launch", "device", "give"} else "target"
    return role


def _wholes(reading: Reading, noun: Token) -> Iterator[Token]:
    """ "The windows of two shops, the church's roof and a car": the buildings that are hit, and what else is."""
    for part in _participants(reading, noun):
        whole = whole_of(reading, part)
        yield from [part] if whole.i == part.i else _participants(reading, whole)


def whole_of(reading: Reading, token: Token) -> Token:
    """What a window or roof is part of: "the windows of two shops", "windows on both floors of the bank"."""
    part = core(token)
    if not is_part(part):
        return token
    for prep in (t for t in part.children if t.dep_ == "prep" and t.lower_ in {"of", "at", "in", "on"}):
        for obj in (t for t in prep.children if t.dep_ == "pobj"):
            whole = whole_of(reading, obj)
            index = mention_at(reading, whole)
            if index is None or reading.mentions[index].type not in PLACE_TYPES - {"Facility"}:
                return whole
    return next((t for t in part.children if t.dep_ == "poss" and t.pos_ != "PRON"), token)


def without_parts(reading: Reading, targets: Iterable[ArgumentDraft]) -> list[ArgumentDraft]:
    """Leaves windows and walls out where it is told what else was hit: what they are part of is among it."""
    told = list(targets)
    things = [a for a in told if not is_part(reading.doc[a.head])]
    return things if any(a.mention is not None for a in things) else told


def is_part(token: Token) -> bool:
    """Whether a noun is a part of a building, as a window is."""
    return core(token).lemma_.lower() in lexicon.words("parts_of_buildings")


def _read_as_site(reading: Reading, mention: Mention) -> None:
    """ "Attacked the post", "attacked two mines": where people are, not what is read or laid."""
    if mention.form == "nominal" and reading.doc[mention.head].lemma_.lower() in lexicon.words("attacked_sites"):
        mention.type = "Facility"
        if mention.entity >= 0:
            reading.entities[mention.entity].type = "Facility"


def _add_all(reading: Reading, event: EventDraft, doers: Iterable[Token]) -> None:
    """Further agents: the body whose people act acts too, and so does whose means do it."""
    told = [a for arguments in event.roles.values() for a in arguments]
    heads = {a.head for a in told}
    named = (reading.mentions[a.mention] for a in told if a.mention is not None)
    known = {m.entity for m in named if m.head in heads}
    for own in doers:
        index = mention_at(reading, own)
        entity = reading.mentions[index].entity if index is not None else -1
        if own.i not in heads and (entity < 0 or entity not in known):
            event.roles.setdefault("agent", []).append(ArgumentDraft(own.i, index))
            heads.add(own.i)
            known.add(entity)


def _owners(reading: Reading, means: Token) -> Iterator[Token]:
    """Who strikes with the means that are told to strike: "Russian drones", "its artillery", "a drone sent by X"."""
    for token in means.lefts:
        found = mention_at(reading, token) if token.dep_ in {"amod", "compound", "nmod", "poss"} else None
        if found is None:
            continue
        owner = reading.mentions[found]
        kind = reading.entities[owner.entity].type if owner.form == "pronoun" and owner.entity >= 0 else owner.type
        if kind in _OWNERS:
            yield token
    for clause in (t for t in means.rights if t.dep_ in {"acl", "relcl"}):
        belongs = clause.lemma_.lower() in lexicon.words("belong")
        for prep in (t for t in clause.children if t.dep_ == "agent" or (belongs and t.lower_ == "to")):
            yield from (t for t in prep.children if t.dep_ == "pobj" and mention_at(reading, t) is not None)


def _listed(reading: Reading, token: Token) -> Iterator[Token]:
    """A participant and all coordinated with it, also where the parse hangs the last of a list on the verb."""
    yield from conjuncts(token)
    if token.dep_ in {"nsubj", "nsubjpass"}:  # "a colonel, two captains and a guard" are read as two subjects
        for other in (t for t in token.head.lefts if t.dep_ == token.dep_ and t.i > token.i):
            if (
                other.left_edge.i > 0
                and other.left_edge.nbor(-1).text == ","
                and any(c.dep_ == "cc" for c in other.subtree)
            ):
                yield from conjuncts(other)
    above = token.head if token.dep_ == "dobj" else token.head.head if token.dep_ == "pobj" else None
    if above is not None and above.pos_ == "VERB":
        for last in (t for t in above.rights if t.dep_ == "conj" and t.pos_ == "NOUN" and t.i in reading.at_head):
            gap = token.doc[token.right_edge.i + 1 : last.left_edge.i]
            beside = {t.i for c in above.rights if c.dep_ in {"prep", "npadvmod", "advmod"} for t in c.subtree}
            between = [t for t in gap if t.i not in beside]
            aside = len(between) < len(gap)
            near = len(between) == 1 or token.n_rights > 0 or aside
            joined = near and all(t.dep_ in {"cc", "punct"} for t in between)
            acts = aside and last.i + 1 < len(token.doc) and last.nbor().tag_ == "VBG"  # "and people running away"
            if joined and not acts and last.left_edge.tag_ not in {"VBN", "VBD"}:
                yield from conjuncts(last)


def _participants(reading: Reading, token: Token) -> Iterator[Token]:
    """A participant, what is coordinated with it or with the noun that it counts, and what it is said to include."""
    for part in _listed(reading, token):
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


def _may_take_part(token: Token, role: str, harm: str | None) -> bool:
    """Whether a noun that is no mention can still be a participant.

    Things can; who acts or is killed or wounded is a mention, or a number of people.
    """
    if harm in {"killed", "injured"} and role == "target" and token.pos_ == "NOUN" and token.tag_ == "NN":
        return lexicon.is_count(token.lower_) or token.lemma_.lower() in lexicon.words("counted_people")
    if token.lemma_.lower() in lexicon.words("time_units") | lexicon.words("abstract"):
        return False
    if role == "instrument" and token.lemma_.lower() in lexicon.words("discharge"):
        return False
    thing = token.pos_ in {"NOUN", "PROPN", "NUM"} and (
        not names_event(token) or (role == "target" and is_protest(token))
    )
    return role != "agent" and (thing or lexicon.is_count(token.lower_))


def is_protest(token: Token) -> bool:
    """Whether a noun tells of people who protest, whom others can attack or disperse."""
    before = token.doc[max(token.i - 2, 0) : token.i].text.lower()
    return token.lemma_.lower() in lexicon.words("protests") or (before == "sit-" and token.lower_ in {"in", "ins"})
