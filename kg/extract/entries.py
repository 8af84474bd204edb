"""Which entries of the lexicon a word may be read by, before its arguments are known."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.conditions import cancelled
from kg.extract.governors import carries_noun
from kg.extract.misread import PERSONAL
from kg.extract.names import OPERATION_WORDS
from kg.extract.reading import Reading
from kg.extract.triggers import noun_entries, words_of


def parts_of_speech(token: Token) -> tuple[str, ...]:
    """What a word may be read as, the likeliest first."""
    if token.pos_ in {"VERB", "AUX"}:
        if (
            token.tag_ in {"VBG", "VBN"}
            and token.dep_ in {"dobj", "nsubj", "pobj", "nsubjpass"}
            and any(t.dep_ in {"det", "poss"} for t in token.lefts)
        ):
            return ("noun", "verb")
        if _is_noun_misread(token):
            return ("noun", "verb")
        if token.dep_ == "amod":
            return ("adj",)  # "displaced families" are who they are; "wounded soldiers" are a toll
        if token.dep_ == "oprd" and token.tag_ == "VBN":
            return ("adj", "verb")  # "left 40 wounded"
        return ("verb", "adj") if token.tag_ == "VBN" else ("verb",)
    if token.pos_ in {"NOUN", "PROPN"}:
        return ("noun",) if token.pos_ == "NOUN" or token.lemma_.lower() in OPERATION_WORDS or _opens(token) else ()
    return ("adj", "noun") if token.pos_ == "ADJ" and token.dep_ in {"nsubj", "dobj", "pobj"} else _of_adjective(token)


def _of_adjective(token: Token) -> tuple[str, ...]:
    return ("adj",) if token.pos_ == "ADJ" else ()


def _opens(token: Token) -> bool:
    """Whether a word is tagged a name only because it opens the sentence: "Gunfire erupted near the palace"."""
    alone = token.dep_ in {"nsubj", "nsubjpass", "ROOT"} and not any(t.pos_ == "PROPN" for t in token.children)
    return token.i == token.sent.start and token.text.istitle() and alone and not token.ent_type_


def _is_noun_misread(token: Token) -> bool:
    """ "Killed in air strikes and shelling": no finite verb or participle is coordinated with a gerund.

    One that opens a sentence with a clause behind it but nothing of its own is a noun too: "fighting flared on Sunday".
    """
    if token.tag_ == "VBG" and token.dep_ == "ROOT" and token.i == token.sent.start:
        return any(t.dep_ == "acl" and t.i == token.i + 1 for t in token.rights)
    return (
        token.tag_ == "VBG"
        and token.dep_ == "conj"
        and token.head.tag_ in {"VBD", "VBN"}
        and not any(t.dep_ in {"aux", "dobj", "nsubj"} for t in token.children)
    )


def fitting(reading: Reading, token: Token, pos: str) -> Iterator[tuple[lexicon.Trigger, list[Token]]]:
    """The entries that a word may be read by as this part of speech, the longest first, each with its words."""
    keys = [key for key in dict.fromkeys((token.lemma_.lower(), token.lower_)) if (pos, key) in lexicon.triggers()]
    if not keys or _is_part(reading, token, pos):
        return
    light = pos == "verb" and carries_noun(reading, token)
    longest = 1
    for trigger in (t for key in keys for t in lexicon.triggers()[pos, key]):
        if len(trigger.words) < longest or (light and len(trigger.words) == 1 and trigger.kind is None):
            continue
        tokens = words_of(trigger, token)
        if tokens is None or _is_standing(trigger, token):
            continue
        if cancelled(trigger, token, tokens):
            longest = len(trigger.words)  # "shot down the argument": nor does "shot" tell of an event then
        else:
            yield trigger, tokens


def _is_part(reading: Reading, token: Token, pos: str) -> bool:
    """Whether a word is part of a name, of another noun's phrase, or of an event that is told beside it."""
    operation = pos == "noun" and token.lower_ in OPERATION_WORDS
    if token.i in reading.covering and not operation:
        return True
    beside = token.dep_ in {"compound", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"}
    return pos == "noun" and ((beside and not operation) or _is_means_of_event(token))


def _is_standing(trigger: lexicon.Trigger, token: Token) -> bool:
    """ "Rebels backed by X" tells what they are; who "entered the village and killed" is told of by the killing."""
    following = any(t.dep_ == "conj" and t.pos_ == "VERB" for t in token.rights)
    if token.dep_ == "amod" and trigger.pos == "verb" and trigger.frame not in PERSONAL:
        return True
    if token.dep_ == "amod" and trigger.pos == "adj" and trigger.kind is None:
        return True  # "a besieged town" is what it is; it tells no event
    if trigger.type == "HostageTaking" and token.dep_ == "acl" and not any(t.dep_ == "aux" for t in token.lefts):
        return lexicon.classes("needed").get(token.head.lemma_.lower()) == "captive"  # "hostages held by rebels"
    if trigger.type == "MilitaryOperation" and following and token.lemma_.lower() in lexicon.words("arriving"):
        return True
    return trigger.type == "Aid" and token.dep_ == "acl" and token.lemma_.lower() in lexicon.words("standing")


def _is_means_of_event(token: Token) -> bool:
    """ "The explosion of a bomb": the bomb is what exploded, no second event."""
    if token.lemma_.lower() not in lexicon.means():
        return False
    if token.dep_ in {"nsubj", "nsubjpass", "dobj"}:  # "a truck bomb exploded"
        told = lexicon.triggers().get(("verb", token.head.lemma_.lower()), ())
        return any(t.frame in {"device", "launch"} and len(t.words) < 3 for t in told)
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    return above is not None and bool(noun_entries(above))
