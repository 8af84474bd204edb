"""In-document coreference: mentions become entities."""

from collections import defaultdict

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.identity import NameIndex, attach, join, merge_acronyms, new_entity
from kg.extract.kinds import named_by, tell_kinds_of_places
from kg.extract.pronouns import acts_in, resolve_pronoun, salient
from kg.extract.reading import Mention, Reading
from kg.model.values import PLACE_TYPES

FORCES = frozenset({"ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty", "Organization"})
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
        titles = reading.entities[mention.entity].titles
        at = mention.start - 1
        while (
            at >= 0
            and (doc[at].dep_ in {"compound", "nmod", "amod"} or doc[at].lower_.rstrip(".") in offices)
            and doc[at].is_alpha
        ):
            if doc[at].lower_ in offices:
                titles.add(doc[at].lower_)
            at -= 1
        for token in doc[mention.head].children:
            if token.dep_ == "appos" and token.pos_ == "NOUN":
                titles.add(token.lemma_.lower())
        if doc[mention.head].dep_ == "appos":
            titles.add(doc[mention.head].head.lemma_.lower())


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


def _resolve_nominal(reading: Reading, index: int, last: dict[tuple[str, str | None], int]) -> None:
    mention = reading.mentions[index]
    head = reading.doc[mention.head]
    lemma = head.lemma_.lower()
    found: int | None = named_by(reading, mention)
    counted = any(t.dep_ in {"nummod", "quantmod"} for t in head.lefts)
    plural = head.tag_ in {"NNS", "NNPS"}
    if found is not None:
        attach(reading, index, found)
        last[lemma, mention.owner] = last[lemma, "*"] = found
        return
    if mention.type == "Document":
        found = _issuer(reading, mention)
        if found is None and definite(head):
            found = last.get((lemma, None))
    elif mention.role == "group" and definite(head) and not plural:
        found = salient(reading, mention, frozenset({"ArmedGroup", "Organization", "PoliticalParty"}), named=True)
    elif mention.type in FORCES and not counted:
        found = last.get((lemma, mention.owner))
        if found is None and mention.owner is None:
            found = last.get((lemma, "*"))
    elif mention.type == "Person" and not plural and definite(head):
        found = next((i for i in reversed(range(len(reading.entities))) if lemma in reading.entities[i].titles), None)
        found = last.get((lemma, mention.owner)) if found is None else found
    elif mention.type in PLACE_TYPES and definite(head) and not plural:
        found = last.get((lemma, mention.owner)) or _same_kind_place(reading, mention, lemma)
    elif definite(head) and not counted:
        found = last.get((lemma, mention.owner))
    if found is None:
        found = new_entity(reading, mention)
    attach(reading, index, found)
    last[lemma, mention.owner] = found
    last[lemma, "*"] = found
    if mention.owner is not None:
        last.setdefault((lemma, None), found)


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
        if mention.form == "nominal" and mention.entity >= 0 and mention.type in FORCES:
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
        if other is not None and other.type in FORCES | {"Person", "Country"} and other is not mention:
            if other.entity < 0 and other.form == "nominal":
                return _by_lemma(reading, reading.doc[other.head].lemma_.lower())
            return other.entity if other.entity >= 0 else None
    return None


def _by_lemma(reading: Reading, lemma: str) -> int | None:
    for mention in reading.mentions:
        if mention.entity >= 0 and mention.form == "nominal" and reading.doc[mention.head].lemma_.lower() == lemma:
            return mention.entity
    return None
