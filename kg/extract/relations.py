"""Standing relations: who holds which office, leads or belongs to what, and what lies where."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.corefer import BODIES
from kg.extract.phrases import conjuncts
from kg.extract.reading import Mention, Reading, RelationDraft
from kg.model.values import PLACE_TYPES

_BELONGED_TO = BODIES | {"Country", "Region", "City", "Facility"}


def find_relations(reading: Reading) -> None:
    """Adds the relations that titles, appositions and places within places tell."""
    for mention in reading.mentions:
        if mention.form != "name" or mention.entity < 0:
            continue
        kind = reading.entities[mention.entity].type
        if kind == "Person":
            for draft in _offices(reading, mention):
                _add(reading, draft)
        elif kind in PLACE_TYPES:
            for draft in _containers(reading, mention):
                _add(reading, draft)
        if kind in BODIES:
            for draft in _bases(reading, mention):
                _add(reading, draft)


def _add(reading: Reading, draft: RelationDraft) -> None:
    same = (draft.type, draft.subject, draft.object)
    if draft.subject != draft.object and all((r.type, r.subject, r.object) != same for r in reading.relations):
        reading.relations.append(draft)


def _offices(reading: Reading, mention: Mention) -> Iterator[RelationDraft]:
    """ "Chief Minister X of Y", "Y's minister X", "X, the commander of Y", "a spokesman for Y, X"."""
    doc = reading.doc
    head = doc[mention.head]
    for title in _titles(reading, mention, head):
        word = title.lemma_.lower()
        first = title.i
        while (
            first > 0
            and doc[first - 1].dep_ in {"compound", "amod", "nmod"}
            and f"{doc[first - 1].lower_} {doc[first].lower_}" in lexicon.offices()
        ):
            first -= 1
        for body in _bodies(reading, title, mention):
            kind = reading.entities[body].type
            if kind not in _BELONGED_TO:
                continue
            if word in lexicon.words("leading") and kind in BODIES:
                relation = "leads"
            elif word in lexicon.words("belonging") and kind in BODIES:
                relation = "memberOf"
            elif lexicon.offices().get(doc[first : title.i + 1].text.lower(), ("",))[0] in {"office", "rank", "role"}:
                relation = "holdsOffice"
            else:
                continue
            yield RelationDraft(relation, mention.entity, body, first, title.i, f"title:{relation}")


def _titles(reading: Reading, mention: Mention, head: Token) -> list[Token]:
    """Nouns of office that stand in front of a name or in apposition to it."""
    doc = reading.doc
    found: list[Token] = []
    before = mention.start - 1
    while (
        before >= 0
        and doc[before].is_alpha
        and doc[before].pos_ in {"NOUN", "PROPN", "ADJ"}
        and doc[before].sent.start == head.sent.start
    ):
        if doc[before].lower_ in lexicon.offices() or doc[before].lemma_.lower() in lexicon.words(
            "leading"
        ) | lexicon.words("belonging"):
            found.append(doc[before])
            break
        if reading.covering.get(before) is not None:
            break
        before -= 1
    found += [t for t in head.children if t.dep_ == "appos" and t.pos_ in {"NOUN", "PROPN"}]
    if head.dep_ == "appos":
        found.append(head.head)
    return found


def _bodies(reading: Reading, title: Token, mention: Mention) -> list[int]:
    """What the office is of: genitive, modifier in front, "of" or "for"."""
    found: list[int] = []
    candidates = [t for t in title.lefts if t.dep_ in {"poss", "compound", "amod", "nmod"}]
    candidates += [
        t for t in reading.doc[mention.head].lefts if t.dep_ in {"poss", "compound", "amod", "nmod"} and t.i < title.i
    ]
    for prep in (t for t in title.children if t.dep_ == "prep" and t.lower_ in {"of", "for", "in", "from"}):
        candidates += [c for t in prep.children if t.dep_ == "pobj" for c in conjuncts(t)]
    for token in candidates:
        other = reading.mention_of(token)
        if other is not None and other is not mention and other.entity >= 0 and other.entity != mention.entity:
            found.append(other.entity)
    return list(dict.fromkeys(found))


def _containers(reading: Reading, mention: Mention) -> Iterator[RelationDraft]:
    """ "Merrin in northern Kardovia", "Noshki, Balochistan", "the town of Merrin in Halvan"."""
    doc = reading.doc
    head = doc[mention.head]
    if (
        head.dep_ == "pobj"
        and head.head.lower_ == "of"
        and (kind := reading.mention_of(head.head.head))
        and kind.form == "nominal"
        and kind.type in PLACE_TYPES
    ):
        tops = [head, head.head.head]
    else:
        tops = [head]
    for top in tops:
        for child in top.rights:
            inner = child
            if child.dep_ == "prep" and child.lower_ in {"in", "of"}:
                inner = next((t for t in child.children if t.dep_ == "pobj"), child)
            elif child.dep_ not in {"appos", "npadvmod"} or child.i - mention.end > 2:
                continue
            other = reading.mention_of(inner)
            if other is None or other.entity < 0 or other.entity == mention.entity or other.form != "name":
                continue
            if _above(reading.entities[other.entity].type, reading.entities[mention.entity].type):
                yield RelationDraft(
                    "locatedIn", mention.entity, other.entity, mention.start, other.end - 1, "place-in-place"
                )


def _above(outer: str, inner: str) -> bool:
    order = ("Facility", "Place", "City", "Region", "Country")
    return (
        outer in order
        and inner in order
        and order.index(outer) > order.index(inner)
        and outer not in {"Facility", "Place"}
    )


def _bases(reading: Reading, mention: Mention) -> Iterator[RelationDraft]:
    """ "X, which is based in Y", "X, based in Y", "the Y-based X"."""
    for token in reading.doc[mention.head].children:
        verb = token if token.dep_ in {"acl", "relcl"} and token.lemma_ in lexicon.words("based") else None
        if verb is None:
            continue
        for prep in (t for t in verb.children if t.dep_ == "prep" and t.lower_ in {"in", "at"}):
            for place in (t for t in prep.children if t.dep_ == "pobj"):
                other = reading.mention_of(place)
                if other is not None and other.entity >= 0 and reading.entities[other.entity].type in PLACE_TYPES:
                    yield RelationDraft("basedIn", mention.entity, other.entity, verb.i, place.i, "based-in")
