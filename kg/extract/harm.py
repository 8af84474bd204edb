"""What counts as harm, as damage and as violence: who tells of a cause, and who of what it did."""

from kg.extract import lexicon
from kg.extract.reading import EventDraft, Reading
from kg.model.values import lineage

BY_CAUSE = frozenset({"in", "by", "during", "after", "following", "from", "of", "due", "to", "because", "as"})
"""Prepositions in front of what did harm; "due to" and "as a result of" are two of them."""
HARM = frozenset({"killed", "injured", "missing"})
"""What an attack does to people by itself; whoever is arrested or abducted in a raid is so by a deed of its own."""


def is_damage(reading: Reading, event: EventDraft) -> bool:
    """Whether a word tells what an attack did to things ("destroying the building", "damage to the bank")."""
    return event.frame == "damage" or (
        "Attack" in lineage(event.type)
        and any(reading.doc[i].lemma_.lower() in lexicon.words("damage") for i in event.tokens)
    )


def is_violent(event: EventDraft) -> bool:
    """Whether an event is of a kind that may kill and wreck."""
    return "Attack" in lineage(event.type) or event.type in {"ArmedClash", "StateRepression", "Riot"}
