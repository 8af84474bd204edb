"""Sentence boundaries that the parser must respect: no sentence runs over a paragraph's end."""

from spacy.tokens import Doc


def set_boundaries(doc: Doc) -> Doc:
    """Marks the first token after a blank line, or after a line break that ends a sentence, as a sentence start."""
    for token in doc[:-1]:
        if "\n" in token.text or "\n" in token.whitespace_:
            before = doc[token.i - 1].text if token.i else "\n"
            if token.text.count("\n") > 1 or before[-1:] in ".!?:”\"'’»)]" or token.i == 0:
                doc[token.i + 1].is_sent_start = True
    return doc
