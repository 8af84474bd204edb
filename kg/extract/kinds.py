"""What kind of place a name names, where no table knows it: by the nouns beside it and the adjective made of it."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.reading import Mention, Reading
from kg.extract.titles import is_title
from kg.model.values import PLACE_TYPES

_DEMONYM_ENDINGS = ("an", "ian", "n", "ese", "i", "ish", "ic")


def tell_kinds_of_places(reading: Reading) -> None:
    """Types named places that no table knows: "the town of X", "X province", "the capital, X", "the X-an army"."""
    adjectives = {t.lower_ for t in reading.doc if t.pos_ == "ADJ" or t.ent_type_ == "NORP"}
    for mention in reading.mentions:
        if mention.form != "name" or mention.entity < 0 or reading.entities[mention.entity].key is not None:
            continue
        entity = reading.entities[mention.entity]
        if entity.type != "Person" and _is_described_as_person(reading, mention):
            entity.type = "Person"
            continue
        if entity.type == "Organization" and _has_title(reading, mention):
            entity.type = mention.type = "Person"
            continue
        noun = kind_noun(reading, mention)
        if noun is not None and (entity.type in PLACE_TYPES or mention.end - mention.start == 1):
            entity.type = lexicon.classes("kind_of_place")[noun.lemma_.lower()]
        elif (entity.type in {"City", "Place"} or mention.end - mention.start == 1) and _gives_demonym(
            reading.doc[mention.start : mention.end].text, adjectives
        ):
            entity.type = "Country"


def _is_described_as_person(reading: Reading, mention: Mention) -> bool:
    """ "A spokesman for the group, X", "X, a teacher": an apposition tells that a name is a person's."""
    head = reading.doc[mention.head]
    beside = [head.head] if head.dep_ == "appos" else []
    beside += [t for t in head.children if t.dep_ == "appos"]
    for token in beside:
        noun = reading.mention_of(token)
        if noun is not None and noun.form == "nominal" and noun.type == "Person" and token.tag_ == "NN":
            return True
    return False


def _has_title(reading: Reading, mention: Mention) -> bool:
    """ "Radio announcer X Y": an occupation right in front, where the recogniser took the name for a body's."""
    doc = reading.doc
    title, named = doc[max(mention.start - 1, 0)], doc[mention.start : mention.end]
    kind = lexicon.offices().get(title.lower_.rstrip("."), ("role",))[0]
    beside = title.dep_ == "compound" and title.head.i == mention.head and is_title(title)
    if not beside or kind == "rank" or title.tag_ in {"NNS", "NNPS"}:
        return False
    return all(t.pos_ == "PROPN" and t.lower_ not in lexicon.name_heads() for t in named) and not any(
        lexicon.is_nominal(t.lower_, t.lemma_.lower()) for t in named
    )


def kind_noun(reading: Reading, mention: Mention) -> Token | None:
    """The common noun that says what kind of place a name is."""
    doc = reading.doc
    head = doc[mention.head]
    beside = [doc[mention.end]] if mention.end < len(doc) and head.dep_ in {"compound", "nmod", "amod"} else []
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        beside.append(head.head.head)
    if head.dep_ == "appos":
        beside.append(head.head)
    beside += [t for t in head.children if t.dep_ == "appos" and t.pos_ == "NOUN"]
    return next((t for t in beside if t.lemma_.lower() in lexicon.classes("kind_of_place") and t.text.islower()), None)


def index_place_nouns(reading: Reading) -> None:
    """Records which named place a common noun stands beside: "the town of X", "the capital, X", "X province"."""
    for mention in reading.mentions:
        if mention.form == "name" and mention.entity >= 0 and reading.entities[mention.entity].type in PLACE_TYPES:
            noun = kind_noun(reading, mention)
            if noun is not None:
                reading.place_nouns.setdefault(noun.i, mention.entity)


def _gives_demonym(name: str, adjectives: set[str]) -> bool:
    """Whether an adjective of the article is made of the name: Kenya, Kenyan."""
    stem = name.lower()
    stems = {stem, stem.rstrip("aeiou"), stem.removesuffix("ia"), stem.removesuffix("y")}
    return len(stem) > 3 and any(s + ending in adjectives for s in stems for ending in _DEMONYM_ENDINGS)
