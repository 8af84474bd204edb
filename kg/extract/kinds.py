"""What kind of place a name names, where no table knows it: by the nouns beside it and the adjective made of it."""

from spacy.tokens import Doc, Token

from kg.extract import lexicon
from kg.extract.identity import bare
from kg.extract.reading import EntityDraft, Mention, Reading
from kg.extract.titles import is_title
from kg.model.values import PLACE_TYPES

_MISTAKEN = frozenset({"Person", "Organization", "Facility"})
"""What names of towns are taken for."""
_DEMONYM_ENDINGS = ("an", "ian", "n", "ese", "i", "ish", "ic")


def tell_kinds_of_places(reading: Reading) -> None:
    """Types named places that no table knows: "the town of X", "X province", "the capital, X", "the X-an army"."""
    adjectives = {t.lower_ for t in reading.doc if t.pos_ == "ADJ" or t.ent_type_ == "NORP" or _is_told_of_town(t)}
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
        if entity.type in _MISTAKEN and _is_place_elsewhere(reading, entity):
            entity.type = "City"
            for index in entity.mentions:
                reading.mentions[index].type = "City"
        noun = kind_noun(reading, mention)
        if noun is not None and (entity.type in PLACE_TYPES or mention.end - mention.start == 1):
            entity.type = lexicon.classes("kind_of_place")[noun.lemma_.lower()]
        elif (
            (entity.type in {"City", "Place"} or mention.end - mention.start == 1)
            and _gives_demonym(reading.doc[mention.start : mention.end].text, adjectives)
        ) or (entity.type in {"City", "Place"} and noun is None and _is_of_a_country(reading.doc, mention)):
            entity.type = "Country"


def _is_told_of_town(token: Token) -> bool:
    """Whether a word says whose town it is: "the Tashkari city of X"."""
    if not token.text[:1].isupper() or token.i + 2 >= len(token.doc):
        return False
    return token.nbor(2).lower_ == "of" and token.nbor(1).lower_ in lexicon.classes("kind_of_place")


def _is_place_elsewhere(reading: Reading, entity: EntityDraft) -> bool:
    """Whether a name that is read as a body or person here stands for a town elsewhere, spelled the same."""
    mentions = [reading.mentions[m] for m in entity.mentions]
    spelled = {bare(reading.doc[m.start : m.end].text) for m in mentions if m.form == "name"}
    return len(spelled) == 1 and any(m.type == "City" for m in mentions) and all(m.form == "name" for m in mentions)


def _is_of_a_country(doc: Doc, mention: Mention) -> bool:
    """ "In the north of X", "eastern X", "X's government", "the army of X", "TORVEL, X -": what towns have none of."""
    name = doc[mention.start : mention.end].text
    if name in lexicon.city_names():
        return False
    head = doc[mention.head]
    before = doc[mention.start - 1] if mention.start else None
    if 1 < mention.start < 8 and before is not None and before.text == "," and doc[mention.start - 2].is_upper:
        behind = doc[mention.end : mention.end + 12]
        return any(t.text in {"-", "–", "—", "--"} for t in behind)  # "TORVEL, X, May 15 (Agency) -"
    if before is not None and before.lower_ in lexicon.words("compass_adjectives"):
        return before.dep_ == "amod"
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    if above is not None and any(t.dep_ == "det" for t in above.lefts):
        side = above.lower_ in lexicon.words("compass") and above.dep_ == "pobj" and above.head.lower_ == "in"
        if side or above.lemma_.lower() in lexicon.words("of_states"):
            return True
    owned = head.head if head.dep_ == "poss" else None
    return owned is not None and owned.lemma_.lower() in lexicon.words("of_states")


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
