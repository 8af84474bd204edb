"""All input: files, folders, URLs and standard input become a stream of articles, and of problems told in one line."""

from kg.read.inputs import count
from kg.read.stream import read

__all__ = ["count", "read"]
