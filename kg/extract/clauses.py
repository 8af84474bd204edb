"""Clauses: subjects as a reader supplies them, stretches of tokens, and what lies inside what."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.extract import lexicon
from kg.extract.phrases import core

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_ACTING = frozenset({"PopulationGroup", "Person", "ArmedGroup", "MilitaryForce", "SecurityForce"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PARTICIPLES = frozenset({"VBG", "VBN"})


def own_subject(verb: Token) -> Token | None:
    """The verb's own surface subject."""
    return next((t for t in verb.children if t.dep_ in SUBJECTS), None)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, auxiliaries or not ("a bomb planted by rebels")."""
    if any(t.dep_ in {"auxpass", "nsubjpass"} for t in verb.children):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "with" and verb.tag_ in {"VBN", "VBD"}:
        return not any(t.dep_ in {"aux", "dobj"} for t in verb.children)
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and any(t.dep_ == "agent" for t in verb.children):
        return True  # "the raid staged by rebels": the same form, tagged a past tense
    if verb.tag_ != "VBN" or any(t.dep_ == "aux" and t.lemma_ in {"have", "'ve"} for t in verb.children):
        return False
    if (
        verb.dep_ == "conj"
        and own_subject(verb) is not None
        and not any(t.dep_ in {"aux", "dobj"} for t in verb.children)
    ):
        return True  # "five were killed and 12 wounded": no finite clause has a participle alone
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and own_subject(verb) is None and verb.head.tag_ == "VBN":
        return is_passive(verb.head) and not any(t.dep_ == "dobj" for t in verb.children)
    if verb.dep_ == "ccomp" and verb.head.lemma_ in {"have", "get"} and own_subject(verb) is not None:
        return not any(t.dep_ in {"aux", "dobj"} for t in verb.children)  # "the court had two men hanged"
    state = verb.dep_ == "acomp" and verb.head.lemma_ == "be"  # "was heavily damaged", where the parser sees a state
    if state or verb.dep_ in {"acl", "amod"} or any(t.dep_ == "agent" for t in verb.children):
        return True
    return (
        verb.dep_ in {"advcl", "pcomp", "ccomp", "xcomp"}
        and own_subject(verb) is None
        and not any(t.dep_ == "dobj" for t in verb.children)
    )


def subject_of(verb: Token) -> Token | None:
    """Who does it, or undergoes it in the passive.

    That is the own subject, else the one shared in coordination or by control, else the noun that a
    participle or relative clause hangs on.
    """
    subject = own_subject(verb)
    head = verb.head
    if subject is not None and _is_guise(subject):
        return subject_of(head)
    if subject is not None and not _is_listed_object(verb, subject):
        return subject
    if head.i == verb.i:
        return _listed_before(verb)
    if (first := _listed_under(verb)) is not None:
        return subject_of(first)
    if (
        verb.tag_ == "VBN"
        and verb.dep_ in {"advcl", "xcomp", "ccomp"}
        and head.lemma_ == "leave"
        and not is_passive(head)
    ):
        left = next((t for t in head.rights if t.dep_ == "dobj" and t.i < verb.i), None)
        return left if left is not None else subject_of(head)  # "left two nurses wounded"
    following = verb.dep_ == "dep" and verb.tag_ in _FINITE and verb.nbor(-1).lower_ == "then"
    if verb.dep_ == "conj" and head.dep_ == "oprd" and head.pos_ == "ADJ":
        return subject_of(head.head)  # "shot 12 people dead and burned homes"
    if (verb.dep_ == "conj" or following) and head.pos_ in {"VERB", "AUX"}:
        return subject_of(head)
    if verb.dep_ in {"acl", "relcl", "amod"} and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return head
    if verb.dep_ == "xcomp":
        return _controller(head)
    if _shares_subject(verb):
        return subject_of(head)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return _under_preposition(head)
    return _reduced(verb)


def _under_preposition(prep: Token) -> Token | None:
    """Who does what a gerund tells: "charged two men with killing a judge", "arrested on suspicion of killing one"."""
    above = prep.head
    noun = above.dep_ == "pobj" and above.lemma_.lower() in lexicon.words("part_in")
    charged = above.head.head if noun else above
    law = charged.lemma_.lower() in lexicon.words("charging")
    if law or prep.lower_ in {"of", "from"}:
        obj = next((t for t in (charged if law else above).children if t.dep_ == "dobj"), None)
        if obj is not None:
            return obj
    verb = charged if noun and law else above
    return subject_of(verb) if verb.pos_ in {"VERB", "AUX"} else None


def _reduced(verb: Token) -> Token | None:
    """ "Men believed to be rebels killed a judge": a participle behind the subject was read as the verb above."""
    head = verb.head
    finite = verb.tag_ in _FINITE or any(t.tag_ in _FINITE for t in verb.lefts if t.dep_ in {"aux", "auxpass"})
    below = verb.dep_ == "ccomp" or (verb.dep_ == "advcl" and head.dep_ == "ROOT" and head.tag_ == "VBN")
    inner = below and head.i < verb.i and head.tag_ in {"VBD", "VBN"} and finite
    marked = any(t.dep_ in {"mark", "advmod"} and t.i < verb.i for t in verb.lefts)
    return (
        own_subject(head) if inner and not marked and not any(t.is_quote for t in verb.doc[head.i : verb.i]) else None
    )


def _shares_subject(verb: Token) -> bool:
    """Whether a participle or infinitive beside a verb, or the participle of a state, is said of the verb's subject."""
    if verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    state = verb.dep_ == "acomp" and verb.tag_ == "VBN" and verb.head.pos_ == "AUX"
    unmarked = verb.tag_ in _PARTICIPLES or any(t.tag_ == "TO" for t in verb.lefts)
    return state or (verb.dep_ == "advcl" and unmarked)


