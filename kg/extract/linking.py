"""Claims and what they tell: which events and tolls are whose word, who is accused, who denies what."""

from kg.extract import lexicon
from kg.extract.clauses import inside
from kg.extract.dating import claim_at
from kg.extract.reading import ArgumentDraft, ClaimDraft, EventDraft, Reading
from kg.extract.sameness import clash, entities, heads, lineage, supported

_ACTORS = frozenset(
    {
        "ArmedGroup",
        "MilitaryForce",
        "SecurityForce",
        "Government",
        "PoliticalParty",
        "Organization",
        "Country",
        "Person",
    }
)
_WRONGS = frozenset(
    {"Attack", "Kidnapping", "Robbery", "Torture", "SexualViolence", "StateRepression", "Aid", "Threat"}
)  # fmt: skip
_DENIALS = frozenset({"Denial", "ResponsibilityDenial"})


def place_in_claims(reading: Reading) -> None:
    """Gives each event and toll the innermost claim that it is told in, and each toll its speaker."""
    for event in reading.events:
        event.claim = claim_at(reading, event.token)
        denied = event.claim is not None and reading.claims[event.claim].type in _DENIALS
        if denied and event.status in {"occurred", "ongoing"} and not (event.noun and event.definite):
            event.status = "denied"
    for toll in reading.tolls:
        toll.claim = claim_at(reading, toll.first)
        toll.speaker = next(iter(speakers(reading, reading.claims[toll.claim])), -1) if toll.claim is not None else -1


def speakers(reading: Reading, claim: ClaimDraft) -> list[int]:
    """Entities that make a claim, each once."""
    found = [reading.mentions[i].entity for i in claim.sources]
    return list(dict.fromkeys(e for e in found if e >= 0))


def speak_for_themselves(reading: Reading) -> None:
    """ "We" and "I" in somebody's words are the speaker."""
    for index, mention in enumerate(reading.mentions):
        if mention.type == "we" and mention.entity < 0 and (claim := claim_at(reading, mention.head)) is not None:
            said_by = speakers(reading, reading.claims[claim])
            if len(said_by) == 1:
                mention.entity = said_by[0]
                reading.entities[said_by[0]].mentions.append(index)


def link_claims(reading: Reading) -> None:
    """Sets what claims assert, its type where its words tell better than its cue, the accused and the disputed."""
    for index, claim in enumerate(reading.claims):
        _tell(reading, index, claim)
        _sharpen(reading, index, claim)
    for index, claim in enumerate(reading.claims):
        if claim.type == "Statement" and _contradicts(reading, index, claim):
            claim.type = "Denial"
            claim.about += claim.tells
            claim.tells = []
    for index, claim in enumerate(reading.claims):
        if claim.type in _DENIALS:
            _dispute(reading, index, claim)


def _contradicts(reading: Reading, index: int, claim: ClaimDraft) -> bool:
    """Whether a statement says that something did not happen which somebody else has told."""
    said_by = set(speakers(reading, claim))
    if not said_by:
        return False
    for k in told_in(reading, index):
        event = reading.events[k]
        others = [
            e
            for e in reading.events
            if e.claim not in {None, index}
            and e.type is not None
            and not set(speakers(reading, reading.claims[e.claim])) & said_by
        ]
        if event.status == "denied" and any(o.status != "denied" and _same_told(reading, event, o) for o in others):
            return True
    return False


def told_in(reading: Reading, index: int) -> list[int]:
    """Drafts of events whose words stand in a claim and in none within it."""
    return [k for k, e in enumerate(reading.events) if e.claim == index and e.type is not None]


def _tell(reading: Reading, index: int, claim: ClaimDraft) -> None:
    for k in told_in(reading, index):
        event = reading.events[k]
        root = reading.root_event(k)
        pointing_back = event.merged_into is not None and (event.presupposed or (event.noun and event.definite))
        (claim.about if pointing_back or claim.type in _DENIALS else claim.tells).append(root)
    claim.about = [e for e in claim.about if e not in claim.tells]


