"""Towns of events that name none by themselves: by what hangs on their clause, by the one above, by the text around.

This comes after events are merged, so that a town may be told with any mention of an event.
"""

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import own_subject
from kg.extract.kinds import kind_noun
from kg.extract.naming import is_worth_keeping
from kg.extract.participants import mention_at
from kg.extract.reading import ArgumentDraft, EventDraft, Reading
from kg.extract.section_heads import dateline_town, section_of
from kg.extract.time_owners import goes_on, happens_then
from kg.model.values import PLACE_TYPES

_TOWNS = frozenset({"City", "Place"})
_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "around", "off", "between", "beside", "over"})
_FRONTED = frozenset({"in", "at", "near", "outside", "around"})
_WITHIN = frozenset(
    {"prep", "pobj", "dobj", "nsubj", "nsubjpass", "agent", "appos", "advmod", "npadvmod", "pcomp", "compound", "nmod",
     "poss"}
)  # fmt: skip
"""Links by which a phrase belongs to a clause; what is said, or hangs on another clause, has places of its own."""
_OF_NAME = frozenset({"compound", "nmod", "poss"})


def find_scenes(reading: Reading) -> None:
    """Gives each event without a named town the one that one of its mentions is told with."""
    members: dict[int, list[EventDraft]] = {}
    for index, event in enumerate(reading.events):
        members.setdefault(reading.root_event(index), []).append(event)
    for root, told in members.items():
        event = reading.events[root]
        if event.type is None or not is_worth_keeping(reading, root):
            continue
        if _has_town(reading, event):
            _complete_lists(reading, event)
            continue
        found = (towns for rule in _RULES for one in told if (towns := list(rule(reading, one))))
        for town in next(found, ()):
            event.roles.setdefault("place", []).append(ArgumentDraft(town.i, mention_at(reading, town)))


def _complete_lists(reading: Reading, event: EventDraft) -> None:
    """ "Ambushed a convoy between X and Y": what is between two towns is at both ends."""
    for argument in list(event.roles.get("place", ())):
        town = reading.doc[argument.head]
        if town.dep_ == "pobj" and town.head.lower_ == "between":
            for other in (t for t in town.rights if t.dep_ == "conj" and _is_town(reading, t)):
                event.roles["place"].append(ArgumentDraft(other.i, reading.at_head[other.i]))


def _has_town(reading: Reading, event: EventDraft) -> bool:
    """Whether a place is a named town, or what is hit is one."""
    hit = (a.mention for a in event.roles.get("target", ()))
    return bool(_told(reading, event)) or any(m is not None and _names(reading, m, frozenset({"City"})) for m in hit)


def _told(reading: Reading, event: EventDraft) -> list[Token]:
    """Named towns among the places of a mention; those of one that harm was done in count for what did it."""
    places = event.roles.get("place", ())
    return [reading.doc[a.head] for a in places if a.mention is not None and _names(reading, a.mention, _TOWNS)]


def _names(reading: Reading, index: int, kinds: frozenset[str]) -> bool:
    mention = reading.mentions[index]
    return mention.form == "name" and mention.entity >= 0 and reading.entities[mention.entity].type in kinds


def _is_town(reading: Reading, token: Token) -> bool:
    index = reading.at_head.get(token.i)
    if index is None or not _names(reading, index, _TOWNS):
        return False
    noun = kind_noun(reading, reading.mentions[index])
    return noun is None or _kind(noun) in _TOWNS  # not "the province of X"


def _below(reading: Reading, top: Token, tokens: Iterable[Token] | None = None) -> list[Token]:
    """Named towns among the words under a word: the nearest, and what is coordinated with it."""
    inside = list(top.subtree if tokens is None else tokens)
    found = [t for t in inside if _is_town(reading, t) and _says_where(reading, t) and _belongs(reading, t, top)]
    if not found:
        return []
    nearest = min(found, key=lambda t: (_depth(t, top), abs(t.i - top.i)))
    first = _first_of_list(nearest)
    return [t for t in found if _first_of_list(t).i == first.i]


