"""Tolls: how many of whom suffered what, read off the participants of events that do harm."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.participants import mention_at
from kg.extract.phrases import conjuncts, core
from kg.extract.quantities import Quantity, is_age, numbers_reached, quantity_of
from kg.extract.reading import ArgumentDraft, EventDraft, Reading, TollDraft
from kg.extract.toll_drafts import draft_toll, is_counted
from kg.extract.toll_names import name_victims
from kg.extract.toll_parts import find_parts

_NOT_DONE = frozenset({"hypothetical", "planned", "threatened", "attempted", "failed"})


def find_tolls(reading: Reading) -> None:
    """Adds a toll for each counted, single or named victim of an event that carries a casualty kind."""
    _share_objects(reading)
    for index, event in enumerate(reading.events):
        if event.kind is None or event.status in _NOT_DONE:
            continue
        victims = [v for argument in event.roles.get("target", ()) for v in _victims(reading, argument)]
        counted = [_toll(reading, event, index, argument) for argument in victims]
        found = [t for t in counted if t is not None] + _in_the_idiom(reading, event, index)
        if all(t.qualifier == "unspecified" for t in found):
            found = _before_the_verb(reading, event, index) or found
        reading.tolls += [t for t in found if event.status != "denied" or t.max == 0]
    _find_bodies(reading)
    _find_numbers(reading)
    _drop_repeated(reading)
    name_victims(reading)
    find_parts(reading)


def _victims(reading: Reading, argument: ArgumentDraft) -> list[ArgumentDraft]:
    """A participant, or for "the governor, X, and two guards" those who stand in apposition to an uncounted noun."""
    head = reading.doc[argument.head]
    if is_age(head):
        return [ArgumentDraft(head.i - 2, mention_at(reading, reading.doc[head.i - 2]))]
    mention = reading.mention_of(head)
    beside = [c for t in head.rights if t.dep_ == "appos" for c in conjuncts(t) if not is_age(c)]
    drafts = [ArgumentDraft(t.i, mention_at(reading, t)) for t in beside]
    if mention is not None and mention.form == "name":
        return [argument, *(d for d in drafts if _lists(reading, d))]
    return drafts if len(drafts) > 1 and quantity_of(head) is None else [argument]


def _lists(reading: Reading, beside: ArgumentDraft) -> bool:
    """Whether what stands beside a name is another victim of a list, not what the named is ("a teacher")."""
    quantity = quantity_of(reading.doc[beside.head])
    named = beside.mention is not None and reading.mentions[beside.mention].form == "name"
    return named if quantity is None else quantity.max != 1


def _toll(reading: Reading, event: EventDraft, index: int, argument: ArgumentDraft) -> TollDraft | None:
    head = reading.doc[argument.head]
    quantity = quantity_of(head)
    mention = reading.mentions[argument.mention] if argument.mention is not None else None
    if quantity is None and mention is not None and mention.form == "name" and mention.type == "Person":
        quantity = Quantity(mention.start, mention.end - 1, 1, 1, "exact")
    if quantity is None or not is_counted(reading, head) or _is_time(reading, quantity):
        return None
    if event.kind == "displaced" and quantity.max == 1:
        return None  # one who flees makes no toll
    return draft_toll(reading, event.kind or "killed", index, event.rule, head, quantity, argument.mention)


def _in_the_idiom(reading: Reading, event: EventDraft, index: int) -> list[TollDraft]:
    """ "Claimed 30 lives", "reported three deaths": the count stands with a noun of the wording."""
    found = []
    own = {event.token} if event.noun and event.frame in {"die", "harm"} and not event.roles.get("target") else set()
    for i in sorted(own if event.noun else event.tokens - {event.token}):
        token = reading.doc[i]
        quantity = quantity_of(token) if token.pos_ == "NOUN" else None
        if quantity is None or not _has_number(token, quantity) or _is_time(reading, quantity):
            continue
        if quantity.max == 0 and event.type is not None:
            continue  # "no arrests" is an event that was not
        toll = draft_toll(reading, event.kind or "killed", index, event.rule, token, quantity, None)
        toll.victims = None if event.noun or reading.mention_of(token) is None else token.text
        found.append(toll)
    return found


def _is_time(reading: Reading, quantity: Quantity) -> bool:
    """Whether the number is part of a date: "on 17 July", "a 2006 massacre"."""
    return any(i in reading.time_at for i in range(quantity.first, quantity.last + 1))


def _before_the_verb(reading: Reading, event: EventDraft, index: int) -> list[TollDraft]:
    """Victims that the parser tied to another clause: "he said around 50 people, mostly women, were killed"."""
    verb = reading.doc[event.token]
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    if event.noun or not (passive or (event.frame == "die" and verb.pos_ == "VERB")):
        return []
    before = min([verb.i, *(t.i for t in verb.lefts if t.dep_ in {"aux", "auxpass", "advmod"})]) - 1
    start = verb.sent.start
    closing = reading.doc[before].text
    if before > start and closing in {",", "-", "–", "—"}:
        opening = next((i for i in range(before - 1, start, -1) if reading.doc[i].text == closing), None)
        if opening is None or any(reading.doc[i].pos_ in {"VERB", "AUX"} for i in range(opening, before)):
            return []
        before = opening - 1
    noun = reading.doc[max(before, start)]
    quantity = quantity_of(noun) if noun.pos_ in {"NOUN", "NUM"} else None
    taken = noun.i in reading.event_at or any(t.token == noun.i for t in reading.tolls)
    if quantity is None or taken or not is_counted(reading, noun) or _is_time(reading, quantity):
        return []
    return [draft_toll(reading, event.kind or "killed", index, event.rule, noun, quantity, reading.at_head.get(noun.i))]


def _share_objects(reading: Reading) -> None:
    """ "Killing and wounding hundreds of villagers": harm without an object has that of the harm joined to it."""
    for event in reading.events:
        verb = reading.doc[event.token]
        if event.noun or event.kind is None or event.roles.get("target"):
            continue
        for other in (t for t in verb.children if t.dep_ == "conj" and not any(c.text == "," for c in verb.rights)):
            index = reading.event_at.get(other.i)
            joined = reading.events[index] if index is not None else None
            if joined is not None and not joined.noun and joined.kind is not None and joined.frame == "harm":
                event.roles["target"] = list(joined.roles.get("target", ()))


def _has_number(noun: Token, quantity: Quantity) -> bool:
    """Whether a count of acts or lives is a number: "a killing" and "more deaths" count nobody."""
    one = quantity.qualifier == "exact" and quantity.max == 1
    return quantity.qualifier != "unspecified" and (
        not one or any(t.like_num for t in noun.doc[quantity.first : quantity.last + 1])
    )


def _find_bodies(reading: Reading) -> None:
    """ "Twelve bodies were found", "recovered the bodies of five men": dead people, whatever killed them."""
    for token in reading.doc:
        if token.lemma_.lower() not in lexicon.words("bodies") or token.i in reading.event_at:
            continue
        top = core(token)
        verb = token.head
        if token.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_.lower() not in lexicon.words("finding"):
            continue
        of = [o for p in token.rights if p.dep_ == "prep" and p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
        head = of[0] if of else top
        owner = next((t for t in token.lefts if t.dep_ == "poss"), None)
        quantity = quantity_of(head) or quantity_of(token)
        for named in conjuncts(of[0]) if of else conjuncts(owner) if owner is not None else ():
            if (toll := _named_body(reading, named)) is not None:
                reading.tolls.append(toll)
                quantity = None
        if quantity is not None and (not of or is_counted(reading, head)):
            mention = reading.at_head.get(core(head).i)
            reading.tolls.append(draft_toll(reading, "killed", None, "body", head, quantity, mention))


def _named_body(reading: Reading, named: Token) -> TollDraft | None:
    """ "The body of X", "X's body"."""
    index = reading.covering.get(named.i)
    if index is None or reading.mentions[index].type != "Person":
        return None
    mention = reading.mentions[index]
    one = Quantity(mention.start, mention.end - 1, 1, 1, "exact")
    return draft_toll(reading, "killed", None, "body", named, one, index)


def _find_numbers(reading: Reading) -> None:
    """ "The number of people killed has risen to 40": of whom, and what they suffered, stand behind the number."""
    for token in reading.doc:
        if token.lemma_.lower() not in lexicon.words("tallies"):
            continue
        of = [o for p in token.rights if p.dep_ == "prep" and p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
        if not of:
            continue
        kind, event = _suffering(reading, of[0])
        for number in numbers_reached(token) if kind is not None else ():
            quantity = quantity_of(number)
            if quantity is not None:
                reading.tolls.append(draft_toll(reading, kind or "killed", event, "number", of[0], quantity, None))


def _suffering(reading: Reading, noun: Token) -> tuple[str | None, int | None]:
    """What those counted suffered, and the event that tells so: "people killed", "deaths", "the wounded"."""
    for token in (noun, *noun.rights):
        index = reading.event_at.get(token.i)
        if index is not None and reading.events[index].kind is not None:
            return reading.events[index].kind, index
    return lexicon.classes("suffered").get(noun.lower_), None


def _drop_repeated(reading: Reading) -> None:
    """The same words are counted once, by the event that was found first."""
    seen: dict[tuple[int, int, str], int] = {}
    kept: list[TollDraft] = []
    for toll in reading.tolls:
        key = (toll.first, toll.last, toll.kind)
        if key not in seen:
            seen[key] = len(kept)
            kept.append(toll)
    reading.tolls = kept
