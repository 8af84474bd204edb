"""The pages by name; each file here gathers one kind of page."""

from __future__ import annotations

from kg.serve.pages.actor import actor_page, actors_page
from kg.serve.pages.article import article_page
from kg.serve.pages.articles import articles
from kg.serve.pages.disputes import disputes_page
from kg.serve.pages.home import home
from kg.serve.pages.incident import event_page, incident_page
from kg.serve.pages.incidents import incidents
from kg.serve.pages.map import map_page
from kg.serve.pages.page import PageFunction
from kg.serve.pages.queries import queries_page, query_page
from kg.serve.pages.resource import resource_page
from kg.serve.pages.search import find
from kg.serve.pages.sparql import sparql_page

PAGES: dict[str, PageFunction] = {
    "actor": actor_page,
    "actors": actors_page,
    "article": article_page,
    "articles": articles,
    "disputes": disputes_page,
    "event": event_page,
    "home": home,
    "incident": incident_page,
    "incidents": incidents,
    "map": map_page,
    "queries": queries_page,
    "query": query_page,
    "resource": resource_page,
    "search": find,
    "sparql": sparql_page,
}
"""How each page is gathered, by the name that its route has."""
