"""The vectors of words before their context is looked at, worked out once for each word."""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

LIMIT = 100_000
"""Words that are remembered, in some 40 MB; before they become more, all are forgotten."""


def remember(nlp: Language) -> None:
    """Has each network of a pipeline remember the vectors of words, where these hang on a word's own features alone."""
    for _, pipe in nlp.components:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            embed = node.layers[0] if node.layers else None
            if embed is not None and node.has_ref("embed") and node.get_ref("embed") is embed and _by_word(embed):
                node.layers[0] = Model("remembered_words", _Memory(embed), layers=[embed])


def _by_word(embed: Any) -> bool:
    return bool(embed.layers) and embed.layers[0].name == "extract_features" and bool(embed.has_dim("nO"))


class _Memory:
    """Answers as an embedding layer does."""

    def __init__(self, embed: Any) -> None:
        self._embed = embed
        self._row: dict[bytes, int] = {}
        self._table = np.zeros((LIMIT, embed.get_dim("nO")), dtype=np.float32)

    def __call__(self, _: Any, docs: list[Doc], is_train: bool) -> Any:
        """The vectors of the words of each Doc; beside them what learns from errors, which only training asks for."""
        if is_train:
            return self._embed(docs, is_train)
        features = self._embed.layers[0].predict(docs)
        return [self._vectors(array, _words(array)) for array in features], None

    def _vectors(self, features: Any, words: list[bytes]) -> Any:
        new = {word: i for i, word in enumerate(words) if word not in self._row}
        if len(self._row) + len(new) > LIMIT:
            self._row.clear()
            new = {word: i for i, word in enumerate(words)}
            if len(new) > len(self._table):
                self._table = np.zeros((len(new), self._table.shape[1]), dtype=np.float32)
        if new:
            vectors = [features[list(new.values())]]
            for layer in self._embed.layers[1:]:
                vectors = layer.predict(vectors)
            start = len(self._row)
            self._table[start : start + len(new)] = vectors[0]
            self._row.update(zip(new, range(start, start + len(new)), strict=True))
        return self._table[[self._row[word] for word in words]]


def _words(features: Any) -> list[bytes]:
    """What the layer sees of each word, as a key."""
    raw, size = features.tobytes(), features.itemsize * features.shape[1]
    return [raw[i : i + size] for i in range(0, len(raw), size)]
