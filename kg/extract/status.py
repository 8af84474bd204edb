"""Did it happen? Negation, modality, tense and the verbs that govern an event."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import matches
from kg.extract.moods import (
    MODALS,
    TO_COME,
    goes_on,
    is_asked,
    is_awaited,
    is_condition,
    is_imagined,
    is_in_fiction,
    is_negated,
    is_nobodys,
    is_untrue,
    is_wished,
    left_undone,
)
from kg.extract.unconfirmed import is_unconfirmed


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
    told = _of_noun(token) if noun else _of_verb(token)
    unknown = told in {"occurred", "ongoing"} and not (noun and _is_definite(token)) and is_unconfirmed(token)
    return "hypothetical" if unknown else told


def averted(verb: Token) -> str:
    """What is prevented did not happen; what somebody fails to prevent did, and what measures are to prevent may."""
    able = verb.dep_ == "xcomp" and verb.head.lemma_ == "able" and verb.head.head.pos_ == "AUX"
    told = _of_verb(verb.head.head if able else verb)
    if told in {"failed", "denied", "attempted"}:
        return "attempted" if told == "attempted" else "occurred"
    return "failed" if told in {"occurred", "ongoing"} else "hypothetical"


def _of_verb(verb: Token) -> str:
    auxiliaries = {t.lower_ for t in verb.children if t.dep_ in {"aux", "auxpass"}}
    if (unreal := _by_mood(verb, auxiliaries)) is not None:
        return unreal
    if auxiliaries & TO_COME and (said := _foreseen(verb)) is not None:
        return "denied" if said == "planned" and is_negated(verb) else said
    if auxiliaries & (TO_COME - {"would"}):
        return "planned"
    if auxiliaries & MODALS:
        return "hypothetical"
    if verb.dep_ == "pcomp" and left_undone(verb.head):
        return "hypothetical" if any(t.lower_ in MODALS for t in verb.head.head.lefts) else "denied"
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "be" and is_untrue(verb.head):
        return "denied"
    if "to" in auxiliaries or verb.dep_ in {"pcomp", "xcomp"}:
        governed = _governed(verb)
        if governed is not None:
            return governed
        if "to" in auxiliaries and verb.dep_ in {"advcl", "acl", "relcl"}:
            return "planned"
    if verb.dep_ == "conj" and not auxiliaries and (told := _shared(verb)) is not None:
        return told
    return "ongoing" if goes_on(verb, auxiliaries) else "occurred"


def _by_mood(verb: Token, auxiliaries: set[str]) -> str | None:
    if any(is_so(verb) for is_so in (is_condition, is_awaited, is_in_fiction, is_imagined, is_asked)):
        return "hypothetical"
    if is_wished(verb):
        told = lexicon.classes("status_by_governor").get(verb.head.lemma_.lower())
        return told if told == "planned" else "hypothetical"
    if is_nobodys(verb) or (is_negated(verb) and not auxiliaries & {"would", "could", "may", "might"}):
        return "denied"
    return None


def _shared(verb: Token) -> str | None:
    """What holds of the first of coordinated verbs, and of the others that have its form."""
    first = verb.head
    if first.pos_ == "VERB" and ({verb.tag_, first.tag_} <= {"VB", "VBN"} or verb.tag_ == first.tag_ == "VBG"):
        return _of_verb(first)
    gerund = verb.tag_ == "VBG" and first.pos_ == "NOUN" and first.text.endswith("ing")
    return _of_noun(first) if gerund else None  # "threatened kidnapping or killing the farmers"


def _foreseen(verb: Token) -> str | None:
    """What somebody says will be: feared, threatened, promised; "said it would" of one's own act is a plan."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.pos_ not in {"VERB", "NOUN"}:
        return None
    if any(t.dep_ == "advcl" and any(m.lower_ == "if" for m in t.children) for t in verb.children):
        return "hypothetical"
    subject = next((t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    own = subject is not None and subject.lower_ in {"it", "they", "he", "she", "we", "i"}
    told = lexicon.classes("status_by_governor").get(above.lemma_.lower())
    if told == "hypothetical":
        return "threatened" if own and above.lemma_ == "warn" else told
    if told in {"planned", "threatened"}:
        return told
    return "planned" if own and ("verb", above.lemma_.lower()) in lexicon.cues() else None


def _governed(verb: Token) -> str | None:
    """What the word above says of it: "plan to attack", "prevented from attacking", "a plot to attack was foiled"."""
    if verb.dep_ == "pcomp" and (verb.head.lower_ == "by" or verb.head.lower_ in lexicon.words("apart")):
        return None  # "set the club on fire after beating the guards"
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if head.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return None
    lemma = head.lemma_.lower()
    told = lexicon.classes("status_by_governor").get(lemma)
    if told is None and lemma in lexicon.words("evidence") and any(t.lower_ == "no" for t in head.lefts):
        return "denied"  # "no policy of killing civilians"
    if lemma in lexicon.words("end") and verb.dep_ == "xcomp":
        return None  # who stops attacking has attacked
    if told is not None and head.pos_ == "NOUN":
        return _of_intent(head, told)
    if told in {"planned", "attempted", "threatened"} and is_negated(head):
        return "denied"
    if told is not None:
        return told
    if lemma == "be" and verb.dep_ == "xcomp" and verb.tag_ == "VB":
        return "denied" if is_negated(head) else "planned"  # "is to meet on Monday", "their job is to clear mines"
    if verb.dep_ == "xcomp" and (lemma == "mean" or (lemma == "go" and head.tag_ == "VBG")):
        return "planned"
    if head.pos_ == "VERB" and verb.dep_ == "xcomp":
        inherited = _of_verb(head)
        return inherited if inherited != "occurred" else None
    return None


def _of_intent(noun: Token, told: str) -> str:
    """A plan, attempt or threat as a noun, and what became of it: "no plans to", "foiled a plot to"."""
    if any(t.dep_ == "det" and t.lower_ == "no" for t in noun.lefts):
        return "denied"
    if (modified := next((s for t in noun.lefts if (s := _by_modifier(t)) == "failed"), None)) is not None:
        return modified
    verb = noun.head
    if noun.dep_ in {"dobj", "nsubj", "nsubjpass"} and verb.pos_ == "VERB":
        became = lexicon.classes("status_by_governor").get(verb.lemma_.lower())
        if became in {"failed", "denied"}:
            return became
    return told


def _by_modifier(token: Token) -> str | None:
    return lexicon.classes("status_by_modifier").get(token.lower_)


def _of_noun(noun: Token) -> str:
    noun = _first_of(noun)
    head = noun.head
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        return _of_complement(noun, head.head)
    if noun.dep_ in {"nsubj", "nsubjpass"} and head.pos_ == "AUX" and (told := _said_to_be(head)) is not None:
        return told
    lemma = head.lemma_.lower()
    if noun.dep_ in {"dobj", "nsubjpass"}:
        told = lexicon.classes("status_by_governor").get(lemma)
        if told == "planned" and noun.dep_ == "nsubjpass" and any(t.dep_ == "xcomp" for t in head.children):
            return "occurred"  # "the raids were intended to deter": what they were for
        if told == "failed" and lemma not in lexicon.words("end"):
            return averted(head)
        if told is not None and told != "denied" and lemma not in lexicon.words("end"):
            return "denied" if told in {"planned", "attempted", "threatened"} and is_negated(head) else told
        if lemma in lexicon.words("comprising") and (told := _of_whole(head)) is not None:
            return told
        light = any(matches(e.words, head) is not None for e in lexicon.light_verbs().get(lemma, ()))
        carried = light or lemma in lexicon.words("bringing_about")
        return _of_verb(head) if head.pos_ == "VERB" and carried and lemma not in lexicon.words("end") else "occurred"
    indefinite = any(t.dep_ == "det" and t.lower_ in {"a", "an"} for t in noun.lefts)
    if noun.dep_ == "attr" and head.pos_ == "AUX":
        return _as_predicate(head, noun)
    if noun.dep_ == "nsubj" and (indefinite or head.pos_ == "AUX" or lemma in lexicon.words("happening")):
        inherited = _of_verb(head)
        known = {"planned", "hypothetical"} | (set() if indefinite else {"ongoing", "denied"})
        return inherited if inherited in known else "occurred"
    return "occurred"


def _first_of(noun: Token) -> Token:
    """ "Will carry out kidnappings and attacks on police"; "the attack" is told of apart, and so is what "but" adds."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
        if any(t.lower_ == "but" for t in first.children):
            return noun
    return noun if _is_definite(noun) and not _is_definite(first) else first


def _is_definite(noun: Token) -> bool:
    return any(t.dep_ == "poss" or t.lower_ in {"the", "this", "that", "these", "those"} for t in noun.lefts)


def _as_predicate(copula: Token, noun: Token) -> str:
    """ "Would be a massacre", "was not an attack"; what is not only an attack is one all the same."""
    told = _of_verb(copula)
    between = copula.doc[copula.i : noun.i]
    if told == "denied" and any(t.lower_ in {"only", "just", "merely", "simply"} for t in between):
        return "occurred"
    return told if told in {"hypothetical", "planned", "denied"} else "occurred"


def _of_whole(verb: Token) -> str | None:
    """ "The plan included the kidnapping of ministers", "the operation would have included raids"."""
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    told = lexicon.classes("status_by_governor").get(subject.lemma_.lower()) if subject is not None else None
    if subject is not None and told in {"planned", "attempted"}:
        return _of_intent(subject, told)
    told = _of_verb(verb)
    return told if told in {"hypothetical", "planned"} else None


def _of_complement(noun: Token, above: Token) -> str:
    """A noun after a preposition: "warned of an attack", "a plot for an attack", "reports of an attack were false"."""
    preposition = noun.head.lower_
    if preposition == "without":
        return "hypothetical" if any(t.dep_ == "aux" and t.lower_ in MODALS for t in above.children) else "denied"
    if preposition == "of" and above.head.lower_ == "in" and (above.lower_ == "event" or above.text == "case"):
        return "occurred" if above.lower_ == "case" and list(above.lefts) else "hypothetical"  # "in case of an attack"
    if preposition in {"to", "in", "into"} and above.pos_ == "VERB" and above.lemma_ in lexicon.words("resulting"):
        inherited = _of_verb(above)
        return inherited if inherited in {"hypothetical", "planned"} else "occurred"
    none = any(t.dep_ == "det" and t.lower_ == "no" for t in above.lefts)
    if none and preposition in {"of", "for"} and above.lemma_.lower() in lexicon.words("evidence"):
        return "denied"  # "no evidence of an attack"
    if above.pos_ == "VERB" and any(
        noun.head in (matches(e.words, above) or ()) for e in lexicon.light_verbs().get(above.lemma_.lower(), ())
    ):
        return _of_verb(above)  # "could resort to an attack"
    if above.lemma_ == "want" and preposition == "for" and noun.lemma_.lower() not in lexicon.words("charging"):
        return "occurred"  # "a man wanted for an attack", not for arrest
    told = lexicon.classes("status_by_governor").get(above.lemma_.lower())
    spoken_for = above.pos_ != "VERB" or preposition in {"for", "against", "of", "from", "about"}
    if told in {"planned", "hypothetical"} and spoken_for and above.pos_ in {"VERB", "NOUN"}:
        return _of_intent(above, told) if above.pos_ == "NOUN" else told
    if above.dep_ in {"nsubj", "nsubjpass"} and above.head.pos_ == "AUX" and preposition == "of":
        return "denied" if _said_to_be(above.head) == "denied" else "occurred"
    return "occurred"


def _said_to_be(copula: Token) -> str | None:
    """ "Is imminent", "is likely", "is under way", "was false"."""
    is_something = any(t.dep_ == "attr" for t in copula.children)  # "the raid is likely part of a war"
    words = {t.lower_ for t in copula.children if t.dep_ in {"acomp", "advmod"} and not is_something}
    if any(t.dep_ == "prep" and t.lower_ == "to" for c in copula.rights for t in c.rights):
        words.discard("due")  # "was due to a gas leak"
    words |= {o.lower_ for p in copula.children if p.lower_ == "under" for o in p.children}
    if (words | {t.lower_ for t in copula.children if t.dep_ == "attr"}) & lexicon.words("untrue"):
        return "denied"
    tables = (lexicon.classes("status_by_modifier"), lexicon.classes("status_by_governor"))
    return next((table[w] for table in tables for w in sorted(words) if w in table), None)
