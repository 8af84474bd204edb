"""Events: triggers with their arguments, light verbs, time and status."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.arguments import (
    companions,
    is_where,
    read_noun,
    read_place,
    read_prepositions,
    read_standing,
    read_verb,
)
from kg.extract.clauses import is_passive, own_subject, subject_of
from kg.extract.conditions import satisfied
from kg.extract.corefer import definite
from kg.extract.entries import fitting, parts_of_speech
from kg.extract.generic import tells_of_a_kind
from kg.extract.governors import read_governor
from kg.extract.instruments import (
    read_arms,
    read_loads,
    read_own_weapons,
    read_weapon_counted,
    read_weapons_at_targets,
)
from kg.extract.listed_victims import add_listed
from kg.extract.misread import is_clause, read_clause
from kg.extract.names import operation_name
from kg.extract.over import is_over
from kg.extract.participants import PEOPLE, add_argument, is_part, mention_at
from kg.extract.phrases import conjuncts
from kg.extract.quantities import numbers_reached
from kg.extract.reading import ArgumentDraft, EventDraft, Reading
from kg.extract.refining import refine
from kg.extract.status import status_of
from kg.extract.survivors import add_survivor
from kg.extract.triggers import names_event, words_of
from kg.extract.unlisted import read_unlisted
from kg.extract.violent_deaths import is_dealt, is_violent_death, read_body
from kg.extract.whereabouts import read_whereabouts
from kg.model.values import lineage


def find_events(reading: Reading) -> None:
    """Adds a draft for each trigger of the lexicon that is read as an event or carries a toll."""
    for token in reading.doc:
        if token.pos_ == "ADJ" and token.i in reading.event_at:
            continue  # "dead" of "shot dead"
        parts = ("verb",) if is_clause(reading, token) else parts_of_speech(token)
        found = (draft for pos in parts if (draft := _best(reading, token, pos)) is not None)
        draft = next(found, None) or read_body(reading, token) or read_unlisted(reading, token)
        if draft is not None:
            for i in draft.tokens:
                reading.event_at.setdefault(i, len(reading.events))
            reading.events.append(draft)


def _best(reading: Reading, token: Token, pos: str) -> EventDraft | None:
    """The first entry that fits the words, the collocates and the arguments around."""
    for trigger, tokens in fitting(reading, token, pos):
        draft = _draft(reading, trigger, token, tokens)
        if satisfied(reading, draft, trigger.needs):
            read_own_weapons(reading, draft, tokens)
            return draft
    return None


def _draft(reading: Reading, trigger: lexicon.Trigger, token: Token, tokens: list[Token]) -> EventDraft:
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    if last - first >= 2 * len(tokens) + 1:
        first = last = token.i
    draft = EventDraft(
        trigger.type, trigger.kind, trigger.frame, token.i, first, last, f"{trigger.pos}:{'-'.join(trigger.words)}",
        noun=trigger.pos == "noun", tokens={t.i for t in tokens}, mentions=[(first, last)],
    )  # fmt: skip
    frame = lexicon.frames()[trigger.frame]
    if trigger.pos == "noun":
        read_noun(reading, draft, token, frame)
        draft.definite = definite(token) or any(t.dep_ == "poss" for t in token.lefts) or _is_pointed_at(token)
        _name_operation(draft, token)
        if trigger.frame == "count":
            _read_count(reading, draft, token)
        _share_complements(reading, draft, token, frame)
        _read_governor(reading, draft, token, frame)
        _take_doer_of_arrest(reading, draft, token)
        draft.generic = _is_generic(draft, token)
    elif trigger.pos == "verb":
        if is_clause(reading, token):
            read_clause(reading, draft, token)
        else:
            read_verb(reading, draft, token, frame)
        _share_object(reading, draft, token, frame)
        _read_own_words(reading, draft, trigger, tokens, frame)
    else:
        _read_adjective(reading, draft, token)
    add_listed(reading, draft, token, trigger)
    add_survivor(reading, draft, token)
    read_weapon_counted(reading, draft)
    read_weapons_at_targets(reading, draft)
    read_loads(reading, draft)
    read_arms(reading, draft)
    read_standing(reading, draft, frame)
    read_whereabouts(reading, draft, token)
    draft.also = (trigger.also,) if trigger.also is not None else ()
    if is_violent_death(reading, draft):
        draft.type = "Killing"
    elif draft.type is None and is_dealt(reading, draft):
        draft.type = "Attack"
    refine(reading, draft)
    _site_is_target(reading, draft)
    _read_status(reading, draft, trigger, token)
    draft.kind_alone = tells_of_a_kind(draft, token)
    return draft


def _read_own_words(
    reading: Reading, draft: EventDraft, trigger: lexicon.Trigger, tokens: list[Token], frame: dict[str, str]
) -> None:
    """What the further words of a verb's entry bring along: the object among them, and what stands below them."""
    for part in tokens[1:]:
        if trigger.object is not None and part.dep_ in {"dobj", "nsubjpass", "pobj"}:
            draft.roles.setdefault(trigger.object, []).append(ArgumentDraft(part.i, mention_at(reading, part)))
        if part.dep_ in {"ccomp", "xcomp"} and frame.get("object") and (freed := own_subject(part)) is not None:
            add_argument(reading, draft, frame["object"], freed)  # "let their captives go", "made the bomb safe"
        read_prepositions(reading, draft, part, frame, passive=False)
        role = frame.get(part.lower_, frame.get("object"))
        if frame.get("object") == "target" and part.dep_ != "prep":
            _read_whose(reading, draft, part)
        for obj in (t for t in part.children if t.dep_ == "pobj" and part.dep_ in {"prep", "prt"} and role):
            if is_where(reading, draft, part.lower_, obj):
                read_place(reading, draft, obj)
            else:
                add_argument(reading, draft, role or "", obj)


