"""A plain type made more specific: by the means of an attack, and by who stands against whom."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.phrases import core
from kg.extract.reading import EventDraft, Reading
from kg.extract.sameness import lineage


def refine(reading: Reading, draft: EventDraft) -> None:
    """Types an event by its participants where its trigger leaves the kind open."""
    _by_means(reading, draft)
    _by_sides(reading, draft)


def _by_means(reading: Reading, draft: EventDraft) -> None:
    """ "Shells hit a school" is a shelling; a boiler that explodes is an accident."""
    for role in ("instrument", "agent"):
        for argument in draft.roles.get(role, ()):
            token = core(reading.doc[argument.head])
            lemma = token.lemma_.lower()
            before = reading.doc[token.i - 1].lemma_.lower() if token.i else ""
            found = lexicon.means().get(f"{before} {lemma}") or lexicon.means().get(lemma)
            if found is not None and draft.type in found[1]:
                draft.type = found[0]
                return


def _by_sides(reading: Reading, draft: EventDraft) -> None:
    """Force of the state against a protest is repression; violence by protesters is a riot."""
    agents, targets = _heads(reading, draft, "agent"), _heads(reading, draft, "target")
    protesters, protests = lexicon.words("protesters"), lexicon.words("protests")
    if draft.type == "ArmedClash" and any(t.lemma_.lower() in protesters for t in agents):
        draft.type = "Riot"
    elif "Attack" not in lineage(draft.type):
        return
    elif any(t.lemma_.lower() in protesters for t in agents):
        draft.type = "Riot"
    elif any(t.lemma_.lower() in protesters | protests for t in targets) and any(
        _of_the_state(reading, t) for t in agents
    ):
        draft.type = "StateRepression" if draft.kind is None else draft.type


def _heads(reading: Reading, draft: EventDraft, role: str) -> list[Token]:
    return [core(reading.doc[argument.head]) for argument in draft.roles.get(role, ())]


def _of_the_state(reading: Reading, token: Token) -> bool:
    mention = reading.mention_of(token)
    return mention is not None and (
        mention.type in {"SecurityForce", "MilitaryForce", "Government"} or mention.victim_class == "securityForces"
    )
