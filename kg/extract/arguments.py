"""Arguments of a trigger: its frame read off the dependency parse."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive, subject_of
from kg.extract.instruments import read_discharge, read_shooters, read_used
from kg.extract.listed_victims import names_behind
from kg.extract.misread import PERSONAL, named_after
from kg.extract.nominals import demonym_index
from kg.extract.participants import ORGANISED, PEOPLE, WEAPONS, add_argument, mention_at, whole_of
from kg.extract.phrases import conjuncts, core
from kg.extract.reading import EventDraft, Mention, Reading
from kg.model.values import PLACE_TYPES

PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "throughout", "within", "along", "off", "between",
     "on", "from", "into", "of", "over", "opposite"}
)  # fmt: skip
_WITH_MEANS = frozenset({"attack", "harm", "die", "device", "launch", "clash", "operate", "take"})
"""Frames of what is done with a weapon; people protest and sign without."""
_BESIDE = frozenset({"in", "inside", "near", "outside", "opposite"})
_HOUSED = frozenset({"Government", "Organization", "PoliticalParty"})
"""Bodies whose name stands for their building: "a bomb exploded outside the ministry"."""
_AGAINST = frozenset({"counter", "anti"})
_MEANS = frozenset({"with", "using", "by", "through", "via"})


def read_verb(reading: Reading, event: EventDraft, verb: Token, frame: dict[str, str]) -> None:
    """Subject, objects and prepositional phrases of a verb."""
    passive = (is_passive(verb) and not _finite(event, verb)) or (event.frame == "harm" and _gapped(verb))
    passive = passive and not (event.frame in PERSONAL and names_behind(reading, event, verb))
    subject = _who_attempts(subject_of(verb), verb)
    intransitive = "object" not in frame and not any(t.dep_ == "auxpass" for t in verb.children)
    subject_role = frame.get("object") if passive and not intransitive else frame.get("subject")
    if subject is not None and subject_role and subject.dep_ != "expl":
        add_argument(reading, event, subject_role, subject)
    read_used(reading, event, verb)
    objects = [t for t in verb.children if t.dep_ in {"dobj", "oprd", "attr"} and t.i not in event.tokens]
    if event.frame in PERSONAL and not passive and (named := named_after(reading, verb)) is not None:
        objects = [t for t in objects if not verb.i < t.i < named.i]  # "kidnapped landowner X" is read as two
        objects += [named] if all(named not in conjuncts(t) for t in objects) else []
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
        if event.frame == "launch":  # "fired 12 rounds at the post", where the parse hangs it on the rounds
            read_prepositions(reading, event, obj, {k: v for k, v in frame.items() if v == "target"}, passive=False)
    for child in verb.children:
        if child.dep_ == "dative" and "dative" in frame:
            add_argument(reading, event, frame["dative"], child)
    if subject_role == "target":
        for companion in companions(verb):
            add_argument(reading, event, "target", companion)
    read_prepositions(reading, event, verb, frame, passive=passive)


def companions(verb: Token) -> list[Token]:
    """Who suffers with the subject: "was kidnapped along with X", "died alongside two colleagues"."""
    preps = [t for t in verb.subtree if t.lower_ in {"with", "alongside"} and verb in {t.head, t.head.head}]
    joined = [t for t in preps if t.lower_ == "alongside" or t.nbor(-1).lower_ in {"along", "together"}]
    return [o for t in joined for o in t.children if o.dep_ == "pobj"]


def _who_attempts(subject: Token | None, verb: Token) -> Token | None:
    """ "A plan by X to kill Y", "X's attempt to seize Y": who would do it, where an infinitive hangs on such a noun."""
    if subject is None or verb.dep_ != "acl" or verb.head.i != subject.i or not any(t.tag_ == "TO" for t in verb.lefts):
        return subject
    if not any(subject.lemma_.lower() in words for words in lexicon.classes("status_by_governor")):
        return subject
    by = (o for p in subject.rights if p.dep_ == "prep" and p.lower_ in {"by", "of"} for o in p.children)
    beside = (t for t in subject.lefts if t.dep_ in {"poss", "compound", "amod"})
    named = [t for t in (*by, *beside) if t.dep_ != "amod" or t.lower_ in demonym_index()]
    if not named and subject.dep_ == "dobj" and subject.head.lemma_.lower() in lexicon.light_verbs():
        return subject_of(subject.head)
    return named[0] if named else subject


def _finite(event: EventDraft, verb: Token) -> bool:
    """ "Militants killed 14 villagers, police said": the killed kill nobody, so the participle is a past tense."""
    objects = any(t.dep_ == "dobj" for t in verb.children) and not any(t.dep_ == "agent" for t in verb.children)
    return event.frame in {"harm", "attack"} and verb.dep_ == "acl" and verb.tag_ == "VBN" and objects


def _gapped(verb: Token) -> bool:
    """ "Three were killed and five others wounded", "five soldiers killed in ambush": passive without an auxiliary."""
    headline = verb.dep_ == "ROOT" and verb.tag_ == "VBN"
    beside = verb.dep_ == "conj" and is_passive(verb.head)
    return (headline or beside) and not any(t.dep_ in {"dobj", "aux"} for t in verb.children)


def read_noun(reading: Reading, event: EventDraft, noun: Token, frame: dict[str, str]) -> None:
    """Possessor, modifiers and prepositional phrases of a noun trigger."""
    _read_modifiers(reading, event, noun, frame)
    read_prepositions(reading, event, noun, frame, passive=False)
    read_against(reading, event, _after_time(reading, noun), frame)
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if above is not None and above.lemma_.lower() in lexicon.words("several_events"):  # "two waves of strikes on X"
        read_prepositions(reading, event, above, {k: v for k, v in frame.items() if k != "of"}, passive=False)
    if frame.get("of") == "target" and not event.roles.get("target"):
        _read_beyond_place(reading, event, noun)


def _read_beyond_place(reading: Reading, event: EventDraft, noun: Token) -> None:
    """ "The murder in Y of the mayor, X": the parser makes whom it befell part of the place."""
    places = (o for p in noun.rights if p.dep_ == "prep" and p.lower_ in PLACE_PREPOSITIONS for o in p.children)
    for obj in (o for place in places for p in place.rights if p.lower_ == "of" for o in p.children):
        index = mention_at(reading, obj)
        if obj.dep_ == "pobj" and index is not None and reading.mentions[index].type in PEOPLE:
            add_argument(reading, event, "target", obj)


def _after_time(reading: Reading, noun: Token) -> list[Token]:
    """The preposition in "an attack last night on a bus", which the parse hangs on the verb."""
    rest = noun.doc[noun.i + 1 : noun.sent.end]
    apart = [t.i for t in rest if not (t.i in reading.time_at or t.i in reading.undated or t.pos_ in {"ADV", "CCONJ"})]
    return [noun.doc[apart[0]]] if apart and apart[0] > noun.i + 1 else []


def read_against(reading: Reading, event: EventDraft, preps: Iterable[Token], frame: dict[str, str]) -> None:
    """What an attack is said to be on or against, where the parse hangs that on another word."""
    for prep in preps:
        if prep.dep_ == "prep" and prep.lower_ in {"on", "against"} and frame.get(prep.lower_) == "target":
            for obj in (t for t in prep.children if t.dep_ == "pobj" and mention_at(reading, t) is not None):
                if not is_where(reading, event, prep.lower_, obj):
                    add_argument(reading, event, "target", obj)


def _read_modifiers(reading: Reading, event: EventDraft, noun: Token, frame: dict[str, str]) -> None:
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


def read_prepositions(
    reading: Reading, event: EventDraft, head: Token, frame: dict[str, str], *, passive: bool
) -> None:
    """Prepositional phrases: the frame's own, means, and places."""
    read_hands(reading, event, head)
    for prep in _prepositions(head):
        word = prep.lower_
        for obj in [t for t in prep.children if t.dep_ in {"pobj", "dobj"}]:
            index = mention_at(reading, obj)
            mention = reading.mentions[index] if index is not None else None
            if word == "at" and core(obj).like_num:
                continue  # a time of day
            if event.frame in {"device", "launch"} or event.type == "Bombing":
                _read_housed(reading, event, word, obj)
            if word in _MEANS and event.frame in _WITH_MEANS:
                read_discharge(reading, event, obj)
                read_shooters(reading, event, obj)
            if word == "by":
                role = "agent" if passive or head.pos_ not in {"VERB", "AUX"} or prep.dep_ == "agent" else "instrument"
                role = frame.get("subject", "agent") if passive else frame.get("by", role)
                add_argument(reading, event, role, obj)
                if role == "agent":  # "an attack by rebels on a post", hung on the rebels
                    read_against(reading, event, obj.rights, frame)
            elif mention is not None and mention.type in WEAPONS and _is_means(event, word, mention):
                add_argument(reading, event, "instrument", obj)
            elif word in frame and not is_where(reading, event, word, obj):
                add_argument(reading, event, frame[word], obj)
            elif word in PLACE_PREPOSITIONS and (whole := whole_of(reading, obj)).i != obj.i:
                read_place(reading, event, whole)  # "in the lobby of a hotel"
            elif (word in PLACE_PREPOSITIONS and mention is not None and mention.type in PLACE_TYPES) or (
                word == "in" and obj.lemma_.lower() in lexicon.words("parts_of_places")
            ):
                read_place(reading, event, obj)


