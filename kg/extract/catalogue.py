"""The stages of extraction in their order: what each needs of the reading, and what it adds."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.attribution import find_attributions
from kg.extract.corefer import resolve_entities
from kg.extract.dating import find_dates
from kg.extract.events import find_events
from kg.extract.linking import link_claims, place_in_claims, speak_for_themselves
from kg.extract.merging import merge_events
from kg.extract.names import find_names
from kg.extract.nominals import find_nominals
from kg.extract.perpetrators import resolve_perpetrators
from kg.extract.quotes import find_quotes
from kg.extract.reading import Reading
from kg.extract.relations import find_relations
from kg.extract.responses import relate_events
from kg.extract.scenes import find_scenes
from kg.extract.sentences import find_sentences
from kg.extract.speech import find_speech
from kg.extract.suspicion import weigh_agents
from kg.extract.times import find_times
from kg.extract.toll_merging import merge_tolls
from kg.extract.tolls import find_tolls


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: reads ``requires`` of a ``Reading`` and adds to ``yields``."""

    name: str
    run: Callable[[Reading], None]
    requires: tuple[str, ...]
    yields: tuple[str, ...]


STAGES = (
    Stage("sentences", find_sentences, (), ("sentences",)),
    Stage("quotes", find_quotes, ("sentences",), ("quotes",)),
    Stage("times", find_times, (), ("times",)),
    Stage("names", find_names, ("times",), ("mentions",)),
    Stage("nominals", find_nominals, ("mentions",), ("mentions",)),
    Stage("speech", find_speech, ("mentions", "quotes", "sentences"), ("claims",)),
    Stage("attribution", find_attributions, ("mentions", "quotes", "sentences", "claims"), ("claims",)),
    Stage("entities", resolve_entities, ("mentions", "sentences"), ("entities",)),
    Stage("speakers", speak_for_themselves, ("claims", "entities"), ("entities",)),
    Stage("events", find_events, ("mentions", "times", "entities"), ("events",)),
    Stage("suspicion", weigh_agents, ("events", "claims"), ("events",)),
    Stage("perpetrators", resolve_perpetrators, ("events", "entities"), ("entities",)),
    Stage("tolls", find_tolls, ("events", "mentions"), ("tolls",)),
    Stage("dates", find_dates, ("times", "events", "claims"), ("events", "claims")),
    Stage("telling", place_in_claims, ("claims", "events", "tolls"), ("events", "tolls")),
    Stage("merging", merge_events, ("events", "entities"), ("events",)),
    Stage("scenes", find_scenes, ("events", "entities"), ("events",)),
    Stage("toll merging", merge_tolls, ("events", "tolls"), ("events", "tolls")),
    Stage("responses", relate_events, ("times", "events"), ("events",)),
    Stage("linking", link_claims, ("claims", "events", "entities"), ("claims", "events")),
    Stage("relations", find_relations, ("entities",), ("relations",)),
)
