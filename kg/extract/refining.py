"""What an event is by its participants: a plain type made more specific, and further types that hold as well."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.participants import class_of, is_protest
from kg.extract.phrases import core
from kg.extract.reading import ArgumentDraft, EventDraft, Reading
from kg.model.values import lineage

_OPEN_FIGHT = frozenset({"Attack", "Ambush"})
"""What makes a fight where both sides bear arms; a bombardment or a bomb may find nobody who fights back."""


def refine(reading: Reading, draft: EventDraft) -> None:
    """Types an event by its participants where its trigger leaves the kind open."""
    _by_means(reading, draft)
    _by_site(reading, draft)
    _by_sides(reading, draft)


def _by_means(reading: Reading, draft: EventDraft) -> None:
    """ "Shells hit a school" is a shelling; a boiler that explodes is an accident."""
    for role in ("instrument", "agent"):
        for argument in draft.roles.get(role, ()):
            token = core(reading.doc[argument.head])
            lemma = token.lemma_.lower()
            before = reading.doc[token.i - 1].lemma_.lower() if token.i else ""
            known = lexicon.means()
            found = known.get(f"{before} {lemma}") or known.get(lemma) or known.get(token.lower_.removesuffix("s"))
            if found is None and before in known and reading.doc[token.i - 1].head.i == token.i:
                found = known[before]  # "dynamite sticks"
            if found is not None and draft.type in found[1]:
                draft.type = found[0]
                return


def _by_site(reading: Reading, draft: EventDraft) -> None:
    """An explosion at a chemical plant or of gas, with nobody and no bomb told of, is an accident."""
    if draft.type != "Bombing" or draft.frame != "device" or draft.roles.get("agent") or draft.roles.get("instrument"):
        return
    hit = _heads(reading, draft, "target")
    at = [t for t in hit if t == hit[0] or not _is_object(t)]  # not "the blast damaged shops and a bakery"
    sites = [*at, *_heads(reading, draft, "place")]
    hazardous = any(t.lemma_.lower() in lexicon.words("hazardous_sites") for t in sites)
    if hazardous or _of_itself(reading.doc[draft.token]):
        draft.type = "Accident"


def _of_itself(noun: Token) -> bool:
    """ "An explosion caused by gases", "the blast was due to a faulty boiler"."""
    told = noun.head if noun.dep_ in {"nsubj", "nsubjpass"} else noun
    of = (t for t in told.subtree if t.dep_ == "pobj" and t.head.lower_ in {"by", "to", "of"})
    causes = (t for t in of if t.head.head.lemma_.lower() in lexicon.words("causing"))
    return any({t.lemma_.lower(), t.lower_, *(c.lower_ for c in t.lefts)} & lexicon.words("hazards") for t in causes)


def _is_object(noun: Token) -> bool:
    while noun.dep_ in {"conj", "appos"}:
        noun = noun.head
    return noun.dep_ in {"dobj", "nsubjpass"}


def _by_sides(reading: Reading, draft: EventDraft) -> None:
    """Force of the state against a protest is repression; violence by protesters is a riot."""
    agents, targets = _heads(reading, draft, "agent"), _heads(reading, draft, "target")
    if draft.type == "Arrest" and _is_abduction(reading, draft):
        draft.type, draft.kind = "Kidnapping", "kidnapped"
    elif (draft.type == "ArmedClash" and _is_of_a_crowd(reading, draft)) or (
        draft.type == "StateRepression" and any(_protests(t) for t in agents)
    ):
        draft.type = "Riot"
    elif "Attack" not in lineage(draft.type):
        return
    elif any(_protests(t) for t in agents):
        draft.also += (draft.type,) if draft.type is not None and draft.type != "Attack" else ()
        draft.type = "Riot"
    elif any(_is_of_protest(t) for t in targets) and any(_of_the_state(reading, t) for t in agents):
        draft.type = "StateRepression" if draft.kind is None else draft.type


def _is_abduction(reading: Reading, draft: EventDraft) -> bool:
    """Whether an armed group holds people who bear no arms: only a state arrests, and fighters capture fighters."""
    agents = [m for t in _heads(reading, draft, "agent") if (m := reading.mention_of(t)) is not None]
    against = draft.roles.get("target", ())
    return bool(agents and against) and (
        all(m.type == "ArmedGroup" or m.victim_class == "combatant" for m in agents)
        and not any(_bears_arms(reading, a) for a in against)
    )


def _is_of_a_crowd(reading: Reading, draft: EventDraft) -> bool:
    """Whether people without arms are one side of a clash, as told, or as the sentence about a protest lets it be."""
    agents = _heads(reading, draft, "agent")
    if any(_protests(t) for t in agents):
        return True
    mentions = [m for t in agents if (m := reading.mention_of(t)) is not None]
    police = any(m.type == "SecurityForce" for m in mentions)
    people = {"PopulationGroup", "Person"}
    if any(m.type in people and m.victim_class in {"civilian", "unknown"} for m in mentions) and police:
        return True
    if any(m.type in {"ArmedGroup", "MilitaryForce"} or m.victim_class == "combatant" for m in mentions):
        return False
    return any(_protests(t) or is_protest(t) for t in reading.doc[draft.token].sent if t.pos_ == "NOUN")


def further_types(reading: Reading, event: EventDraft) -> tuple[str, ...]:
    """Types that an event is of besides its own: by its trigger, and by who stands against whom."""
    found = list(event.also)
    agents, targets = _heads(reading, event, "agent"), _heads(reading, event, "target")
    armed = any(_bears_arms(reading, a) for a in event.roles.get("agent", ()))
    if event.type in _OPEN_FIGHT and armed:
        against = event.roles.get("target", ())
        found += ["ArmedClash"] if any(_bears_arms(reading, a) or _is_defended(reading, a) for a in against) else []
    bearing = [a for a in event.roles.get("target", ()) if _bears_arms(reading, a)]
    if event.type == "Killing" and armed and any(core(reading.doc[a.head]).tag_ == "NNS" for a in bearing):
        found.append("ArmedClash")
    if "Attack" in lineage(event.type) or event.type == "Riot":
        found += ["Sabotage"] if any(t.lemma_.lower() in lexicon.words("infrastructure") for t in targets) else []
    of_protest = any(_is_of_protest(t) for t in targets)
    if event.type == "StateRepression" and of_protest:
        found.append("Protest")
    elif "Killing" in lineage(event.type) and of_protest and any(_of_the_state(reading, t) for t in agents):
        found.append("StateRepression")
    return tuple(t for t in dict.fromkeys(found) if t not in lineage(event.type))


def _bears_arms(reading: Reading, argument: ArgumentDraft) -> bool:
    mention = reading.mention_of(core(reading.doc[argument.head]))
    return "force" in class_of(reading, mention)


def _is_defended(reading: Reading, argument: ArgumentDraft) -> bool:
    site = core(reading.doc[argument.head])
    beside = {t.lower_ for t in reading.doc[site.left_edge.i : site.i]}
    mention = reading.mention_of(site)
    built = mention is not None and mention.type in {"Facility", "Place", "Organization"}
    if built and beside & lexicon.words("guarded"):
        return True
    forms = {site.lemma_.lower(), site.lower_.removesuffix("s")}  # the model makes "basis" of "bases"
    return bool(forms & lexicon.words("military_sites")) and not beside & lexicon.words("civil")


def _heads(reading: Reading, draft: EventDraft, role: str) -> list[Token]:
    return [core(reading.doc[argument.head]) for argument in draft.roles.get(role, ())]


def _protests(token: Token) -> bool:
    return bool({token.lemma_.lower(), token.lower_.removesuffix("s")} & lexicon.words("protesters"))


def _is_of_protest(token: Token) -> bool:
    """A protest, those who protest, or what a protest stands in front of: "a protest camp"."""
    return _protests(token) or is_protest(token) or any(is_protest(t) for t in token.lefts if t.dep_ == "compound")


def _of_the_state(reading: Reading, token: Token) -> bool:
    mention = reading.mention_of(token)
    return token.lemma_.lower() in lexicon.words("officers") or (
        mention is not None
        and (
            mention.type in {"SecurityForce", "MilitaryForce", "Government"} or mention.victim_class == "securityForces"
        )
    )