def _depth(token: Token, top: Token) -> int:
    """Links between a word and one above it: "near X, a hamlet north of Y" is nearer to X."""
    return 0 if token.i == top.i else 1 + _depth(token.head, top)


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _says_where(reading: Reading, token: Token) -> bool:
    """ "Outside X", "north of X", "between Y and X", "the bus station of X", "at the X mine", "X's market"."""
    token = _first_of_list(token)
    head = token.head
    if token.dep_ in _OF_NAME:
        site = head.text.islower() and head.lemma_.lower() not in lexicon.classes("kind_of_place") | {"zone": ""}
        led = head.dep_ in {"pobj", "dobj", "nsubjpass"} and head.i not in reading.event_at
        return site and led and _is_thing(reading, head)
    if token.dep_ != "pobj":
        return False
    above = head.head
    lemma = above.lemma_.lower()
    if head.lower_ in _PREPOSITIONS:
        return True
    if head.lower_ in {"from", "to"}:
        return lemma in lexicon.words("ways")
    if head.lower_ == "on":
        return above.i not in reading.event_at and _is_site(reading, above)
    within = above.dep_ == "pobj" and above.head.lower_ in _FRONTED and _is_thing(reading, above)
    parts = lexicon.words("compass") | lexicon.words("parts_of_places") | lexicon.words("edges")
    return head.lower_ == "of" and (_is_site(reading, above) or within or lemma in parts)


def _is_site(reading: Reading, token: Token) -> bool:
    mention = reading.mention_of(token)
    return mention is not None and mention.type in PLACE_TYPES and token.tag_ != "NNS"  # "villages of" a region


def _is_thing(reading: Reading, token: Token) -> bool:
    """Whether a noun is no people and no body, which may come from elsewhere."""
    mention = reading.mention_of(token)
    return token.pos_ in {"NOUN", "PROPN"} and (mention is None or mention.type in PLACE_TYPES | {"Vehicle"})


def _belongs(reading: Reading, token: Token, top: Token) -> bool:
    """Whether no clause stands between but one of what somebody was doing, or of who does one thing after another."""
    while token.i != top.i:
        clause = token.dep_ in {"acl", "relcl"} and (goes_on(token) or _is_thing(reading, token.head))
        clause = clause or (token.pos_ == "ADJ" and token.dep_ in {"advcl", "ccomp", "oprd"})  # "shot dead a man in X"
        next_deed = token.dep_ == "conj" and own_subject(token) is None and token.head.pos_ in {"VERB", "AUX"}
        listed = token.dep_ == "conj" and token.pos_ in {"NOUN", "PROPN"}
        if token.dep_ not in _WITHIN and not clause and not next_deed and not listed:
            return False
        if token.pos_ == "VERB" and _speaks(reading, token):
            return False
        token = token.head
    return True


def _in_own_clause(reading: Reading, event: EventDraft) -> list[Token]:
    """ "Armed men shot farmers outside X"; "a blast tore through a station in X" is of the blast, told as new."""
    trigger = reading.doc[event.token]
    if found := _below(reading, trigger):
        return found
    for clause in (t for t in trigger.subtree if t.dep_ == "relcl" and t.i > trigger.i):  # "the attack in which ..."
        if any(t.tag_ == "WDT" and t.head.lower_ in {"in", "during"} for t in clause.subtree):
            return _below(reading, clause)
    above = trigger.head
    new = trigger.pos_ == "NOUN" and trigger.dep_ in {"nsubj", "nsubjpass"} and above.pos_ == "VERB"
    if not new or any(t.lower_ in {"the", "this", "that"} for t in trigger.lefts) or _speaks(reading, above):
        return []
    return _below(reading, above)


def _in_clause_above(reading: Reading, event: EventDraft) -> list[Token]:
    """ "Six were hurt in X when a bomb exploded", "fell upon a village at X and killed ten"."""
    trigger = reading.doc[event.token]
    clause = trigger
    while clause.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "prep"} and clause.head.i != clause.i:
        clause = clause.head
    while happens_then(clause) or (clause.dep_ == "conj" and own_subject(clause) is None):
        above = clause.head
        if _speaks(reading, above):
            return []
        beside = (t for t in above.subtree if not clause.is_ancestor(t))
        if found := _below(reading, above, beside):
            return found
        clause = above
    return []


def _speaks(reading: Reading, verb: Token) -> bool:
    """Whether a verb says that somebody says something, as "say" always does and "go on" does at times."""
    cued = any(claim.cue is not None and claim.cue[0] <= verb.i <= claim.cue[1] for claim in reading.claims)
    return cued and ("verb", verb.lemma_.lower()) in lexicon.cues()


