"""From a Doc to the records of one article: runs the stages, then writes down what they found."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.extract.catalogue import STAGES, Stage
from kg.extract.naming import end_of_owner, entity_record, is_worth_keeping
from kg.extract.participants import without_parts
from kg.extract.phrases import argument_span, core, past_ordinal
from kg.extract.reading import ArgumentDraft, ClaimDraft, EventDraft, Mention, Reading, TollDraft
from kg.extract.refining import further_types
from kg.extract.sameness import entities as entities_in
from kg.extract.telling import speakers
from kg.extract.titles import titled_from
from kg.model import (
    Argument,
    Article,
    Attribution,
    Casualty,
    Claim,
    Content,
    Cue,
    Event,
    EventRelation,
    Extraction,
    Relation,
    Source,
    Span,
)
from kg.model.values import PLACE_TYPES


def extract(article: Article, doc: Doc, stages: Sequence[Stage] = STAGES) -> Extraction:
    """Reads one article.

    Args:
        article: The article; all offsets are code points into its text.
        doc: Its parse, from ``kg.annotate``.
        stages: What to run; fewer than all are for measuring what each adds.

    Returns:
        Entities, events, casualties, claims and relations; the same for the same input, always.
    """
    reading = Reading(article, doc)
    for stage in stages:
        stage.run(reading)
    return _Ids.assign(reading).extraction()


@dataclass(slots=True)
class _Ids:
    """Identifiers of what is kept, by index into the reading."""

    reading: Reading
    entity: dict[int, str] = field(default_factory=dict)
    event: dict[int, str] = field(default_factory=dict)
    toll: dict[int, str] = field(default_factory=dict)
    claim: dict[int, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()

    @classmethod
    def assign(cls, reading: Reading) -> "_Ids":
        ids = cls(reading)
        kept = [k for k, e in enumerate(reading.events) if is_worth_keeping(reading, k) and e.merged_into is None]
        ids.event = {k: f"ev{n}" for n, k in enumerate(sorted(kept, key=lambda k: reading.events[k].token), 1)}
        ids.claim = {k: f"c{k + 1}" for k in range(len(reading.claims))}
        ids.toll = {
            k: f"k{n}" for n, k in enumerate(sorted(range(len(reading.tolls)), key=lambda k: reading.tolls[k].first), 1)
        }
        used = ids._used_entities()
        order = sorted(
            (e for e in used if reading.entities[e].mentions),
            key=lambda e: min(reading.mentions[m].start for m in reading.entities[e].mentions),
        )
        ids.entity = {e: f"e{n}" for n, e in enumerate(order, 1)}
        ids.places = frozenset(name for e, name in ids.entity.items() if reading.entities[e].type in PLACE_TYPES)
        return ids

    def _used_entities(self) -> set[int]:
        reading = self.reading
        used = {
            k for k, e in enumerate(reading.entities) if any(reading.mentions[m].form == "name" for m in e.mentions)
        }
        for index in self.event:
            event = reading.events[index]
            used |= {e for role in event.roles for e in entities_in(reading, event, role)}
        for claim in reading.claims:
            used |= set(speakers(reading, claim)) | set(claim.accused_entities)
            used |= {e for m in claim.addressees if (e := reading.mentions[m].entity) >= 0}
        used |= {e for r in reading.relations for e in (r.subject, r.object)}
        return used

    def extraction(self) -> Extraction:
        reading = self.reading
        return Extraction(
            reading.article,
            tuple(entity_record(reading, index, name) for index, name in self.entity.items()),
            tuple(self._event(index, name) for index, name in self.event.items()),
            tuple(self._casualty(index, name) for index, name in self.toll.items()),
            tuple(self._claim(index, name) for index, name in self.claim.items()),
            tuple(
                Relation(
                    r.type, self.entity[r.subject], self.entity[r.object], reading.text(r.first, r.last),
                    reading.chars(r.first, r.last), self._sentence(r.first), r.rule,
                )
                for r in reading.relations
            ),
        )  # fmt: skip

    def _sentence(self, token: int) -> Span:
        return self.reading.chars(*self.reading.sentences[self.reading.sentence_of[token]])

    def _arguments(self, drafts: list[ArgumentDraft] | None) -> tuple[Argument, ...]:
        found: dict[tuple[Span, str | None], Argument] = {}
        for draft in drafts or ():
            if draft.mention is None and self.reading.doc[draft.head].like_num:
                continue  # "12 were killed": its toll tells how many, and nothing tells whom
            argument = self._argument(draft)
            found.setdefault((argument.span, argument.entity), argument)
        return tuple(found.values())

    def _places(self, drafts: list[ArgumentDraft] | None) -> tuple[Argument, ...]:
        """Arguments that, with all that the article tells of them, are places."""
        return tuple(a for a in self._arguments(drafts) if a.entity in self.places)

    def _argument(self, draft: ArgumentDraft) -> Argument:
        reading = self.reading
        head = reading.doc[draft.head]
        mention = reading.mentions[draft.mention] if draft.mention is not None else None
        if mention is not None and mention.form == "pronoun" and mention.entity >= 0:
            mention = _antecedent(reading, mention.entity, mention.start)
            head = reading.doc[mention.head]
        first, last = argument_span(head)
        if mention is not None and mention.form == "name":
            first, last = min(first, mention.start), max(last, mention.end - 1)
            if mention.type == "Person":
                first = titled_from(reading.doc, first, mention.start)
        elif mention is not None and mention.head == core(head).i == head.i:
            first = past_ordinal(head, min(first, mention.start))
        last = max(last, end_of_owner(reading, head))
        entity = self.entity.get(mention.entity) if mention is not None and mention.entity >= 0 else None
        return Argument(reading.text(first, last), reading.chars(first, last), entity)

    def _event(self, index: int, name: str) -> Event:
        reading = self.reading
        event = reading.events[index]
        spans = tuple(sorted({reading.chars(a, b) for a, b in event.mentions}))
        roles = event.roles
        return Event(
            id=name,
            type=event.type or "Attack",
            trigger=reading.chars(event.first, event.last),
            sentence=self._sentence(event.token),
            rule=event.rule,
            name=event.name,
            status=event.status,
            mentions=spans,
            agents=self._arguments(roles.get("agent")),
            targets=self._arguments(without_parts(reading, roles.get("target", ()))),
            instruments=self._arguments(roles.get("instrument")),
            beneficiaries=self._arguments(roles.get("beneficiary")),
            places=self._places(roles.get("place")),
            start=event.start,
            end=event.end,
            time_precision=event.time.precision if event.time is not None else "unknown",
            time_span=reading.chars(event.time.first, event.time.last) if event.time is not None else None,
            attributed_to=self._attributions(index),
            agent_confidence=_confidence(reading, index),
            relations=tuple(
                EventRelation(kind, self.event[root])
                for kind, root in dict.fromkeys((k, reading.root_event(r)) for k, r in event.relations)
                if root in self.event and root != index
            ),
            types=further_types(reading, event),
        )

    def _attributions(self, index: int) -> tuple[Attribution, ...]:
        found: list[Attribution] = []
        for number, claim in enumerate(self.reading.claims):
            if index in claim.tells or (index in claim.about and self.reading.events[index].claim == number):
                who = [self.entity[e] for e in speakers(self.reading, claim)]
                found += [Attribution(self.claim[number], e) for e in who or (None,)]
        return tuple(found)

    def _casualty(self, index: int, name: str) -> Casualty:
        reading = self.reading
        toll: TollDraft = reading.tolls[index]
        root = reading.root_event(toll.event) if toll.event is not None else None
        own = reading.events[toll.event] if toll.event is not None else None
        event = reading.events[root] if root is not None else None
        start, end = (own.start, own.end) if own is not None and own.time is not None else (None, None)
        if own is not None and own.time is None and event is not None:
            start, end = event.start, event.end
        agents = (own.roles.get("agent") if own is not None else None) or (
            event.roles.get("agent") if event is not None else None
        )
        places = (own.roles.get("place") if own is not None else None) or (
            event.roles.get("place") if event is not None else None
        )
        return Casualty(
            id=name,
            kind=toll.kind,
            span=reading.chars(toll.first, toll.last),
            sentence=self._sentence(toll.first),
            rule=toll.rule,
            count_text=reading.text(toll.first, toll.last),
            event=self.event.get(root) if root is not None else None,
            min=toll.min,
            max=toll.max,
            best=toll.min if toll.min is not None else toll.max,
            qualifier=toll.qualifier,
            victims=_full_name(reading, toll) or toll.victims,
            victim_class=toll.victim_class,
            perpetrators=self._arguments(agents),
            period=(start, end) if start or end else None,
            places=self._places(places),
            claim=self.claim[toll.claim] if toll.claim is not None else None,
        )

    def _claim(self, index: int, name: str) -> Claim:
        reading = self.reading
        claim: ClaimDraft = reading.claims[index]
        spans = tuple(reading.chars(a, b) for a, b in claim.content)
        said_by = speakers(reading, claim)
        source = None
        if claim.source_span is not None:
            known = [self.entity[e] for e in said_by]
            words, place = reading.text(*claim.source_span), reading.chars(*claim.source_span)
            source = Source(words, place, known[0] if known else None, tuple(known[1:]))
        told = [self.event[e] for e in dict.fromkeys(claim.tells) if e in self.event]
        tolls = [self.toll[k] for k, t in enumerate(reading.tolls) if t.claim == index]
        anchor = claim.cue[0] if claim.cue else claim.content[0][0]
        return Claim(
            id=name,
            type=claim.type,
            content=Content(" ".join(reading.article.text[s:e] for s, e in spans), spans),
            sentence=self._sentence(anchor),
            rule=claim.rule,
            source=source,
            cue=Cue(reading.text(*claim.cue), reading.chars(*claim.cue)) if claim.cue else None,
            quoted=claim.quoted,
            date=claim.date,
            addressees=tuple(
                dict.fromkeys(
                    self.entity[e] for m in claim.addressees if (e := reading.mentions[m].entity) in self.entity
                )
            ),
            accused=tuple(self.entity[e] for e in claim.accused_entities if e in self.entity),
            asserts=(*told, *tolls) if claim.type not in {"Denial", "ResponsibilityDenial"} else tuple(tolls),
            about=tuple(
                self.event[e] for e in dict.fromkeys(claim.about) if e in self.event and e not in claim.disputed_events
            ),
            disputes=(
                *(self.claim[c] for c in claim.disputes),
                *(self.event[e] for e in claim.disputed_events if e in self.event),
            ),
            within=self.claim[claim.within] if claim.within is not None else None,
        )


def _full_name(reading: Reading, toll: TollDraft) -> str | None:
    """What the article calls a named victim in full, where the toll's own words are the last name alone."""
    mention = reading.mentions[toll.mention] if toll.mention is not None else None
    if mention is None or mention.form != "name" or mention.type != "Person" or mention.entity < 0:
        return None
    return entity_record(reading, mention.entity, "").name


def _antecedent(reading: Reading, entity: int, before: int) -> Mention:
    """The mention that a pronoun takes up: the last name before it, else the last noun."""
    mentions = [reading.mentions[m] for m in reading.entities[entity].mentions if reading.mentions[m].form != "pronoun"]
    earlier = [m for m in mentions if m.start < before]
    named = [m for m in earlier if m.form == "name"]
    return max(named or earlier, key=lambda m: m.start) if earlier else mentions[0]


def _confidence(reading: Reading, index: int) -> str:
    """How sure it is who did it, by the first account that names an agent."""
    event: EventDraft = reading.events[index]
    if not event.roles.get("agent"):
        return "unknown"
    if event.suspected:
        return "suspected"
    if event.accused:
        return "accused"
    if event.claimed:
        return "claimed"
    if event.claim is None:
        return "stated"
    claim = reading.claims[event.claim]
    return "accused" if claim.type == "Accusation" else "claimed"