def _controller(head: Token) -> Token | None:
    """Who does what the infinitive below a verb tells: the object, but the subject in "used drones to bomb a camp"."""
    obj = next((t for t in head.children if t.dep_ in {"dobj", "dative"}), None)
    if obj is None:
        return subject_of(head)
    acts = any(n.type in _ACTING for n in lexicon.nominals().get(obj.lemma_.lower(), ()))
    return obj if head.lemma_ != "use" or acts else subject_of(head)


def _is_guise(subject: Token) -> bool:
    """ "Gunmen dressed as police stormed a clinic": what they looked like was read as who stormed it."""
    before = subject.doc[max(subject.left_edge.i - 2, 0) : subject.left_edge.i]
    return len(before) == 2 and before[1].lower_ == "as" and before[0].lemma_.lower() in lexicon.words("guise")


def _listed_before(verb: Token) -> Token | None:
    """ "X broke in, looted it and fled": the first of listed verbs was read as a clause under the second."""
    if verb.tag_ not in _FINITE:
        return None
    first = next(
        (t for t in verb.lefts if t.dep_ == "ccomp" and t.tag_ in _FINITE and own_subject(t) is not None), None
    )
    bare = first is not None and verb.i > 0 and verb.nbor(-1).text == "," and first.i < verb.i
    return own_subject(first) if first is not None and bare else None


def _is_listed_object(verb: Token, subject: Token) -> bool:
    """ "X stormed the base, seized weapons, torched tents": verb and object between commas were read as a noun."""
    doc, first = verb.doc, subject.left_edge
    commas = first.i > 0 and doc[first.i - 1].text == "," and doc[subject.i + 1].text == ","
    return verb.dep_ == "conj" and subject.dep_ == "nsubj" and first.tag_ in {"VBN", "VBD"} and commas


def _listed_under(verb: Token) -> Token | None:
    """ "X entered the village, set fire to it": the verb above a listed one that was read as a participle of a noun."""
    below = {t.dep_ for t in verb.rights}
    transitive = bool(below & {"dobj", "prt"}) and "agent" not in below
    if verb.dep_ != "acl" or verb.tag_ not in {"VBD", "VBN"} or not transitive or verb.nbor(-1).text != ",":
        return None
    above = verb.head
    while above.dep_ in {"appos", "conj", "dobj", "pobj", "prep"} and above.head.i != above.i:
        above = above.head
        if above.pos_ == "VERB":
            return above if above.tag_ in _FINITE and above.i < verb.i else None
    return None


def runs(doc: Doc, tokens: Iterable[int]) -> list[tuple[int, int]]:
    """Maximal stretches of consecutive tokens, without outer commas and white space; none without a word."""
    found: list[tuple[int, int]] = []
    ordered = sorted(tokens)
    start = previous = None
    for i in [*ordered, None]:
        if previous is not None and (i is None or i != previous + 1):
            first, last = start or 0, previous
            while first <= last and (
                doc[first].is_space or doc[first].text in {",", ";", ":", "-", "–", "—", ".", ")"}
            ):
                first += 1
            while last >= first and (doc[last].is_space or doc[last].text in {",", ";", ":", "-", "–", "—", "."}):
                last -= 1
            if first <= last and any(doc[k].is_alpha or doc[k].like_num for k in range(first, last + 1)):
                found.append((first, last))
            start = i
        elif previous is None:
            start = i
        previous = i
    return found


def bridged(doc: Doc, tokens: set[int]) -> list[tuple[int, int]]:
    """``runs``, where gaps of punctuation alone do not break a stretch."""
    stretches = runs(doc, tokens)
    joined: list[tuple[int, int]] = []
    for first, last in stretches:
        if joined and all(doc[i].is_punct or doc[i].is_space for i in range(joined[-1][1] + 1, first)):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def inside(token: int, stretches: Iterable[tuple[int, int]]) -> bool:
    """Whether a token lies in one of the stretches."""
    return any(first <= token <= last for first, last in stretches)


def matches(words: tuple[str, ...], head: Token) -> list[Token] | None:
    """The tokens of a multiword entry headed by ``head``, or None.

    The first word is the head's lemma; each further one is a particle, object, complement or prepositional object
    somewhere below it, in order, or an adverb on either side; ``*self`` is any reflexive.
    """
    found = [head]
    for word in words[1:]:
        nearest = found[-1]
        options = [*nearest.rights, *(t for f in found[:-1] for t in f.rights)]
        options += [core(t) for t in options if t.dep_ in {"dobj", "pobj"}]
        options += [a for t in head.rights if t.dep_ == "dobj" for a in t.rights if a.dep_ == "amod"]  # "set it ablaze"
        options += [
            t for t in head.lefts if t.dep_ == "advmod" or (t.dep_ in {"nsubj", "nsubjpass"} and is_passive(head))
        ]
        hit = next((t for t in options if _is_word(t, word)), None)
        if hit is None and found[-1].i + 1 < len(head.doc) and _is_word(head.doc[found[-1].i + 1], word):
            hit = head.doc[found[-1].i + 1]
        if hit is None:
            return None
        found.append(hit)
    return found


def _is_word(token: Token, word: str) -> bool:
    if word == "*self":
        return token.lower_.endswith(("self", "selves"))
    return word in {token.lemma_.lower(), token.lower_} or (token.tag_ == "NNS" and token.lower_ == f"{word}s")