def _where(reading: Reading, event: EventDraft) -> list[Token]:
    """ "In X, where men were shot": the town in front of "where"."""
    trigger = reading.doc[event.token]
    for clause in (trigger, *trigger.ancestors):
        if clause.dep_ in {"ccomp", "parataxis"} or _speaks(reading, clause):
            break
        joint = next((t for t in clause.lefts if t.lower_ == "where"), None)
        if joint is not None:
            first = joint.sent.start
            before = [t for t in joint.doc[first : joint.i] if _is_town(reading, t)]
            return before[-1:]
    return []


def _in_front(reading: Reading, event: EventDraft) -> list[Token]:
    """ "In X, meanwhile, a grenade was thrown": a phrase of place between commas that opens a sentence."""
    trigger = reading.doc[event.token]
    doc, first = trigger.doc, trigger.sent.start
    commas = [i for i in range(first, trigger.i) if doc[i].text == ","]
    for start, end in zip([first, *(i + 1 for i in commas)], commas, strict=False):
        phrase = [t for t in doc[start:end] if not t.is_space]
        if not phrase or any(t.pos_ in {"VERB", "AUX"} for t in phrase):
            return []
        led = next((k for k, t in enumerate(phrase) if t.lower_ in _FRONTED), len(phrase))
        towns = [t for t in phrase[led:] if _is_town(reading, t)]
        adverbial = led == 0 or (phrase[led - 1].pos_ in {"ADV", "NUM", "NOUN"} and phrase[0].pos_ in {"ADV", "NUM"})
        if towns and adverbial:
            return [] if any(_speaks(reading, t) and t.pos_ == "VERB" for t in doc[end : trigger.i]) else towns[:1]
        if phrase[0].pos_ not in {"ADP", "ADV", "CCONJ", "DET", "NOUN", "NUM", "SCONJ"}:
            return []
    return []


def _pointed_at(reading: Reading, event: EventDraft) -> list[Token]:
    """ "Here" and "this town" are the town of the dateline, "there" the last one told of; not in what somebody says."""
    trigger = reading.doc[event.token]
    if any(a <= trigger.i <= b for a, b in reading.quotes):
        return []
    head = dateline_town(reading)
    clause = next((t for t in (trigger, *trigger.ancestors) if t.pos_ in {"VERB", "AUX"}), trigger)
    for token in clause.subtree:
        here = token.lower_ == "here" and token.dep_ == "advmod"
        this = any(t.lower_ == "this" for t in token.lefts) and _kind(token) == "City"
        if (here and _belongs(reading, token, clause)) or this:
            return [] if head is None else [head]
        if token.lower_ == "there" and token.dep_ == "advmod" and _belongs(reading, token, clause):
            first = reading.sentences[max(reading.sentence_of[token.i] - 1, 0)][0]
            told = [t for t in reading.doc[first : token.i] if _is_town(reading, t)]
            return [t for t in told if head is None or t.i != head.i][-1:]
    return []


def _kind(token: Token) -> str | None:
    return lexicon.classes("kind_of_place").get(token.lemma_.lower())


def _by_section(reading: Reading, event: EventDraft) -> list[Token]:
    """ "TORVEL: ...", "KESH: ...": the head of the item of a round-up."""
    town = section_of(reading, reading.doc[event.token])
    return [] if town is None or not _is_town(reading, town) else [town]


def _alone(reading: Reading, event: EventDraft) -> list[Token]:
    """The first town behind an event in its sentence, where no other clause opens and nobody speaks before it."""
    trigger = reading.doc[event.token]
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        joint = token.dep_ == "mark" or token.tag_ in {"WDT", "WP", "WRB"} or token.text == ";"
        if joint or (token.i in reading.event_at and reading.event_at[token.i] != reading.event_at.get(trigger.i)):
            break
        if token.pos_ == "VERB" and _speaks(reading, token):
            break
        if _is_town(reading, token):
            place = token.dep_ == "pobj" and token.head.lower_ in _FRONTED
            above = reading.mention_of(token.head.head) if place else None
            return [token] if place and (above is None or above.type in PLACE_TYPES) else []
    return []


_RULES: tuple[Callable[[Reading, EventDraft], Iterable[Token]], ...] = (
    _told, _in_own_clause, _in_clause_above, _where, _in_front, _pointed_at, _alone, _by_section
)  # fmt: skip
"""From what is surest on; a rule is asked for all mentions of an event before the next one is."""
