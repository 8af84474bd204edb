"""Sentences as stretches of tokens."""

from kg.extract.reading import Reading


def find_sentences(reading: Reading) -> None:
    """Records first and last token of each sentence, and the sentence of each token."""
    reading.sentence_of = [0] * len(reading.doc)
    for sentence in reading.doc.sents:
        for token in sentence:
            reading.sentence_of[token.i] = len(reading.sentences)
        reading.sentences.append((sentence.start, sentence.end - 1))
