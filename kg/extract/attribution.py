"""Attribution without a verb of speech: "according to", nouns ("the claim that"), adverbs, and quotes that run on."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import bridged, inside
from kg.extract.nominal_cues import adjective_claim, noun_claim
from kg.extract.plausibility import keep_plausible
from kg.extract.quotes import is_speech
from kg.extract.reading import ClaimDraft, Reading
from kg.extract.recovery import recover
from kg.extract.speech import add_source

_CLAUSE_HEADS = frozenset({"VERB", "AUX"})


def find_attributions(reading: Reading) -> None:
    """Adds the claims that no verb cues, keeps what is likely an attribution, orders all by position and nests them."""
    propose(reading)
    keep_plausible(reading)
    _negate(reading)
    _continue_quotes(reading)
    reading.claims.sort(key=lambda c: (c.cue or c.content[0], c.content[0]))
    _nest(reading)


def _negate(reading: Reading) -> None:
    """Takes "not" into a cue that stays one when negated ("does not want"), with what stands between."""
    for claim in reading.claims:
        if claim.cue is None:
            continue
        cue = reading.doc[claim.cue[0]]
        verb = cue.head if cue.pos_ == "ADJ" and cue.dep_ == "acomp" else cue
        no = next((t for t in verb.children if t.dep_ == "neg" and 0 < cue.i - t.i < 4), None)
        if no is not None:
            helper = next((t.i for t in verb.lefts if t.dep_ in {"aux", "auxpass"} and t.i == no.i - 1), no.i)
            claim.cue = (verb.i if verb.i == no.i - 1 else helper, claim.cue[1])


def propose(reading: Reading) -> None:
    """Adds each candidate that no verb cues to those that one does."""
    for token in reading.doc:
        claim = None
        if token.lower_ == "according":
            claim = _according(reading, token)
        elif token.pos_ == "NOUN" and ("noun", token.lemma_.lower()) in lexicon.cues():
            claim = noun_claim(reading, token)
        elif token.pos_ in {"ADJ", "VERB"} and ("adj", token.lower_) in lexicon.cues():
            claim = adjective_claim(reading, token)
        elif token.pos_ == "ADV" and ("adv", token.lower_) in lexicon.cues():
            claim = _adverb(reading, token)
        if claim is not None:
            reading.claims.append(claim)
    cued = {claim.cue[0] for claim in reading.claims if claim.cue}
    reading.claims += [c for t in reading.doc if t.i not in cued and (c := recover(reading, t)) is not None]
    _drop_duplicates(reading)


def _according(reading: Reading, token: Token) -> ClaimDraft | None:
    to = next((t for t in token.children if t.dep_ in {"prep", "aux"} and t.lower_ == "to"), None)
    if to is None and token.i + 1 < len(reading.doc) and reading.doc[token.i + 1].lower_ == "to":
        to = reading.doc[token.i + 1]
    source = next((t for t in to.children if t.dep_ in {"pobj", "dobj"}), None) if to is not None else None
    if to is None or source is None or _is_standard(source):
        return None
    first, last = reading.sentences[reading.sentence_of[token.i]]
    own = {t.i for t in token.subtree}
    clause = token.head
    while clause.pos_ not in _CLAUSE_HEADS and clause.head.i != clause.i:
        clause = clause.head
    while clause.dep_ == "conj" and clause.head.pos_ in _CLAUSE_HEADS and clause.head.i != clause.i:
        clause = clause.head
    chosen = {t.i for t in clause.subtree} - own if clause.i not in own else set(range(first, last + 1)) - own
    claim = ClaimDraft("Statement", "according-to", bridged(reading.doc, chosen), cue=(token.i, to.i))
    add_source(reading, claim, source)
    return claim if claim.content else None


def _is_standard(noun: Token) -> bool:
    """ "According to plan", "according to age": what is kept to, not who says so."""
    return noun.lemma_.lower() in lexicon.words("standards") and not any(t.dep_ in {"det", "poss"} for t in noun.lefts)


def _adverb(reading: Reading, token: Token) -> ClaimDraft | None:
    """ "reportedly", "allegedly": the clause is somebody's, nobody says whose."""
    cue = lexicon.cues()["adv", token.lower_][0]
    head = token.head
    if head.pos_ not in _CLAUSE_HEADS:
        return None
    claim = ClaimDraft(
        cue.type,
        f"adverb:{token.lower_}",
        bridged(reading.doc, {t.i for t in head.subtree} - {token.i}),
        cue=(token.i, token.i),
    )
    return claim if claim.content else None


