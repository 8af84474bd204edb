"""spaCy's entity recogniser, with its decisions taken for all tokens together.

Outside an entity the scores of the recogniser's moves hang on the next token alone, so one matrix product gives all of
them, and only the words inside entities are left to be read one after another. It finds what spaCy's own loop finds,
which asks for each token whether each of some seventy moves is allowed: that takes longer than all else that it does.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

NAME = "entities_together"
_NEXT, _FIRST, _PREVIOUS = 0, 1, 2
"""The words that a decision sees: the next one and, inside an entity, its first one and the one before the next."""


class EntitiesTogether:
    """A pipeline component that does the work of an ``EntityRecognizer``."""

    def __init__(self, recogniser: Any) -> None:
        moves = recogniser.moves
        at = {moves.get_class_name(i): i for i in range(moves.n_moves)}
        labels = [name.removeprefix("B-") for name in at if name.startswith("B-")]
        self._recogniser = recogniser
        self._begin, self._inside, self._last, self._unit = (
            np.array([at[f"{move}-{label}"] for label in labels]) for move in "BILU"
        )
        self._inner = np.array([i for name, i in at.items() if name[:2] in {"I-", "L-"} or name == "U-"])
        self._label_of = {at[f"{move}-{label}"]: label for move in "BU" for label in labels}

    def __call__(self, doc: Doc) -> Doc:
        """Sets the entities of one Doc."""
        self._set([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 8) -> Iterator[Doc]:
        """Sets the entities of Docs, in order."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._set(batch)
            yield from batch

    def _set(self, docs: list[Doc]) -> None:
        docs = [doc for doc in docs if len(doc)]
        if any(doc.has_annotation("ENT_IOB") for doc in docs):  # entities that are set already bind the moves
            self._recogniser.set_annotations(docs, self._recogniser.predict(docs))
        elif docs:
            found = self._entities(docs)
            for doc, (start, end) in zip(docs, pairwise(accumulate(map(len, docs), initial=0)), strict=True):
                inside = [(a - start, b - start, label) for a, b, label in found if start <= a < end]
                doc.set_ents([Span(doc, *entity) for entity in inside], default="outside")

    def _entities(self, docs: Sequence[Doc]) -> list[tuple[int, int, str]]:
        """First token, token after the last, and label of each entity; tokens are counted through all Docs."""
        model = self._recogniser.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        features = lower.predict(model.get_ref("tok2vec").predict(docs))
        padding, features = features[0], features[1:]

        def scores(following: Any, first: Any, previous: Any) -> Any:
            hidden = following + first  # summed in spaCy's order, so that the last bit is the same
            hidden += previous
            hidden += lower.get_param("b")
            return upper.predict(hidden.max(axis=-1))

        final = np.concatenate([_ends_sentence(doc) for doc in docs])
        space = np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(bool)
        outside = scores(features[:, _NEXT], padding[_FIRST], padding[_PREVIOUS])
        outside[:, self._inner] = -np.inf
        outside[np.ix_(final | space, self._begin)] = -np.inf
        outside[np.ix_(space, self._unit)] = -np.inf
        chosen = outside.argmax(axis=1)

        ends = {token: token + 1 for token in np.flatnonzero(np.isin(chosen, self._unit)).tolist()}
        first = np.flatnonzero(np.isin(chosen, self._begin))
        label = np.searchsorted(self._begin, chosen[first])
        token = first + 1
        while len(first):
            inside = scores(features[token, _NEXT], features[first, _FIRST], features[token - 1, _PREVIOUS])
            row = np.arange(len(first))
            last = final[token] | (inside[row, self._last[label]] > inside[row, self._inside[label]])
            ends.update(zip(first[last].tolist(), (token[last] + 1).tolist(), strict=True))
            first, label, token = first[~last], label[~last], token[~last] + 1
        return [(start, ends[start], self._label_of[int(chosen[start])]) for start in _apart(ends)]


def _ends_sentence(doc: Doc) -> NDArray[np.bool_]:
    """Whether a token is the last of its sentence, beyond which no entity goes."""
    found = np.ones(len(doc), bool)
    found[:-1] = doc.to_array("SENT_START")[1:] == 1
    return found


def _apart(ends: dict[int, int]) -> Iterator[int]:
    """Starts of the entities that begin outside of the ones before them."""
    free = 0
    for start in sorted(ends):
        if start >= free:
            yield start
            free = ends[start]


def take_over(nlp: Language) -> None:
    """Puts the component in the place of the pipeline's recogniser, if that is as it expects."""
    for name, pipe in nlp.pipeline:
        if type(pipe) is EntityRecognizer and _by_next_word(pipe):
            nlp.add_pipe(NAME, config={"recogniser": name}, after=name)
            nlp.disable_pipe(name)
            return


def _by_next_word(recogniser: Any) -> bool:
    model = recogniser.model
    lower = model.get_ref("lower")
    greedy = recogniser.cfg["beam_width"] == 1 and model.attrs["has_upper"] and not model.attrs["unseen_classes"]
    return bool(greedy) and lower.get_dim("nF") == 3 and lower.get_dim("nP") > 1


@Language.factory(NAME)
def _make(nlp: Language, name: str, recogniser: str) -> EntitiesTogether:  # noqa: ARG001  spaCy passes the name
    return EntitiesTogether(nlp.get_pipe(recogniser))
