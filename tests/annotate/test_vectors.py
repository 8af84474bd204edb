"""What is remembered of words is what the network answers, to the last bit, however much is read and forgotten."""

from typing import Any

import pytest
from spacy.tokens import Doc
from thinc.api import Model

from kg.annotate import load_model, vectors

TEXTS = [
    "The rebels left Merrin.",
    "Nobody left",
    "",
    "the Rebels left  the town, and Merrin was quiet.",
    " ",
    "Merrin",
]


def _networks() -> list[Any]:
    nlp = load_model()
    nodes = [node for name in ("tok2vec", "ner") for node in nlp.get_pipe(name).model.walk()]
    return [node for node in nodes if node.has_ref("embed")]


def _same(layer: Any, embed: Any, docs: list[Doc]) -> bool:
    pairs = zip(layer.predict(docs), embed.predict(docs), strict=True)
    return all(one.shape == other.shape and bool((one == other).all()) for one, other in pairs)


def test_the_networks_remember() -> None:
    assert [node.layers[0].name for node in _networks()] == ["remembered_words"] * 2


@pytest.mark.parametrize("limit", [1, 7, 100_000])
def test_vectors_are_those_of_the_network(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "LIMIT", limit)
    docs = [load_model().make_doc(text) for text in TEXTS]
    for node in _networks():
        embed = node.get_ref("embed")
        layer: Any = Model("remembered_words", vectors._Memory(embed), layers=[embed])
        assert all(_same(layer, embed, [doc]) for doc in docs)
        assert _same(layer, embed, docs[::-1])
