"""How far blame reaches: to the deed itself, not to what the accused merely had to do with."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.reading import ClaimDraft, Reading

_OF_DEED = frozenset({"of", "for", "in", "with", "over", "by", "on", "to", "as", "behind", "including"})


def is_blamed_for(reading: Reading, deed: Token, claim: ClaimDraft) -> bool:
    """Whether an accusation lays a deed in its content at the door of those it accuses.

    "Accused X of the bombing", "of launching raids", "of involvement in a series of attacks": yes. "Of ignoring a
    warning before the bombing", "of arming the fighters who attacked", "of failing to solve the murder": no.

    Args:
        reading: The article as far as it is read.
        deed: The word of the event.
        claim: The accusation.
    """
    if claim.cue is None or reading.sentence_of[claim.cue[0]] != reading.sentence_of[deed.i]:
        return True  # words of their own, said of the accused
    cue = set(range(claim.cue[0], claim.cue[1] + 1))
    ends = cue | {reading.mentions[m].head for m in claim.accused}
    token = deed
    while token.i not in ends and token.head is not token:
        if token.head.i not in ends and not _passes(reading, token):
            return False
        if token.head.i in cue and token.dep_ in {"prep", "advcl"} and not _is_of_deed(token):
            return False  # "blamed the army after the attack"
        token = token.head
    return True


def _passes(reading: Reading, token: Token) -> bool:
    """Whether blame for what stands above a word reaches down to it."""
    above = token.head
    match token.dep_:
        case "prep" if any(t.dep_ == "pcomp" for t in token.rights):
            return _is_of_deed(token)  # "accused the ministers of the government of launching": hung on the wrong noun
        case "prep":
            return _is_of_deed(token) and (_is_done(reading, above) or _counts_deeds(reading, above))
        case "dobj" | "nsubjpass":
            return _is_done(reading, above)
        case "compound" | "amod" | "nmod" | "poss" | "acl":
            return _counts_deeds(reading, above)
        case "relcl" | "ccomp" | "nsubj":
            return False
        case "advcl":
            return _is_of_deed(token)
        case _:
            return True


def _is_of_deed(token: Token) -> bool:
    """ "Of the attack", "by attacking", "to attack"; "before the attack" is another matter."""
    if token.dep_ == "prep":
        return token.lower_ in _OF_DEED
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in token.lefts)


def _is_done(reading: Reading, word: Token) -> bool:
    """Whether a verb, or what is said of somebody, makes them the doer of its object: "launch", "be behind"."""
    lemma = word.lemma_.lower()
    if word.pos_ not in {"VERB", "AUX", "ADJ"}:
        return False
    doing = any(entry.subject == "agent" for entry in lexicon.light_verbs().get(lemma, ()))
    listed = lexicon.words("doing") | lexicon.words("responsible") | lexicon.words("causing")
    return lemma in {"be", *listed} or doing or word.i in reading.event_at


def _counts_deeds(reading: Reading, noun: Token) -> bool:
    """Whether a noun strings deeds together, names a part in them, or is a deed itself: "role in", "series of"."""
    lemma = noun.lemma_.lower()
    meant = lexicon.classes("status_by_governor").get(lemma) in {"planned", "attempted"}
    listed = any(lemma in lexicon.words(name) for name in ("partitive", "part_in", "responsible", "work_of", "authors"))
    return noun.i in reading.event_at or meant or listed
