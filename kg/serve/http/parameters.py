"""Parameters of URLs and of forms."""

from __future__ import annotations

from urllib.parse import parse_qs

from kg.serve.wire import RefusalError


def parameters(encoded: str) -> dict[str, list[str]]:
    """The parameters of a URL or of a form, each with its values in order.

    Raises:
        RefusalError: 400, they are not UTF-8, or there are too many.
    """
    try:
        return parse_qs(encoded, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError:
        raise RefusalError(400, "the parameters are not UTF-8; encode them so") from None
    except ValueError:
        raise RefusalError(400, "there are more than 1000 parameters; send fewer") from None
