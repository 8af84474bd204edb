"""The closed lists of values that records use, as the ontology and the shapes know them too."""

ENTITY_TYPES = (
    "Person", "ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty",
    "Organization", "Country", "Region", "City", "Place", "Facility", "PopulationGroup", "Weapon",
    "Vehicle", "Document",
)  # fmt: skip
PLACE_TYPES = frozenset({"Country", "Region", "City", "Place", "Facility"})
"""Entity types of what has a place on the map."""
LOOKED_UP_TYPES = frozenset(
    {"Person", "ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty", "Organization"}
)
"""Entity types of those whom the tables of actors and office holders may know."""
EVENT_TYPES = (
    "Attack", "ArmedClash", "Bombing", "SuicideBombing", "AirStrike", "Shelling", "Ambush",
    "Assassination", "Killing", "Kidnapping", "HostageTaking", "Siege", "Arson", "Sabotage",
    "Robbery", "Torture", "SexualViolence", "MilitaryOperation", "Deployment",
    "TerritorialChange", "Retreat", "Surrender", "Arrest", "Seizure", "Release", "Protest", "Riot",
    "StateRepression", "Displacement", "Accident", "Threat", "Sanction", "Ceasefire", "Agreement",
    "Negotiation", "Aid", "PoliticalAct", "LegalProceeding",
)  # fmt: skip
EVENT_PARENTS = {
    "Bombing": "Attack", "SuicideBombing": "Bombing", "AirStrike": "Attack", "Shelling": "Attack", "Ambush": "Attack",
    "Assassination": "Killing", "Killing": "Attack", "HostageTaking": "Kidnapping", "Siege": "Attack",
    "Arson": "Attack", "Sabotage": "Attack", "Ceasefire": "Agreement",
}  # fmt: skip
"""Event types that are kinds of another, as in the ontology."""
EVENT_STATUSES = (
    "occurred", "ongoing", "planned", "attempted", "failed", "threatened", "hypothetical", "denied",
)  # fmt: skip
CASUALTY_KINDS = (
    "killed", "injured", "missing", "kidnapped", "detained", "displaced", "surrendered",
)  # fmt: skip
QUALIFIERS = (
    "exact", "atLeast", "atMost", "about", "dozens", "hundreds", "range", "unspecified",
)  # fmt: skip
VICTIM_CLASSES = ("civilian", "combatant", "securityForces", "mixed", "unknown")
CLAIM_TYPES = (
    "Statement", "Accusation", "Denial", "ResponsibilityClaim", "ResponsibilityDenial",
    "Condemnation", "Threat", "Demand", "Promise", "Prediction", "Opinion",
)  # fmt: skip
RELATION_TYPES = (
    "holdsOffice", "memberOf", "partOf", "leads", "locatedIn", "basedIn", "supports", "alliedWith",
    "opposes", "controls", "nationalOf", "kinOf",
)  # fmt: skip
EVENT_RELATION_TYPES = ("inResponseTo", "partOf")
TIME_PRECISIONS = ("day", "week", "month", "year", "range", "unknown")
CORRECTION_KINDS = ("merge", "split", "retype", "relink", "reject")
AGENT_CONFIDENCES = ("stated", "claimed", "accused", "suspected", "unknown")
PLACE_PRECISIONS = ("exact", "near", "district", "province", "country", "unknown")
"""How exactly an article tells where something happened."""
PLACE_KINDS = ("settlement", "capital", "secondLevelDivision", "firstLevelDivision", "country", "region")
"""What a place is to a gazetteer; a region is any other land, in one country or several."""


def lineage(kind: str | None) -> tuple[str, ...]:
    """An event type and those above it, itself first; nothing of none."""
    found: list[str] = []
    while kind is not None:
        found.append(kind)
        kind = EVENT_PARENTS.get(kind)
    return tuple(found)
