"""Did it happen? Negation, modality, tense and the verbs that govern an event."""

from spacy.tokens import Token

from kg.extract import lexicon


def status_of(token: Token, *, noun: bool) -> str:
    """Status of the event that a trigger tells of.

    Args:
        token: Head of the trigger.
        noun: Whether it is a noun.
    """
    if noun:
        for child in token.lefts:
            if child.dep_ == "det" and child.lower_ == "no":
                return "denied"
            if (told := lexicon.classes("status_by_modifier").get(child.lower_)) is not None:
                return told
        return _of_noun(token)
    return _of_verb(token)


def _of_verb(verb: Token) -> str:
    auxiliaries = {t.lower_ for t in verb.children if t.dep_ in {"aux", "auxpass"}}
    if any(t.dep_ == "neg" for t in verb.children) and not auxiliaries & {"would", "could", "may", "might"}:
        return "denied"
    if any(t.dep_ == "mark" and t.lower_ in lexicon.words("condition") for t in verb.children):
        return "hypothetical"
    if auxiliaries & {"will", "shall", "'ll", "wo"}:
        return "planned"
    if auxiliaries & {"may", "might", "could", "can", "should", "must", "would", "ca"}:
        return "hypothetical"
    if "to" in auxiliaries or verb.dep_ in {"pcomp", "xcomp"}:
        governed = _governed(verb)
        if governed is not None:
            return governed
        if "to" in auxiliaries and verb.dep_ in {"advcl", "acl", "relcl"}:
            return "planned"
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not auxiliaries
        and verb.tag_ == verb.head.tag_
        and verb.tag_ in {"VB", "VBN"}
    ):
        return _of_verb(verb.head)
    if verb.tag_ == "VBG" and auxiliaries & {"is", "are", "'re", "'s"}:
        return "ongoing"
    return "occurred"


def _governed(verb: Token) -> str | None:
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        lemma = head.lemma_.lower()
        if (told := lexicon.classes("status_by_governor").get(lemma)) is not None:
            return told
        if head.pos_ == "VERB" and verb.dep_ == "xcomp":
            inherited = _of_verb(head)
            return inherited if inherited != "occurred" else None
    return None


def _of_noun(noun: Token) -> str:
    head = noun.head
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        above = head.head
        lemma = above.lemma_.lower()
        told = lexicon.classes("status_by_governor").get(lemma)
        spoken_for = above.pos_ != "VERB" or head.lower_ in {"for", "against", "of", "from", "about"}
        if told in {"planned", "hypothetical"} and spoken_for and above.pos_ in {"VERB", "NOUN"}:
            return told
        return "occurred"
    if noun.dep_ in {"dobj", "nsubjpass"}:
        lemma = head.lemma_.lower()
        told = lexicon.classes("status_by_governor").get(lemma)
        if told is not None and told != "denied":
            return told
        return _of_verb(head) if head.pos_ == "VERB" else "occurred"
    if noun.dep_ in {"nsubj", "nsubjpass"} and head.pos_ in {"VERB", "AUX"}:
        inherited = _of_verb(head)
        return inherited if inherited in {"planned", "hypothetical"} else "occurred"
    return "occurred"
