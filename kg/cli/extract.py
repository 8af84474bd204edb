"""``kg extract``: articles to records, without a store."""

from __future__ import annotations

import json
import sys

import typer

from kg.cli.options import Inputs, Model
from kg.cli.session import LOST, log
from kg.model import Problem

NAME = "extract"


def run(inputs: Inputs, model: Model = None) -> None:
    """Print what articles say as records.

    One JSON object a line for each article, as docs/records.md describes; no store is needed.

    Example: kg extract samples/1-merrin-market-attack.txt
    """
    from kg.export import records_json
    from kg.pipeline import extract_articles

    lost = False
    for item in extract_articles(inputs, model=model):
        if isinstance(item, Problem):
            log.error("%s", item)
            lost = True
        else:
            sys.stdout.write(json.dumps(records_json(item), ensure_ascii=False) + "\n")
    if lost:
        raise typer.Exit(LOST)
