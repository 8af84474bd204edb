"""Nouns for who did it: "the attackers" are the agents of the attack told before."""

from kg.extract import lexicon
from kg.extract.corefer import definite
from kg.extract.identity import join
from kg.extract.reading import Reading
from kg.extract.sameness import entities, lineage

_REACH = 6
"""Sentences back in which the attack must be told."""


def resolve_perpetrators(reading: Reading) -> None:
    """Joins a definite noun for those who attack with the agents of the last violent event before it."""
    for mention in reading.mentions:
        head = reading.doc[mention.head]
        if mention.form != "nominal" or mention.entity < 0 or head.lemma_.lower() not in lexicon.words("perpetrators"):
            continue
        if not definite(head) or reading.entities[mention.entity].mentions[0] != reading.mentions.index(mention):
            continue
        here = reading.sentence_of[mention.head]
        for event in reversed(reading.events):
            if event.token >= mention.start or here - reading.sentence_of[event.token] > _REACH:
                continue
            agents = entities(reading, event, "agent")
            if {"Attack", "Kidnapping", "Robbery"} & set(lineage(event.type)) and len(agents) == 1:
                kind = reading.entities[min(agents)].type
                if kind in {"PopulationGroup", "ArmedGroup"} and mention.entity not in agents:
                    join(reading, min(agents), mention.entity)
                break