def _sharpen(reading: Reading, index: int, claim: ClaimDraft) -> None:
    """A claim of responsibility or an accusation by what is said, whatever the cue."""
    said_by = set(speakers(reading, claim))
    if claim.type == "Promise" and _threatens(reading, index):
        claim.type = "Threat"
    if claim.type not in {"Statement", "Accusation", "ResponsibilityClaim"}:
        return
    if claim.type == "ResponsibilityClaim" and _claims_success(reading, index, claim):
        claim.type = "Statement"
    for k in told_in(reading, index):
        event = reading.events[k]
        agents = entities(reading, event, "agent")
        wrong = bool(_WRONGS & set(lineage(event.type)))
        if not wrong or event.status not in {"occurred", "ongoing"} or (event.noun and event.definite):
            continue
        if (
            claim.type == "ResponsibilityClaim"
            and claim.cue
            and claim.cue[0] == claim.cue[1]
            and not _takes_credit(reading, event, said_by)
        ):
            claim.type = "Statement"
        if claim.type == "Statement" and agents & said_by and _takes_credit(reading, event, agents & said_by):
            claim.type = "ResponsibilityClaim"
        blamed = [a for a in agents - said_by if _can_be_accused(reading, a, said_by)]
        if blamed and (claim.type == "Accusation" or (claim.type == "Statement" and said_by)):
            claim.type = "Accusation"
            claim.accused_entities += [a for a in sorted(blamed) if a not in claim.accused_entities]
    if claim.type == "Accusation" and claim.accused:
        named = [reading.mentions[m].entity for m in claim.accused]
        claim.accused_entities = list(dict.fromkeys([*(e for e in named if e >= 0), *claim.accused_entities]))
        _supply_agents(reading, index, claim)


def _threatens(reading: Reading, index: int) -> bool:
    """Whether what is promised is violence."""
    return any(
        {"Attack", "MilitaryOperation", "Threat"} & set(lineage(reading.events[k].type))
        for k in told_in(reading, index)
    )


def _claims_success(reading: Reading, index: int, claim: ClaimDraft) -> bool:
    """ "Claimed the deaths of 30 fighters": a success told by a state's force, or a toll alone, is a statement."""
    plain = claim.cue is not None and claim.cue[0] == claim.cue[1]
    state = any(
        reading.entities[s].type in {"MilitaryForce", "SecurityForce", "Government", "Country"}
        for s in speakers(reading, claim)
    )
    return plain and (state or not told_in(reading, index))


def _takes_credit(reading: Reading, event: EventDraft, agents: set[int]) -> bool:
    """Whether a group says that it attacked others; its toll of enemies is a success told, no more."""
    groups = [
        a for a in agents if reading.entities[a].type in {"ArmedGroup", "PopulationGroup", "Person", "Organization"}
    ]
    return bool(groups) and event.type not in {"Threat", "Aid"} and event.kind != "killed"


def _can_be_accused(reading: Reading, entity: int, said_by: set[int]) -> bool:
    draft = reading.entities[entity]
    named = draft.key is not None or any(reading.mentions[m].form == "name" for m in draft.mentions)
    owners = {reading.entities[s].owner for s in said_by} - {None}
    return (
        draft.type in _ACTORS and (named or draft.type in {"MilitaryForce", "Government"}) and draft.owner not in owners
    )


def _supply_agents(reading: Reading, index: int, claim: ClaimDraft) -> None:
    """ "Accused X of shelling Y": X is the agent of what stands in the content without one."""
    for k in told_in(reading, index):
        event = reading.events[k]
        if (
            "agent" not in event.roles
            and lexicon.frames()[event.frame].get("subject") == "agent"
            and not (event.noun and event.definite)
        ):
            event.roles["agent"] = [ArgumentDraft(reading.mentions[m].head, m) for m in claim.accused]
        event.accused = event.accused or claim.type == "Accusation"


