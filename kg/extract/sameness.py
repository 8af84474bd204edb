"""Whether two mentions tell of one event: what must fit, what speaks against it, and what for it."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.reading import EventDraft, Reading
from kg.model.values import PLACE_TYPES, lineage

DONE = frozenset({"occurred", "ongoing"})
_BODIES = frozenset(
    {"ArmedGroup", "MilitaryForce", "SecurityForce", "Organization", "PoliticalParty", "PopulationGroup", "Person"}
)
"""What has people called after it; the model takes "TLF dissidents" for a person now and then."""
_FROM_AFAR = frozenset({"AirStrike", "Shelling", "Bombing"})


def kinds_fit(event: EventDraft, earlier: EventDraft) -> bool:
    """Equal types, or one above the other; the bare word "attack" may stand for any of its kinds."""
    return takes_up(event, earlier) or earlier.type in lineage(event.type)


def takes_up(event: EventDraft, earlier: EventDraft) -> bool:
    """Whether the type of a mention holds of an event told before; "the strike" alone, of a missile or a bomb too."""
    bare = event.noun and event.definite and not (event.roles.get("agent") or event.roles.get("instrument"))
    loose = bare and event.rule.removeprefix("noun:") in lexicon.words("loose_kinds")
    return event.type in lineage(earlier.type) or (loose and bool(_FROM_AFAR & set(lineage(earlier.type))))


def same_done(event: EventDraft, earlier: EventDraft) -> bool:
    """Whether both happened, or what became of both is the same."""
    return event.status == earlier.status or {event.status, earlier.status} <= DONE


def clash(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """Whether something speaks against two mentions being one event: name, status, days, places or participants."""
    if event.name and earlier.name and event.name != earlier.name:
        return True
    anaphoric = event.noun and event.definite
    if not same_done(event, earlier) and not (anaphoric and event.status in DONE):
        return True
    if days_apart(event, earlier):
        return True
    for role in ("agent", "target", "place"):
        mine, theirs = entities(reading, event, role), entities(reading, earlier, role)
        if role == "place":
            mine, theirs = towns(reading, mine), towns(reading, theirs)
        named = {e for e in mine if is_named(reading, e)}, {e for e in theirs if is_named(reading, e)}
        if named[0] and named[1] and not named[0] & named[1] and not _share_name(reading, *named):
            return True
        if role == "agent" and _sides(reading, mine, theirs):
            return True
    pointed = anaphoric and (reading.doc[event.token].dep_ == "attr" or event.frame == "device")  # "the blast"
    pointed = pointed or _same_device(reading, event, earlier, as_many=True)
    pointed = pointed or (anaphoric and _harms_there(reading, event, earlier))
    if not pointed and (not anaphoric or entities(reading, event, "target")):
        vague = lexicon.words("vague")  # "people" may be the soldiers told before
        words = heads(reading, event, "target") - vague, heads(reading, earlier, "target") - vague
        if (
            all(words)
            and not words[0] & words[1]
            and not entities(reading, event, "target") & entities(reading, earlier, "target")
            and not _names_the_counted(reading, event, earlier)
            and not _people_and_things(reading, event, earlier)
        ):
            return True
    return False


def _people_and_things(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """Whether one befell people and the other a place or thing: who was at the market was hit in the attack on it."""
    one, other = (
        {
            reading.mentions[a.mention].type in {"Person", "PopulationGroup"}
            for a in draft.roles.get("target", ())
            if a.mention is not None
        }
        for draft in (event, earlier)
    )
    return len(one) == len(other) == 1 and one != other


def _share_name(reading: Reading, mine: set[int], theirs: set[int]) -> bool:
    """Whether a body and what is called after it stand on both sides: "the TLF", "TLF dissidents"."""
    short, other = (
        {
            reading.doc[i].text
            for e in some
            if reading.entities[e].type in _BODIES
            for m in reading.entities[e].mentions
            for i in range(reading.mentions[m].start, reading.mentions[m].end)
            if reading.doc[i].text.isupper() and len(reading.doc[i]) > 2
        }
        for some in (mine, theirs)
    )
    return bool(short & other)


def _harms_there(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """ "A drone hit a bus. The strike killed six passengers": whom the harm befalls at what was hit just before."""
    token = reading.doc[event.token]
    near = min(abs(reading.sentence_of[event.token] - reading.sentence_of[first]) for first, _ in earlier.mentions) <= 1
    against = any(t.dep_ == "prep" and t.lower_ in {"on", "against", "of", "at"} for t in token.rights)
    if not near or against or not is_known(token):
        return False
    hurt, hit = entities(reading, event, "target"), entities(reading, earlier, "target")
    return all(_is_people(reading, e) for e in hurt) and bool(hit) and not any(_is_people(reading, e) for e in hit)


def _is_people(reading: Reading, entity: int) -> bool:
    return reading.entities[entity].type in {"Person", "PopulationGroup"}


def _sides(reading: Reading, mine: set[int], theirs: set[int]) -> bool:
    """Whether two sets of agents are of different sides: state forces here, an armed group there."""
    kinds = {reading.entities[e].type for e in mine}, {reading.entities[e].type for e in theirs}
    state, rebels = {"MilitaryForce", "SecurityForce", "Government"}, {"ArmedGroup"}
    return not mine & theirs and any(
        one <= state and other <= rebels and one and other for one, other in (kinds, kinds[::-1])
    )


def days_apart(event: EventDraft, earlier: EventDraft) -> bool:
    """Whether one was over before the other began."""
    if event.end is not None and earlier.start is not None and event.end < earlier.start:
        return True
    return event.start is not None and earlier.end is not None and event.start > earlier.end


def supported(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """Whether two mentions share enough: a specific target, or agent and day, or agent and place."""
    targets = entities(reading, event, "target") & entities(reading, earlier, "target")
    words = heads(reading, event, "target") & heads(reading, earlier, "target") - lexicon.words("vague")
    agents = entities(reading, event, "agent") & entities(reading, earlier, "agent")
    places = entities(reading, event, "place") & entities(reading, earlier, "place")
    same_day = event.start is not None and event.start == earlier.start and event.end == earlier.end
    if event.noun and earlier.noun and reading.doc[event.token].lemma_ == reading.doc[earlier.token].lemma_:
        by_same = any(is_named(reading, a) for a in agents) and not (
            event.roles.get("target") or earlier.roles.get("target")
        )
        undescribed = not event.roles or not earlier.roles
        if by_same or (undescribed and event.start is not None and event.start == earlier.start):
            return True
    if event.type == "MilitaryOperation" and earlier.type == "MilitaryOperation":
        return bool(agents or places) and not (event.generic or earlier.generic)
    told_once = _once(event) and _once(earlier)
    if told_once and (any(_is_one(reading, t) for t in targets) or _names_the_counted(reading, event, earlier)):
        return True
    if targets and (agents or same_day or _within(event, earlier) or any(is_named(reading, t) for t in targets)):
        return event.type == earlier.type or bool(agents) or same_day
    if words and (agents or same_day or places or _points_back(reading, event, words)):
        return True
    if _same_device(reading, event, earlier):
        return True
    return bool(agents and places and same_day)


def _names_the_counted(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """ "Two teachers were abducted. X and Y were seized at school": as many names as victims were counted."""
    named, known = (
        {e for e in entities(reading, draft, "target") if is_named(reading, e) and reading.entities[e].type == "Person"}
        for draft in (event, earlier)
    )
    counted = {
        t.min for t in reading.tolls_of(earlier) if t.min == t.max and t.min is not None and t.qualifier == "exact"
    }
    return len(named) > 1 and not known and len(named) in counted


def _is_one(reading: Reading, entity: int) -> bool:
    """Whether an entity is one person: by name, or by "he" or "she", with no plural told of it."""
    mentions = [reading.mentions[m] for m in reading.entities[entity].mentions]
    if not _is_people(reading, entity):
        return False
    single = all(reading.doc[m.head].tag_ in {"NN", "NNP", "PRP", "PRP$", "WP"} for m in mentions)
    return (is_named(reading, entity) and reading.entities[entity].type == "Person") or (
        single and any(reading.doc[m.head].lower_ in {"he", "she", "him", "her", "his"} for m in mentions)
    )


def _points_back(reading: Reading, event: EventDraft, words: set[str]) -> bool:
    """Whether a target of these words is told as known: "the post", "the two judges"."""
    targets = (reading.doc[a.head] for a in event.roles.get("target", ()))
    return any(t.lemma_.lower() in words and is_known(t) for t in targets)


def _same_device(reading: Reading, event: EventDraft, earlier: EventDraft, *, as_many: bool = False) -> bool:
    """Whether two explosions are of one bomb: "a bomb went off ... the device had been planted"."""
    if "Bombing" not in lineage(event.type) or "Bombing" not in lineage(earlier.type):
        return False
    before = [reading.doc[a.head] for a in earlier.roles.get("instrument", ())]
    for device in (reading.doc[a.head] for a in event.roles.get("instrument", ())):
        lemma = device.lemma_.lower()
        for other in before if is_known(device) else ():
            agrees = device.tag_ == other.tag_
            same = {lemma, other.lemma_.lower()} <= lexicon.words("devices") and agrees
            if same or (lemma == other.lemma_.lower() and (agrees or not as_many)):
                return True
    return False


def is_known(noun: Token) -> bool:
    """Whether a noun is told as known, and as the same: "the", "this", not "another" or "the second"."""
    return any(t.lower_ in {"the", "this", "these", "both"} for t in noun.lefts) and not any(
        t.lower_ in lexicon.words("further") or t.tag_ == "JJS" for t in noun.lefts
    )


def _once(event: EventDraft) -> bool:
    """Whether it befalls a person once, for all that one article tells: death, abduction, an attempt on their life."""
    return bool({"Killing", "Kidnapping"} & set(lineage(event.type))) or event.type in {"Attack", "Ambush"}


def _within(event: EventDraft, earlier: EventDraft) -> bool:
    """Whether the time of one lies within that of the other; both are known."""
    if not (event.start and event.end and earlier.start and earlier.end):
        return False
    inner, outer = sorted(((event.start, event.end), (earlier.start, earlier.end)), key=lambda s: (s[1] > s[0], s[0]))
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def entities(reading: Reading, event: EventDraft, role: str) -> set[int]:
    """The entities in a role."""
    found = (reading.mentions[a.mention].entity for a in event.roles.get(role, ()) if a.mention is not None)
    return {e for e in found if e >= 0}


def heads(reading: Reading, event: EventDraft, role: str) -> set[str]:
    """The lemmas of the words in a role."""
    return {reading.doc[a.head].lemma_.lower() for a in event.roles.get(role, ())}


def callings(reading: Reading, event: EventDraft, role: str) -> set[str]:
    """All that those in a role are called: nouns, what is said beside a name, and names inside a phrase.

    "Judge Ilka Maren" is a judge, "Pavo Lindt, a driver," a driver; "the Halvan brothers" and "the Halvans" share one.
    """
    found = heads(reading, event, role)
    for argument in event.roles.get(role, ()):
        mention = reading.mentions[argument.mention] if argument.mention is not None else None
        token = reading.doc[argument.head]
        beside = [t for t in token.children if t.dep_ in {"compound", "nmod", "amod", "appos"}]
        for word in beside:
            inner = reading.mention_of(word)
            somewhere = inner is not None and inner is not mention and inner.type in PLACE_TYPES
            if word.pos_ in {"NOUN", "PROPN"} and not somewhere:
                found.add(word.lemma_.lower().removesuffix("s"))
    return found | {word.removesuffix("s") for word in found}


def is_named(reading: Reading, entity: int) -> bool:
    """Whether somebody or something is known by name."""
    draft = reading.entities[entity]
    return draft.key is not None or any(reading.mentions[m].form == "name" for m in draft.mentions)


def towns(reading: Reading, places: set[int]) -> set[int]:
    """Those of the places that are small: towns and buildings."""
    return {p for p in places if reading.entities[p].type in {"City", "Facility"}}
