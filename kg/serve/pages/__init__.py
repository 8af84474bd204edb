"""The pages by name; each file here gathers one kind of page."""

from __future__ import annotations

from kg.serve.pages.page import PageFunction
from kg.serve.pages.resource import resource_page

PAGES: dict[str, PageFunction] = {
    "resource": resource_page,
}
"""How each page is gathered, by the name that its route has."""