def _is_means(event: EventDraft, word: str, mention: Mention) -> bool:
    """ "With mortars"; what is fired is fired from a weapon too."""
    fired = word == "from" and event.frame == "launch" and mention.type == "Weapon"
    return fired or (word in _MEANS and event.frame in _WITH_MEANS)


def _prepositions(head: Token) -> Iterator[Token]:
    """Those below a word, and those coordinated with them: "at a school, at a clinic and in the mosque"."""
    for child in head.children:
        if child.dep_ in {"prep", "agent"} or (child.dep_ == "advcl" and child.lower_ == "using"):
            yield from (t for t in conjuncts(child) if t.i == child.i or t.tag_ == "IN")


def read_hands(reading: Reading, event: EventDraft, head: Token) -> None:
    """ "Died at the hands of X", "their torture at the hands of X": X did it."""
    at = (o for p in head.children if p.lower_ == "at" for o in p.children if o.lemma_.lower() == "hand")
    for of in (p for hands in at for p in hands.children if p.lower_ == "of"):
        for doer in (t for t in of.children if t.dep_ == "pobj"):
            add_argument(reading, event, "agent", doer)


def is_where(reading: Reading, event: EventDraft, word: str, obj: Token) -> bool:
    """Whether a preposition that can mark a participant tells of the place instead: "at a town", "on the road"."""
    index = mention_at(reading, obj)
    mention = reading.mentions[index] if index is not None else None
    if event.frame == "device" and word in {"into", "onto", "through"}:  # what shells slam into; oil spills into rivers
        return mention is None or mention.type in PLACE_TYPES - {"Facility"}
    on_the_way = word == "on" and obj.lemma_.lower() in lexicon.words("ways")
    return mention is not None and (
        on_the_way or (mention.type in PLACE_TYPES - {"Facility"} and word in {"in", "at", "from"})
    )


def _read_housed(reading: Reading, event: EventDraft, word: str, obj: Token) -> None:
    """ "In front of the ministry", "outside the embassy's offices": the body that is named stands for its building."""
    front = [o for p in obj.children if p.lower_ == "of" for o in p.children] if obj.lower_ == "front" else []
    for token in front or ([obj] if word in _BESIDE else []):
        index = mention_at(reading, token)
        kind = reading.mentions[index].type if index is not None else None
        if kind in _HOUSED or (front and kind is not None and kind not in PLACE_TYPES):
            add_argument(reading, event, "target", token)


def read_standing(reading: Reading, event: EventDraft, frame: dict[str, str]) -> None:
    """ "A car parked outside the hotel blew up": what a vehicle that explodes stands at."""
    for carrier in list(event.roles.get("instrument", ())) if event.type == "Bombing" else ():
        for clause in (t for t in reading.doc[carrier.head].rights if t.dep_ == "acl"):
            if clause.lemma_.lower() in lexicon.words("standing_at"):
                read_prepositions(reading, event, clause, frame, passive=False)


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
