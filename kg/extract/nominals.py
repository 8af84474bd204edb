"""Common nouns and pronouns that refer to somebody or something."""

from functools import cache

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.phrases import first_of_phrase
from kg.extract.reading import Mention, Reading

PERSONAL = {
    "he": "Person", "him": "Person", "she": "Person", "her": "Person", "himself": "Person", "herself": "Person",
    "it": "it", "itself": "it", "they": "they", "them": "they", "themselves": "they",
    "who": "relative", "which": "relative", "whom": "relative", "that": "relative", "we": "we", "i": "we", "us": "we",
}  # fmt: skip
POSSESSIVE = {"his": "Person", "her": "Person", "its": "it", "their": "they"}


def nominal_of(token: Token) -> lexicon.Nominal | None:
    """The lexicon entry for a common noun, by the longest match of the words before it."""
    forms = [token.lemma_.lower(), token.lower_]
    if 0 < token.i < len(token.doc) - 1 and (token.nbor(-1).lower_, token.nbor(1).lower_) == ("in", "of"):
        return None  # "in front of", "in place of"
    if token.tag_ in {"NNP", "NNPS"} and token.i == token.sent.start:
        forms.append(token.lower_.removesuffix("s"))  # "Rockets" in front of a sentence, read as a name
    for lemma in forms:
        for nominal in lexicon.nominals().get(lemma, ()):
            rest = nominal.words[:-1]
            start = token.i - len(rest)
            if start >= 0 and all(
                token.doc[start + k].lemma_.lower() == w or token.doc[start + k].lower_ == w for k, w in enumerate(rest)
            ):
                return nominal
    return None


def _is_part_of_place(noun: Token) -> bool:
    """Whether a noun is followed by "of" and the name of a place."""
    of = next((t for t in noun.rights if t.lower_ == "of"), None)
    return of is not None and any(t.dep_ == "pobj" and t.ent_type_ in {"GPE", "LOC"} for t in of.rights)


def _source_noun(token: Token) -> lexicon.Nominal | None:
    if token.lemma_.lower() in lexicon.words("edges") and _is_part_of_place(token):
        return None  # "the centre of Dorval"
    found = lexicon.source_nouns().get(token.lemma_.lower()) or lexicon.source_nouns().get(token.lower_)
    if found:
        return lexicon.Nominal((token.lower_,), found[0], "unknown", found[1])
    office = lexicon.offices().get(token.lemma_.lower())
    if office and office[0] in {"office", "rank", "role", "profession", "religious"}:
        return lexicon.Nominal((token.lower_,), "Person", "unknown", "office")
    return None


def find_nominals(reading: Reading) -> None:
    """Adds a mention for each common noun of the lexicons and each pronoun, and indexes all mentions by head."""
    doc = reading.doc
    covered = {i for m in reading.mentions for i in range(m.start, m.end)}
    for token in doc:
        if token.i in covered:
            continue
        if token.pos_ == "PRON" or token.tag_ in {"WDT", "WP"}:
            kind = PERSONAL.get(token.lower_)
            if kind and (token.lower_ != "that" or token.tag_ == "WDT"):
                reading.mentions.append(Mention(token.i, token.i + 1, token.i, "pronoun", kind))
            elif token.lower_ in POSSESSIVE and token.tag_ == "PRP$":
                reading.mentions.append(Mention(token.i, token.i + 1, token.i, "pronoun", POSSESSIVE[token.lower_]))
            continue
        if token.pos_ not in {"NOUN", "ADJ", "PROPN"} and token.tag_ not in {"VBG", "VBN"}:
            continue
        if token.pos_ == "VERB" and token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "compound"}:
            continue
        nominal = nominal_of(token) or _source_noun(token)
        if nominal is None or (
            token.pos_ == "ADJ" and token.dep_ not in {"amod", "nsubj", "nsubjpass", "dobj", "pobj", "conj", "compound"}
        ):
            continue
        start = min(first_of_phrase(token), token.i - len(nominal.words) + 1)
        reading.mentions.append(
            Mention(
                start, token.i + 1, token.i, "nominal", nominal.type,
                owner=_owner(token), victim_class=nominal.victim_class, role=nominal.role,
            )
        )  # fmt: skip
    reading.mentions.sort(key=lambda m: (m.head, m.start))
    for index, mention in enumerate(reading.mentions):
        reading.at_head.setdefault(mention.head, index)
        if mention.form == "name":
            for i in range(mention.start, mention.end):
                reading.covering.setdefault(i, index)


def _owner(token: Token) -> str | None:
    """ISO code of the country in front of a noun: "Pakistan's military", "the Pakistani army"."""
    index = demonym_index()
    for child in token.lefts:
        if child.dep_ in {"amod", "poss", "compound", "nmod"} and (code := index.get(child.lower_)):
            return code
    return None


@cache
def demonym_index() -> dict[str, str]:
    """Lower-case country names and demonyms of one word to ISO code."""
    return {
        surface.lower(): name.country
        for name in lexicon.names()
        if name.key.startswith(("country/", "demonym/"))
        for surface in name.surfaces
    }
