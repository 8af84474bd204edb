"""An article as it was read, and what went wrong where one could not be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. All offsets in all records are code points into ``text``.

    Attributes:
        id: Stable identifier: the one given with the input, else derived from the URL or the text.
        text: Cleaned body, without web furniture.
        sha256: Hex digest of ``text`` in UTF-8.
        title: Headline, where one was found.
        published: Day of publication as ``YYYY-MM-DD``.
        publisher: Name of the outlet or agency.
        url: Where the article stands on the web.
        language: ISO 639-1 code.
        origin: The input it was read from, for messages; not part of its identity.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be used: what, where, and what to do about it."""

    where: str
    what: str
    hint: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.hint}"
