"""Serves a store with limits of its own: ``small_server.py STORE TOKEN LIMITS``, where LIMITS is a JSON object."""

import json
import sys

from kg.serve.limits import Limits
from kg.serve.run import serve
from kg.serve.settings import Settings


def main() -> None:
    store, token, limits = sys.argv[1:]
    settings = Settings(store, port=0, token=token or None, limits=Limits(**json.loads(limits)))
    serve(settings, lambda address: print(address, flush=True))  # noqa: T201  the test waits for it


if __name__ == "__main__":
    main()
