"""How likely a candidate is an attribution: a logistic regression over classes of words and syntax.

``scripts/train_attribution.py`` writes the weights, ``attribution_weights.csv``. No feature holds a name, nor a
word that is no cue of the lexicon and no function word.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import exp

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive
from kg.extract.quotes import quote_at
from kg.extract.reading import ClaimDraft, Reading
from kg.settings import lexicon_rows

_SHARES = (
    (frozenset({"Denial", "ResponsibilityClaim", "ResponsibilityDenial"}), 0.0),
    (frozenset({"Accusation"}), 0.125),
    (frozenset({"Demand", "Threat", "Promise", "Condemnation"}), 0.5),
)
"""By type of claim, the share of the threshold that is enough."""
_NESTED = 0.5
_STANCE = 1.3
_SURE = ("apposed", "fronted", "trailing")
_MARKS = frozenset({"“", "”", '"', "‘", "’", "''", "``"})
_SIZES = (1, 2, 4, 8, 16, 32)
_OBJECTS = frozenset({"dobj", "oprd", "attr", "nsubjpass", "pobj"})


def keep_plausible(reading: Reading) -> None:
    """Leaves the candidates that are more likely an attribution than the threshold says.

    The articles marked by hand tell of elections, and seldom mark reports within reports. So what carries a dispute
    (denials, responsibility, accusations, demands, threats) is kept as the rules have it or dropped only when it is
    hardly an attribution, and what is said within what is said when it is rather none. A stance must be surer, as to
    back and to welcome are mostly deeds in news of war; what "is believed" is always told as somebody's.
    """
    least = weights()["threshold"]
    kept = []
    for claim, found in zip(reading.claims, features_of(reading), strict=True):
        much = next((share for names, share in _SHARES if claim.type in names), 1.0)
        if claim.type == "Opinion" and not claim.rule.endswith("passive"):
            much = _STANCE
        if claim.strength == "speech" and "told nested=speech" in found:
            much = min(much, _NESTED)
        if claim.rule.startswith(_SURE) or plausibility(found) >= least * much:
            kept.append(claim)
    reading.claims = kept


def plausibility(found: list[str]) -> float:
    """The probability that a candidate with these features is an attribution."""
    known = weights()
    return 1 / (1 + exp(-sum(known.get(name, 0.0) for name in found)))


@cache
def weights() -> dict[str, float]:
    """Weight by feature; ``threshold`` is the least probability that is kept."""
    return {row["feature"]: float(row["weight"]) for row in lexicon_rows("attribution_weights.csv")}


def features_of(reading: Reading) -> list[list[str]]:
    """The features of each candidate, in the order of the claims."""
    around = _holders(reading)
    return [_features(reading, claim, around[index]) for index, claim in enumerate(reading.claims)]


def _holders(reading: Reading) -> list[list[ClaimDraft]]:
    """For each claim those in whose content its cue stands, the smallest first."""
    found: list[list[ClaimDraft]] = []
    by_token: dict[int, list[int]] = {}
    for index, claim in enumerate(reading.claims):
        for first, last in claim.content:
            for i in range(first, last + 1):
                by_token.setdefault(i, []).append(index)
    for index, claim in enumerate(reading.claims):
        place = claim.cue[0] if claim.cue else claim.content[0][0]
        others = [
            reading.claims[k] for k in by_token.get(place, ()) if k != index and reading.claims[k].cue != claim.cue
        ]
        found.append(sorted(others, key=lambda c: sum(b - a for a, b in c.content)))
    return found


def _features(reading: Reading, claim: ClaimDraft, around: list[ClaimDraft]) -> list[str]:
    doc = reading.doc
    cue = doc[claim.cue[0]] if claim.cue else doc[claim.content[0][0]]
    kind = claim.rule.partition(":")[0]
    lemma = claim.rule if kind in {"noun", "adverb", "adj"} else claim.rule.rpartition(":")[0]
    form = _form(reading, claim, cue)
    speaker = _speaker(reading, claim)
    quote = quote_at(reading, cue.i)
    place = "spoken" if quote is not None and quote[1] - quote[0] > 8 else "told"
    nested = f"{around[0].strength}-{'quoted' if around[0].quoted else 'plain'}" if around else "top"
    shape = f"{cue.tag_}-{cue.dep_}"
    length = sum(last - first + 1 for first, last in claim.content)
    size = str(next((k for k, most in enumerate(_SIZES) if length <= most), len(_SIZES)))
    sense = f"{claim.type}-{claim.strength}"
    found = [
        "bias", f"kind={kind}", f"sense={sense}", f"cue={lemma}", f"cue={lemma} form={form}",
        f"sense={sense} form={form}", f"form={form}", f"speaker={speaker}",
        f"cue={lemma} speaker={speaker.partition('/')[0]}", f"form={form} speaker={speaker}", f"place={place}",
        f"place={place} speaker={speaker}", f"place={place} nested={nested}", f"place={place} sense={sense}",
        f"nested={nested}", f"nested={nested} sense={sense}", f"deep={min(len(around), 3)}", f"shape={shape}",
        f"shape={shape} form={form}", f"cue={lemma} shape={shape}", f"size={size}", f"size={size} form={form}",
        f"cue={lemma} size={size}", f"parts={min(len(claim.content), 3)}", f"quoted={claim.quoted}",
        f"cue={lemma} quoted={claim.quoted}", f"cue={lemma} place={place}", f"cue={lemma} nested={nested}",
        f"sense={sense} speaker={speaker}",
    ]  # fmt: skip
    if around and place == "told" and around[0].strength == "speech":
        found.append("told nested=speech")
    found += _of_clause(reading, cue)
    found += [f"content {name}" for name in _of_content(reading, claim)]
    if around and around[0].source_span is not None and claim.source_span is not None:
        found.append(f"same-speaker={set(around[0].sources) == set(claim.sources)}")
    return found


def _form(reading: Reading, claim: ClaimDraft, cue: Token) -> str:
    """How the content hangs on the cue: by which relation, with which word in front, before or after it."""
    doc = reading.doc
    best: Token | None = None
    for first, last in claim.content:
        for i in range(first, last + 1):
            token = doc[i]
            if not first <= token.head.i <= last or token.head.i == token.i:
                hangs = token.head.i == cue.i
                if best is None or (hangs and best.head.i != cue.i):
                    best = token
                if hangs:
                    break
    if best is None:
        return "none"
    side = "after" if best.i > cue.i else "before"
    mark = next(
        (t.lower_ for t in best.lefts if t.dep_ in {"mark", "aux"} and t.lower_ in {"that", "to", "if", "whether"}), ""
    )
    direct = best.dep_ if best.head.i == cue.i else f"far-{best.pos_}"
    return f"{direct}-{mark}-{side}{'-quoted' if claim.quoted else ''}"


def _speaker(reading: Reading, claim: ClaimDraft) -> str:
    """The kind of speaker: a pronoun by itself, else by form and type."""
    if claim.source_span is None:
        return "nobody"
    first, last = claim.source_span
    token = reading.doc[first]
    if first == last and (token.pos_ == "PRON" or token.tag_ in {"WDT", "WP", "DT"}):
        return f"pronoun/{token.lower_}"
    mention = reading.mentions[claim.sources[0]] if claim.sources else None
    if mention is None:
        tokens = reading.doc[first : last + 1]
        named = any(t.pos_ == "PROPN" for t in tokens)
        return f"unknown/{'named' if named else 'number' if any(t.like_num for t in tokens) else 'plain'}"
    return f"{mention.form}/{mention.type}"


def _of_clause(reading: Reading, cue: Token) -> Iterator[str]:
    """What the clause of the cue tells: tense, mood, negation, and whether it is a heading or a question."""
    doc = reading.doc
    passive = cue.pos_ in {"VERB", "AUX"} and is_passive(cue)
    helpers = [t.lower_ for t in cue.lefts if t.dep_ in {"aux", "auxpass", "neg"}]
    marks = [t.lower_ for t in cue.lefts if t.dep_ == "mark" or t.tag_ in {"WRB", "WP", "WDT"}]
    yield f"passive={passive}"
    yield f"passive={passive} tag={cue.tag_}"
    yield from (f"helper={h}" for h in helpers)
    yield f"helpers={'+'.join(helpers)}"
    yield from (f"mark={m}" for m in marks)
    yield f"governor={cue.dep_}-{cue.head.pos_}"
    if cue.dep_ in {"xcomp", "advcl", "conj", "pcomp", "ccomp"}:
        above = ("verb", cue.head.lemma_.lower()) in lexicon.cues()
        yield f"under-cue={cue.dep_}-{above}"
        yield f"under={cue.dep_}-{cue.tag_}-{cue.head.tag_}"
    yield from (
        f"child={t.dep_}" for t in cue.children if t.dep_ in {"prt", "npadvmod", "advmod", "prep", "dative", "dobj"}
    )
    first, last = reading.sentences[reading.sentence_of[cue.i]]
    tokens = [t for t in doc[first : last + 1] if not t.is_space]
    if tokens:
        words = [t for t in tokens if t.is_alpha]
        capital = sum(t.text[0].isupper() for t in words) / max(len(words), 1)
        yield f"heading={capital > 0.6}-{tokens[-1].is_punct}"
        yield f"question={tokens[-1].text == '?'}"
        yield f"markup={any(t.text in {'<', '>', '@'} or t.text.startswith(('<', '@', 'http')) for t in tokens)}"
        yield f"opens={reading.sentence_of[cue.i] == 0}"


def _of_content(reading: Reading, claim: ClaimDraft) -> Iterator[str]:
    """What the content holds: a finite verb, an own subject, quotation marks, broken order."""
    doc = reading.doc
    tokens = [doc[i] for first, last in claim.content for i in range(first, last + 1)]
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in tokens)
    yield f"finite={finite}"
    yield f"finite={finite} strength={claim.strength}"
    yield f"subject={any(t.dep_ in {'nsubj', 'nsubjpass'} for t in tokens)}"
    yield f"marks={any(t.text in _MARKS for t in tokens)}"
    yield f"first={tokens[0].tag_}"
    yield f"last={tokens[-1].pos_}"
    yield f"sentences={min(sum(bool(t.is_sent_start) for t in tokens[1:]), 3)}"
    cued = claim.cue[0] if claim.cue else -1
    gaps = [b[0] - a[1] for a, b in pairwise(claim.content)]
    yield f"around={any(a[1] < cued < b[0] for a, b in pairwise(claim.content))}-{any(g > 3 for g in gaps)}"
    yield f"object={any(t.dep_ in _OBJECTS and t.head.i == cued for t in tokens)}"
    yield f"person={next((t.lower_ for t in tokens if t.tag_ == 'PRP'), 'none') if len(tokens) < 6 else 'long'}"
