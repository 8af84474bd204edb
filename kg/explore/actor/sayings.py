"""What somebody says, denies and accuses others of, and what others accuse them of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kg.explore.sparql import one_of
from kg.explore.told.claim import Claim, claims
from kg.query.asking import ask
from kg.store import Store

_NO = "VALUES ?no { cn:Denial cn:ResponsibilityDenial } ?claim a ?no ."
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "said": "?claim cn:attributedTo ?me .",
        "accused": "?claim cn:accuses ?me .",
        "accuses": "?claim cn:attributedTo ?me . ?claim cn:accuses ?whom .",
        "denies": f"?claim cn:attributedTo ?me . {_NO}",
    }
)
"""Lists of claims that a page shows, and how the claims of each hang on somebody."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim, with what answers it.

    Attributes:
        denials: The denials of it or of what it puts forward.
    """

    claim: Claim
    denials: tuple[Claim, ...]


def found(store: Store, members: Iterable[str], kind: str) -> tuple[str, ...]:
    """The claims of one of ``KINDS``, the latest first, within an article in the order of the text."""
    rows = ask(
        store,
        f"""SELECT DISTINCT ?claim ?said ?published WHERE {{
          GRAPH ?g {{
            {one_of("me", members)}
            {KINDS[kind]}
            ?claim cn:content ?content . ?paper a cn:Article .
            OPTIONAL {{ ?claim cn:statedOn ?said }}
            OPTIONAL {{ ?paper schema:datePublished ?published }}
          }}
        }}""",
    )
    when = {str(claim): str(said or published or "") for claim, said, published in rows}
    return tuple(sorted(sorted(when, key=place), key=lambda iri: when[iri], reverse=True))


def place(iri: str) -> tuple[str, int, str]:
    """Where something stands, to put things in the order of the text: by article, then by offset."""
    article, _, fragment = iri.partition("#")
    start = next((part for part in fragment.split("-") if part.isdecimal()), "0")
    return article, int(start), fragment


def sayings(store: Store, wanted: Sequence[str]) -> tuple[Saying, ...]:
    """Claims with their words and the denials that answer them."""
    answers = _answers(store, wanted)
    told = claims(store, [*wanted, *(no for nos in answers.values() for no in nos)])
    return tuple(
        Saying(told[iri], tuple(told[no] for no in answers.get(iri, ()) if no in told)) for iri in wanted if iri in told
    )


def _answers(store: Store, iris: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The denials of each claim, or of what it asserts."""
    rows = ask(
        store,
        f"""SELECT DISTINCT ?claim ?no WHERE {{
          GRAPH ?g {{
            {one_of("claim", iris)}
 {{ ?no cn:disputes ?claim }} UNION {{ ?claim cn:asserts ?what . ?no cn:disputes ?what }} }}
          FILTER(?no != ?claim)
        }} ORDER BY ?claim ?no""",
    )
    gathered: dict[str, tuple[str, ...]] = {}
    for claim, no in rows:
        gathered[str(claim)] = (*gathered.get(str(claim), ()), str(no))
    return gathered
