"""Names in one spelling, so that they are found whatever their accents, case and marks."""

import unicodedata

_LETTERS = (
    ("ł", "l"), ("Ł", "L"), ("ø", "o"), ("Ø", "O"), ("đ", "d"), ("Đ", "D"), ("ı", "i"), ("ß", "ss"),
    ("æ", "ae"), ("Æ", "Ae"), ("œ", "oe"), ("ə", "a"), ("Ə", "A"), ("þ", "th"),
)  # fmt: skip
"""Letters that no decomposition turns into ASCII."""
_MARKS = (("-", " "), ("'", ""), ("`", ""), (".", ""), ("–", " "))


def fold(text: str) -> str:
    """Lower case and ASCII, hyphens as spaces, no apostrophes and dots; other scripts vanish, line ends stay."""
    for letter, plain in (*_LETTERS, *_MARKS):
        text = text.replace(letter, plain)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
