"""Did it happen? Negation, modality, tense and the verbs that govern an event."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import matches

_MODALS = frozenset({"may", "might", "could", "can", "should", "must", "would", "ca"})
_TO_COME = frozenset({"will", "shall", "'ll", "wo", "would"})
_HELPERS = frozenset({"aux", "auxpass"})
_NOBODY = frozenset({"no", "neither", "nobody", "none"})


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
    if _is_condition(verb) or _awaited(verb) or _in_fiction(verb):
        return "hypothetical"
    if _negated(verb) and not auxiliaries & {"would", "could", "may", "might"}:
        return "denied"
    if auxiliaries & _TO_COME and (said := _foreseen(verb)) is not None:
        return "denied" if said == "planned" and _negated(verb) else said
    if auxiliaries & (_TO_COME - {"would"}):
        return "planned"
    if auxiliaries & _MODALS:
        return "hypothetical"
    if verb.dep_ == "pcomp" and _left_undone(verb.head):
        return "hypothetical" if any(t.lower_ in _MODALS for t in verb.head.head.lefts) else "denied"
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "be" and _untrue(verb.head):
        return "denied"
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
        and {verb.tag_, verb.head.tag_} <= {"VB", "VBN"}
    ):
        return _of_verb(verb.head)
    return "ongoing" if _goes_on(verb, auxiliaries) else "occurred"


def _left_undone(preposition: Token) -> bool:
    """ "Without attacking", "instead of attacking", "rather than attacking"."""
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ == "without" or (before, preposition.lower_) in {("instead", "of"), ("rather", "than")}


def _is_condition(verb: Token) -> bool:
    return any(t.dep_ == "mark" and t.lower_ in lexicon.words("condition") for t in verb.children) or _inverted(verb)


def _awaited(verb: Token) -> bool:
    """ "Will go on until the hostages are freed", "will talk after they have left"."""
    to_come = any(t.dep_ == "aux" and t.lower_ in _TO_COME for t in verb.head.children)
    marks = {t.lower_ for t in verb.lefts if t.dep_ in {"mark", "advmod", "prep"}}
    now = verb.tag_ in {"VBZ", "VBP"} or any(t.tag_ in {"VBZ", "VBP"} for t in verb.lefts if t.dep_ in _HELPERS)
    return verb.dep_ == "advcl" and to_come and bool(marks & {"until", "once"} or (now and marks & {"after", "when"}))


def _in_fiction(verb: Token) -> bool:
    """ "In the novel, soldiers storm the palace"."""
    told = (o for t in verb.children if t.dep_ == "prep" and t.lower_ == "in" for o in t.children)
    return any(t.lemma_.lower() in lexicon.words("fiction") for t in told)


def _untrue(copula: Token) -> bool:
    """ "It is not true that", "it is false that"."""
    told = {t.lower_ for t in copula.rights if t.dep_ in {"acomp", "attr"}}
    return bool(told & lexicon.words("untrue")) or (_negated(copula) and bool(told & {"true", "correct", "so"}))


def _negated(verb: Token) -> bool:
    """ "Did not attack", "no rebels attacked", "none was killed"."""
    subject = next((t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    nobody = subject is not None and bool({subject.lower_, *(t.lower_ for t in subject.lefts)} & _NOBODY)
    return any(t.dep_ == "neg" for t in verb.children) or nobody


def _inverted(verb: Token) -> bool:
    """A condition without "if": "had they attacked", "should they attack"."""
    first = next((t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}), None)
    subject = next((t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    inverted = first is not None and subject is not None and first.i < subject.i
    return inverted and first is not None and first.lower_ in {"had", "should"} and verb.sent.text[-1:] != "?"


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


def _goes_on(verb: Token, auxiliaries: set[str]) -> bool:
    """ "Are attacking", "have been attacking", "is being attacked"."""
    now = bool(auxiliaries & {"is", "are", "'re", "'s"})
    if verb.tag_ == "VBG":
        return now or ("been" in auxiliaries and bool(auxiliaries & {"have", "has", "'ve"}))
    return verb.tag_ == "VBN" and now and "being" in auxiliaries


def _governed(verb: Token) -> str | None:
    """What the word above says of it: "plan to attack", "prevented from attacking", "a plot to attack was foiled"."""
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if head.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return None
    lemma = head.lemma_.lower()
    told = lexicon.classes("status_by_governor").get(lemma)
    if lemma in lexicon.words("end") and verb.dep_ == "xcomp":
        return None  # who stops attacking has attacked
    if told is not None and head.pos_ == "NOUN":
        return _of_intent(head, told)
    if told in {"planned", "attempted", "threatened"} and _negated(head):
        return "denied"
    if told is not None:
        return told
    if lemma == "be" and verb.dep_ == "xcomp" and verb.tag_ == "VB":
        return "denied" if _negated(head) else "planned"  # "is to meet on Monday", "their job is to clear mines"
    if lemma == "go" and head.tag_ == "VBG" and verb.dep_ == "xcomp":
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
        if told is not None and told != "denied" and lemma not in lexicon.words("end"):
            return "denied" if told in {"planned", "attempted", "threatened"} and _negated(head) else told
        light = any(matches(e.words, head) is not None for e in lexicon.light_verbs().get(lemma, ()))
        carried = light or lemma in lexicon.words("bringing_about")
        return _of_verb(head) if head.pos_ == "VERB" and carried and lemma not in lexicon.words("end") else "occurred"
    indefinite = any(t.dep_ == "det" and t.lower_ in {"a", "an"} for t in noun.lefts)
    if noun.dep_ == "nsubj" and (indefinite or head.pos_ == "AUX" or lemma in lexicon.words("happening")):
        inherited = _of_verb(head)
        known = {"planned", "hypothetical"} | (set() if indefinite else {"ongoing", "denied"})
        return inherited if inherited in known else "occurred"
    return "occurred"


def _of_complement(noun: Token, above: Token) -> str:
    """A noun after a preposition: "warned of an attack", "a plot for an attack", "reports of an attack were false"."""
    preposition = noun.head.lower_
    if preposition == "without":
        return "hypothetical" if any(t.dep_ == "aux" and t.lower_ in _MODALS for t in above.children) else "denied"
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
    words = {t.lower_ for t in copula.children if t.dep_ in {"acomp", "advmod"}}
    words |= {o.lower_ for p in copula.children if p.lower_ == "under" for o in p.children}
    if (words | {t.lower_ for t in copula.children if t.dep_ == "attr"}) & lexicon.words("untrue"):
        return "denied"
    tables = (lexicon.classes("status_by_modifier"), lexicon.classes("status_by_governor"))
    return next((table[w] for table in tables for w in sorted(words) if w in table), None)
