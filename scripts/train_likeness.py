"""Trains the weights by which two mentions of violence are joined as one event, from incidents marked by hand.

    python scripts/train_likeness.py GOLD.jsonl

GOLD holds one article a line: ``id``, ``text``, ``published`` and ``templates``, each an incident with its
``incident_type`` (one or several in one string) and, for each role, the entities in it as lists of their names (the
form in which MUC-4 is kept beside the project). A mention tells of the incident of its kind that it shares most
participants with. Two mentions of one incident are a right pair; those of two, or of one and of something that is in
no incident, a wrong one; pairs of which that is not known are left out. Five-fold cross-validation over whole
articles prints what the weights buy. The same input gives the same file.
"""

import json
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from logistic import train, write

from kg.annotate import annotate
from kg.extract.catalogue import STAGES
from kg.extract.causes import tell_harm_of_causes
from kg.extract.likeness import features
from kg.extract.merging import join_events
from kg.extract.reading import EventDraft, Reading
from kg.model import Article
from kg.model.values import lineage
from kg.settings import lexicon_dir

LEAST_USES = 15
RIDGE = 6.0
THRESHOLD = 0.6
KINDS = {"Arson": "arson", "Bombing": "bombing", "Kidnapping": "kidnapping", "Robbery": "robbery", "Attack": "attack"}
"""Types of incident by type of event, the most specific first."""
ROLES = {"agent": ("PerpInd", "PerpOrg"), "target": ("Target", "Victim"), "instrument": ("Weapon",)}
Incident = dict[str, Any]


def read_events(reading: Reading) -> None:
    """Runs the stages that come before events are joined, and gives harm to its causes."""
    for stage in STAGES:
        if stage.name == "merging":
            tell_harm_of_causes(reading)
            return
        stage.run(reading)


def kind(event: EventDraft) -> str | None:
    """The type of incident that an event would be."""
    return next((KINDS[t] for t in lineage(event.type) if t in KINDS), None)


def words(text: str) -> list[str]:
    """The words of a phrase, without article and punctuation."""
    return [w for w in re.findall(r"\w+", text.lower()) if w not in {"a", "an", "the"}]


def phrases(reading: Reading, event: EventDraft, role: str) -> Iterator[list[str]]:
    """How those in a role are called in the article: each argument, and the names of who it is."""
    for argument in event.roles.get(role, ()):
        head = reading.doc[argument.head]
        yield words(reading.doc[head.left_edge.i : head.i + 1].text)
        entity = reading.mentions[argument.mention].entity if argument.mention is not None else -1
        mentions = (reading.mentions[m] for m in reading.entities[entity].mentions) if entity >= 0 else ()
        yield from (words(reading.doc[m.start : m.end].text) for m in mentions if m.form == "name")


def fits(phrase: list[str], name: list[str]) -> bool:
    """Whether a phrase has the last word of a name, or words of it alone."""
    return bool(phrase and name) and (phrase[-1] == name[-1] or set(phrase) <= set(name))


def incident_of(reading: Reading, event: EventDraft, incidents: list[Incident]) -> int | None:
    """The incident that an event shares most with, None where it shares nothing or as much with two."""
    found = []
    for index, incident in enumerate(incidents):
        if str(kind(event)) not in incident["incident_type"]:
            continue
        shared = 0
        for role, fields in ROLES.items():
            told = {tuple(p) for p in phrases(reading, event, role)}
            known = [[words(name) for name in entity] for field in fields for entity in incident[field]]
            shared += sum(any(fits(list(p), name) for entity in known for name in entity) for p in told)
        if shared:
            found.append((shared, index))
    found.sort(reverse=True)
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    return found[0][1]


def pairs(reading: Reading, incidents: list[Incident]) -> tuple[list[list[str]], list[bool]]:
    """The features of each pair of mentions of which it is known whether they tell of one incident, and whether so."""
    told = [k for k, e in enumerate(reading.events) if e.type is not None and e.merged_into is None and kind(e)]
    label = {k: incident_of(reading, reading.events[k], incidents) for k in told}
    roots: list[int] = []
    rows: list[list[str]] = []
    right: list[bool] = []
    for k in told:
        same = None
        for root in roots:
            one, other = reading.events[k], reading.events[root]
            found = features(reading, one, other)
            unknown = [reading.events[i] for i in (k, root) if label[i] is None]
            if unknown and not (incidents and len(unknown) == 1 and _is_told_apart(unknown[0], found)):
                continue
            rows.append(found)
            right.append(not unknown and label[k] == label[root])
            same = root if right[-1] else same
        if same is None:
            roots.append(k)
        else:
            join_events(reading, same, k)
    return rows, right


def _is_told_apart(event: EventDraft, found: list[str]) -> bool:
    """Whether an event in no incident tells enough to be another one."""
    takes_part = bool({"agent", "target"} & event.roles.keys()) and not event.generic
    return takes_part and not any(name.startswith("target=same") for name in found)


def main(path: str) -> None:
    """Reads the articles, trains, writes the weights."""
    with Path(path).open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    by_id = {a["id"]: a["templates"] for a in articles}
    examples = []
    for article, doc in annotate(
        Article(id=a["id"], text=a["text"], sha256=sha256(a["text"].encode()).hexdigest(), published=a["published"])
        for a in articles
    ):
        reading = Reading(article, doc)
        read_events(reading)
        examples.append(pairs(reading, by_id[article.id]))
    weights, guess = train(examples, LEAST_USES, RIDGE)
    right = np.array([label for _, found in examples for label in found])
    joined = guess >= THRESHOLD
    write(
        {"threshold": THRESHOLD, **weights},
        lexicon_dir() / "likeness_weights.csv",
        "kg/extract/likeness.py",
        "scripts/train_likeness.py",
    )
    sys.stdout.write(
        f"{len(articles)} articles, {len(right)} pairs, {int(right.sum())} of one incident, {len(weights)} features\n"
        f"joined from {THRESHOLD}: precision {100 * right[joined].mean():.1f}, "
        f"recall {100 * right[joined].sum() / right.sum():.1f} (cross-validated)\n"
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
