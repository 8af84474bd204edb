"""Attribution by nouns and adjectives: "the claim that", "calls for", "critical of", "willing to"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import bridged, is_passive, subject_of
from kg.extract.cues import agent_of, verb_cues
from kg.extract.reading import ClaimDraft, Reading
from kg.extract.speech import add_source
from kg.extract.telling import DENIALS

_CLAUSE_HEADS = frozenset({"VERB", "AUX"})
_PREPOSITIONS = {
    "noun-of": frozenset({"of"}),
    "noun-for": frozenset({"for"}),
    "noun-about": frozenset({"about", "over", "on", "regarding", "concerning", "toward", "towards"}),
    "noun-to-thing": frozenset({"to", "with", "between", "against"}),
    "adj-about": frozenset({"about", "of", "at", "with", "on", "over", "to", "by", "in", "for", "toward", "towards"}),
}


def noun_claim(reading: Reading, noun: Token) -> ClaimDraft | None:
    """ "The claim that ...", "allegations of ...", "calls for ...": a clause or phrase under a noun of speech."""
    for cue in lexicon.cues()["noun", noun.lemma_.lower()]:
        if cue.type == "Demand" and noun.tag_ == "NN" and not any(t.dep_ in {"det", "poss"} for t in noun.lefts):
            continue  # "demand for oil" is a trade's
        content = _noun_content(noun, cue)
        if content is not None:
            claim = _draft(reading, noun, cue, content, "noun")
            if claim is not None:
                add_source(reading, claim, _noun_source(noun, content))
            return claim
    return None


def _noun_content(noun: Token, cue: lexicon.Cue) -> Token | None:
    for child in noun.rights:
        if child.dep_ in {"acl", "ccomp", "relcl"} and "noun-that" in cue.patterns and _has(child, "mark", "that"):
            return child
        if child.dep_ in {"acl", "xcomp", "relcl"} and "noun-to" in cue.patterns and _has(child, "aux", "to"):
            return child
        if child.dep_ == "prep":
            found = _under(child, cue.patterns, "noun")
            if found is not None:
                return found
    be = noun.head
    if noun.dep_ == "nsubj" and be.lemma_ == "be" and "noun-that" in cue.patterns:
        return next((t for t in be.rights if t.dep_ == "ccomp"), None)  # "their argument is that ..."
    return None


def _noun_source(noun: Token, content: Token) -> Token | None:
    """Whose the words are: the genitive, who stands after "by" or "from", else who makes, has or voices them."""
    owner = next((t for t in noun.lefts if t.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "among", "of"} and not content.is_ancestor(child):
            found = next((t for t in child.children if t.dep_ == "pobj"), None)
            if found is not None and found.i != content.i:
                return found
    verb = noun.head
    if verb.pos_ not in _CLAUSE_HEADS or any(cue.type in DENIALS for cue, _ in verb_cues(verb)):
        return None  # who rejects allegations has not made them
    if noun.dep_ == "dobj" and not is_passive(verb):
        return subject_of(verb)
    return agent_of(verb) if noun.dep_ == "nsubjpass" else None


def adjective_claim(reading: Reading, adjective: Token) -> ClaimDraft | None:
    """ "X is adamant that ...", "critical of ...", "willing to ...": who is in that state of mind holds the content."""
    verb = adjective.head
    if adjective.dep_ == "acomp" or (adjective.dep_ == "conj" and verb.dep_ == "acomp"):
        while verb.pos_ not in _CLAUSE_HEADS and verb.head.i != verb.i:
            verb = verb.head
    elif adjective.pos_ == "VERB" or (adjective.dep_ in {"amod", "relcl", "appos"} and adjective.i > verb.i):
        verb = adjective
    else:
        return None
    source = adjective.head if verb.i == adjective.i and adjective.pos_ == "ADJ" else subject_of(verb)
    if source is None or source.lower_ in {"it", "there", "this", "that"}:
        return None
    for cue in lexicon.cues()["adj", adjective.lower_]:
        if cue.type not in {"Opinion", "Condemnation"} and any(t.dep_ == "neg" for t in verb.children):
            continue
        content = _adjective_content(adjective, cue)
        if content is not None:
            claim = _draft(reading, adjective, cue, content, "adj")
            if claim is not None:
                add_source(reading, claim, source)
            return claim
    return None


def _adjective_content(adjective: Token, cue: lexicon.Cue) -> Token | None:
    for child in adjective.rights:
        if child.dep_ in {"ccomp", "advcl"} and "adj-that" in cue.patterns and not _has(child, "aux", "to"):
            if child.dep_ == "ccomp" or _has(child, "mark", "that"):
                return child
        elif child.dep_ in {"xcomp", "advcl"} and "adj-to" in cue.patterns and _has(child, "aux", "to"):
            return child
        elif child.dep_ in {"prep", "agent"}:
            found = _under(child, cue.patterns, "adj")
            if found is not None:
                return found
    return None


def _under(preposition: Token, patterns: frozenset[str], kind: str) -> Token | None:
    """What a preposition takes, where one of the patterns allows it."""
    for pattern in patterns & _PREPOSITIONS.keys():
        if pattern.startswith(kind) and preposition.lower_ in _PREPOSITIONS[pattern]:
            return next((t for t in preposition.children if t.dep_ in {"pobj", "pcomp"}), None)
    return None


def _draft(reading: Reading, token: Token, cue: lexicon.Cue, content: Token, kind: str) -> ClaimDraft | None:
    stretches = bridged(reading.doc, set(_phrase(content)) - {token.i})
    if not stretches:
        return None
    rule = f"{kind}:{token.lemma_.lower() if kind == 'noun' else token.lower_}"
    return ClaimDraft(cue.type, rule, stretches, cue=(token.i, token.i), strength=cue.strength)


def _phrase(content: Token) -> Iterator[int]:
    """The tokens of the content, and the infinitive that the parser hung beside it ("calls for X to go")."""
    yield from (t.i for t in content.subtree)
    if content.dep_ == "pobj":
        for sister in content.head.head.rights:
            if sister.i > content.i and sister.dep_ in {"acl", "advcl"} and _has(sister, "aux", "to"):
                yield from (t.i for t in sister.subtree)


def _has(token: Token, dep: str, word: str) -> bool:
    return any(t.dep_ == dep and t.lower_ == word for t in token.lefts)
