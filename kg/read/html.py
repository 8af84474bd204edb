"""Web pages: the article's own paragraphs, and what the page says about itself."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from kg.model import Problem
from kg.read.articles import Draft
from kg.read.furniture import is_headline, sort_out
from kg.read.plain import tidy

_LANGUAGE = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z-]+)", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]*?encoding=[\"']([\w-]+)", re.IGNORECASE
)
_HEAD = 4096
# Fixed limits, so that a page gives the same date on every day; no guessing from any date in the text or footer.
_DATES: dict[str, Any] = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2100-12-31",
}
_PASSES: tuple[dict[str, Any], ...] = ({"favor_precision": True}, {}, {"favor_recall": True})
"""From the strictest on: later ones are for pages where the strict one finds nothing."""


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    match = _CHARSET.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else None


def read_html(page: str, origin: str, *, url: str | None = None) -> Iterator[Draft | Problem]:
    """The one article of a web page.

    Args:
        page: Its source.
        origin: Where it is from, for messages.
        url: The URL it was fetched from, used where it names no canonical one.
    """
    found = _extract(page)
    if found is None:
        yield Problem(origin, "no article was found in the page", "save its text as .txt")
        return
    document, paragraphs = found
    title = tidy(document.title or "") or None
    sorted_out = sort_out(paragraphs)
    kept = list(sorted_out.paragraphs)
    if title and kept and kept[0].casefold() == title.casefold():
        kept.pop(0)
    if not kept:
        yield Problem(origin, "no article was found in the page", "save its text as .txt")
        return
    canonical = document.url if (document.url or "").startswith(("http://", "https://")) else None
    language = _LANGUAGE.search(page[:_HEAD])
    yield Draft(
        origin=origin,
        text="\n\n".join(kept),
        title=title,
        given_day=document.date or _second_date(page),
        told_day=sorted_out.published,
        updated=sorted_out.updated,
        publisher=tidy(document.sitename or "") or None,
        url=canonical or url,
        language=language[1] if language else document.language,
    )


def _extract(page: str) -> tuple[Any, list[str]] | None:
    """The document of trafilatura and its paragraphs, or None where it finds none."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # our Problem says what there is to say
    if "<html" not in page[:_HEAD].lower():
        page = f"<html><body>{page}</body></html>"  # a fragment is refused
    for options in _PASSES:
        document = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=_DATES,
            **options,
        )
        lines = (getattr(document, "text", None) or "").splitlines()
        paragraphs = [line for line in (tidy(line).removeprefix("- ") for line in lines) if line]
        if any(not is_headline(line) for line in paragraphs):  # else menus and links alone
            return document, paragraphs
    return None


def _second_date(page: str) -> str | None:
    from htmldate import find_date

    found: str | None = find_date(page, deferred_url_extractor=True, **_DATES)
    return found
