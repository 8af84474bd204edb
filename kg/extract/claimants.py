"""Who claims a deed where somebody speaks or writes for them: "a spokesman for X", "leaflets signed by X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.bodies import FORCES
from kg.extract.clauses import subject_of
from kg.extract.reading import Reading

_BODIES = FORCES | {"Organization", "PoliticalParty"}
_FOR = frozenset({"for", "of", "from", "by"})


def spoken_for(reading: Reading, index: int) -> list[int]:
    """The bodies that a text or a spokesman stands for; the source itself where it speaks for itself."""
    source = reading.mentions[index]
    noun = reading.doc[source.head]
    written = source.type == "Document"
    if source.form != "nominal" or not (written or noun.lemma_.lower() in lexicon.words("spokesmen")):
        return [index]
    return bodies_behind(reading, noun, written=written) or ([] if written else [index])


def bodies_behind(reading: Reading, noun: Token, *, written: bool) -> list[int]:
    """The mentions of bodies that a text or a spokesman is said to be of."""
    found = (_body(reading, token) for token in _behind(noun, written=written) if token.i != noun.i)
    return list(dict.fromkeys(i for i in found if i is not None))


def _body(reading: Reading, token: Token) -> int | None:
    index = reading.at_head.get(token.i, reading.covering.get(token.i))
    if index is None or reading.mentions[index].entity < 0:
        return None
    return index if reading.entities[reading.mentions[index].entity].type in _BODIES else None


def _behind(noun: Token, *, written: bool) -> Iterator[Token]:
    """Words that may name whom a noun stands for: beside it, after "for", "on behalf of", who signed or spread it."""
    yield from (t for t in noun.lefts if t.dep_ in {"poss", "compound", "nmod", "amod"})
    preps = [p for p in noun.rights if p.dep_ == "prep" and p.lower_ in _FOR]
    clauses = [t for t in noun.rights if t.dep_ in {"acl", "relcl"}]
    preps += [p for c in clauses for p in c.subtree if p.dep_ in {"prep", "agent"} and p.lower_ in _FOR - {"of"}]
    preps += [p for o in noun.head.subtree if o.lower_ == "behalf" for p in o.children if p.lower_ == "of"]
    yield from (o for p in preps for o in p.children if o.dep_ == "pobj")
    if written and noun.dep_ == "dobj" and (spread := subject_of(noun.head)) is not None:
        yield spread
    if written and noun.dep_ == "nsubjpass":
        yield from (o for p in noun.head.children if p.dep_ == "agent" for o in p.children)
