"""Denials: statements that are one, and what a denial denies."""

from kg.extract import lexicon
from kg.extract.clauses import inside
from kg.extract.cues import is_claim
from kg.extract.reading import ClaimDraft, EventDraft, Reading
from kg.extract.sameness import clash, entities, heads, kinds_fit, supported
from kg.extract.telling import DENIALS, speakers, told_in
from kg.model.values import lineage


def denial_in_words(reading: Reading, index: int, claim: ClaimDraft) -> str | None:
    """The denial that a statement is: "the reports are false", "we were not involved", "it never happened"."""
    tokens = [reading.doc[i] for first, last in claim.content for i in range(first, last + 1)]
    lemmas = {t.lemma_.lower() for t in tokens if t.pos_ != "VERB" or t.lemma_.lower() != "lie"}
    if any(t.lower_ == "such" and t.nbor(-1).lower_ == "no" for t in tokens if t.i):
        return "Denial"
    if lemmas & lexicon.words("untrue") and any(is_claim(t) for t in tokens):
        return "Denial"
    negated = any(t.dep_ == "neg" or t.lower_ in {"no", "nothing"} for t in tokens)
    if negated and len(tokens) < 16 and lemmas & lexicon.words("responsible"):
        return "ResponsibilityDenial"
    return "Denial" if claim.type == "Statement" and _contradicts(reading, index, claim) else None


def _contradicts(reading: Reading, index: int, claim: ClaimDraft) -> bool:
    """Whether a statement says that something did not happen which somebody else has told."""
    said_by = set(speakers(reading, claim))
    if not said_by:
        return False
    for k in told_in(reading, index):
        event = reading.events[k]
        others = [
            e
            for e in reading.events
            if e.claim not in {None, index}
            and e.type is not None
            and not set(speakers(reading, reading.claims[e.claim])) & said_by
        ]
        if event.status == "denied" and any(o.status != "denied" and _same_told(reading, event, o) for o in others):
            return True
    return False


def dispute(reading: Reading, index: int, claim: ClaimDraft) -> None:
    """What a denial denies: others' accounts of the same thing, what accuses the denier, else the claim just before."""
    said_by = set(speakers(reading, claim))
    mine = told_in(reading, index)
    _dispute_named(reading, index, said_by)
    answers = [] if claim.answers is None or mine else [claim.answers]
    if named := answers or _words_of_owner(reading, index, said_by):
        claim.disputes += named
        return
    for k in mine:
        for other, earlier in enumerate(reading.events):
            if (
                other == k
                or earlier.type is None
                or earlier.claim == index
                or (reading.root_event(other) == reading.root_event(k) and earlier.claim is None)
            ):
                continue
            if earlier.claim is not None and set(speakers(reading, reading.claims[earlier.claim])) & said_by:
                continue
            if reading.events[k].merged_into is not None and reading.root_event(other) != reading.root_event(k):
                continue  # "the strike" is the one told before, and no other
            if _same_told(reading, reading.events[k], earlier):
                claim.disputed_events.append(reading.root_event(other))
                claim.disputes += _blaming(reading, reading.root_event(other), said_by)
                if earlier.claim is not None and reading.claims[earlier.claim].type not in DENIALS:
                    claim.disputes.append(earlier.claim)
    if not claim.disputes and mine:
        claim.disputes += [k for k in _told_before(reading, index, said_by, near=4) if _is_alike(reading, mine, k)]
    tokens = [reading.doc[i] for first, last in claim.content for i in range(first, last + 1)]
    words = {t.lemma_.lower() for t in tokens if t.pos_ in {"NOUN", "PRON"}}
    no_such = any(t.lower_ == "such" and t.nbor(-1).lower_ == "no" for t in tokens if t.i)
    bare = no_such or bool(words & lexicon.words("taken_up")) or (claim.type == "ResponsibilityDenial" and not mine)
    if not claim.disputes and bare:
        claim.disputes += _told_before(reading, index, said_by)
    if not claim.disputes and not mine:
        claim.disputes += _about_the_same(reading, index, said_by)
    claim.disputed_events += [e for e in claim.about if e not in claim.disputed_events] if not claim.disputes else []
    claim.disputes = list(dict.fromkeys(claim.disputes))
    claim.disputed_events = list(dict.fromkeys(claim.disputed_events))


def _dispute_named(reading: Reading, index: int, said_by: set[int]) -> None:
    """ "Denied the government's claims that ...": what the object names as others' words is denied, not said again."""
    for k, other in enumerate(reading.claims):
        named = other.within == index and other.rule.startswith("noun:") and other.type not in DENIALS
        if named and not set(speakers(reading, other)) & said_by:
            other.within = None
            reading.claims[index].disputes.append(k)


