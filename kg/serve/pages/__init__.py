"""The pages by name; each file here gathers one kind of page."""

from __future__ import annotations

from kg.serve.pages.disputes import disputes_page
from kg.serve.pages.incident import event_page, incident_page
from kg.serve.pages.page import PageFunction

PAGES: dict[str, PageFunction] = {
    "disputes": disputes_page,
    "event": event_page,
    "incident": incident_page,
}
"""How each page is gathered, by the name that its route has."""
