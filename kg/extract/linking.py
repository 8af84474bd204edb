"""Claims and what they tell: which events and tolls are whose word, who is accused, who denies what."""

from kg.extract import lexicon
from kg.extract.blame import is_blamed_for
from kg.extract.bodies import bodies_named
from kg.extract.claimants import spoken_for
from kg.extract.denials import denial_in_words, dispute
from kg.extract.participants import mention_at
from kg.extract.reading import ArgumentDraft, ClaimDraft, EventDraft, Reading
from kg.extract.sameness import DONE, entities
from kg.extract.telling import DENIALS, speakers, told_in
from kg.extract.unconfirmed import is_no_ones_word
from kg.model.values import lineage

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

_REACH = 2
"""Sentences back in which credit and blame find the deed that they are for."""


def place_in_claims(reading: Reading) -> None:
    """Gives each event and toll the innermost claim that it is told in, and each toll its speaker."""
    for event in reading.events:
        event.claim = reading.claim_of.get(event.token)
        denied = event.claim is not None and reading.claims[event.claim].type in DENIALS
        if denied and event.status in {"occurred", "ongoing"} and not (event.noun and event.definite):
            event.status = "denied"
    for toll in reading.tolls:
        toll.claim = reading.claim_of.get(toll.first)
        toll.speaker = next(iter(speakers(reading, reading.claims[toll.claim])), -1) if toll.claim is not None else -1


def speak_for_themselves(reading: Reading) -> None:
    """ "We" and "I" in somebody's words are the speaker."""
    for index, mention in enumerate(reading.mentions):
        if mention.type == "we" and mention.entity < 0 and (claim := reading.claim_of.get(mention.head)) is not None:
            said_by = speakers(reading, reading.claims[claim])
            if len(said_by) == 1:
                mention.entity = said_by[0]
                reading.entities[said_by[0]].mentions.append(index)


def link_claims(reading: Reading) -> None:
    """Sets what claims assert, its type where its words tell better than its cue, the accused and the disputed."""
    for index, claim in enumerate(reading.claims):
        _tell(reading, index, claim)
        _sharpen(reading, index, claim)
        if claim.type == "ResponsibilityClaim":
            _take_responsibility(reading, claim)
    for index, claim in enumerate(reading.claims):
        if claim.type in {"Statement", "Opinion"} and (told := denial_in_words(reading, index, claim)) is not None:
            claim.type = told
            claim.about += claim.tells
            claim.tells = []
    for index, claim in enumerate(reading.claims):
        if claim.type in DENIALS:
            dispute(reading, index, claim)


def _tell(reading: Reading, index: int, claim: ClaimDraft) -> None:
    for k in told_in(reading, index):
        event = reading.events[k]
        root = reading.root_event(k)
        pointing_back = event.merged_into is not None and (event.presupposed or (event.noun and event.definite))
        left_open = is_no_ones_word(reading.doc[event.token])
        (claim.about if pointing_back or left_open or claim.type in DENIALS else claim.tells).append(root)
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


def _take_responsibility(reading: Reading, claim: ClaimDraft) -> None:
    """Who claims an attack that nobody else is named for is its agent, by their own claim."""
    for root in sorted({*claim.about, *claim.tells} or _last_deed(reading, claim)):
        event = reading.events[root]
        claimants = [c for m in claim.sources for c in spoken_for(reading, m)]
        if claimants and _wants_agent(reading, event):
            _add_agents(reading, event, claimants)
            event.claimed = True


def _last_deed(reading: Reading, claim: ClaimDraft) -> set[int]:
    """The violent event told right before a claim of credit or blame that names none: "The X took responsibility"."""
    if claim.cue is None:
        return set()
    here = reading.sentence_of[claim.cue[0]]
    for index in range(len(reading.events) - 1, -1, -1):
        event = reading.events[index]
        if event.token > claim.cue[0] or event.type is None:
            continue
        if here - reading.sentence_of[event.token] > _REACH:
            break
        root = reading.root_event(index)
        told = reading.events[root]
        if _WRONGS & set(lineage(told.type)) and told.status in DONE and not told.generic:
            claim.about.append(root)
            return {root} if _wants_agent(reading, told) else set()
    return set()


def _wants_agent(reading: Reading, event: EventDraft) -> bool:
    """Whether an event can have a doer, and none is named: "gunmen" may be whoever claims the deed."""
    agents = (reading.mentions[a.mention] for a in event.roles.get("agent", ()) if a.mention is not None)
    doable = "agent" in lexicon.frames()[event.frame].values() or event.frame == "device"
    return doable and all(m.form == "nominal" and not _is_named(reading, m.entity) for m in agents)


def _is_named(reading: Reading, entity: int) -> bool:
    return entity >= 0 and any(reading.mentions[m].form == "name" for m in reading.entities[entity].mentions)


def _add_agents(reading: Reading, event: EventDraft, mentions: list[int]) -> None:
    known = {a.head for a in event.roles.get("agent", ())}
    heads = (reading.doc[reading.mentions[m].head] for m in mentions)
    mentions = mentions + [
        m for h in heads for b in bodies_named(reading, h) if (m := mention_at(reading, b)) is not None
    ]
    added = [ArgumentDraft(reading.mentions[m].head, m) for m in mentions if reading.mentions[m].head not in known]
    if added:
        event.roles.setdefault("agent", []).extend(added)


def _claims_success(reading: Reading, index: int, claim: ClaimDraft) -> bool:
    """ "Claimed the deaths of 30 fighters": a success told by a state's force, or a toll alone, is a statement."""
    of_deed = "responsibility" in {reading.doc[i].lower_ for a, b in claim.content for i in range(a, b + 1)}
    plain = claim.cue is not None and claim.cue[0] == claim.cue[1] and not of_deed
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
    if claim.cue is not None and any(t.dep_ == "neg" for t in reading.doc[claim.cue[0]].children):
        return  # "is not accused of shelling Y"
    told = [k for k in told_in(reading, index) if is_blamed_for(reading, reading.doc[reading.events[k].token], claim)]
    for k in told if told_in(reading, index) or claim.about else _last_deed(reading, claim):
        event = reading.events[reading.root_event(k)]
        if _wants_agent(reading, event):
            _add_agents(reading, event, claim.accused)
            event.accused = event.accused or claim.type == "Accusation"
