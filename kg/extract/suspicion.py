"""How sure an article is of who did it: the blamed become agents, and doubt is kept ("believed to have attacked")."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive, subject_of
from kg.extract.participants import add_argument
from kg.extract.reading import EventDraft, Reading
from kg.model.values import lineage

_OF_DEED = frozenset({"with", "of", "for", "in", "over", "about", "on"})
"""Prepositions between a charge and the deed."""


_DEEDS = frozenset({"Attack", "Kidnapping", "Robbery", "Torture", "SexualViolence", "Arson"})
"""What somebody can be brought into connection with; who is linked to a summit need not have held it."""


def weigh_agents(reading: Reading) -> None:
    """Adds those whom a deed is blamed on, and marks agents that are only suspected."""
    for event in reading.events:
        if event.type is None:
            continue
        if event.noun and (event.frame == "device" or lexicon.frames()[event.frame].get("subject") == "agent"):
            _read_blame(reading, event)
            _read_responsible(reading, event)
            _read_predicate(reading, event)
            _read_charged(reading, event)
        elif event.roles.get("agent") and _is_charge(reading.doc[event.token]):
            event.accused = True
        if event.roles.get("agent") and not event.suspected:
            event.suspected = _is_doubted(reading, event)


def _is_charge(gerund: Token) -> bool:
    """ "Arrested on suspicion of killing a nurse", "held on charges of killing one"."""
    noun = gerund.head.head if gerund.dep_ == "pcomp" else gerund
    law = noun.head.head if noun.dep_ == "pobj" and noun.lemma_.lower() in lexicon.words("part_in") else gerund
    return law.i != gerund.i and law.lemma_.lower() in lexicon.words("charging") - lexicon.words("convicting")


def _read_blame(reading: Reading, event: EventDraft) -> None:
    """ "The attack was blamed on X", "blamed X for the attack", "an attack attributed to X"."""
    noun = reading.doc[event.token]
    verb, blamed = _blame_above(noun)
    if verb is None:
        return
    named = {t.i for t in blamed}
    for role in ("target", "place", "instrument"):
        event.roles[role] = [a for a in event.roles.get(role, ()) if a.head not in named]
        if not event.roles[role]:
            del event.roles[role]
    if not event.roles.get("agent"):
        for token in blamed:
            add_argument(reading, event, "agent", token)
        event.accused = bool(event.roles.get("agent"))


def _read_responsible(reading: Reading, event: EventDraft) -> None:
    """ "X was responsible for the attack", "police hold X responsible", "X was behind it": X is its agent."""
    above = _responsible(reading.doc[event.token])
    if above is None or event.roles.get("agent"):
        return
    if (doer := _said_of_those(above)) is not None:
        add_argument(reading, event, "agent", doer)
        return
    verb = above.head if above.dep_ in {"acomp", "attr", "oprd"} else above
    subject = next((t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if above.dep_ == "oprd" and not is_passive(verb):  # "the court found X guilty"
        subject = next((t for t in verb.children if t.dep_ == "dobj"), None)
    if above.dep_ == "amod":
        verb, subject = above.head.head, above.head
    held = {verb.lemma_.lower(), verb.head.lemma_.lower() if verb.pos_ == "ADJ" else ""}
    holds = bool(held & lexicon.words("holding"))
    told = verb.pos_ in {"VERB", "AUX"} and (above.dep_ != "amod" or holds)
    active = verb.i == above.i and not is_passive(verb) and any(t.dep_ == "dobj" for t in verb.children)
    denied = any(t.dep_ == "neg" for t in (*verb.children, *above.children))
    if denied or subject is None or active or not (told or holds):
        return
    add_argument(reading, event, "agent", subject)
    event.suspected = event.suspected or verb.lemma_.lower() in lexicon.words("believing")
    event.accused = holds or above.lower_ == "implicated"


def _said_of_those(above: Token) -> Token | None:
    """Who "those responsible for the attack" or "those behind it" are said to be."""
    those = above.head if above.dep_ == "amod" else above
    if those.lower_ not in {"those", "ones"} or those.dep_ != "nsubj" or those.head.lemma_ != "be":
        return None
    denied = any(t.dep_ == "neg" for t in those.head.children)
    return None if denied else next((t for t in those.head.children if t.dep_ == "attr"), None)


def _responsible(noun: Token) -> Token | None:
    """The word that makes somebody responsible for a deed, above it or in its own clause ("for which X is held")."""
    for clause in (t for t in noun.rights if t.dep_ == "relcl"):
        asked = any(p.lower_ == "for" and any(t.tag_ == "WDT" for t in p.children) for p in clause.subtree)
        words = (t for t in (clause, *clause.children) if t.lemma_.lower() in lexicon.words("responsible_for"))
        if asked and (found := next(words, None)) is not None:
            return found
    edge = noun.right_edge.i
    if noun.doc[edge + 1 : edge + 4].text.lower() == ", for which":  # hung on the verb
        clause = noun.doc[edge + 2].head
        words = (t for t in (clause, *clause.children) if t.lemma_.lower() in lexicon.words("responsible_for"))
        if (found := next(words, None)) is not None:
            return found
    if noun.dep_ != "pobj":
        return None
    above = noun.head.head
    return above if noun.head.lower_ == "behind" or above.lemma_.lower() in lexicon.words("responsible_for") else None


def _read_predicate(reading: Reading, event: EventDraft) -> None:
    """ "The attack was the work of X", "it bears the hallmarks of X", "the authors of the massacre were X"."""
    noun = reading.doc[event.token]
    who = noun.head.head if noun.dep_ == "pobj" else noun
    verb = who.head
    culprit = who.lemma_.lower() in lexicon.words("authors") | lexicon.words("perpetrators")
    if culprit and not event.roles.get("agent") and (doer := _called_so(who)) is not None:
        add_argument(reading, event, "agent", doer)
        event.accused = event.accused or who.head.lower_ == "as"
        return
    if event.roles.get("agent") or who.dep_ != "nsubj" or any(t.dep_ == "neg" for t in verb.children):
        return
    told = [t for t in verb.children if t.dep_ in {"attr", "dobj"}]
    if who.i == noun.i:
        works = [t for t in told if t.lemma_.lower() in lexicon.words("work_of")]
        doers = [o for t in works for p in t.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
        event.suspected = event.suspected or (bool(doers) and verb.lemma_.lower() != "be")
    else:
        doers = told if culprit and verb.lemma_ == "be" else []
    for doer in doers:
        add_argument(reading, event, "agent", doer)


def _called_so(culprit: Token) -> Token | None:
    """Who is said to be the author of a deed: "X was the author", "named X as the author", "X, the author, fled"."""
    above = culprit.head
    if culprit.dep_ == "appos":
        return above
    verb = above.head if above.lower_ == "as" else above
    if verb.pos_ not in {"VERB", "AUX"} or any(t.dep_ == "neg" for t in verb.children):
        return None
    if culprit.dep_ == "attr":
        return subject_of(verb) if verb.lemma_ == "be" else None
    if above.lower_ != "as":
        return None
    to = (o for p in verb.children if p.lower_ == "to" for o in p.children if o.dep_ == "pobj")
    return _charged(verb) or next(to, None)


def _read_charged(reading: Reading, event: EventDraft) -> None:
    """ "Charged three men with the murder", "arrested for his role in the attack", "suspects in the killing"."""
    prep = reading.doc[event.token].head
    while prep.dep_ == "prep" and prep.head.lemma_.lower() in lexicon.words("part_in") and prep.head.dep_ == "pobj":
        prep = prep.head.head
    above, lemma = prep.head, prep.head.lemma_.lower()
    if above.dep_ == "dobj" and above.head.lemma_.lower() in lexicon.words("convicting"):
        above, lemma = above.head, above.head.lemma_.lower()  # "convicted two officers of murder", hung on the officers
    denied = any(t.dep_ == "neg" or t.lower_ == "no" for t in above.children)
    links = (
        prep.lower_ in {"to", "with"} and lemma in lexicon.words("linking") and bool(_DEEDS & set(lineage(event.type)))
    )
    of_deed = prep.lower_ in _OF_DEED or links
    if event.roles.get("agent") or prep.dep_ != "prep" or not of_deed or denied:
        return
    if above.pos_ == "NOUN" and lemma in lexicon.words("suspects"):
        add_argument(reading, event, "agent", above)
    elif above.pos_ == "VERB" and (links or lemma in lexicon.words("charging")):
        where = prep.lower_ == "in" and lemma in lexicon.words("charging_of_place")
        who = _charged(above)
        if who is None or (where and prep.i == reading.doc[event.token].head.i):
            return  # "arrested in the raid"
        add_argument(reading, event, "agent", who)
    event.suspected = event.suspected or lemma == "suspect"
    event.accused = bool(event.roles.get("agent")) and lemma not in lexicon.words("convicting")


def _charged(verb: Token) -> Token | None:
    """Whom a verb of law is said of."""
    obj = next((t for t in verb.children if t.dep_ == "dobj"), None)
    if verb.i > 0 and verb.nbor(-1).lower_ == "as":  # "regards X as linked to it"
        above = verb.head.head if verb.head.lower_ == "as" else verb.head
        return next((t for t in above.children if t.dep_ == "dobj"), None)
    wanted = obj is None and verb.lemma_ == "want"  # "a man wanted for murder", read as a past tense
    return subject_of(verb) if wanted or is_passive(verb) else obj


def _blame_above(noun: Token) -> tuple[Token | None, list[Token]]:
    """The verb by which a deed is blamed on somebody, and whom it is blamed on."""
    clause = next((t for t in noun.rights if t.dep_ in {"acl", "relcl"} and _blames(t)), None)
    verb = clause if clause is not None else noun.head
    if clause is not None or (noun.dep_ in {"dobj", "nsubjpass"} and _blames(verb)):
        preps = [t for t in verb.children if t.dep_ in {"prep", "dative"} and t.lower_ in {"on", "to"}]
        if not preps and verb.lemma_.lower() in lexicon.words("blaming_for"):  # "blamed the attack on thieves"
            preps = [t for t in noun.rights if t.dep_ == "prep" and t.lower_ == "on"][-1:]
        objects = [o for p in preps for o in p.children if o.dep_ == "pobj"]
        return (verb, objects) if objects else (None, [])
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "for"
        and noun.head.head.lemma_.lower() in lexicon.words("blaming_for")
    ):
        verb = noun.head.head
        objects = [t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"}]
        return (verb, objects) if objects else (None, [])
    return None, []


def _blames(verb: Token) -> bool:
    return verb.lemma_.lower() in lexicon.words("blaming_on")


def _is_doubted(reading: Reading, event: EventDraft) -> bool:
    """Whether the words around say that it is not known: a verb of belief, an adverb, or the agent's own clause."""
    token = reading.doc[event.token]
    scope = reading.doc[event.scope] if event.scope >= 0 else token
    doubt, believing = lexicon.words("doubt_adverbs"), lexicon.words("believing")
    if any(t.lower_ in doubt for word in (token, scope) for t in word.children):
        return True
    claim = reading.claims[reading.claim_of[event.token]] if event.token in reading.claim_of else None
    cue = claim.cue if claim is not None and claim.type != "Prediction" else None
    if cue is not None and {reading.doc[i].lemma_.lower() for i in cue} & believing:
        return True
    agents = [reading.doc[a.head] for a in event.roles["agent"]]
    governed = token.head.lemma_.lower() in believing and token.dep_ in {"xcomp", "pcomp", "ccomp"}
    of = token.dep_ == "pcomp" and token.head.head.lemma_.lower() in believing
    return governed or of or any(t.dep_ == "acl" and t.lemma_.lower() in believing for a in agents for t in a.rights)
