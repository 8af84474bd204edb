"""Bytes to text, whatever wrote them."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS = 0.02
_MOST_UNREADABLE = 0.1
_SAMPLE = 200_000
"""Bytes that are looked at to guess an encoding."""

# What English and its neighbours write in Windows-1252; a guesser takes short texts with few such bytes for anything.
_WESTERN = re.compile(r"[\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”‚„‹›«»–—…•·€£¥§©®™°±½¼¾¿¡ª´\u00a0]*")
_CAPITAL_WITHIN = re.compile(r"[a-zß-öø-ÿ][À-ÖØ-ÞŸ]")  # how Mac Roman's quotes look in Windows-1252
_MOST_WESTERN = 0.1
_MOJIBAKE = re.compile(r"[ÂÃÅâãÐÑ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")


def binary_kind(data: bytes) -> str | None:
    """What a file is that is not text ("a PDF", "binary data"), judged by its first bytes; None for text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if _bom(data) or _wide(data):
        return None
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "binary data" if controls > _MOST_CONTROLS * len(sample) else None


def decode(data: bytes, declared: str | None = None) -> str | None:
    """Text of bytes in any encoding, mojibake mended.

    Args:
        data: The bytes.
        declared: Encoding named by a header or by the document, tried after UTF-8.

    Returns:
        The text without byte order mark, or None where the bytes are not text in any encoding.
    """
    text = _decoded(data, declared)
    if text.count("\ufffd") > _MOST_UNREADABLE * len(text):
        return None
    return _mended(text)


def _decoded(data: bytes, declared: str | None) -> str:
    known = _bom(data) or _wide(data)
    if known:
        return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut off in the middle of a character is still UTF-8.
        if error.start > len(data) - 4 and not data[: error.start].isascii():
            return data.decode("utf-8", "replace")
    if declared and (text := _strict(data, "cp1252" if _is_latin(declared) else declared)) is not None:
        return text
    western = _strict(data, "cp1252")
    if western is not None and _WESTERN.fullmatch(western) and not _CAPITAL_WITHIN.search(western):
        foreign = sum(not character.isascii() for character in western)
        if foreign <= _MOST_WESTERN * len(western):
            return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding if best else "utf-8", "replace")


def _bom(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is NUL."""
    sample = data[:2000]
    pairs = len(sample) // 2
    if pairs < 8:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > 0.7 * pairs and low < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if low > 0.7 * pairs and high < 0.1 * pairs else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _is_latin(encoding: str) -> bool:
    """Whether an encoding is one of those that the web means Windows-1252 by."""
    return encoding.strip().lower() in {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"}


def _mended(text: str) -> str:
    if not _MOJIBAKE.search(text):
        return text
    from ftfy import fix_encoding

    return fix_encoding(text)