def _dispute(reading: Reading, index: int, claim: ClaimDraft) -> None:
    """What a denial denies: others' accounts of the same thing, what accuses the denier, else the claim just before."""
    said_by = set(speakers(reading, claim))
    mine = told_in(reading, index)
    for k in mine:
        for other, earlier in enumerate(reading.events):
            if (
                other == k
                or earlier.type is None
                or earlier.claim == index
                or (reading.root_event(other) == reading.root_event(k) and earlier.claim is None)
            ):
                continue
            if earlier.claim is not None and set(speakers(reading, reading.claims[earlier.claim])) & said_by:
                continue
            if _same_told(reading, reading.events[k], earlier):
                claim.disputed_events.append(reading.root_event(other))
                claim.disputes += _blaming(reading, reading.root_event(other), said_by)
                if earlier.claim is not None and reading.claims[earlier.claim].type not in _DENIALS:
                    claim.disputes.append(earlier.claim)
    if not claim.disputes and mine:
        claim.disputes += [k for k in _told_before(reading, index, said_by, near=4) if _is_alike(reading, mine, k)]
    words = {reading.doc[i].lemma_.lower() for first, last in claim.content for i in range(first, last + 1)}
    if not claim.disputes and (not mine or words & lexicon.words("taken_up")):
        claim.disputes += _told_before(reading, index, said_by)
    claim.disputed_events += [e for e in claim.about if e not in claim.disputed_events] if not claim.disputes else []
    claim.disputes = list(dict.fromkeys(claim.disputes))
    claim.disputed_events = list(dict.fromkeys(claim.disputed_events))


def _blaming(reading: Reading, root: int, said_by: set[int]) -> list[int]:
    """Accusations of the denier that are about an event: "blamed X for the attack"."""
    return [
        k
        for k, c in enumerate(reading.claims)
        if c.type == "Accusation" and root in {*c.about, *c.tells} and said_by & set(c.accused_entities)
    ]


def _same_told(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """Whether an earlier account tells what is denied: the kinds fit and either the parts agree or it points back."""
    if not (event.type in lineage(earlier.type) or earlier.type in lineage(event.type)):
        return False
    real = event.status
    event.status = earlier.status
    apart = clash(reading, event, earlier)
    same_target = bool(heads(reading, event, "target") & heads(reading, earlier, "target"))
    same_agent = (
        bool(entities(reading, event, "agent") & entities(reading, earlier, "agent")) and event.type == earlier.type
    )
    agrees = same_target or same_agent or supported(reading, event, earlier) or (event.noun and event.definite)
    event.status = real
    return not apart and agrees


def _is_alike(reading: Reading, mine: list[int], claim: int) -> bool:
    """Whether an accusation tells of the kind of thing that a denial denies."""
    told = {t for e in told_in(reading, claim) for t in lineage(reading.events[e].type)}
    return any(told & set(lineage(reading.events[k].type)) for k in mine)


def _told_before(reading: Reading, index: int, said_by: set[int], *, near: int = 30) -> list[int]:
    """Claims that a bare "denied the allegations" answers: those that accuse the denier, else the nearest before."""
    claim = reading.claims[index]
    here = reading.sentence_of[claim.cue[0] if claim.cue else claim.content[0][0]]
    place = claim.cue[0] if claim.cue else claim.content[0][0]
    before = [
        k for k, other in enumerate(reading.claims)
        if k != index and other.type not in _DENIALS and not set(speakers(reading, other)) & said_by
        and (other.cue or other.content[0])[0] < place and not inside(place, other.content)
    ]  # fmt: skip
    around = [
        k for k, o in enumerate(reading.claims) if k != index and o.type == "Accusation" and inside(place, o.content)
    ]
    accusing = [k for k in [*before, *around] if said_by & set(reading.claims[k].accused_entities)]
    accusing = [k for k in accusing if here - _where(reading, k) <= near]
    if accusing:
        last = _where(reading, max(accusing))
        return [k for k in accusing if _where(reading, k) >= last - 2]
    accusations = [k for k in before if reading.claims[k].type == "Accusation" and here - _where(reading, k) <= 4]
    if accusations:
        return accusations[-1:]
    words = {
        reading.doc[i].lemma_.lower()
        for first, last in claim.content
        for i in range(first, last + 1)
        if reading.doc[i].is_alpha
    }
    if not words - lexicon.words("taken_up"):
        return [k for k in before if here - _where(reading, k) <= 2][-1:]
    return []


def _where(reading: Reading, claim: int) -> int:
    draft = reading.claims[claim]
    return reading.sentence_of[draft.cue[0] if draft.cue else draft.content[0][0]]
