"""Names that hyphens join, which language models cut: "Pul-e-Khumri"."""

from spacy.tokens import Span


def across_hyphens(span: Span) -> Span:
    """ "Pul-e-Khumri", of which the recogniser makes two names or one half: all that hyphens join by a small word."""
    doc, start, end = span.doc, span.start, span.end
    if end + 3 < len(doc) and _joins(doc[end : end + 4]):
        end += 4
    if start > 3 and _joins(doc[start - 4 : start], back=True):
        start -= 4
    return doc[start:end]


def _joins(tokens: Span, *, back: bool = False) -> bool:
    """Whether four tokens are "-e-Khumri", or "Pul-e-" in front of a name, without a blank."""
    words = [t.text for t in tokens]
    name, small, first, second = (
        (words[0], words[2], words[1], words[3]) if back else (words[3], words[1], words[0], words[2])
    )
    glued = not any(t.whitespace_ for t in tokens[:-1]) and (not back or not tokens[-1].whitespace_)
    return glued and first == second == "-" and small.islower() and len(small) < 4 and name[:1].isupper()
