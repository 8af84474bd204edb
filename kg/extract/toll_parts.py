"""Parts of a toll: "eight people, five of them children", "including two nurses", "among the dead were three pupils".

Each is a record of its own on the event of the whole, and is never summed with it.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.phrases import conjuncts, core
from kg.extract.quantities import Quantity, quantity_of
from kg.extract.reading import Reading, TollDraft
from kg.extract.toll_drafts import draft_toll, is_counted

_BESIDE = frozenset({"appos", "relcl", "acl", "parataxis"})
_REACH = 3
"""Sentences back in which the whole is told that "the dead" speak of."""


def find_parts(reading: Reading) -> None:
    """Adds the parts of the tolls found so far."""
    for whole in list(reading.tolls):
        for part in _beside(reading.doc[whole.token]):
            _add(reading, whole, part, after_of=True)
    for token in reading.doc:
        if token.lower_ in {"including", "among"} and token.dep_ in {"prep", "pcomp", "acl", "advcl"}:
            parts = _listed(token)
            whole_before = _whole_before(reading, token, parts) if parts else None
            if whole_before is not None:
                for part in parts:
                    _add(reading, whole_before, part)
        elif token.lemma_.lower() in {"be", "include", "comprise", "number"} and token.pos_ in {"VERB", "AUX"}:
            _of_those_known(reading, token)


def _beside(head: Token) -> Iterator[Token]:
    """ "Eight people, five of them children": what stands beside the victims with a number of its own."""
    for token in head.rights:
        if token.dep_ not in _BESIDE:
            continue
        if token.dep_ in {"relcl", "acl"}:
            yield from (t for t in token.children if t.dep_ in {"nsubj", "nsubjpass", "attr"} and t.like_num)
        else:
            yield from conjuncts(token)


def _listed(token: Token) -> list[Token]:
    """What "including", "among them" and "among the dead" list behind them; nothing where it lies before."""
    objects = [t for t in token.children if t.dep_ in {"pobj", "dobj"}]
    if token.lower_ == "including":
        return [c for t in objects for c in conjuncts(t)]
    if not objects or objects[0].lower_ not in {"them", "whom"}:
        return []
    head = token.head
    if head.pos_ in {"NOUN", "PROPN"} and head.i > token.i:
        return list(conjuncts(head))
    after = [t for t in token.sent if t.i > objects[0].i and t.pos_ in {"NOUN", "PROPN"} and t.i - objects[0].i < 6]
    first = next((t for t in after if t.dep_ not in {"compound", "nmod", "poss"}), None)
    return list(conjuncts(first)) if first is not None else []


def _whole_before(reading: Reading, token: Token, parts: list[Token]) -> TollDraft | None:
    """The toll told last before a list of parts in its sentence, if it can hold them."""
    start = token.sent.start
    before = [t for t in reading.tolls if start <= t.first and t.last < token.i]
    told = max(before, key=lambda t: t.first, default=None)
    if told is None or any(t.first == (q.first if q else -1) for p in parts for q in [quantity_of(p)] for t in before):
        return None
    return told


def _of_those_known(reading: Reading, verb: Token) -> None:
    """ "The dead included four women", "two of the wounded were nurses", "of the 30 killed, 12 were children"."""
    subject = next((t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    fronted = [t for t in verb.lefts if t.dep_ == "prep" and t.lower_ in {"among", "of"}]
    objects = [t for t in verb.rights if t.dep_ in {"attr", "dobj", "acomp", "nsubj"}]
    if not objects:
        return
    noun = objects[0]
    group = next((t for p in fronted for t in p.children if t.dep_ == "pobj"), None)
    if group is not None:
        counted = subject if subject is not None and subject.like_num else None
    elif subject is not None and verb.lemma_ != "be":
        group, counted = core(subject), None
    elif subject is not None and (subject.like_num or lexicon.is_count(subject.lower_)):
        group, counted = core(subject), subject
    whole = _whole_of(reading, group)
    if whole is None:
        return
    if counted is None:
        for part in conjuncts(noun):
            _add(reading, whole, part)
    elif (quantity := quantity_of(counted)) is not None and is_counted(reading, noun):
        _append(reading, whole, noun, quantity)


def _whole_of(reading: Reading, group: Token | None) -> TollDraft | None:
    """The toll that a phrase takes up: its own ("of the 30 people killed"), or that of "the dead", "the victims"."""
    if group is None:
        return None
    own = next((t for t in reversed(reading.tolls) if t.token == group.i), None)
    if own is not None:
        return own
    kind = lexicon.classes("suffered").get(group.lower_)
    takes_up = group.lower_ in {"them", "whom"} or group.lemma_.lower() in {"victim", "casualty"}
    if kind is None and not takes_up:
        return None
    here = reading.sentence_of[group.i]
    before = [
        t
        for t in reading.tolls
        if t.last < group.i and here - reading.sentence_of[t.first] <= _REACH and kind in {None, t.kind}
    ]
    if before:
        return max(before, key=lambda t: t.first)
    if takes_up:
        return None
    return TollDraft(kind or "killed", group.i, group.i, "part", None, None, "unspecified", None, "unknown", None)


def _add(reading: Reading, whole: TollDraft, part: Token, *, after_of: bool = False) -> None:
    """Adds one part with the number that stands with it, and the noun that says who they are."""
    number = next((t for t in part.lefts if t.like_num and t.dep_ == "nsubj"), None)
    quantity = quantity_of(part) or (quantity_of(number) if number is not None else None)
    if quantity is None:
        return
    if after_of and quantity.qualifier == "exact" and quantity.min == 1 and not part.like_num:
        return  # "the mayor, a lawyer": who he is, no part
    group = _group_of(part)
    if is_counted(reading, group):
        _append(reading, whole, group, quantity)


def _append(reading: Reading, whole: TollDraft, group: Token, quantity: Quantity) -> None:
    known = any((t.first, t.last) == (quantity.first, quantity.last) for t in reading.tolls)
    more = whole.min is not None and quantity.min is not None and quantity.min > whole.min and whole.max is not None
    if known or more or whole.max == 1 or whole.first <= quantity.first <= whole.last:
        return
    rule = f"{whole.rule.removeprefix('toll:')}:part"
    draft = draft_toll(reading, whole.kind, whole.event, rule, group, quantity, reading.at_head.get(group.i))
    if draft.victims is None and group.pos_ == "NOUN" and not group.like_num:
        draft.victims = group.text
    reading.tolls.append(draft)


def _group_of(part: Token) -> Token:
    """The noun that says who the part are: ``children`` for "five of them children"."""
    if not part.like_num:
        return part
    after = next((t for t in part.rights if t.dep_ == "prep" and t.lower_ == "of"), None)
    if after is None:
        return part
    inner = next((t for t in after.children if t.dep_ == "pobj"), None)
    follows = next((t for t in (inner.rights if inner is not None else ()) if t.pos_ in {"NOUN", "PROPN"}), None)
    follows = follows or next((t for t in part.rights if t.pos_ == "NOUN" and t.i > after.i), None)
    if follows is not None:
        return follows
    nearby = after.right_edge.i
    if inner is not None and nearby + 1 < len(part.doc) and part.doc[nearby + 1].pos_ == "NOUN":
        return part.doc[nearby + 1]
    return part
