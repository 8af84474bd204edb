"""``kg reason``: what follows from a store, and whether it contradicts itself."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import StoreName
from kg.cli.session import NEGATIVE, log
from kg.settings import DEFAULT_STORE

NAME = "reason"


def run(
    store: StoreName = DEFAULT_STORE,
    anew: Annotated[bool, typer.Option("--anew", help="Start from everything, not from what is new alone.")] = False,
    aligned: Annotated[
        bool, typer.Option("--aligned", help="Infer in the terms of SEM, PROV-O and the other vocabularies too.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Ask HermiT whether all is consistent, and infer nothing; needs Java.")
    ] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Take out what was inferred, and infer nothing.")] = False,
) -> None:
    """Infer what follows from a store by the ontology, into the graph "inferred".

    Only new articles are looked at where nothing else changed. The exit code is 1 where the store contradicts itself:
    each contradiction is told with the statements that clash and why they hold.

    Example: kg reason --store kg-store
    """
    from kg.inference import check_store, drop_inferred, infer_store
    from kg.store import open_store

    if check + drop + (anew or aligned) > 1:
        raise typer.BadParameter("--check and --drop infer nothing, so each of them stands alone")
    with open_store(store, read_only=True):
        pass  # else a store that is not there would be made
    if check:
        with open_store(store, read_only=True) as opened:
            _tell(store, check_store(opened))
        log.info("the store %s is consistent with the ontology", store)
        return
    with open_store(store) as opened:
        if drop:
            there = drop_inferred(opened)
            log.info("the store %s holds nothing inferred%s", store, " now" if there else "")
            return
        report = infer_store(opened, anew=anew, aligned=aligned)
        log.info(
            "%s: %d statements follow from %d graphs, %d of them new",
            store,
            report.inferred,
            report.graphs,
            report.fresh,
        )
    _tell(store, report.clashes)


def _tell(store: str, clashes: tuple[str, ...]) -> None:
    for number, clash in enumerate(clashes, 1):
        typer.echo(f"{number}. {clash}")
    if clashes:
        places = "1 place" if len(clashes) == 1 else f"{len(clashes)} places"
        log.error("the store %s contradicts itself in %s; mend or retract what is listed", store, places)
        raise typer.Exit(NEGATIVE)
