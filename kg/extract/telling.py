"""Who makes a claim, and which events its words tell."""

from kg.extract.reading import ClaimDraft, Reading

DENIALS = frozenset({"Denial", "ResponsibilityDenial"})


def speakers(reading: Reading, claim: ClaimDraft) -> list[int]:
    """Entities that make a claim, each once."""
    found = [reading.mentions[i].entity for i in claim.sources]
    return list(dict.fromkeys(e for e in found if e >= 0))


def told_in(reading: Reading, index: int) -> list[int]:
    """Drafts of events whose words stand in a claim and in none within it."""
    return [k for k, e in enumerate(reading.events) if e.claim == index and e.type is not None]
