"""Pages as HTML."""

from __future__ import annotations

from html import escape

from kg.serve.pages.page import Page


def render(page: Page) -> bytes:
    """A page as HTML."""
    return escape(str(dict(page.data))).encode()
