"""The examples of types and values are read as what they show."""

import hashlib
import re
from collections.abc import Callable, Iterable

from rdflib.namespace import SKOS

from kg.annotate import annotate
from kg.extract import extract
from kg.model import Article, Extraction, values
from kg.reason.turtle import merged
from kg.settings import ontology_files

CN = "https://w3id.org/conflict-news/ontology#"
PUBLISHED = "2026-03-12"
SENTENCE = re.compile(r'"(.*?)"(?:[.:,; ]|$)')
READ: dict[str, Callable[[Extraction], Iterable[str]]] = {
    "status": lambda found: (event.status for event in found.events),
    "confidence": lambda found: (event.agent_confidence for event in found.events),
    "precision": lambda found: (event.time_precision for event in found.events),
    "place": lambda found: (event.place_precision for event in found.events),
    "casualty": lambda found: (toll.kind for toll in found.casualties),
    "qualifier": lambda found: (toll.qualifier for toll in found.casualties),
    "victims": lambda found: (toll.victim_class for toll in found.casualties),
    "relation": lambda found: (relation.type for relation in found.relations),
}
"""What of the records holds the values of each list."""

_TIES_READ = frozenset({"holdsOffice", "memberOf", "leads", "basedIn", "locatedIn"})
NOT_READ = {
    "Country",  # invented countries are in no table
    "victims-mixed",
    *(f"place-{precision}" for precision in values.PLACE_PRECISIONS if precision != "unknown"),  # told by gazetteers
    *(f"relation-{tie}" for tie in values.RELATION_TYPES if tie not in _TIES_READ),
}
"""What the vocabulary can say and no sentence alone is read as; take out of here what has become readable."""


def kinds(found: Extraction) -> set[str]:
    """All types of the records: of entities, events and claims."""
    events = {kind for event in found.events for kind in (event.type, *event.types)}
    return events | {entity.type for entity in found.entities} | {claim.type for claim in found.claims}


def shown(name: str, found: Extraction) -> bool:
    family, dash, value = name.partition("-")
    return value in READ[family](found) if dash else name in kinds(found)


def test_examples_are_read_as_what_they_show() -> None:
    typed = {*values.ENTITY_TYPES, *values.EVENT_TYPES, *values.CLAIM_TYPES}
    sentences = {}
    for term, example in merged(ontology_files()).subject_objects(SKOS.example):
        name = str(term).removeprefix(CN)
        if name in typed or ("-" in name and not name.startswith("correction-")):  # people correct, texts do not
            quoted = SENTENCE.match(str(example))
            assert quoted, f"the example of {name} begins with no sentence in quotation marks"
            sentences[name] = quoted[1] if quoted[1].endswith(".") else f"{quoted[1]}."
    assert typed <= set(sentences)
    articles = (
        Article(name, text, hashlib.sha256(text.encode()).hexdigest(), published=PUBLISHED)
        for name, text in sorted(sentences.items())
    )
    missed = {article.id for article, doc in annotate(articles) if not shown(article.id, extract(article, doc))}
    assert missed == NOT_READ
