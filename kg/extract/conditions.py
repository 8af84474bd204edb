"""Conditions under which an ambiguous trigger tells of an event: what must be there, and what must not."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.participants import PEOPLE, class_of, is_protest
from kg.extract.phrases import core
from kg.extract.reading import ArgumentDraft, EventDraft, Reading

_LISTED = frozenset({"prison", "looter", "suspect", "captive", "livestock", "contraband", "arms", "bank"})
"""Classes that are lists of words, in the table ``needed``."""
_FIGHTING = {"ArmedGroup": "combatant", "SecurityForce": "securityForces"}
"""Bodies for which those who fight in them do as well: "rebels hold 20 hostages", "officers caught the killer"."""
_UNARMED = frozenset({"civilian", "unknown", "mixed"})


def satisfied(reading: Reading, event: EventDraft, needs: tuple[tuple[tuple[str, str], ...], ...]) -> bool:
    """Whether one of the alternatives that an ambiguous trigger needs is there, with each of its parts."""
    if any(all(_is_there(reading, event, role, group) for role, group in parts) for parts in needs):
        return True
    return not needs or (event.kind is None and _does_harm(event, reading.doc[event.token]))


def _is_there(reading: Reading, event: EventDraft, role: str, group: str) -> bool:
    if role == "light":
        return event.scope >= 0
    if role.startswith("!"):
        return not _is_there(reading, event, role[1:], group)
    return any(not group or _belongs(reading, argument, group) for argument in event.roles.get(role, ()))


def _belongs(reading: Reading, argument: ArgumentDraft, group: str) -> bool:
    head = reading.doc[argument.head]
    if group == "infrastructure":
        return core(head).lemma_.lower() in lexicon.words("infrastructure")
    if group in _LISTED:
        listed = lexicon.classes("needed")
        amount = (o for p in head.rights if p.lower_ == "of" for o in p.children)  # "two tonnes of hashish"
        return any(listed.get(t.lemma_.lower()) == group for t in (core(head), *amount))
    if group == "protester":
        return is_protest(core(head)) or core(head).lemma_.lower() in lexicon.words("protesters")
    mention = reading.mentions[argument.mention] if argument.mention is not None else None
    if group == "crowd":
        return (
            mention is not None
            and (mention.type == "PopulationGroup" or core(head).tag_ == "NNS")
            and mention.type in PEOPLE
            and mention.victim_class in _UNARMED
        )
    counts = is_protest(head) or head.like_num or lexicon.is_count(head.lower_)
    if group == "named":
        of = (o for p in head.rights if p.lower_ == "of" for o in p.children)
        return head.pos_ == "PROPN" or any(t.pos_ == "PROPN" for t in of)
    if group in _FIGHTING and mention is not None and mention.type in PEOPLE:
        return mention.victim_class == _FIGHTING[group]
    return group in class_of(reading, mention) or (group == "people" and counts)


def _does_harm(event: EventDraft, token: Token) -> bool:
    """Whether a noun is what kills or hits: "the overnight strike killed 12"."""
    if not event.noun or token.dep_ != "nsubj":
        return False
    told = lexicon.triggers().get(("verb", token.head.lemma_.lower()), ())
    return any(t.frame == "harm" and t.kind in {"killed", "injured"} for t in told)


def _by_mishap(verb: Token) -> bool:
    """ "The bridge collapsed, killing three", "the plane crashed and destroyed 12 houses": nobody did it."""
    above = verb.head
    same = verb.dep_ in {"advcl", "conj"} and not any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.lefts)
    what = next((t for t in above.lefts if t.dep_ == "nsubj"), None)
    lone = what is not None and what.pos_ == "NOUN" and not any(t.dep_ == "dobj" for t in above.rights)
    return same and lone and above.lemma_.lower() in lexicon.words("mishaps")


def _is_beside(prep: Token, token: Token) -> bool:
    """Whether a preposition belongs to the trigger ("seized on the remark") and not to a day ("on Monday")."""
    return prep.i == token.i + 1 and not any(t.ent_type_ in {"DATE", "TIME"} for t in prep.children)


def cancelled(trigger: lexicon.Trigger, token: Token, tokens: list[Token]) -> bool:
    """Whether a collocate gives the trigger another meaning ("heart attack", "shoot a film", "build a power base")."""
    if not trigger.not_with:
        return False
    if trigger.kind == "killed" or trigger.type == "Attack":
        alone = (t for t in token.rights if t.dep_ == "dobj" and t.lower_.endswith(("self", "selves")))
        if any(not any(o.dep_ == "conj" for o in t.rights) for t in alone):
            return True  # "killed himself"; who "killed himself and 12 others" attacked them
    if trigger.type in {"Killing", "Attack"} and _by_mishap(token):
        return True
    near = [
        t
        for t in token.children
        if t.dep_ not in {"det", "punct", "aux", "cc", "conj", "acl", "advcl", "relcl", "ccomp"}
    ]
    near += [t for p in near if p.dep_ in {"prep", "agent"} for t in p.children]
    near = [t for t in near if t.dep_ != "prep" or _is_beside(t, token)]
    for part in (part for part in tokens if part.i > token.i and part.pos_ == "NOUN"):
        near += [t for t in part.lefts if t.dep_ in {"amod", "compound", "nmod"}]
        near += [t for p in part.rights if p.dep_ == "prep" for t in p.children]
    if token.dep_ in {"compound", "amod", "nmod", "dobj", "nsubj", "nsubjpass"}:
        near.append(token.head)
    if token.dep_ == "pobj":
        near.append(token.head)  # "under fire"
    if token.dep_ == "dobj" and token.head.lemma_.lower() in lexicon.light_verbs():
        near += [
            t for s in token.head.lefts if s.dep_ == "nsubj" for t in (s, *s.lefts)
        ]  # "share prices staged a rally"
    return any(t.lemma_.lower() in trigger.not_with or t.lower_ in trigger.not_with for t in near)
