"""Victims by name: lists that say who the dead, the wounded or the hostages of a toll are."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive, own_subject
from kg.extract.name_lists import FINITE, read_names
from kg.extract.phrases import conjuncts
from kg.extract.quantities import Quantity
from kg.extract.reading import EventDraft, NameList, Reading, TollDraft
from kg.extract.sameness import DONE, entities
from kg.extract.toll_drafts import draft_toll
from kg.model.values import lineage

_REACH, _FAR = 3, 12
"""Sentences back in which the toll, or else the event, is told whose victims are named."""
_KINDS = frozenset({"killed", "injured", "missing", "kidnapped", "detained"})
_THEY = frozenset({"they", "them", "he", "she", "him", "her", "whom", "one", "two", "three", "both"})


def name_victims(reading: Reading) -> None:
    """Gives each name of a list the toll that it is of, or makes it a target of the event whose victims are named."""
    for names in reading.name_lists:
        kind, event, whole = _suffered(reading, names)
        if kind in _KINDS or event is not None:
            _name_all(reading, names.names, kind, event, whole)
    for token in reading.doc:
        if token.lower_ == "among" and token.head.lemma_ == "be":
            _name_subject(reading, token)
    for index, told in enumerate(reading.events):
        _name_all(reading, _named_before(reading, told), told.kind, index, None)


def _name_subject(reading: Reading, among: Token) -> None:
    """ "X was among the dead": who is said to be one of those who suffered."""
    group = next((t for t in among.children if t.dep_ == "pobj"), None)
    subject = next((t for t in among.head.lefts if t.dep_ == "nsubj"), None)
    words = {w for t in (group, *group.rights) for w in (t.lower_, t.lemma_.lower())} if group is not None else set()
    kind = next((k for w in words if (k := lexicon.classes("suffered").get(w)) is not None), None)
    if subject is None or (kind is None and not words & lexicon.words("victims")):
        return
    said = [*conjuncts(subject), *(t for t in subject.rights if t.dep_ == "appos")]
    spans = [(reading.mentions[m].start, 0) for t in said if (m := reading.covering.get(t.i)) is not None]
    _name_all(reading, spans, *_of_those_known(reading, NameList(subject.i, subject.i, ()), kind))


def _named_before(reading: Reading, event: EventDraft) -> list[tuple[int, int]]:
    """ "X, mayor of Y, and Z, a clerk, were also killed": the names of a long subject, which the parse loses."""
    verb = reading.doc[event.token]
    while verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head) and own_subject(verb) is None:
        verb = verb.head  # "were seized and later killed"
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    if event.noun or event.kind not in _KINDS or not (passive or event.frame == "die"):
        return []
    for start in _subject_starts(verb):
        names, end = read_names(reading.doc, start)
        finite = next((t for t in reading.doc[end : verb.i + 1] if t.tag_ in FINITE), None)
        own = finite is not None and (
            finite.i == verb.i or (finite.head.i == verb.i and finite.dep_ in {"auxpass", "aux"})
        )
        if names and own and (start == verb.sent.start or finite is None or finite.i == end):
            return names
    return []


def _subject_starts(verb: Token) -> Iterator[int]:
    """Where a long subject may begin: with the sentence, or behind a first phrase, a dash or a verb of saying."""
    sentence = verb.sent
    if sentence[0].pos_ == "ADP":  # "Along the road to Y, X and Z were seized"
        yield next((t.i for t in sentence if t.text == "," and t.i < verb.i), sentence.start)
    else:
        yield sentence.start
    for token in verb.doc[sentence.start : verb.i]:
        dash = token.text in {"--", "–", "—", ":"} or (token.text == "-" and bool(token.nbor(-1).whitespace_))
        told = token.tag_ in FINITE and token.dep_ not in {"relcl", "acl"}
        said = told and ("verb", token.lemma_.lower()) in lexicon.cues()
        if dash or said or token.lower_ == "that":
            yield token.i + 1


def _name_all(
    reading: Reading,
    names: Iterable[tuple[int, int]],
    kind: str | None,
    event: int | None,
    whole: TollDraft | None,
) -> None:
    for start, _ in names:
        index = reading.covering.get(start)
        if index is not None and reading.mentions[index].type == "Person":
            _name_victim(reading, index, kind, event, whole)


def _name_victim(reading: Reading, index: int, kind: str | None, event: int | None, whole: TollDraft | None) -> None:
    mention = reading.mentions[index]
    if event is not None:
        reading.named_victims.append((event, index))
    single = whole is not None and whole.max == 1
    told = any(t.mention == index or t.first == mention.start for t in reading.tolls)
    done = event is None or reading.events[event].status in DONE
    if kind in _KINDS and done and not single and not told:
        one = Quantity(mention.start, mention.end - 1, 1, 1, "exact")
        toll = draft_toll(reading, kind or "killed", event, "name:part", reading.doc[mention.head], one, index)
        if toll.victim_class == "unknown" and whole is not None:
            toll.victim_class = whole.victim_class
        reading.tolls.append(toll)


def _suffered(reading: Reading, names: NameList) -> tuple[str | None, int | None, TollDraft | None]:
    """What those named suffered, in which event, and the toll of which they are part."""
    with_one = _together(reading, names)
    if with_one is not None and reading.doc[names.cue].tag_ in {"NNS", "NNPS"}:
        return reading.events[with_one].kind, with_one, None
    words = list(reversed(reading.doc[names.start : names.cue]))
    if reading.doc[names.cue].lower_ in lexicon.words("calling"):
        words = words[:1]  # "from a bar called X"
    for token in words:
        if (own := _toll_of(reading, token)) is not None:
            return own.kind, own.event, own
        if (event := _harming(reading, token)) is not None:
            return reading.events[event].kind, event, None
    for token in words:
        kind = lexicon.classes("suffered").get(token.lower_)
        if kind is not None or token.lemma_.lower() in lexicon.words("victims"):
            return _of_those_known(reading, names, kind)
    for token in words:
        if token.lower_ in _THEY or _was_told(reading, token):
            return _taken_up(reading, names, token)
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"nsubj", "nsubjpass"}:
            break
    return (None, None, None) if with_one is None else (reading.events[with_one].kind, with_one, None)


def _together(reading: Reading, names: NameList) -> int | None:
    """The event that harms one of the named, and so all that are named with them."""
    starts = {start for start, _ in names.names}
    for index, event in enumerate(reading.events):
        targets = (reading.mentions[a.mention].start for a in event.roles.get("target", ()) if a.mention is not None)
        if event.kind in _KINDS and starts & set(targets):
            return index
    return None


def _harming(reading: Reading, token: Token) -> int | None:
    """The event that does harm to whom a plural tells of: "the following soldiers died"."""
    if token.tag_ not in {"NNS", "NNPS"}:
        return None
    drafts = enumerate(reading.events)
    return next((k for k, e in drafts if e.kind and any(a.head == token.i for a in e.roles.get("target", ()))), None)


def _toll_of(reading: Reading, token: Token) -> TollDraft | None:
    """The toll that counts whom a word tells of, in its own sentence."""
    return next((t for t in reading.tolls if t.token == token.i and not t.rule.endswith("name:part")), None)


def _before(reading: Reading, names: NameList, reach: int, kind: str | None = None) -> TollDraft | None:
    """The toll told last before a list."""
    here = reading.sentence_of[names.cue]
    before = [
        t
        for t in reading.tolls
        if t.first < names.cue
        and here - reading.sentence_of[t.first] <= reach
        and kind in {None, t.kind}
        and not t.rule.endswith("name:part")
    ]
    return max(before, key=lambda t: t.first, default=None)


def _of_those_known(
    reading: Reading, names: NameList, kind: str | None
) -> tuple[str | None, int | None, TollDraft | None]:
    """ "The dead", "the victims": of the toll told last, else of the violent event told last."""
    whole = _before(reading, names, _REACH, kind)
    if whole is not None:
        return whole.kind, whole.event, whole
    event = _last_violent(reading, names)
    return (kind, event, None) if event is not None else (None, None, None)


def _last_violent(reading: Reading, names: NameList) -> int | None:
    here = reading.sentence_of[names.cue]
    for index in range(len(reading.events) - 1, -1, -1):
        event = reading.events[index]
        near = 0 <= here - reading.sentence_of[event.token] <= _FAR
        if near and _is_violent(event) and event.status in DONE and not event.generic:
            return index
    return None


def _is_violent(event: EventDraft) -> bool:
    return bool({"Attack", "Kidnapping", "ArmedClash", "Accident"} & set(lineage(event.type)))


def _was_told(reading: Reading, token: Token) -> bool:
    """Whether a noun repeats the victims of a toll told before: "the brothers were identified as"."""
    lemma = token.lemma_.lower()
    here = reading.sentence_of[token.i]
    return token.pos_ == "NOUN" and any(
        reading.doc[t.token].lemma_.lower() == lemma and 0 <= here - reading.sentence_of[t.first] <= _REACH
        for t in reading.tolls
        if t.first < token.i
    )


def _taken_up(reading: Reading, names: NameList, token: Token) -> tuple[str | None, int | None, TollDraft | None]:
    """ "They were X and Y", "one of them is X", "the brothers were X and Y": who was counted just before."""
    whole = _before(reading, names, 1 if token.pos_ != "NOUN" else _REACH)
    if whole is None:
        return None, None, None
    mention = reading.mention_of(token)
    doers = entities(reading, reading.events[whole.event], "agent") if whole.event is not None else set()
    if mention is not None and mention.entity in doers and whole.max != len(names.names):
        return None, None, None
    return whole.kind, whole.event, whole
