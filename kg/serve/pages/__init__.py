"""The pages by name; each file here gathers one kind of page."""

from __future__ import annotations

from kg.serve.pages.map import map_page
from kg.serve.pages.page import PageFunction

PAGES: dict[str, PageFunction] = {
    "map": map_page,
}
"""How each page is gathered, by the name that its route has."""
