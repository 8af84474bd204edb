"""Attribution by verbs: who says, denies, accuses, claims what.

The division into source, cue and content is that of the Penn Attribution Relations Corpus (Pareti 2012) and of PolNeAR
(Newell, Margolin and Ruths 2018).
"""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive, own_subject, subject_of
from kg.extract.content import content_of
from kg.extract.cues import agent_of, has_needed, is_claim, objects_of, outer_cue, verb_cues
from kg.extract.deeds import is_deed
from kg.extract.phrases import conjuncts, core, full_span
from kg.extract.reading import ClaimDraft, Reading
from kg.extract.recovery import apposed
from kg.extract.triggers import names_event, noun_entries

_NOT_OTHERS = frozenset({"i", "you", "we", "one", "who"})
"""Subjects of thinking that attribute nothing to anybody: "I think", "you know"."""

_MUTE = frozenset({"Facility", "Vehicle", "Weapon"})
"""Things that hold no views: a bridge that supports a pipeline, a truck that wants repair."""


def find_speech(reading: Reading) -> None:
    """Adds a claim for each reporting verb that has a content, by the first entry that finds one."""
    for verb in reading.doc:
        if verb.pos_ in {"VERB", "AUX"}:
            found = (_claim(reading, verb, *entry) for entry in verb_cues(verb) if has_needed(reading, verb, entry[0]))
            claim = apposed(reading, verb) or next((c for c in found if c is not None), None)
            if claim is not None:
                reading.claims.append(claim)


def _claim(reading: Reading, verb: Token, cue: lexicon.Cue, tokens: list[Token]) -> ClaimDraft | None:
    passive = is_passive(verb)
    outer = outer_cue(verb)
    source = agent_of(verb) if passive else subject_of(outer if outer is not None else verb)
    if source is not None and source.lower_ in {"it", "there"} and source.dep_ == "expl":
        source = None
    if is_deed(reading, verb, cue, source):
        return None
    content = content_of(reading, verb, cue, tokens, source, passive)
    if content is None:
        return None
    stretches, quoted = content
    if cue.strength == "thought" and source is not None and source.lower_ in _NOT_OTHERS:
        return None
    if not passive and not _may_speak(reading, verb, cue, source, quoted):
        return None
    rule = f"speech:{'-'.join(cue.words)}:{'passive' if passive else 'active'}"
    claim = ClaimDraft(cue.type, rule, stretches, quoted=quoted, strength=cue.strength)
    claim.cue = (tokens[0].i, tokens[-1].i) if tokens[-1].i - tokens[0].i == len(tokens) - 1 else (verb.i, verb.i)
    if claim.cue[1] > verb.i and any(a <= claim.cue[1] and b >= claim.cue[0] for a, b in stretches):
        claim.cue = (verb.i, verb.i)
    add_source(reading, claim, source)
    if claim.source_span is not None and claim.source_span[0] < stretches[0][0] <= claim.source_span[1]:
        claim.source_span = (claim.source_span[0], stretches[0][0] - 1)
    _accused(reading, claim, verb, cue)
    if outer is not None or _contrasts(verb):
        joining = (t.i for t in verb.head.children if t.dep_ in {"cc", "punct"} and t.i < verb.i)
        claim.apart = {*(t.i for t in verb.subtree), *joining}
    elif "Denial" in cue.type and verb.dep_ == "relcl" and (is_claim(verb.head) or _takes_which(verb)):
        claim.apart = {t.i for t in (verb.head if is_claim(verb.head) else verb).subtree}
    claim.addressees = [
        m for t in verb.children if t.dep_ == "dative" or (t.dep_ == "dobj" and "tell" in cue.patterns)
        for c in conjuncts(t) if (m := reading.at_head.get(c.i)) is not None
    ]  # fmt: skip
    return claim


def _contrasts(verb: Token) -> bool:
    """ "X said 12 had died, but Y said 25": a second speaker set against the first is the writer's doing."""
    if own_subject(verb) is None or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    if verb.dep_ == "conj":
        return any(t.dep_ == "cc" and t.lower_ == "but" and t.i < verb.i for t in verb.head.children)
    return verb.dep_ == "advcl" and any(t.lower_ in {"while", "whereas", "although", "though"} for t in verb.lefts)


