"""The mood of a clause: signs in it that what it tells is negated, imagined, asked, wished or still going on."""

from spacy.tokens import Token

from kg.extract import lexicon

MODALS = frozenset({"may", "might", "could", "can", "should", "must", "would", "ca"})
TO_COME = frozenset({"will", "shall", "'ll", "wo", "would"})
_HELPERS = frozenset({"aux", "auxpass"})
_NOBODY = frozenset({"no", "neither", "nobody", "none"})


def left_undone(preposition: Token) -> bool:
    """ "Without attacking", "instead of attacking", "rather than attacking"."""
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ == "without" or (before, preposition.lower_) in {("instead", "of"), ("rather", "than")}


def is_condition(verb: Token) -> bool:
    """ "If they attack", "had they attacked", "in case they attacked"."""
    marked = any(t.dep_ == "mark" and t.lower_ in lexicon.words("condition") for t in verb.children)
    before = verb.doc[max(verb.left_edge.i - 2, 0) : verb.left_edge.i].text.lower()
    return marked or _inverted(verb) or before == "in case"


def is_asked(verb: Token) -> bool:
    """ "Will they attack again?": whether it did or does happen; "why did they attack?" takes it that they did."""
    helper = next((t for t in verb.lefts if t.dep_ in _HELPERS), None)
    subject = next((t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if helper is None or subject is None or helper.i > subject.i or not verb.sent.text.rstrip(' "”').endswith("?"):
        return False
    return not any(t.tag_ in {"WRB", "WP", "WDT"} for t in verb.doc[verb.left_edge.i : subject.i + 1])


def is_wished(verb: Token) -> bool:
    """ "Ordered that the village be shelled", "forbid that you bomb it": told by the bare form, not as a fact."""
    if verb.dep_ != "ccomp" or not any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.lefts):
        return False
    helpers = [t.lower_ for t in verb.lefts if t.dep_ in _HELPERS]
    governor = verb.head.lemma_.lower()
    bare = verb.tag_ in {"VB", "VBP"} and not helpers and governor in lexicon.words("wishing")
    return helpers == ["be"] or bare


def is_imagined(verb: Token) -> bool:
    """ "To bomb the camp would be a crime": what would be so if it were done."""
    would = {t.lower_ for t in verb.head.lefts if t.dep_ == "aux"}
    return verb.dep_ == "csubj" and bool(would & MODALS)


def is_nobodys(verb: Token) -> bool:
    """ "There are no foreigners held hostage"."""
    noun = verb.head
    there = noun.dep_ == "attr" and any(t.dep_ == "expl" for t in noun.head.children)
    coordinated = any(t.dep_ == "cc" for t in verb.doc[noun.i : verb.i])
    return verb.dep_ in {"acl", "relcl"} and there and not coordinated and any(t.lower_ in _NOBODY for t in noun.lefts)


def is_awaited(verb: Token) -> bool:
    """ "Will go on until the hostages are freed", "will talk after they have left"."""
    to_come = any(t.dep_ == "aux" and t.lower_ in TO_COME for t in verb.head.children)
    marks = {t.lower_ for t in verb.lefts if t.dep_ in {"mark", "advmod", "prep"}}
    now = verb.tag_ in {"VBZ", "VBP"} or any(t.tag_ in {"VBZ", "VBP"} for t in verb.lefts if t.dep_ in _HELPERS)
    return verb.dep_ == "advcl" and to_come and bool(marks & {"until", "once"} or (now and marks & {"after", "when"}))


def is_in_fiction(verb: Token) -> bool:
    """ "In the novel, soldiers storm the palace"."""
    told = (o for t in verb.children if t.dep_ == "prep" and t.lower_ == "in" for o in t.children)
    return any(t.lemma_.lower() in lexicon.words("fiction") for t in told)


def is_untrue(copula: Token) -> bool:
    """ "It is not true that", "it is false that"."""
    told = {t.lower_ for t in copula.rights if t.dep_ in {"acomp", "attr"}}
    return bool(told & lexicon.words("untrue")) or (is_negated(copula) and bool(told & {"true", "correct", "so"}))


def is_negated(verb: Token) -> bool:
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


def goes_on(verb: Token, auxiliaries: set[str]) -> bool:
    """ "Are attacking", "have been attacking", "is being attacked"."""
    now = bool(auxiliaries & {"is", "are", "'re", "'s"})
    if verb.tag_ == "VBG":
        return now or ("been" in auxiliaries and bool(auxiliaries & {"have", "has", "'ve"}))
    return verb.tag_ == "VBN" and now and "being" in auxiliaries