def _read_whose(reading: Reading, draft: EventDraft, part: Token) -> None:
    """ "Slit their throats", "made an attempt on the mayor's life": whose body or life a verb's own words are of."""
    if not draft.roles.get("target") and part.lemma_.lower() in lexicon.words("of_the_body"):
        for owner in (t for t in part.lefts if t.dep_ == "poss"):
            add_argument(reading, draft, "target", owner)


def _read_status(reading: Reading, draft: EventDraft, trigger: lexicon.Trigger, token: Token) -> None:
    if draft.status == "occurred":
        told = status_of(token, noun=draft.noun)
        draft.status = trigger.status if trigger.status and told == "occurred" else told
    if draft.noun and draft.status == "planned" and is_over(reading, token):
        draft.status = "occurred"


def _read_governor(reading: Reading, draft: EventDraft, token: Token, frame: dict[str, str]) -> None:
    """What a light verb adds to a noun; none to who did it ("the killers of X"), whose verb tells a deed of its own."""
    index = reading.at_head.get(token.i)
    if index is None or reading.mentions[index].type not in PEOPLE:
        read_governor(reading, draft, token, frame)


def _share_complements(reading: Reading, draft: EventDraft, token: Token, frame: dict[str, str]) -> None:
    """ "The arrest and torture of activists": what follows the last of coordinated events is of each."""
    if draft.roles.get("target"):
        return
    siblings = [*conjuncts(token), *([token.head] if token.dep_ == "conj" else [])]
    for other in siblings:
        of = [t.i for t in other.children if t.dep_ == "prep" and t.lower_ == "of"]
        own = other.i > token.i and any(t.dep_ in {"det", "poss"} for t in other.lefts)  # "thefts and the arrest of X"
        if of and other.i != token.i and min(of) > token.i and names_event(other) and not own:
            read_prepositions(reading, draft, other, {k: v for k, v in frame.items() if k == "of"}, passive=False)


def _take_doer_of_arrest(reading: Reading, draft: EventDraft, token: Token) -> None:
    """ "Police arrested four men during raids": who arrests or seizes in a raid is who raids."""
    prep, verb = token.head, token.head.head
    if draft.roles.get("agent") or token.dep_ != "pobj" or prep.lower_ not in {"in", "during"} or verb.pos_ != "VERB":
        return
    told = lexicon.triggers().get(("verb", verb.lemma_.lower()), ())
    taking = any(t.type in {"Arrest", "Seizure"} and words_of(t, verb) is not None for t in told)
    if taking and not is_passive(verb):
        subject = subject_of(verb)
        if subject is not None:
            add_argument(reading, draft, "agent", subject)


