"""Names that head an article or a part of it: the town of a dateline, and the heads of the items of a round-up."""

import re

from spacy.tokens import Doc, Span, Token

from kg.extract import lexicon
from kg.extract.reading import Reading

_HEAD = re.compile(
    r"(?m:^)(?P<name>[^\W\d_a-z][^\W\d_a-z'’-]+(?: [^\W\d_a-z][^\W\d_a-z'’-]+){0,3})"
    r"(?:, [^\n:,.]{2,30})?(?::| ?[-–—]|\.) (?=\S)"
)
"""A name in capitals that opens a paragraph: "TORVEL: ", "PORT MEREN. ", "KESH, Maldania - "."""
_DASHED = re.compile(r" ?(?:-|–|—|--) ")


def heads(doc: Doc) -> list[tuple[Span, int]]:
    """Heads of the items of a round-up, each with its place in the text; none where just one paragraph has a head."""
    found = [(doc.char_span(*m.span("name")), m.start("name")) for m in _HEAD.finditer(doc.text)]
    named = [(span, start) for span, start in found if span is not None]
    return named if len(named) > 1 else []


def is_word(span: Span) -> bool:
    """Whether what heads a paragraph is no name: "UPDATE: ", "POLICE: "."""
    return any(lexicon.is_nominal(t.lower_) or t.lower_ in lexicon.words("headings") for t in span)


def section_of(reading: Reading, token: Token) -> Token | None:
    """The head of the name that opens the item of a round-up which a token is in."""
    opens = reading.article.text.rfind("\n", 0, token.idx) + 1
    if _HEAD.match(reading.article.text, opens) is None:
        return None
    for span, start in heads(reading.doc):
        if start == opens and start < token.idx:
            index = next((reading.at_head[t.i] for t in span if t.i in reading.at_head), None)
            return reading.doc[reading.mentions[index].head] if index is not None else None
    return None


def dateline_town(reading: Reading) -> Token | None:
    """The town in capitals that opens an article: "TORVEL, Maldania, May 15 (Agency) -", "TORVEL: "."""
    first = next((t for t in reading.doc if not t.is_space), None)
    mention = reading.mention_of(first) if first is not None else None
    if first is None or mention is None or mention.form != "name" or not first.is_upper:
        return None
    line = reading.article.text[: first.idx + 90].lstrip().partition("\n")[0]
    closed = _DASHED.search(line) is not None or line[len(reading.doc[mention.start : mention.end].text) :][:1] == ":"
    return reading.doc[mention.head] if closed and reading.entities[mention.entity].type == "City" else None
