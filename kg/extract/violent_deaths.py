"""Violent deaths: who died of gunshot wounds, or was found with their hands tied, was killed by somebody."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive
from kg.extract.participants import PEOPLE, add_argument, class_of
from kg.extract.phrases import core
from kg.extract.reading import ArgumentDraft, EventDraft, Reading

_WOUNDING = frozenset({"wound", "injure", "maim"})


def is_violent_death(reading: Reading, draft: EventDraft) -> bool:
    """Whether a death without an event of its own is told with what killed."""
    if draft.type is not None or draft.kind != "killed" or not draft.roles.get("target"):
        return False
    token = reading.doc[draft.token]
    return _is_violent(token if token.pos_ == "VERB" else token.head) or _in_violence(token)


def is_dealt(reading: Reading, draft: EventDraft) -> bool:
    """Whether harm without an event of its own is dealt: "were hurt by a parcel bomb", "gunmen wounded two"."""
    if draft.kind == "injured" and (_is_wounding(reading, draft) or _wounded_with(reading, draft)):
        return True
    means = (reading.doc[a.head] for a in draft.roles.get("instrument", ()))
    told = lexicon.means()
    return (
        draft.kind in {"killed", "injured"}
        and draft.frame == "harm"
        and any(
            core(t).lemma_.lower() in told and reading.mentions[i].type == "Weapon"
            for t in means
            if (i := reading.at_head.get(core(t).i, -1)) >= 0
        )
    )


def _wounded_with(reading: Reading, draft: EventDraft) -> bool:
    """ "Suffered gunshot wounds": wounds that somebody dealt; who is treated for them was hurt in what is told of."""
    if draft.frame != "die":
        return False
    wounds = (reading.doc[i] for i in draft.tokens if reading.doc[i].lemma_.lower() in {"wound", "injury"})
    return any(t.lower_ in lexicon.words("marks_of_violence") for wound in wounds for t in wound.lefts)


def _is_wounding(reading: Reading, draft: EventDraft) -> bool:
    """ "Gunmen wounded two nurses", "was wounded by settlers"; "killed or wounded" is told by the killing."""
    verb = reading.doc[draft.token]
    if (
        verb.lemma_.lower() not in _WOUNDING
        or verb.pos_ != "VERB"
        or (verb.dep_ == "conj" and verb.head.pos_ == "VERB")
    ):
        return False
    doers = [m for a in draft.roles.get("agent", ()) if (m := reading.mention_of(reading.doc[a.head])) is not None]
    return any("force" in class_of(reading, m) or (m.type in PEOPLE and is_passive(verb)) for m in doers)


def read_body(reading: Reading, body: Token) -> EventDraft | None:
    """ "The bodies of two men with bullet wounds were found": somebody killed them."""
    if body.lemma_.lower() not in lexicon.words("bodies") or body.dep_ not in {"dobj", "nsubjpass"}:
        return None
    if body.head.lemma_.lower() not in lexicon.words("finding") or not _is_violent(body.head):
        return None
    draft = EventDraft("Killing", "killed", "die", body.i, body.i, body.i, "body", noun=True, tokens={body.i})
    draft.mentions = [(body.i, body.i)]
    for person in _of_whom(body):
        add_argument(reading, draft, "target", person)
    if not draft.roles.get("target") and (index := reading.at_head.get(body.i)) is not None:
        draft.roles["target"] = [ArgumentDraft(body.i, index)]
    return draft if draft.roles.get("target") else None


def _of_whom(body: Token) -> Iterator[Token]:
    """Whose body it is."""
    for prep in (t for t in body.rights if t.lower_ == "of"):
        yield from (t for t in prep.children if t.dep_ == "pobj")
    yield from (t for t in body.lefts if t.dep_ == "poss")


def _is_violent(clause: Token) -> bool:
    """Whether a clause names a wound, or what is done to captives and victims of murder."""
    tokens = [t for t in clause.subtree if not any(a.dep_ == "conj" and a.pos_ == "VERB" for a in _between(t, clause))]
    forms = {form for t in tokens for form in (t.lower_, t.lemma_.lower())}
    if forms & lexicon.words("marks_of_violence"):
        return True
    hands = [t for t in tokens if core(t).lemma_.lower() == "hand"]
    return any(forms & {"tied", "bound", "tie"} or t.head.lower_ == "at" for t in hands)  # "died at the hands of X"


def _in_violence(verb: Token) -> bool:
    """ "Violence in which eight died", "died in the violence"."""
    inside = [o for p in verb.children if p.lower_ == "in" for o in p.children if o.dep_ == "pobj"]
    told = [verb.head] if verb.dep_ == "relcl" and any(o.lower_ == "which" for o in inside) else inside
    return any(t.lemma_.lower() in lexicon.words("violence") for t in told)


def _between(token: Token, clause: Token) -> Iterator[Token]:
    """A token and those above it, below the verb of the clause."""
    while token.i != clause.i and token.head.i != token.i:
        yield token
        token = token.head
