"""The pages by name; each file here gathers one kind of page."""

from __future__ import annotations

from kg.serve.pages.articles import articles
from kg.serve.pages.home import home
from kg.serve.pages.incidents import incidents
from kg.serve.pages.page import PageFunction
from kg.serve.pages.resource import resource_page
from kg.serve.pages.search import find

PAGES: dict[str, PageFunction] = {
    "articles": articles,
    "home": home,
    "incidents": incidents,
    "resource": resource_page,
    "search": find,
}
"""How each page is gathered, by the name that its route has."""