def _takes_which(verb: Token) -> bool:
    return any(t.dep_ in {"dobj", "nsubjpass"} and t.tag_ == "WDT" for t in verb.children)


def _may_speak(reading: Reading, verb: Token, cue: lexicon.Cue, source: Token | None, quoted: bool) -> bool:
    """Verbs without a subject report nothing, nor do negated ones, but for a will or stance ("do not want").

    Nor do infinitives, unless their governor tells that it came to be said: "went on to say", not "refused to comment".
    """
    if source is None or source.lower_ in {"nobody", "none"} or any(t.lower_ == "no" for t in source.lefts):
        return False
    mention = reading.mention_of(source)
    if mention is None and names_event(source) and source.pos_ == "NOUN" and cue.type != "Condemnation":
        return False  # "the blast suggests that": what happened says nothing
    if (
        mention is not None
        and mention.form == "nominal"
        and mention.type in _MUTE
        and cue.type in {"Opinion", "Promise"}
    ):
        return False
    if verb.dep_ == "xcomp" and not quoted and any(t.tag_ == "TO" for t in verb.lefts):
        return verb.head.lemma_.lower() in lexicon.words("goes_on") and not any(
            t.dep_ == "neg" for t in verb.head.children
        )
    stance = cue.type == "Opinion" and verb.lemma_.lower() not in lexicon.words("neg_raising")
    return quoted or stance or not any(t.dep_ == "neg" for t in verb.children)


def add_source(reading: Reading, claim: ClaimDraft, source: Token | None) -> None:
    """Sets the claim's source: the phrase, and the mention of each that speaks."""
    if source is None:
        return
    relative = source if source.tag_ in {"WDT", "WP"} and source.head.dep_ == "relcl" else None
    if relative is not None:
        source = relative.head.head
    speakers = list(conjuncts(source))
    spans = [(relative.i, relative.i)] if relative is not None else [full_span(t) for t in speakers]
    claim.source_span = (spans[0][0], max(s[1] for s in spans) if len(spans) < 4 else spans[0][1])
    if claim.cue and claim.source_span[0] <= claim.cue[0] <= claim.source_span[1]:
        claim.source_span = (
            (claim.source_span[0], claim.cue[0] - 1) if claim.source_span[0] < claim.cue[0] else spans[0]
        )
    for speaker in speakers:
        index = reading.at_head.get(speaker.i, reading.covering.get(speaker.i))
        if index is None:
            index = reading.at_head.get(core(speaker).i)
        if index is not None:
            claim.sources.append(index)


def _accused(reading: Reading, claim: ClaimDraft, verb: Token, cue: lexicon.Cue) -> None:
    """Who is blamed: the object of "accuse", what "blame" puts the blame on; the passive's subject."""
    if claim.type != "Accusation":
        return
    wanted = {"nsubjpass"} if is_passive(verb) else {"dobj", "oprd", "appos"}
    heads = [t for t in verb.children if t.dep_ in wanted and t.tag_ not in {"WDT", "WP"}]
    on = objects_of(verb, "on")
    if "blame" in cue.patterns:
        events = [t for t in heads if noun_entries(t)]
        on = on or [o for t in events for o in objects_of(t, "on")]
        heads = [] if on and (events or any(t.lower_ in {"it", "this", "that"} for t in heads)) else heads
    heads += [*on, *objects_of(verb, "against"), *objects_of(verb, "at")]
    for head in heads:
        for token in conjuncts(head):
            for part in (token, *(c for c in token.children if c.dep_ == "appos")):
                index = reading.at_head.get(part.i, reading.covering.get(part.i))
                if index is not None and index not in claim.accused:
                    claim.accused.append(index)
    named = [i for i in claim.accused if reading.mentions[i].form == "name"]
    if named and any(reading.mentions[i].form == "nominal" for i in claim.accused):
        claim.accused = named
