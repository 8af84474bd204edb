"""Institutions of states: whose "the army" is, and when it is better to say nothing. States are real or invented."""

import pytest

from kg.model import Article, Entity, Extraction
from kg.resolve import link

FORCE, BODY, PLACE = "MilitaryForce", "Government", "Country"
PAKISTAN = ("Pakistan", PLACE, "country/PK")
INDIA = ("India", PLACE, "country/IN")
KARDOVIA = ("Kardovia", PLACE, None)


def reading(text: str, *records: tuple[str, str, str | None]) -> Extraction:
    """An extraction with one entity for each words, type and key, mentioned wherever its words stand in the text."""
    entities = []
    for number, (name, type_, key) in enumerate(records, start=1):
        starts = [at for at in range(len(text)) if text.startswith(name, at)]
        assert starts, f"{name} is not in the text"
        named = name[0].isupper() and type_ not in {FORCE, "SecurityForce"}
        mentions = tuple((at, at + len(name)) for at in starts)
        entities.append(Entity(f"e{number}", type_, name, mentions=mentions, key=key, named=named))
    return Extraction(Article("a1", text, "", published="2019-03-01"), tuple(entities))


def found(extraction: Extraction, name: str) -> Entity:
    return next(e for e in link(extraction).entities if e.name == name)


@pytest.mark.parametrize(
    ("text", "name", "type_", "key"),
    [
        ("The Pakistani military said it fired.", "Pakistani military", FORCE, "institution/PK-armed-forces"),
        ("Pakistan's army fired.", "Pakistan's army", FORCE, "actor/pakistan-army"),
        ("The army of Benin fled.", "army", FORCE, "institution/BJ-army"),
        ("The foreign ministry in Kabul protested.", "foreign ministry", BODY, "institution/AF-foreign-ministry"),
        ("The Turkish government protested.", "Turkish government", BODY, "institution/TR-government"),
        ("The Nigerian police fired.", "Nigerian police", "SecurityForce", "actor/nigeria-police-force"),
        ("Ukraine's Supreme Court ruled.", "Supreme Court", BODY, "institution/UA-supreme-court"),
        ("Colombian police fired.", "Colombian police", "SecurityForce", "actor/colombian-national-police"),
        ("South Sudanese security forces fired.", "South Sudanese security forces", "SecurityForce",
         "institution/SS-security-forces"),
        ("The Home Office declined to comment.", "Home Office", BODY, "institution/GB-interior-ministry"),
    ],
)  # fmt: skip
def test_the_words_tell_whose_it_is(text: str, name: str, type_: str, key: str) -> None:
    places = [("Kabul", "City", "capital/AF")] if "Kabul" in text else []
    entity = found(reading(text, (name, type_, None), *places), name)
    assert (entity.key, entity.type, entity.nil) == (key, type_, False)


def test_an_actor_of_the_table_lends_its_name() -> None:
    entity = found(reading("Pakistan's army fired.", ("Pakistan's army", FORCE, None)), "Pakistan's army")
    assert entity.aliases == ("Pakistan Army",)


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The Houthi government met in Yemen.", "Houthi government", BODY),
        ("The Kurdistan government met in Iraq.", "Kurdistan government", BODY),
        ("The rebel army left Chad.", "rebel army", FORCE),
        ("The municipal government in Colombia shut its offices.", "government", BODY),
        ("Yemen's rival governments met.", "rival governments", BODY),
        ("British police made arrests.", "British police", "SecurityForce"),
        ("They want joint military action in Syria.", "military", FORCE),
        ("The Syrian Congress on National Dialogue met.", "Congress", BODY),
        ("The government of Merrin fell in Syria.", "government", BODY),
        ("Syrians said his government lied.", "government", BODY),
    ],
)
def test_what_is_another_things_stays_without_key(text: str, name: str, type_: str) -> None:
    entity = found(reading(text, (name, type_, None)), name)
    assert (entity.key, entity.nil) == (None, True)


