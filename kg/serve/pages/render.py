"""From a page to HTML."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

import kg
from kg.serve.pages import charts, words
from kg.serve.pages.page import Page


def render(page: Page) -> bytes:
    """The HTML of a page, in UTF-8; all that it shows is escaped."""
    return environment().get_template(page.template).render(page.data).encode("utf-8", "replace")


@cache
def environment() -> Environment:
    """The templates with their filters and functions; one that lacks a value fails rather than leaves it out."""
    made = Environment(
        loader=PackageLoader("kg.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        href=words.href,
        day=words.day,
        number=words.number,
        spelled=words.spelled,
        titled=words.titled,
        query=words.query,
    )
    made.tests["external"] = words.external
    made.globals.update(
        version=kg.__version__,
        ends=words.ends,
        interval_words=words.interval,
        span=words.span,
        plural=words.plural,
        bars_of=charts.bars,
        ranges_of=charts.ranges,
    )
    return made
