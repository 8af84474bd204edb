"""The pages by name; each file here gathers one kind of page."""

from __future__ import annotations

from kg.serve.pages import actor, article
from kg.serve.pages.page import PageFunction

PAGES: dict[str, PageFunction] = {
    "actor": actor.page,
    "actors": actor.page_of_all,
    "article": article.page,
}
"""How each page is gathered, by the name that its route has."""
