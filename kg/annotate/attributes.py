"""spaCy's attribute ruler and lemmatizer, asked once for each word with its tags instead of each time that it is read.

What both set hangs on a token's word, tag and dependency alone, but for the few rules that look at two tokens: they
are matched on each Doc as before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs
from spacy.vocab import Vocab

NAME = "remembered_attributes"
_SEEN = frozenset({"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"})
"""What a rule may look at in a token for its answer to be remembered."""
_SET: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA"]

_Key = tuple[tuple[int, int, int], tuple[int, ...]]
"""Word, tag and dependency; the rules of several tokens that match here."""


class RememberedAttributes:
    """A pipeline component that does the work of an ``AttributeRuler`` and the lemmatizer after it."""

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        self._ruler, self._lemmatizer = ruler, lemmatizer
        self._alone = _matcher(ruler, lambda length: length == 1)
        self._joint = _matcher(ruler, lambda length: length > 1)
        self._memory: dict[_Key, int] = {}
        self._answers: list[tuple[int, ...]] = []
        self._dependencies: dict[int, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets part of speech, morphology and lemma of one Doc, and what else the rules set."""
        if any(doc.has_annotation(name) for name in ("POS", "MORPH", "LEMMA")):  # what is set already would be kept
            doc = self._lemmatizer(self._ruler(doc))
        elif len(doc):
            self._set(doc)
        return doc

    def _set(self, doc: Doc) -> None:
        joint = self._rules(self._joint, doc)
        words = zip(*doc.to_array(["ORTH", "TAG", "DEP"]).T.tolist(), strict=True)
        keys = [(word, tuple(joint[i]) if i in joint else ()) for i, word in enumerate(words)]
        self._learn(doc.vocab, dict.fromkeys(key for key in keys if key not in self._memory))
        rows = [self._memory[key] for key in keys]
        doc.from_array(_SET, _array(self._answers[row] for row in rows))
        for i, row in enumerate(rows):
            if row in self._dependencies:
                doc[i].dep = self._dependencies[row]

    def _learn(self, vocab: Vocab, keys: Iterable[_Key]) -> None:
        """Has both components answer for words that stand beside each other by chance."""
        if not (keys := list(keys)):
            return
        doc = Doc(vocab, words=[vocab.strings[word] for (word, _, _), _ in keys])
        doc.from_array(["TAG", "DEP"], _array(tags for (_, *tags), _ in keys))
        alone = self._rules(self._alone, doc)
        for token, (_, joint) in zip(doc, keys, strict=True):
            for rule in sorted((*alone[token.i], *joint)):  # later rules have precedence
                set_token_attrs(token, self._ruler.attrs[rule])
        self._lemmatizer(doc)
        for key, token, answer in zip(keys, doc, doc.to_array(_SET).tolist(), strict=True):
            self._memory[key] = row = len(self._answers)
            self._answers.append(tuple(answer))
            if token.dep != key[0][2]:
                self._dependencies[row] = token.dep

    def _rules(self, matcher: Matcher, doc: Doc) -> defaultdict[int, list[int]]:
        """Numbers of the rules that set something, by the token on which they do."""
        found = defaultdict(list)
        for name, start, end in matcher(doc, allow_missing=True):
            rule = int(doc.vocab.strings[name])
            found[range(start, end)[self._ruler.indices[rule]]].append(rule)
        return found


def _array(rows: Iterable[Iterable[int]]) -> Any:
    return np.array(list(rows), dtype=np.uint64)


def _matcher(ruler: Any, wanted: Callable[[int], bool]) -> Matcher:
    matcher = Matcher(ruler.vocab)
    for number, rule in enumerate(ruler.patterns):
        if patterns := [pattern for pattern in rule["patterns"] if wanted(len(pattern))]:
            matcher.add(str(number), patterns)
    return matcher


def take_over(nlp: Language) -> None:
    """Puts the component in the place of the pipeline's ruler and lemmatizer, if they are as it expects."""
    for (first, ruler), (second, lemmatizer) in pairwise(nlp.pipeline):
        if type(ruler) is AttributeRuler and type(lemmatizer) is EnglishLemmatizer and _by_token(ruler, lemmatizer):
            nlp.add_pipe(NAME, config={"ruler": first, "lemmatizer": second}, after=second)
            nlp.disable_pipe(first)
            nlp.disable_pipe(second)
            return


def _by_token(ruler: Any, lemmatizer: EnglishLemmatizer) -> bool:
    tokens = (token for rule in ruler.patterns for pattern in rule["patterns"] for token in pattern)
    return lemmatizer.mode == "rule" and not lemmatizer.overwrite and all(set(token) <= _SEEN for token in tokens)


@Language.factory(NAME)
def _make(nlp: Language, name: str, ruler: str, lemmatizer: str) -> RememberedAttributes:  # noqa: ARG001  spaCy passes the name
    return RememberedAttributes(nlp.get_pipe(ruler), nlp.get_pipe(lemmatizer))
