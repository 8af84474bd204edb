"""Events in general: kinds, habits, trends and rules, which tell of no event in particular (Carlson 1977)."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive, own_subject
from kg.extract.participants import dereference
from kg.extract.reading import EventDraft
from kg.extract.triggers import names_event

_PRESENT = frozenset({"VBZ", "VBP"})
_COPULAS = frozenset({"be", "become", "remain"})
_DETERMINERS = frozenset({"det", "poss", "nummod", "predet"})


def tells_of_a_kind(draft: EventDraft, token: Token) -> bool:
    """Whether a noun or verb tells what happens in general; a date or a toll may still make it particular."""
    return _noun_of_a_kind(draft, token) if draft.noun else _habit(token)


def is_bare(noun: Token) -> bool:
    """Whether a noun stands for a kind: a plural or a mass, not determined, counted, named or one of several."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    return noun.pos_ == "NOUN" and not any(
        t.dep_ in _DETERMINERS or t.lower_ in {"several", "many", "multiple", "more", "further", "recent"}
        for t in (*noun.lefts, *first.lefts)
    )


def _noun_of_a_kind(draft: EventDraft, noun: Token) -> bool:
    first = noun
    while first.dep_ == "conj" and names_event(first.head):
        first = first.head
    above = first.head
    one = first.tag_ == "NN" and any(t.lower_ in {"the", "this", "that"} for t in first.lefts)
    if first.dep_ == "pobj" and above.lower_ in {"of", "in"} and _measures(above.head) and not one:
        return True  # "an increase in attacks"; "the number of dead in the attack" tells of one
    if not is_bare(noun):
        return False
    if first.dep_ in {"nsubj", "nsubjpass"}:
        return (noun.tag_ == "NNS" and _changes(above)) or _described(above) or _is_usual(above)
    if first.dep_ == "pobj":
        return _calls_for_kind(above.head) and not draft.roles.get("place")
    if first.dep_ != "dobj" or not _untold(draft):
        return False
    return above.lemma_.lower() in lexicon.words("law") or (draft.scope == above.i and _timeless(above))


def _measures(noun: Token) -> bool:
    """ "The number of attacks", "an increase in attacks": how many there are, not that there were some."""
    lemma = noun.lemma_.lower()
    a_number = lemma == "number" and not any(t.lower_ == "the" for t in noun.lefts)
    return noun.pos_ == "NOUN" and lemma in lexicon.words("measures") and not a_number


def _calls_for_kind(governor: Token) -> bool:
    """Whether the complement of a word is a kind: "trained in sabotage", "an end to attacks"."""
    lemma = governor.lemma_.lower()
    return lemma in lexicon.words("in_general") or (
        governor.pos_ == "NOUN" and lemma in lexicon.words("in_general_nouns")
    )


def _changes(verb: Token) -> bool:
    """ "Have increased", "continued to rise"."""
    verbs = (verb, *(t for t in verb.rights if t.dep_ == "xcomp"))
    return any(t.lemma_.lower() in lexicon.words("trends") for t in verbs)


def _is_usual(verb: Token) -> bool:
    """ "Happen daily", "are usually carried out"."""
    tense = next((t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}), verb).tag_
    usual = any(t.dep_ == "advmod" and t.lower_ in lexicon.words("habitually") for t in verb.children)
    return usual and tense in _PRESENT


def _described(verb: Token) -> bool:
    """ "Are common", "have become more frequent", "is a daily occurrence", "is a crime"."""
    if verb.lemma_.lower() not in _COPULAS:
        return False
    told = [t for t in verb.rights if t.dep_ in {"acomp", "attr"}]
    finite = next((t for t in (*verb.lefts, verb) if t.tag_ in {*_PRESENT, "VBD", "MD"}), verb)
    kinds = (t for t in told if t.dep_ == "attr" and t.pos_ == "NOUN" and finite.tag_ in _PRESENT)
    return any(t.lower_ in lexicon.words("how_often") for t in told) or any(not t.ent_type_ for t in kinds)


def _untold(draft: EventDraft) -> bool:
    return not (draft.roles.get("target") or draft.roles.get("place"))


def _timeless(verb: Token) -> bool:
    """Not said to have been done: a gerund after a preposition, an infinitive, the plain present."""
    if verb.lemma_.lower() in lexicon.words("end"):
        return False
    helpers = {t.lower_ for t in verb.lefts if t.dep_ in {"aux", "auxpass"}}
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        done = verb.head.lower_ == "by" and verb.head.head.tag_ not in _PRESENT  # "replied by launching attacks"
        return not helpers and not done and verb.head.lower_ not in lexicon.words("apart")
    return (verb.tag_ == "VB" and helpers == {"to"}) or (verb.tag_ in _PRESENT and not helpers and _is_sentence(verb))


def _is_sentence(verb: Token) -> bool:
    """Headings tell what happened in the present tense too."""
    return verb.sent.text.rstrip('\n "”').endswith((".", "?", "!"))


def _habit(verb: Token) -> bool:
    """ "Often kidnap landowners", "likes throwing bombs", "known for killing prisoners", "stealing cattle is easy"."""
    if verb.tag_ in _PRESENT and verb.lower_ not in lexicon.words("same_in_past"):
        often = any(t.dep_ == "advmod" and t.lower_ in lexicon.words("habitually") for t in verb.children)
        return often or (_has_kinds_alone(verb) and _is_sentence(verb))
    if verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lemma_ == "use":
        return any(t.dep_ == "auxpass" and t.tag_ in _PRESENT for t in verb.head.lefts)  # "drones are used to attack"
    if verb.tag_ != "VBG" or any(t.dep_ in {"aux", "nsubj"} for t in verb.lefts):
        return False
    above = verb.head
    if verb.dep_ == "csubj":
        return above.tag_ in _PRESENT and _of_kinds(verb)
    if verb.dep_ == "xcomp":
        return above.lemma_.lower() in lexicon.words("liking")
    governor = above.head
    return verb.dep_ == "pcomp" and _calls_for_kind(governor) and _of_kinds(verb)


def _has_kinds_alone(verb: Token) -> bool:
    """ "Guerrillas kidnap people": who does it and to whom are kinds."""
    subject = own_subject(verb)
    if subject is None or is_passive(verb):
        return False
    subject = dereference(subject)
    objects = any(t.dep_ == "dobj" for t in verb.rights)
    return objects and subject.tag_ == "NNS" and is_bare(subject) and _of_kinds(verb)


def _of_kinds(verb: Token) -> bool:
    """Whether nothing particular is among what it is done to, nor a place or a name beside it."""
    objects = [t for t in verb.rights if t.dep_ == "dobj"]
    named = any(t.ent_type_ or t.pos_ == "PROPN" for t in verb.subtree if t.i > verb.i)
    return all(t.tag_ in {"NNS", "NN"} and is_bare(t) for t in objects) and not named
