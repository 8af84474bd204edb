"""The components that stand in for spaCy's own give what these give, for any text and whatever is read beside it."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.annotate import attributes, entities, load_model
from kg.annotate.attributes import NAME as ATTRIBUTES
from kg.annotate.entities import NAME as ENTITIES

TEXTS = [
    "Kardovian President Ilka Maren flew from Tesk to New York on 3 March 2026 for talks with the United Nations.",
    "MERRIN, Kardovia (KPA) - At least 31 people died, Pavel Drost of the Halvan Liberation Front said on Monday.\n\n"
    "The Halvan Liberation Front\n\nThe Ministry of Defence spent $2.5 million, 12 per cent more than in 2019.",
    "There's nobody there. I ain't gonna go; let's see. Y'all gotta c'mon, it's what they'd've had.",
    "He got up, she gets it, and they were to be told that \"what's done is done\". Don't you? To whom had it been?",
    "Maren",
    "The rebels of the\n\nNorth left  two   trucks  behind near Lake Halva in",
    " ",
    "",
    "“Nobody was hurt,” General Drost told the Northern Desk at 10 a.m. on Tuesday – its third report in two days!",
]


SET_BY_BOTH = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "ENT_IOB", "ENT_TYPE"]


def _by_spacy(text: str) -> Doc:
    nlp = load_model()
    doc = nlp.make_doc(text)
    for name, component in nlp.components:
        if name not in {ATTRIBUTES, ENTITIES}:
            doc = component(doc)
    return doc


def _same(one: Doc, other: Doc) -> bool:
    return bool((one.to_array(SET_BY_BOTH) == other.to_array(SET_BY_BOTH)).all())


def test_ours_stand_in_for_spacys_own() -> None:
    nlp = load_model()
    assert {ATTRIBUTES, ENTITIES} <= set(nlp.pipe_names)
    assert {"attribute_ruler", "lemmatizer", "ner"} <= set(nlp.disabled)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_alone(text: str) -> None:
    assert _same(load_model()(text), _by_spacy(text))


@pytest.mark.parametrize("size", [1, 3, 64])
def test_texts_together(size: int) -> None:
    docs = list(load_model().pipe(TEXTS * 3, batch_size=size))
    assert any(doc.ents for doc in docs)
    assert all(_same(doc, _by_spacy(doc.text)) for doc in docs)


def test_rules_of_two_tokens_hold_for_these_two_alone() -> None:
    doc = load_model()("They are gonna leave. He had gon the na.")
    assert [token.lemma_ for token in doc if token.lower_ in {"gon", "na"}][:2] == ["go", "to"]
    assert _same(doc, _by_spacy(doc.text))


def test_entities_that_are_set_already_stay() -> None:
    nlp = load_model()
    made = []
    for name in (ENTITIES, "ner"):
        with nlp.select_pipes(disable=[ENTITIES]):
            doc = nlp("Maren flew to New York on Monday.")
        doc.set_ents([Span(doc, 1, 2, label="EVENT")], default="missing")
        made.append(nlp.get_pipe(name)(doc))
    assert [entity.label_ for entity in made[0].ents if entity.text == "flew"] == ["EVENT"]
    assert _same(*made)


def test_attributes_that_are_set_already_stay() -> None:
    nlp = load_model()
    with nlp.select_pipes(disable=[ATTRIBUTES]):
        doc = nlp("Rebels left")
    doc[1].lemma_ = "depart"
    assert [token.lemma_ for token in nlp.get_pipe(ATTRIBUTES)(doc)] == ["rebel", "depart"]


def test_a_model_without_the_known_components_is_left_alone() -> None:
    nlp = English()
    nlp.add_pipe("sentencizer")
    attributes.take_over(nlp)
    entities.take_over(nlp)
    assert nlp.pipe_names == ["sentencizer"]