def test_words_that_disagree_leave_it_open() -> None:
    text = "The Pakistani army fired. Later the Indian army fired."
    mixed = Entity("e1", FORCE, "army", mentions=((4, 18), (36, 47)), named=False)
    assert text[4:18] == "Pakistani army"
    assert text[36:47] == "Indian army"
    assert link(Extraction(Article("a1", text, ""), (mixed,))).entities[0].key is None


def test_a_bare_one_is_of_the_state_that_the_article_is_about() -> None:
    text = "Pakistan mourned. The army said Pakistan would act."
    assert found(reading(text, ("army", FORCE, None), PAKISTAN), "army").key == "actor/pakistan-army"


def test_a_bare_one_is_open_where_two_states_are_told_of() -> None:
    text = "Pakistan warned India. The army said it would act."
    assert found(reading(text, ("army", FORCE, None), PAKISTAN, INDIA), "army").key is None


def test_a_bare_one_beside_a_state_that_is_not_the_main_one_is_open() -> None:
    far = "Pakistan. " * 40
    text = f"{far}Envoys of India said the army would act."
    assert found(reading(text, ("army", FORCE, None), PAKISTAN, INDIA), "army").key is None


def test_the_dateline_tells_the_state() -> None:
    text = f"ISLAMABAD, Pakistan (News) — The army said it fired. {'x' * 300} India and Pakistan."
    records = [("army", FORCE, None), PAKISTAN, INDIA, ("ISLAMABAD", "City", "capital/PK")]
    assert found(reading(text, *records), "army").key == "actor/pakistan-army"
    assert found(reading(text.removeprefix("ISLAMABAD, Pakistan (News) — "), *records[:3]), "army").key is None


def test_a_group_called_an_army_keeps_the_bare_word_open() -> None:
    text = "Pakistan said the Baloch Raj Army fled. The army said no more."
    records = [("army", FORCE, None), ("Baloch Raj Army", "ArmedGroup", None), PAKISTAN]
    assert found(reading(text, *records), "army").key is None
    assert found(reading(text.replace("Baloch Raj Army", "Baloch Raj Front"), *records[::2]), "army").key is not None


def test_two_armies_of_an_article_stay_apart() -> None:
    text = "The Pakistani army and the Indian army traded fire."
    entities = link(reading(text, ("Pakistani army", FORCE, None), ("Indian army", FORCE, None))).entities
    assert [e.key for e in entities] == ["actor/pakistan-army", "actor/indian-army"]


def test_different_institutions_of_a_state_stay_apart() -> None:
    text = "The Pakistani army, the Pakistani armed forces and the Pakistani security forces are three."
    names = [("Pakistani army", FORCE, None), ("Pakistani armed forces", FORCE, None)]
    keys = {e.key for e in link(reading(text, *names, ("Pakistani security forces", "SecurityForce", None))).entities}
    assert len(keys) == 3


def test_a_state_that_no_table_knows_lends_its_own_name() -> None:
    entity = found(
        reading("The Kardovian army left Kardovia.", ("Kardovian army", FORCE, None), KARDOVIA), "Kardovian army"
    )
    assert (entity.key, entity.nil) == ("institution/kardovia-army", True)


def test_a_demonym_of_no_named_state_and_a_town_are_no_state() -> None:
    assert found(reading("The Kardovian army left.", ("Kardovian army", FORCE, None)), "Kardovian army").key is None
    text = "Police in Merrinia hailed the Merrinian police."
    town = ("Merrinia", "City", None)
    assert found(reading(text, ("Merrinian police", "SecurityForce", None), town), "Merrinian police").key is None


def test_nil_is_said_of_people_and_bodies_alone() -> None:
    text = "The Kestrel Front freed Ilan Moor near Quetta with rifles for the United Nations."
    records = [
        ("Kestrel Front", "ArmedGroup", None), ("Ilan Moor", "Person", None), ("Quetta", "City", None),
        ("rifles", "Weapon", None), ("United Nations", "Organization", "actor/united-nations"),
    ]  # fmt: skip
    entities = link(reading(text, *records)).entities
    assert [e.nil for e in entities] == [True, True, None, None, False]
    assert entities[-1].links == ("http://www.wikidata.org/entity/Q1065",)