def _share_object(reading: Reading, draft: EventDraft, verb: Token, frame: dict[str, str]) -> None:
    """ "Attacked and overran the base": an object that stands with the last of coordinated verbs alone."""
    following = next((t for t in verb.rights if t.dep_ == "conj" and t.pos_ == "VERB"), None)
    if following is None or draft.roles.get("target") or frame.get("object") != "target" or is_passive(verb):
        return
    bare = own_subject(following) is None and not is_passive(following) and following.i - verb.i <= 3
    if bare and not any(t.dep_ in {"dobj", "prt", "prep"} and list(t.children) for t in verb.rights):
        for obj in (t for t in following.rights if t.dep_ == "dobj"):
            add_argument(reading, draft, "target", obj)


def _is_pointed_at(token: Token) -> bool:
    """ "This was an attack on families": what a demonstrative or pronoun is said to be."""
    subjects = [t for t in token.head.children if t.dep_ == "nsubj"] if token.dep_ == "attr" else []
    return any(t.lower_ in {"this", "that", "it"} for t in subjects)


def _is_generic(draft: EventDraft, token: Token) -> bool:
    """Kinds, not events: bare plurals, and what something is one of ("one of its largest raids")."""
    counted = any(t.dep_ == "nummod" or t.lower_ in {"several", "multiple"} for t in token.lefts)
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in lexicon.words("spells"):
        return False
    among = token.dep_ == "pobj" and token.head.lower_ in {"of", "among"} and token.head.head.lower_ == "one"
    if among or any(t.tag_ == "JJS" for t in token.lefts):
        return draft.name is None
    single = token.tag_ in {"NN", "NNS"} and any(
        t.dep_ == "det" and t.lower_ in {"a", "an", "another"} for t in token.lefts
    )
    return not draft.roles and not draft.definite and draft.name is None and not (single or counted)


def _read_adjective(reading: Reading, draft: EventDraft, token: Token) -> None:
    """ "12 people dead", "wounded soldiers", "were left dead", "left 12 dead"."""
    if any(t.dep_ == "nummod" for t in token.lefts):
        draft.roles.setdefault("target", []).append(ArgumentDraft(token.i, None))
        return
    if token.dep_ in {"amod", "acl"} and token.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        add_argument(reading, draft, "target", token.head)
    elif token.dep_ == "conj" and (own := own_subject(token)) is not None:
        add_argument(reading, draft, "target", own)
    elif token.dep_ in {"acomp", "oprd", "ccomp", "xcomp", "advcl", "pcomp"}:
        subject = next((t for t in token.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None) or subject_of(token.head)
        obj = next((t for t in token.head.children if t.dep_ == "dobj"), None)
        chosen = obj if obj is not None and token.dep_ in {"oprd", "ccomp", "xcomp"} else subject
        if chosen is not None:
            add_argument(reading, draft, "target", chosen)
            for companion in companions(token.head):  # "was found dead along with X"
                add_argument(reading, draft, "target", companion)


def _read_count(reading: Reading, draft: EventDraft, token: Token) -> None:
    """The number that a toll is said to have reached."""
    for number in numbers_reached(token):
        draft.roles.setdefault("target", []).append(ArgumentDraft(number.i, mention_at(reading, number)))


def _name_operation(draft: EventDraft, token: Token) -> None:
    """ "Operation X", "Operation 'X'", "the operation named X": the name of an operation."""
    doc = token.doc
    span = operation_name(token)
    if span is not None:
        draft.name, draft.last = span.text, span.end - 1
        draft.tokens |= set(range(span.start, span.end))
        draft.mentions = [(span.start, span.end - 1)]
        draft.definite = False
    for child in token.children:
        if child.dep_ == "acl" and child.lemma_ in lexicon.words("naming"):
            title = [t for t in child.subtree if t.pos_ == "PROPN" or t.is_quote]
            if title:
                draft.name = doc[title[0].i : title[-1].i + 1].text.strip("\"'“”‘’ ")


def _site_is_target(reading: Reading, draft: EventDraft) -> None:
    """A building in or in front of which a bomb goes off is bombed, where no more than windows is told to be."""
    hit = draft.roles.get("target", [])
    if "Bombing" not in lineage(draft.type) or any(not is_part(reading.doc[a.head]) for a in hit):
        return
    sites = [
        a
        for a in draft.roles.get("place", ())
        if a.mention is not None and reading.mentions[a.mention].type == "Facility"
    ]
    heads = {a.head for a in sites}
    whole = [a for a in sites if reading.doc[a.head].head.i not in heads or reading.doc[a.head].dep_ == "pobj"]
    if whole:
        draft.roles["target"] = [*hit, *whole]
