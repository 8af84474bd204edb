"""Attributions whose syntax the parser got wrong, recovered by commas and word order."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import bridged
from kg.extract.cues import is_claim
from kg.extract.pronouns import SPEAKERS
from kg.extract.reading import ClaimDraft, Mention, Reading

_CLAUSE_HEADS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def recover(reading: Reading, verb: Token) -> ClaimDraft | None:
    """A claim by a reporting verb that was left without its subject."""
    return (_fronted(reading, verb) or _trailing(reading, verb)) if _cue(verb) is not None else None


def _cue(verb: Token) -> lexicon.Cue | None:
    """The entry for a finite verb by itself."""
    if verb.tag_ not in _FINITE:
        return None
    lemma = verb.lemma_.lower()
    return next((c for c in lexicon.cues().get(("verb", lemma), ()) if c.words == (lemma,)), None)


def apposed(reading: Reading, verb: Token) -> ClaimDraft | None:
    """ "..., a charge X denies": the noun was read as part of the name, and the verb as the head of the sentence."""
    cue = _cue(verb)
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if cue is None or "Denial" not in cue.type or subject is None:
        return None
    noun = next((t for t in subject.lefts if t.dep_ in {"compound", "nmod"} and is_claim(t)), None)
    if noun is None or noun.i + 1 > subject.i or not any(t.dep_ == "det" for t in subject.lefts):
        return None
    first = min(subject.left_edge.i, noun.i)
    claim = ClaimDraft(cue.type, f"apposed:{verb.lemma_.lower()}", [(first, noun.i)], cue=(verb.i, verb.i))
    claim.source_span = (noun.i + 1, subject.i)
    index = reading.at_head.get(subject.i, reading.covering.get(subject.i))
    claim.sources = [index] if index is not None else []
    claim.apart = set(range(first, verb.i + 1))
    return claim


def _fronted(reading: Reading, verb: Token) -> ClaimDraft | None:
    """ "In a statement, its spokesman, X, said that ...": the subject was read as part of the phrase in front."""
    cue = _cue(verb)
    clause = next((t for t in verb.rights if t.dep_ == "ccomp"), None)
    if cue is None or "say" not in cue.patterns or clause is None or any(t.dep_ == "nsubj" for t in verb.children):
        return None
    found = _source_before(reading, verb)
    if found is None:
        return None
    start, end, speaker = found
    spans = bridged(reading.doc, {t.i for t in clause.subtree})
    return _claim(reading, cue, f"fronted:{verb.lemma_.lower()}", spans, verb, (start, end - 1), speaker)


def _trailing(reading: Reading, verb: Token) -> ClaimDraft | None:
    """ "CONTENT, X, the commander of Y, said.": a reporting verb at the end whose subject the parser misplaced."""
    first, last = reading.sentences[reading.sentence_of[verb.i]]
    cue = _cue(verb)
    if cue is None or "say" not in cue.patterns or last - verb.i > 12:
        return None
    if any(t.dep_ in {"ccomp", "dobj", "nsubj"} for t in verb.children):
        return None
    found = _source_before(reading, verb)
    if found is None:
        return None
    start, end, speaker = found
    spans = bridged(reading.doc, set(range(first, start - 1)))
    return _claim(reading, cue, f"trailing:{verb.lemma_.lower()}", spans, verb, (start, end - 1), speaker)


def _claim(
    reading: Reading,
    cue: lexicon.Cue,
    rule: str,
    spans: list[tuple[int, int]],
    verb: Token,
    source: tuple[int, int],
    speaker: Mention,
) -> ClaimDraft | None:
    claim = ClaimDraft(cue.type, rule, spans, cue=(verb.i, verb.i))
    claim.sources = [reading.at_head[speaker.head]] if speaker.head in reading.at_head else []
    claim.source_span = source
    return claim if spans else None


def _source_before(reading: Reading, verb: Token) -> tuple[int, int, Mention] | None:
    """What stands between commas in front of a verb, with no verb of its own: a speaker's name with its apposition.

    Returns:
        First token, token after the last, and the speaker.
    """
    doc = reading.doc
    first = reading.sentences[reading.sentence_of[verb.i]][0]
    commas = [i for i in range(first, verb.i) if doc[i].text == ","]
    end = verb.i - 1 if commas and commas[-1] == verb.i - 1 else verb.i
    starts = [c + 1 for c in reversed(commas) if c + 1 < end][:2]
    for start in starts:
        if any(doc[i].pos_ in _CLAUSE_HEADS for i in range(start, end)):
            break
        speaker = _speaker_in(reading, start, end)
        if speaker is None:
            continue
        named_before = len(starts) == 2 and start == starts[0] and _speaker_in(reading, starts[1], start - 1)
        if speaker.form != "name" and named_before:
            continue
        if speaker.form == "name" or start == starts[-1] or doc[start].pos_ == "DET":
            return start, end, speaker
    return None


def _speaker_in(reading: Reading, start: int, end: int) -> Mention | None:
    """The first mention in a stretch that can speak."""
    for mention in reading.mentions:
        if start <= mention.head < end and mention.form != "pronoun" and mention.type in SPEAKERS:
            return mention
    return None
