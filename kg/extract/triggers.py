"""The words of a trigger in a sentence, and whether a noun tells of an event at all."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import matches

_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "punct"})


def words_of(trigger: lexicon.Trigger, token: Token) -> list[Token] | None:
    """The tokens of a trigger that ``token`` heads, or None."""
    return matches(trigger.words, token) if trigger.pos == "verb" else _noun_phrase(trigger.words, token)


def names_event(token: Token) -> bool:
    """Whether a noun is, or ends, an entry for an event: "strike", but "camp" only in "protest camp"."""
    beside = [t for t in token.lefts if t.dep_ in {"compound", "amod", "nmod"}]
    beside += [o for p in token.rights if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
    told = {t.lemma_.lower() for t in beside}
    return any(t.type is not None and not told & t.not_with for t in noun_entries(token))


def noun_entries(token: Token) -> list[lexicon.Trigger]:
    """The entries for nouns that ``token`` heads here, those that carry a toll alone included."""
    entries = lexicon.triggers().get(("noun", token.lemma_.lower()), ())
    return [t for t in entries if _noun_phrase(t.words, token) is not None]


def _noun_phrase(words: tuple[str, ...], token: Token) -> list[Token] | None:
    """The words right before a noun, hyphens aside; after a preposition its own modifiers may stand too."""
    doc = token.doc
    at, found = token.i, [token]
    for word in reversed(words[:-1]):
        at -= 1
        if word in {"of", "on", "against"}:
            while at >= 0 and doc[at].head.i == token.i and doc[at].dep_ in _BEFORE_NOUN:
                at -= 1
        if at >= 0 and doc[at].text in {"-", "–"}:
            at -= 1
        if at < 0 or word not in {doc[at].lemma_.lower(), doc[at].lower_}:
            return None
        found.insert(0, doc[at])
    return found
