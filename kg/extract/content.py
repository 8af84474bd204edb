"""What is said: the stretch of text that a reporting verb takes as its content."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import bridged, own_subject
from kg.extract.cues import agent_of, is_claim, verb_cues
from kg.extract.quotes import is_speech, quote_at
from kg.extract.reading import Reading

_OPENING = frozenset({"following", "after", "during", "despite", "since", "amid", "under", "with", "until", "because"})
_FOR_WHAT = frozenset({"for", "of", "in", "with"})
"""Prepositions in front of the deed: "responsibility for it", "involvement in it", "links with it"."""
_CORE = frozenset({"dobj", "oprd", "attr", "nsubjpass"})
_CLAUSAL = frozenset({"ccomp", "xcomp"})
_OBJECT_PATTERNS = frozenset({"object", "express", "deny", "gerund", "call", "describe"})
_PREPOSITIONAL = frozenset({"object", "express", "describe", "gerund", "ask", "call"})
_CLOSE_PREPOSITIONS = frozenset(
    {"of", "for", "as", "with", "from", "against", "that", "to", "on", "about", "over", "into", "by", "in", "at"}
)
_ADJUNCTS = frozenset(
    {"npadvmod", "advmod", "aux", "auxpass", "neg", "mark", "punct", "dative", "prt", "intj", "cc", "dep", "expl"}
)


def content_of(
    reading: Reading, verb: Token, cue: lexicon.Cue, tokens: list[Token], source: Token | None, passive: bool
) -> tuple[list[tuple[int, int]], bool] | None:
    """What is said: stretches of tokens, and whether they are wholly quoted."""
    doc = reading.doc
    cue_ids = {t.i for t in tokens if t.i == verb.i or t.lower_ != "as"}
    if passive and _says_nothing(verb, cue):
        return None
    chosen = _chosen(verb, cue, tokens, source, passive=passive)
    denied = cue.type == "ResponsibilityDenial" and "claim-resp" in cue.patterns and len(tokens) > 1
    quotes = _quotes_of(reading, verb, source, chosen)
    if quotes and (not chosen or cue.patterns & {"say", "quote-only", "tell"} or verb.dep_ == "ROOT"):
        for first, last in quotes:
            chosen |= set(range(first, last + 1))
        chosen -= {i for t in ([source] if source is not None else []) for i in range(*_bounds(t))} - _inside_quotes(
            quotes
        )
        chosen -= cue_ids - _inside_quotes(quotes)
    stretches = bridged(doc, chosen - (cue_ids if "count" not in cue.patterns and not denied else {verb.i}))
    stretches = [s for s in stretches if any(doc[i].is_alpha for i in range(s[0], s[1] + 1))]
    if not stretches and ("Denial" in cue.type or "claim-resp" in cue.patterns) and len(tokens) > 1:
        return [(tokens[1].i, tokens[-1].i)], False  # "denied responsibility." and no more
    short = sum(b - a + 1 for a, b in stretches) < 2 and not denied
    if not stretches or (short and not _may_stand_alone(doc[stretches[0][0]], cue)):
        return None
    stretches = [_with_marks(reading, s) for s in stretches]
    quoted = all(any(q[0] <= a and b <= q[1] for q in quotes) for a, b in stretches) if quotes else False
    return stretches, quoted


def _says_nothing(verb: Token, cue: lexicon.Cue) -> bool:
    """A passive whose subject is neither the words said nor the one accused: "he was told", "she was called"."""
    subject = own_subject(verb)
    if subject is None or subject.lower_ in {"it", "he", "she", "they"} or agent_of(verb) or "accuse" in cue.patterns:
        return False
    return "impersonal" not in cue.patterns and verb.lemma_ not in {"report", "say", "believe"}


def _complement(verb: Token, cue: lexicon.Cue, cue_ids: set[int]) -> Token | None:
    """The clause that the verb takes, where the cue takes clauses of its form."""
    root = next((t for t in verb.children if t.dep_ in _CLAUSAL and t.i not in cue_ids), None)
    takes_infinitive = cue.patterns & {"infinitive", "ask", "gerund", "impersonal", "call", "describe", "deny"}
    if root is not None and root.dep_ == "xcomp" and not takes_infinitive and root.tag_ != "VBG":
        return None
    return root


def _chosen(verb: Token, cue: lexicon.Cue, tokens: list[Token], source: Token | None, *, passive: bool) -> set[int]:
    """The tokens that the syntax gives as content, quotes aside."""
    cue_ids = {t.i for t in tokens if t.i == verb.i or t.lower_ != "as"}
    root, subject = _complement(verb, cue, cue_ids), own_subject(verb)
    if passive and "accuse" in cue.patterns:
        heads = [verb, *([by] if (by := agent_of(verb)) is not None else [])]
        return {t.i for h in heads for p in h.children if p.lower_ == "of" for t in p.subtree}
    if not passive and len(tokens) > 1 and (found := _under_preposition(verb, cue, tokens, cue_ids)):
        return found
    told = subject is not None and (
        subject.lower_ not in {"it", "he", "she", "they"} or ("impersonal" in cue.patterns and subject.lower_ != "it")
    )
    if passive and subject is not None and told and not agent_of(verb):
        return {t.i for part in (subject, *(c for c in verb.rights if c.dep_ not in _ADJUNCTS)) for t in part.subtree}
    if root is not None:
        return _clausal_content(verb, root, cue_ids) | _addressed(verb, root, cue)
    if "say" in cue.patterns and (misread := _clause_as_object(verb)) is not None:
        return {t.i for t in misread.subtree}
    if verb.dep_ in {"parataxis", "ccomp", "advcl"} and source is not None and _comments(verb):
        return {t.i for t in verb.head.subtree} - {t.i for t in verb.subtree}
    takes_object = cue.patterns & (_OBJECT_PATTERNS | {"accuse", "blame", "claim-resp", "count"})
    if takes_object:
        return _nominal_content(verb, cue, cue_ids)
    return set()


def _under_preposition(verb: Token, cue: lexicon.Cue, tokens: list[Token], cue_ids: set[int]) -> set[int]:
    """What stands under the preposition that closes a cue: "calls for CONTENT", "calls on CONTENT to go"."""
    last = next((t for t in reversed(tokens) if t.i in cue_ids), verb)
    if last.i == verb.i or last.pos_ not in {"ADP", "SCONJ", "PART"} or not cue.patterns & _PREPOSITIONAL:
        return set()
    top = last.head if last.dep_ == "mark" and last.head.i > last.i else last
    chosen = {t.i for t in top.subtree if t.i > last.i}
    if not chosen and verb.dep_ == "relcl":
        return {t.i for t in verb.head.subtree} - {t.i for t in verb.subtree}
    if chosen:
        for child in verb.rights:
            asked = child.dep_ in {"xcomp", "ccomp", "advcl"} and any(t.tag_ == "TO" for t in child.lefts)
            if child.i > last.i and (asked or (child.dep_ == "prep" and child.lower_ in _CLOSE_PREPOSITIONS)):
                chosen |= {t.i for t in child.subtree}
    return chosen - cue_ids


def _addressed(verb: Token, root: Token, cue: lexicon.Cue) -> set[int]:
    """Who is to do what is asked ("urged THE ARMY to leave"); who is told is no part of what is said."""
    if "ask" not in cue.patterns or verb.lemma_ == "tell" or not any(t.tag_ == "TO" for t in root.lefts):
        return set()
    return {t.i for c in verb.rights if c.dep_ in {"dobj", "dative"} and c.i < root.i for t in c.subtree}


def _may_stand_alone(token: Token, cue: lexicon.Cue) -> bool:
    """Whether one word is a content: "denied it", "rejects allegations", "supports him"."""
    if is_claim(token) or ("Denial" in cue.type and token.lower_ in {"it", "this", "that", "them", "which"}):
        return True
    judged = cue.patterns & {"object", "express"} and token.dep_ in {"dobj", "pobj"}
    return bool(judged) and token.pos_ in {"NOUN", "PROPN", "PRON"} and token.tag_ not in {"WDT", "WP"}


def _clause_as_object(verb: Token) -> Token | None:
    """A clause that the parser took for an object: nobody says a noun with a verb under it."""
    obj = next((t for t in verb.rights if t.dep_ == "dobj"), None)
    if obj is None or verb.dep_ == "relcl" or not any(t.dep_ in {"relcl", "acl", "ccomp"} for t in obj.children):
        return None
    return obj if len(list(obj.subtree)) > 5 and verb.lemma_ in {"say", "add", "claim", "report"} else None


def _bounds(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


def _inside_quotes(quotes: list[tuple[int, int]]) -> set[int]:
    return {i for first, last in quotes for i in range(first, last + 1)}


def _with_marks(reading: Reading, stretch: tuple[int, int]) -> tuple[int, int]:
    """Takes in a quotation mark that stands just outside of a stretch it belongs to."""
    first, last = stretch
    for opens, closes in reading.quotes:
        if opens == first - 1 and closes <= last + 2:
            first = opens
        if closes in {last + 1, last + 2} and opens >= first - 1:
            last = closes
    return first, last


def _comments(verb: Token) -> bool:
    """Whether a clause is an aside ("..., officials say, ...") to the clause it hangs on."""
    return (
        (verb.head.i < verb.i or verb.dep_ == "parataxis")
        and not any(t.dep_ in {"mark", "dobj"} for t in verb.children)
        and verb.head.pos_ in {"VERB", "AUX"}
    )


def _clausal_content(verb: Token, root: Token, cue_ids: set[int]) -> set[int]:
    """The complement clause and, after the verb, what trails it; before the verb ("X, he said, Y") both its parts."""
    chosen = {t.i for t in root.subtree}
    if root.i > verb.i:
        lost = root.dep_ == "ccomp" and own_subject(root) is None  # "claimed the US under X had been timid"
        for child in verb.rights:
            if lost and child.i < root.i and child.dep_ in {"dobj", "prep"} and child.i > max(cue_ids):
                chosen |= {t.i for t in child.subtree}
            trails = child.i > root.i and child.dep_ in {"advcl", "prep", "conj", "ccomp"} and not _new_predicate(child)
            opens = max(cue_ids) < child.i < root.i and child.dep_ == "prep" and child.lower_ in _OPENING
            if trails or opens:
                chosen |= {t.i for t in child.subtree}
    return chosen - {t.i for c in verb.children if c.dep_ in {"nsubj", "aux"} for t in c.subtree if root.i > verb.i}


def _new_predicate(child: Token) -> bool:
    """Whether a coordinated verb goes on with what the source did, not with what it said."""
    if child.dep_ != "conj":
        return (
            child.dep_ == "advcl"
            and child.tag_ == "VBG"
            and child.lemma_ in {"add", "say", "note", "accuse", "cite", "call", "claim"}
        )
    return own_subject(child) is None or next(verb_cues(child), None) is not None


def _nominal_content(verb: Token, cue: lexicon.Cue, cue_ids: set[int]) -> set[int]:
    chosen: set[int] = set()
    denied: set[int] = set()
    held = False
    which = next((t for t in verb.children if t.tag_ == "WDT" and t.dep_ in {"dobj", "nsubjpass"}), None)
    if "Denial" in cue.type and verb.dep_ == "relcl" and which is not None and not is_claim(verb.head):
        return {which.i}  # "..., which both have denied": all that is said before
    if verb.dep_ == "relcl" and not any(t.dep_ == "dobj" and t.tag_ not in {"WDT", "WP"} for t in verb.children):
        return {t.i for t in verb.head.subtree} - {t.i for t in verb.subtree}
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and agent_of(verb) is not None:
        return {t.i for t in verb.head.subtree} - {t.i for t in verb.subtree}
    if "count" in cue.patterns:
        return {t.i for c in verb.rights if c.dep_ in {"dobj", "prep"} for t in c.subtree}
    for child in verb.children:
        below = {t.i for t in child.subtree}
        if child.i in cue_ids:
            held = True
            denied |= below if cue.type == "ResponsibilityDenial" and child.dep_ == "dobj" else set()
            chosen |= {
                i
                for t in child.children
                if t.dep_ == "prep" and t.lower_ in _FOR_WHAT
                for i in (s.i for s in t.subtree)
            }
        elif (
            child.dep_ in {"dobj", "oprd", "attr"}
            or (child.dep_ == "nsubjpass")
            or (child.dep_ == "prep" and child.i > verb.i and child.lower_ in _CLOSE_PREPOSITIONS)
            or (child.dep_ in {"xcomp", "advcl"} and child.i > verb.i and any(t.tag_ == "TO" for t in child.lefts))
        ):
            chosen |= below
            held = held or child.dep_ in _CORE or bool(cue.patterns & {"accuse", "blame", "claim-resp"})
    if not held:
        return set()
    if "claim-resp" in cue.patterns:
        inner = {t.i for i in cue_ids for t in verb.doc[i].children if t.dep_ == "prep" and t.lower_ in _FOR_WHAT}
        chosen |= {t.i for i in inner for t in verb.doc[i].subtree}
    return (chosen - cue_ids) | denied  # "denied any role in it" denies the role


def _quotes_of(reading: Reading, verb: Token, source: Token | None, chosen: set[int]) -> list[tuple[int, int]]:
    """Quoted stretches that belong to the verb: in its sentence, spilling over from it, or after its colon."""
    first, last = reading.sentences[reading.sentence_of[verb.i]]
    mine = [q for q in reading.quotes if q[0] <= last and q[1] >= first and not q[0] <= verb.i <= q[1]]
    if source is not None:
        mine = [q for q in mine if not q[0] <= source.i <= q[1]]
    if not mine and last + 1 < len(reading.doc) and any(reading.doc[i].text == ":" for i in range(verb.i, last + 1)):
        after = quote_at(reading, last + 1) or quote_at(reading, min(last + 2, len(reading.doc) - 1))
        mine = [after] if after is not None else []
    edges = (verb, source) if source is not None else (verb,)
    return [
        q
        for q in mine
        if (is_speech(reading, q) and not (chosen and _is_another_s(reading, q, verb)))
        or any(i in chosen for i in range(q[0], q[1] + 1))
        or (not chosen and any(_touches(q, edge) for edge in edges))
    ]


def _is_another_s(reading: Reading, quote: tuple[int, int], verb: Token) -> bool:
    """Whether another reporting verb stands between a quote and this one."""
    if quote[1] < verb.i and verb.dep_ == "conj":
        return True  # what comes before a second verb belongs to the first
    between = range(quote[1] + 1, verb.i) if quote[1] < verb.i else range(verb.i + 1, quote[0])
    tokens = (reading.doc[i] for i in between)
    return any(t.pos_ == "VERB" and t.dep_ != "amod" and next(verb_cues(t), None) is not None for t in tokens)


def _touches(quote: tuple[int, int], token: Token) -> bool:
    """Whether a quote stands next to a word or its phrase, a comma or colon between at most: "“No,” he said"."""
    first, last = token.left_edge.i, token.right_edge.i
    return quote[1] in {token.i - 1, token.i - 2, first - 1, first - 2} or quote[0] in {
        token.i + 1,
        token.i + 2,
        last + 1,
    }