def _words_of_owner(reading: Reading, index: int, said_by: set[int]) -> list[int]:
    """ "Rejected the group's figures": the last claims of whose words are named, those with a number for a figure."""
    tokens = [reading.doc[i] for first, last in reading.claims[index].content for i in range(first, last + 1)]
    noun = next((t for t in tokens if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon.words("taken_up")), None)
    owner = next((t for t in noun.lefts if t.dep_ == "poss"), None) if noun is not None else None
    mention = reading.mention_of(owner) if owner is not None else None
    if noun is None or mention is None or mention.entity in {-1, *said_by}:
        return []
    counted = {toll.claim for toll in reading.tolls}
    of_number = noun.lemma_.lower() in lexicon.words("figures")
    found = [
        k
        for k, other in enumerate(reading.claims)
        if other.content[0] < reading.claims[index].content[0]
        and other.type not in DENIALS
        and mention.entity in speakers(reading, other)
        and (k in counted or not of_number)
    ]
    last = _where(reading, found[-1]) if found else 0
    return [k for k in found if _where(reading, k) == last]


def _blaming(reading: Reading, root: int, said_by: set[int]) -> list[int]:
    """Accusations of the denier that are about an event: "blamed X for the attack"."""
    return [
        k
        for k, c in enumerate(reading.claims)
        if c.type == "Accusation" and root in {*c.about, *c.tells} and said_by & set(c.accused_entities)
    ]


def _same_told(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """Whether an earlier account tells what is denied: the kinds fit and either the parts agree or it points back."""
    same_word = reading.doc[event.token].lemma_ == reading.doc[earlier.token].lemma_
    if not (same_word or kinds_fit(event, earlier)):
        return False
    real = event.status
    event.status = earlier.status
    apart = clash(reading, event, earlier)
    same_target = bool(heads(reading, event, "target") & heads(reading, earlier, "target"))
    same_agent = (
        bool(entities(reading, event, "agent") & entities(reading, earlier, "agent")) and event.type == earlier.type
    )
    agrees = same_target or same_agent or supported(reading, event, earlier) or (event.noun and event.definite)
    event.status = real
    return not apart and agrees


def _about_the_same(reading: Reading, index: int, said_by: set[int]) -> list[int]:
    """The claim of somebody else shortly before whose nouns a denial takes up most: "denied the village had fallen"."""
    nouns = _nouns(reading, reading.claims[index])
    found = [
        (len(nouns & _nouns(reading, other)), k)
        for k, other in enumerate(reading.claims[:index])
        if other.type not in DENIALS
        and not set(speakers(reading, other)) & said_by
        and _where(reading, index) - _where(reading, k) <= _NEAR
    ]
    shared, nearest = max(found, default=(0, -1))
    return [nearest] if shared else []


_NEAR = 4
"""Sentences back in which a denial without an event finds what it denies."""


def _nouns(reading: Reading, claim: ClaimDraft) -> set[str]:
    tokens = (reading.doc[i] for first, last in claim.content for i in range(first, last + 1))
    return {t.lemma_.lower() for t in tokens if t.pos_ in {"NOUN", "PROPN"}} - lexicon.words("vague")


def _is_alike(reading: Reading, mine: list[int], claim: int) -> bool:
    """Whether an accusation tells of the kind of thing that a denial denies."""
    told = {t for e in told_in(reading, claim) for t in lineage(reading.events[e].type)}
    return any(told & set(lineage(reading.events[k].type)) for k in mine)


def _told_before(reading: Reading, index: int, said_by: set[int], *, near: int = 30) -> list[int]:
    """Claims that a bare "denied the allegations" answers: those that accuse the denier, else the nearest before."""
    claim = reading.claims[index]
    here = reading.sentence_of[claim.cue[0] if claim.cue else claim.content[0][0]]
    place = claim.cue[0] if claim.cue else claim.content[0][0]
    before = [
        k for k, other in enumerate(reading.claims)
        if k != index and other.type not in DENIALS and not set(speakers(reading, other)) & said_by
        and (other.cue or other.content[0])[0] < place and not inside(place, other.content)
    ]  # fmt: skip
    around = [
        k for k, o in enumerate(reading.claims) if k != index and o.type == "Accusation" and inside(place, o.content)
    ]
    accusing = [k for k in [*before, *around] if said_by & set(reading.claims[k].accused_entities)]
    accusing = [k for k in accusing if here - _where(reading, k) <= near]
    vague = [k for k in before if reading.claims[k].type == "Accusation" and not reading.claims[k].accused_entities]
    if vague and here - _where(reading, vague[-1]) <= 1 and (not accusing or max(accusing) < vague[-1]):
        return vague[-1:]  # who is accused was not read off, but nothing stands between
    if accusing:
        last = _where(reading, max(accusing))
        return [k for k in accusing if _where(reading, k) >= last - 2]
    accusations = [k for k in before if reading.claims[k].type == "Accusation" and here - _where(reading, k) <= 4]
    if accusations:
        return accusations[-1:]
    words = {
        reading.doc[i].lemma_.lower()
        for first, last in claim.content
        for i in range(first, last + 1)
        if reading.doc[i].is_alpha
    }
    if not words - lexicon.words("taken_up") - lexicon.words("untrue"):
        return [k for k in before if here - _where(reading, k) <= 2][-1:]
    return []


def _where(reading: Reading, claim: int) -> int:
    draft = reading.claims[claim]
    return reading.sentence_of[draft.cue[0] if draft.cue else draft.content[0][0]]
