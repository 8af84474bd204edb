"""Corrections as JSON Lines, one a line in a fixed order, so that they can be kept under version control."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields

from kg.corrections.correction import Correction, in_order, make_correction
from kg.corrections.things import CorrectionError
from kg.model import Problem

_FIELDS = tuple(field.name for field in fields(Correction))
_TEXTS = tuple(name for name in _FIELDS if name != "things")
_HINT = "mend or remove the line"


def write_lines(corrections: Iterable[Correction]) -> str:
    """Corrections as text, by time, then by IRI; the same corrections give the same bytes."""
    return "".join(
        json.dumps({name: getattr(one, name) for name in _FIELDS}, ensure_ascii=False) + "\n"
        for one in in_order(corrections)
    )


def read_lines(data: bytes, where: str) -> Iterator[Correction | Problem]:
    """Corrections from what ``write_lines`` wrote or somebody wrote by hand; empty lines are passed over.

    Args:
        data: The file.
        where: Its name, for messages.

    Yields:
        A correction for each line, or a Problem where it holds none.
    """
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            try:
                yield _correction(line)
            except CorrectionError as error:
                yield Problem(f"{where} line {number}", str(error), _HINT)


def _correction(line: bytes) -> Correction:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise CorrectionError("is not UTF-8") from None
    except (ValueError, RecursionError):
        raise CorrectionError("is not JSON") from None
    if not isinstance(record, dict):
        raise CorrectionError("is no JSON object")
    if unknown := sorted(record.keys() - set(_FIELDS)):
        raise CorrectionError(f"has the unknown field {unknown[0]!r}; a correction has {', '.join(_FIELDS)}")
    needed = ("kind", "things", "by", "at", "why", *(("target",) if record.get("kind") == "relink" else ()))
    if lacking := [name for name in needed if name not in record]:
        raise CorrectionError(f"lacks the field {lacking[0]!r}")
    named = record["things"]
    if not (isinstance(named, list) and all(isinstance(one, str) for one in named)):
        raise CorrectionError("things is no list of IRIs")
    for name in _TEXTS:
        value = record.get(name)
        if not (isinstance(value, str) or (value is None and name in ("target", "article"))):
            raise CorrectionError(f"{name} is no text")
    return make_correction(
        record["kind"],
        named,
        why=record["why"],
        by=record["by"],
        at=record["at"],
        target=record.get("target"),
        article=record.get("article"),
    )
