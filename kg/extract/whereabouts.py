"""Where it happened, when the trigger has no place of its own: by its participants and by what else its clause says."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.participants import add_argument, mention_at
from kg.extract.reading import EventDraft, Reading
from kg.model.values import PLACE_TYPES

_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "off", "between", "beside"})
_WITHIN = frozenset(
    {"prep", "pobj", "dobj", "nsubj", "nsubjpass", "agent", "acl", "relcl", "appos", "advmod", "npadvmod", "pcomp"}
)
"""Links by which a phrase belongs to a clause; what is said, or hangs on another clause, has places of its own."""


def read_whereabouts(reading: Reading, draft: EventDraft, token: Token) -> None:
    """Gives an event without a place the place that its participants or its clause name."""
    if "place" not in draft.roles:
        _read_by_participants(reading, draft)
    if "place" not in draft.roles:
        for place in _in_clause(reading, token):
            add_argument(reading, draft, "place", place)
            return


def _in_clause(reading: Reading, trigger: Token) -> Iterator[Token]:
    """Named places that hang on the trigger over participants: "farmers at work outside X", "the station of X"."""
    for token in trigger.subtree:
        index = reading.at_head.get(token.i)
        if index is None or token.dep_ != "pobj" or token.i < trigger.i:
            continue
        mention = reading.mentions[index]
        named = mention.form == "name" and mention.type in {"City", "Region", "Place"}
        if named and _says_where(reading, token.head) and _belongs(token, trigger):
            yield token


def _says_where(reading: Reading, prep: Token) -> bool:
    """ "Outside X", "north of X", "the bus station of X"."""
    if prep.lower_ in _PREPOSITIONS:
        return True
    index = reading.at_head.get(prep.head.i)
    site = index is not None and reading.mentions[index].type in PLACE_TYPES
    return prep.lower_ == "of" and (site or prep.head.lower_ in lexicon.words("compass"))


def _belongs(token: Token, trigger: Token) -> bool:
    """Whether no clause stands between but one of what somebody was doing or where something stood."""
    while token.i != trigger.i:
        standing = token.tag_ == "VBG" or token.lemma_.lower() in lexicon.words("standing_at")
        if token.dep_ not in _WITHIN or (token.dep_ in {"acl", "relcl"} and not standing):
            return False
        if token.pos_ == "VERB" and ("verb", token.lemma_.lower()) in lexicon.cues():
            return False
        token = token.head
    return True


def _read_by_participants(reading: Reading, draft: EventDraft) -> None:
    """Where no place is given: where the target, means or agent is said to be; a place that is hit is the place."""
    for role in ("target", "instrument", "agent"):
        for argument in list(draft.roles.get(role, ())):
            token = reading.doc[argument.head]
            for prep in token.children:
                if prep.dep_ == "prep" and prep.lower_ in {"in", "at", "near", "outside", "across"}:
                    for obj in (t for t in prep.children if t.dep_ == "pobj"):
                        index = mention_at(reading, obj)
                        if index is not None and reading.mentions[index].type in PLACE_TYPES:
                            add_argument(reading, draft, "place", obj)
            index = mention_at(reading, token)
            if (
                role == "target"
                and index is not None
                and reading.mentions[index].type in {"City", "Region"}
                and reading.mentions[index].form == "name"
            ):
                draft.roles.setdefault("place", []).append(argument)
        if "place" in draft.roles:
            return