def _drop_duplicates(reading: Reading) -> None:
    """Of claims with one cue, or without a source on the very same content, the first stays."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for claim in reading.claims:
        keys = {("cue", claim.cue), ("content", tuple(claim.content), claim.source_span)}
        if keys & seen:
            continue
        seen |= keys
        kept.append(claim)
    reading.claims = kept


def _continue_quotes(reading: Reading) -> None:
    """Gives a quote without a cue of its own to whoever was quoted last in the same or the paragraph before."""
    doc = reading.doc
    told = {i for c in reading.claims for first, last in c.content for i in range(first, last + 1)}
    spoken = [c for c in reading.claims if c.source_span and c.strength == "speech" and _has_quote(reading, c)]
    for quote in reading.quotes:
        if not is_speech(reading, quote) or {quote[0] + 1, (quote[0] + quote[1]) // 2} & told:
            continue
        first, last = reading.sentences[reading.sentence_of[quote[0] + 1]]
        if any(doc[i].pos_ in _CLAUSE_HEADS for i in range(first, last + 1) if not quote[0] <= i <= quote[1]):
            continue
        speaker = max((c for c in spoken if _end(c) < quote[0]), key=_end, default=None)
        if speaker is None or reading.sentence_of[quote[0]] - reading.sentence_of[_end(speaker)] > 3:
            continue
        claim = ClaimDraft("Statement", "quote:continued", [quote], cue=speaker.cue, quoted=True, date=speaker.date)
        claim.sources, claim.source_span = list(speaker.sources), speaker.source_span
        reading.claims.append(claim)
        spoken.append(claim)


def _has_quote(reading: Reading, claim: ClaimDraft) -> bool:
    return claim.quoted or any(inside(q[0], claim.content) for q in reading.quotes)


def _end(claim: ClaimDraft) -> int:
    ends = [claim.content[-1][1]]
    if claim.cue:
        ends.append(claim.cue[1])
    if claim.source_span:
        ends.append(claim.source_span[1])
    return max(ends)


def _nest(reading: Reading) -> None:
    """A claim whose cue stands inside another's content is told within the smallest such, unless it is the writer's."""
    for index, claim in enumerate(reading.claims):
        if claim.apart:
            claim.answers = _around(reading, index)
            if claim.answers is None and "Denial" in claim.type:
                claim.answers = _just_before(reading, index)
            for other in reading.claims:
                if other is not claim and other.cue != claim.cue and inside(_place(claim), other.content):
                    kept = {i for first, last in other.content for i in range(first, last + 1)} - claim.apart
                    other.content = bridged(reading.doc, kept) or other.content
    for index, claim in enumerate(reading.claims):
        claim.within = _around(reading, index)
    _break_circles(reading)
    for index in sorted(range(len(reading.claims)), key=lambda k: (-_size(reading.claims[k]), -k)):
        for first, last in reading.claims[index].content:
            reading.claim_of.update(dict.fromkeys(range(first, last + 1), index))


def _just_before(reading: Reading, index: int) -> int | None:
    """The claim told before in the same sentence."""
    here = reading.sentence_of[_place(reading.claims[index])]
    told = [k for k in range(index) if reading.sentence_of[_place(reading.claims[k])] == here]
    return told[-1] if told else None


def _around(reading: Reading, index: int) -> int | None:
    """The smallest claim in whose content another's cue stands; of two that hold each other's, the larger is around."""
    claim = reading.claims[index]
    place, size = _place(claim), _size(claim)
    found = [
        (_size(other), k)
        for k, other in enumerate(reading.claims)
        if k != index
        and other.cue != claim.cue
        and inside(place, other.content)
        and ((_size(other), -k) > (size, -index) or not inside(_place(other), claim.content))
    ]
    return min(found)[1] if found else None


def _break_circles(reading: Reading) -> None:
    """Nothing is told within itself, however the parse runs."""
    for index, claim in enumerate(reading.claims):
        seen = {index}
        at = claim
        while at.within is not None:
            if at.within in seen:
                at.within = None
                break
            seen.add(at.within)
            at = reading.claims[at.within]


def _size(claim: ClaimDraft) -> int:
    return sum(last - first for first, last in claim.content)


def _place(claim: ClaimDraft) -> int:
    return claim.cue[0] if claim.cue else claim.content[0][0]
