"""In-document coreference: mentions become entities."""

from collections import defaultdict
from typing import TypeAlias

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.identity import NameIndex, attach, join, merge_acronyms, new_entity
from kg.extract.kinds import index_place_nouns, tell_kinds_of_places
from kg.extract.nominals import demonym_index
from kg.extract.pronouns import acts_in, resolve_pronoun, salient
from kg.extract.reading import Mention, Reading
from kg.model.values import PLACE_TYPES

BODIES = frozenset({"ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty", "Organization"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said"})


def resolve_entities(reading: Reading) -> None:
    """Gives each mention an entity: names by table key, variant and acronym; nominals and pronouns by salience."""
    names = NameIndex(reading)
    order = sorted(
        range(len(reading.mentions)), key=lambda i: (reading.mentions[i].form != "name", reading.mentions[i].start)
    )
    for index in order:
        mention = reading.mentions[index]
        if mention.form == "name" and mention.type not in {"demonym", "seat"}:
            attach(reading, index, names.entity_for(index))
    merge_acronyms(reading)
    _attach_titles(reading)
    _metonyms(reading, names)
    _demonyms(reading, names)
    tell_kinds_of_places(reading)
    index_place_nouns(reading)
    _join_descriptions(reading)
    last: dict[tuple[str, str | None], int] = {}
    for index, mention in enumerate(reading.mentions):
        if mention.entity < 0 and mention.form == "nominal":
            _resolve_nominal(reading, index, last)
    _join_owned(reading)
    for index, mention in enumerate(reading.mentions):
        if mention.form == "pronoun":
            resolve_pronoun(reading, index)


def _attach_titles(reading: Reading) -> None:
    """Remembers the offices that stand with a person's name, for "the minister" later on."""
    doc, offices = reading.doc, lexicon.offices()
    for mention in reading.mentions:
        if mention.form != "name" or mention.entity < 0 or reading.entities[mention.entity].type != "Person":
            continue
        nouns = [t for t in doc[mention.head].children if t.dep_ == "appos" and t.pos_ == "NOUN"]
        if doc[mention.head].dep_ == "appos":
            nouns.append(doc[mention.head].head)
        at = mention.start - 1
        while at >= 0 and _stands_with_name(doc[at]):
            nouns += [doc[at]] if doc[at].lower_ in offices else []
            at -= 1
        owners = {demonym_index().get(t.lower_) for n in [*nouns, doc[mention.head]] for t in n.lefts} - {None}
        for noun in nouns:
            lemma = noun.lemma_.lower()
            reading.entities[mention.entity].titles |= {lemma, *(f"{owner} {lemma}" for owner in owners)}


def _stands_with_name(token: Token) -> bool:
    """Whether a word may belong to the office in front of a name."""
    modifies = token.dep_ in {"compound", "nmod", "amod"} or token.lower_.rstrip(".") in lexicon.offices()
    return modifies and token.is_alpha


def _metonyms(reading: Reading, names: NameIndex) -> None:
    """Capitals and seats of government speak for their country where they act or speak."""
    for index, mention in enumerate(reading.mentions):
        if mention.form != "name" or mention.key is None:
            continue
        head = reading.doc[mention.head]
        acts = acts_in(head) is not None or (head.dep_ in {"agent", "poss"} and mention.type == "seat")
        if mention.type == "seat" or (mention.key.startswith("capital/") and acts and not _plays_place(head)):
            if mention.entity >= 0:
                reading.entities[mention.entity].mentions.remove(index)
            attach(reading, index, names.country(mention.owner or ""))


def _demonyms(reading: Reading, names: NameIndex) -> None:
    """ "Russian" in front of an event or a force is Russia's."""
    for index, mention in enumerate(reading.mentions):
        if mention.type == "demonym" and mention.entity < 0 and mention.owner:
            attach(reading, index, names.country(mention.owner))


def _plays_place(token: Token) -> bool:
    verb = acts_in(token)
    return verb is not None and verb.lemma_ in lexicon.words("of_places")


def definite(token: Token) -> bool:
    """Whether the phrase points back: "the", "this", "these"."""
    return any(t.dep_ == "det" and t.lower_ in _DEFINITE for t in token.lefts)


_Last: TypeAlias = dict[tuple[str, str | None], int]
"""The last entity told by a noun, with its qualifiers where it is a force, and by whose it is; ``*`` for anybody's."""


def _resolve_nominal(reading: Reading, index: int, last: _Last) -> None:
    mention = reading.mentions[index]
    head = reading.doc[mention.head]
    lemma = head.lemma_.lower()
    if mention.type in BODIES:
        lemma = " ".join([*sorted(_qualifiers(head)), lemma])
    found = reading.place_nouns.get(mention.head) if mention.type in PLACE_TYPES else None
    if found is None:
        found = _told_before(reading, mention, lemma, last)
    if found is None:
        found = new_entity(reading, mention)
    attach(reading, index, found)
    last[lemma, mention.owner] = last[lemma, "*"] = found
    if mention.type in BODIES:
        last[f"* {head.lemma_.lower()}", "*"] = found
    if mention.owner is not None:
        last.setdefault((lemma, None), found)


def _told_before(reading: Reading, mention: Mention, lemma: str, last: _Last) -> int | None:
    """The entity that a common noun goes back to, by the rules for its kind."""
    head = reading.doc[mention.head]
    counted = any(t.dep_ in {"nummod", "quantmod"} for t in head.lefts)
    single = head.tag_ not in {"NNS", "NNPS"}
    if mention.type == "Document":
        issuer = _issuer(reading, mention)
        return last.get((lemma, None)) if issuer is None and definite(head) else issuer
    if mention.role == "group" and definite(head) and single:
        return salient(reading, mention, frozenset({"ArmedGroup", "Organization", "PoliticalParty"}), named=True)
    if mention.type in BODIES and not counted:
        return _force(mention, lemma, last, back=definite(head))
    if mention.type == "Person" and single and definite(head):
        title = f"{mention.owner} {lemma}" if mention.owner else lemma
        holders = [i for i, entity in enumerate(reading.entities) if title in entity.titles]
        return holders[-1] if holders else last.get((lemma, mention.owner))
    if mention.type in PLACE_TYPES and definite(head) and single:
        return last.get((lemma, mention.owner)) or _same_kind_place(reading, mention, lemma)
    return last.get((lemma, mention.owner)) if definite(head) and not counted else None


def _force(mention: Mention, lemma: str, last: _Last, *, back: bool) -> int | None:
    """A force or body: the same words of the same owner; a bare "the forces" goes back to the last of any kind."""
    found = last.get((lemma, mention.owner))
    if found is None and mention.owner is None:
        found = last.get((lemma, "*"))
        if found is None and back and " " not in lemma:
            found = last.get((f"* {lemma}", "*"))
    return found


def _qualifiers(head: Token) -> set[str]:
    """Words that tell one force or body from another: "Kurdish-led", "rebel", "foreign"; not whose it is."""
    return {
        t.lemma_.lower()
        for t in head.lefts
        if t.dep_ in {"amod", "compound", "nmod"}
        and t.lower_ not in demonym_index()
        and t.pos_ != "PROPN"
        and t.is_alpha
    }


def _join_descriptions(reading: Reading) -> None:
    """ "A spokesman for the group, X", "X, the commander", "General X": the noun is the person named."""
    doc = reading.doc
    for index, mention in enumerate(reading.mentions):
        if (
            mention.form != "nominal"
            or mention.type not in {"Person", "PopulationGroup"}
            or doc[mention.head].tag_ in {"NNS", "NNPS"}
        ):
            continue
        head = doc[mention.head]
        beside = [t for t in head.children if t.dep_ == "appos"]
        if head.dep_ in {"appos", "compound", "nmod"}:
            beside.append(head.head)
        for token in beside:
            other = reading.mention_of(token)
            if (
                other is not None
                and other.form == "name"
                and other.entity >= 0
                and reading.entities[other.entity].type == "Person"
            ):
                attach(reading, index, other.entity)
                break


def _join_owned(reading: Reading) -> None:
    """ "The military" is "Pakistan's military" where the article speaks of no other country's."""
    owned: defaultdict[str, set[int]] = defaultdict(set)
    bare_ones: defaultdict[str, set[int]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.form == "nominal" and mention.entity >= 0 and mention.type in BODIES:
            lemma = reading.doc[mention.head].lemma_.lower()
            if reading.entities[mention.entity].type == mention.type:
                (owned if mention.owner else bare_ones)[lemma].add(mention.entity)
    for lemma, withs in owned.items():
        owners = {reading.entities[e].owner for e in withs}
        for entity in bare_ones[lemma] - withs if len(owners) == 1 else ():
            join(reading, min(withs), entity)


def _same_kind_place(reading: Reading, mention: Mention, lemma: str) -> int | None:
    """ "the province", "the region", "the country", "the city": the last named place of that kind."""
    kind = lexicon.classes("kind_of_place").get(lemma)
    kinds = {"Region", "City"} if kind == "Place" else {kind or ""}
    return salient(reading, mention, frozenset(kinds), named=True, reach=8)


def _issuer(reading: Reading, mention: Mention) -> int | None:
    """Who put out a document: "a military statement", "a statement by the group", "the ministry's report"."""
    head = reading.doc[mention.head]
    for child in head.children:
        token = child
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            token = next((t for t in child.children if t.dep_ == "pobj"), child)
        elif child.dep_ not in {"amod", "compound", "poss", "nmod"}:
            continue
        other = reading.mention_of(token)
        if other is not None and other.type in BODIES | {"Person", "Country"} and other is not mention:
            if other.entity < 0 and other.form == "nominal":
                return _by_lemma(reading, reading.doc[other.head].lemma_.lower())
            return other.entity if other.entity >= 0 else None
    return None


def _by_lemma(reading: Reading, lemma: str) -> int | None:
    for mention in reading.mentions:
        if mention.entity >= 0 and mention.form == "nominal" and reading.doc[mention.head].lemma_.lower() == lemma:
            return mention.entity
    return None
