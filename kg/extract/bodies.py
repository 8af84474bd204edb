"""The bodies whose people act: "fighters of X", "X rebels", "members of the 5th front of X", "a man working for X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.phrases import conjuncts
from kg.extract.reading import Mention, Reading

FORCES = frozenset({"ArmedGroup", "MilitaryForce", "SecurityForce"})
_OF = frozenset({"of", "from"})
_TO = frozenset({"to", "with", "for", "of", "in"})
_HELPERS = frozenset({"have", "has", "had", "was", "were", "been"})
_DEPTH = 3
"""Steps from people to a body: "members of a cell of the 5th front of X" takes three."""


def bodies_named(reading: Reading, people: Token, depth: int = _DEPTH) -> Iterator[Token]:
    """The heads of the armed groups and forces that a phrase says its people or its unit belong to."""
    own = reading.mention_of(people)
    for token in (*_in_front(reading, people), *_behind(people)):
        mention = reading.mention_of(token)
        if mention is None or mention is own:
            continue
        if mention.form == "pronoun" and mention.entity >= 0 and reading.entities[mention.entity].type in FORCES:
            yield token  # "the group said its fighters had attacked"
            continue
        armed = _is_full_name(reading, mention) and _makes_armed(own, people, token)
        if (mention.type in FORCES or armed) and _is_named(reading, mention):
            yield reading.doc[mention.head]
        if mention.form == "nominal" and depth > 1:
            yield from bodies_named(reading, token, depth - 1)


def said_bodies(reading: Reading, people: Token) -> Iterator[Token]:
    """The bodies that a clause says its subject is of: "the killers were members of X", "the men belonged to X"."""
    verb = people.head
    if people.dep_ not in {"nsubj", "nsubjpass"} or any(t.dep_ == "neg" for t in verb.children):
        return
    for token in _told_by(verb):
        mention = reading.mention_of(token)
        if mention is not None and mention.type in FORCES and _is_named(reading, mention):
            yield reading.doc[mention.head]
        yield from bodies_named(reading, token)


def said_names(reading: Reading, people: Token) -> Iterator[Token]:
    """The names that a clause tells somebody by: "the attacker was X", "identified the killers as X and Y"."""
    verbs = [people.head] if people.dep_ in {"nsubj", "nsubjpass", "dobj"} else []
    verbs += [t for t in people.rights if t.dep_ in {"acl", "relcl"} and t.tag_ == "VBN"]
    told = [(verb, _told_by(verb)) for verb in verbs]
    above = people.head if people.dep_ == "attr" else people.head.head
    if people.dep_ == "attr" or (people.dep_ == "pobj" and people.head.lower_ == "as"):  # "X was the man who shot her"
        told.append((above, _undergoing(above)))
    for verb, names in told:
        denied = any(t.dep_ in {"neg", "aux"} and t.lower_ not in _HELPERS for t in verb.children)
        naming = verb.lemma_.lower() in lexicon.words("identifying") or verb.lower_ in lexicon.words("identifying")
        being = verb.lemma_ == "be" and people.dep_ in {"nsubj", "attr"}
        for token in names if (naming or being) and not denied else ():
            mention = reading.mention_of(token)
            if mention is not None and mention.type == "Person" and mention.form == "name":
                yield reading.doc[mention.head]


def _undergoing(verb: Token) -> Iterator[Token]:
    """Whom a verb tells something of: the subject of "be" and of the passive, else the object."""
    objects = [t for t in verb.children if t.dep_ in {"nsubjpass", "dobj"}]
    subjects = [t for t in verb.children if t.dep_ == "nsubj"] if verb.lemma_ == "be" else []
    for token in objects or subjects:
        yield from conjuncts(token)


def _is_full_name(reading: Reading, mention: Mention) -> bool:
    """Whether an organisation is told by letters or several words; one word may be a people ("Orlan rebels")."""
    words = reading.doc[mention.start : mention.end]
    return mention.type == "Organization" and mention.form == "name" and (len(words) > 1 or words.text.isupper())


def _makes_armed(own: Mention | None, people: Token, name: Token) -> bool:
    """Whether the noun tells that the body named with it is armed: "X guerrillas", "an armed group called X"."""
    calls = name.head.lemma_.lower() in lexicon.words("naming") and own is not None and own.type in FORCES
    return calls or people.lemma_.lower() in _fighters()


def _fighters() -> frozenset[str]:
    """Nouns that make an armed group of the body in front, whatever it is taken for; parties have militants too."""
    return lexicon.words("rebels") - {"militant"}


def _is_named(reading: Reading, mention: Mention) -> bool:
    """Whether it is a name, or a common noun with a name in its phrase: "the Hill gang", "the Honduran army"."""
    words = reading.doc[mention.start : mention.end]
    return mention.form == "name" or any(t.text[0].isupper() and t.pos_ in {"PROPN", "ADJ"} for t in words)


def _in_front(reading: Reading, people: Token) -> Iterator[Token]:
    """Names and bodies in front of a noun; "anti-X fighters" and "X-backed fighters" are not of X."""
    doc = reading.doc
    own = reading.mention_of(people)
    seen: Mention | None = own
    first = own.start if own is not None and own.form == "name" else people.i
    for token in reversed(doc[people.left_edge.i : first]):
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}:
            return
        mention = reading.mention_of(token)
        if mention is None or mention is seen or token.dep_ == "appos":
            continue
        seen = mention
        hyphen = doc[mention.end].text == "-" and doc[mention.end + 1].lemma_.lower() not in lexicon.words("belong")
        against = mention.start > 1 and doc[mention.start - 1].text == "-" and doc[mention.start - 2].lower_ == "anti"
        if not hyphen and not against:
            yield doc[mention.head]


def _behind(people: Token) -> Iterator[Token]:
    fighting = people.lemma_.lower() in _fighters()
    for child in people.rights:
        if child.dep_ == "prep" and (child.lower_ in _OF or (fighting and child.lower_ == "with")):
            yield from _objects(child)
        elif child.dep_ == "appos":
            yield child
        elif child.dep_ == "acl" and child.lemma_.lower() in lexicon.words("naming"):  # "a group calling itself X"
            yield from (t for t in child.children if t.dep_ in {"oprd", "dobj"} and t.pos_ == "PROPN")
        elif child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in lexicon.words("commanding"):
            yield from (o for p in child.children if p.dep_ == "agent" for o in _objects(p))  # "a militia run by X"
        elif child.dep_ in {"acl", "relcl", "amod", "advcl"}:
            yield from _told_by(child)


def _told_by(verb: Token) -> Iterator[Token]:
    """What a verb or adjective says that somebody is or belongs to, past "believed to"."""
    lemma = verb.lemma_.lower()
    if lemma in lexicon.words("belong"):
        yield from (o for prep in verb.children if prep.lower_ in _TO for o in _objects(prep))
    elif lemma in lexicon.words("made_of"):
        for prep in (t for t in verb.children if t.lower_ in {"of", "up", "by"}):
            yield from (o for p in (prep, *prep.children) for o in _objects(p))
    elif lemma == "be" or lemma in lexicon.words("believing") | lexicon.words("telling_apart"):
        for child in verb.children:
            if child.dep_ == "attr":
                yield from conjuncts(child)
            elif child.dep_ in {"acomp", "xcomp"}:
                yield from _told_by(child)
            elif child.lower_ in {"as", *_OF}:
                yield from _objects(child)


def _objects(prep: Token) -> Iterator[Token]:
    for token in prep.children:
        if token.dep_ == "pobj":
            yield from conjuncts(token)
