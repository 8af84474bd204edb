"""Cues of attribution: which words of a clause are one, and whether what it needs is there."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import SUBJECTS, is_passive, matches, subject_of
from kg.extract.reading import Reading
from kg.extract.triggers import noun_entries


def verb_cues(verb: Token) -> Iterator[tuple[lexicon.Cue, list[Token]]]:
    """The cue entries that the verb heads, the longest first, with their tokens."""
    for entry in lexicon.cues().get(("verb", verb.lemma_.lower()), ()):
        tokens = matches(entry.words, verb)
        if tokens is not None:
            yield entry, tokens


def has_needed(reading: Reading, verb: Token, cue: lexicon.Cue) -> bool:
    """Whether a clause is said, or the object is a claim or event or the subject a document where the entry asks."""
    if cue.needs is None:
        return True
    role, group = cue.needs
    if any(t.dep_ == "ccomp" for t in verb.children):
        return True
    if role == "source":
        subject = subject_of(verb)
        mention = reading.mention_of(subject) if subject is not None else None
        return mention is not None and mention.type == "Document"
    wanted = {"dobj", "nsubjpass"} if is_passive(verb) else {"dobj"}
    objects = [t for t in verb.children if t.dep_ in wanted]
    objects += [o for t in verb.children if t.dep_ == "prep" for o in t.children if o.dep_ == "pobj"]
    if verb.dep_ in {"relcl", "acl"} and not any(
        t.dep_ == "dobj" and t.tag_ not in {"WDT", "WP"} for t in verb.children
    ):
        objects.append(verb.head)  # "the statement he withdrew"; not "a decision to withdraw troops"
    return any(_is_event(o) if group == "event" else is_claim(o) for o in objects)


def _is_event(token: Token) -> bool:
    return bool(noun_entries(token))


def is_claim(token: Token) -> bool:
    """Whether a noun stands for something said: "allegations", "report", "figures"."""
    lemma = token.lemma_.lower()
    told = lexicon.cues().get(("noun", lemma), ())
    return (
        any(
            cue.type not in {"Demand", "Promise"}
            and ("noun-that" in cue.patterns or cue.type in {"Accusation", "Denial", "Condemnation"})
            for cue in told
        )
        or lexicon.source_nouns().get(lemma, ("", ""))[1] == "document"
        or lemma == "figure"
    )


def agent_of(verb: Token) -> Token | None:
    """The "by" phrase of a passive."""
    for child in verb.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def objects_of(head: Token, preposition: str) -> list[Token]:
    """Objects of the prepositional phrases with one preposition."""
    return [
        o for p in head.children if p.dep_ == "prep" and p.lower_ == preposition for o in p.children if o.dep_ == "pobj"
    ]


def outer_cue(verb: Token) -> Token | None:
    """The reporting verb that a coordinated one goes on from, past the clause that the parser hung it on.

    "The army denied that it had shelled the town and accused the rebels": the army accuses.
    """
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or any(t.dep_ in SUBJECTS for t in verb.children):
        return None
    first = verb.head
    while first.dep_ == "conj":
        first = first.head
    above = first.head
    if first.dep_ != "ccomp" or above.i >= first.i or next(verb_cues(above), None) is None:
        return None
    return above if above.tag_ == verb.tag_ else None
