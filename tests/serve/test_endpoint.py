"""``/sparql`` and ``/graph-store`` as clients meet them."""

import gzip
import os
import signal
import socket
import subprocess
import sys
from urllib.parse import quote, urlencode

import pytest

from kg.store import open_store
from tests.serve.conftest import TOKEN

MAREN = "https://w3id.org/conflict-news/graph/f95d9d79ba30a443"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/conflict-news/ontology#Article> }"
FORM = "application/x-www-form-urlencoded"
