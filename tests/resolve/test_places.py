"""Places of an article: which is meant, and when it is better to say nothing. Names are real, sentences made up."""

from dataclasses import replace

import pytest

from kg.model import Article, Entity, Extraction
from kg.resolve.places import link

QUETTA, HYDERABAD_PK, HYDERABAD_IN = 1167528, 1176734, 1269843
TRIPOLI_LY, TRIPOLI_LB, NUSHKI, BALOCHISTAN = 2210247, 266826, 1168749, 1183606


def reading(text: str, *places: tuple[str, str, str | None]) -> Extraction:
    """An extraction with one entity for each name, type and key, mentioned wherever its name stands in the text."""
    entities = []
    for number, (name, type_, key) in enumerate(places, start=1):
        starts = [at for at in range(len(text)) if text.startswith(name, at)]
        assert starts, f"{name} is not in the text"
        mentions = tuple((at, at + len(name)) for at in starts)
        entities.append(Entity(f"e{number}", type_, name, mentions=mentions, key=key))
    return Extraction(Article("a1", text, ""), tuple(entities))


def place(extraction: Extraction, name: str) -> Entity:
    return next(e for e in link(extraction).entities if e.name == name)


def iri(number: int) -> tuple[str, ...]:
    return (f"https://sws.geonames.org/{number}/",)


def test_city_in_a_country_of_the_article() -> None:
    found = place(
        reading("Gunmen struck in Quetta, Pakistan.", ("Quetta", "City", None), ("Pakistan", "Country", "country/PK")),
        "Quetta",
    )
    assert (found.type, found.links, found.key) == ("City", iri(QUETTA), f"geonames/{QUETTA}")
    assert found.lat == pytest.approx(30.18, abs=0.1)
    assert found.lon == pytest.approx(67.0, abs=0.1)


def test_country_and_capital_of_the_tables() -> None:
    extraction = reading(
        "Pakistan spoke in Islamabad.", ("Pakistan", "Country", "country/PK"), ("Islamabad", "City", "capital/PK")
    )
    country, capital = link(extraction).entities
    assert (country.key, country.links) == ("country/PK", iri(1168579))
    assert country.lat == pytest.approx(30, abs=2)
    assert (capital.key, capital.links) == ("capital/PK", iri(1176615))


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("Floods hit Hyderabad. Pakistani troops helped.", "Hyderabad", HYDERABAD_PK),
        ("Floods hit Hyderabad. Indian troops helped.", "Hyderabad", HYDERABAD_IN),
        ("Clashes shook Tripoli. Lebanese soldiers deployed in Tripoli.", "Tripoli", TRIPOLI_LB),
    ],
)
def test_demonyms_tell_namesakes_apart(text: str, name: str, number: int) -> None:
    assert place(reading(text, (name, "City", None)), name).links == iri(number)


def test_capital_is_the_namesake_that_the_words_place_elsewhere() -> None:
    ontario = ("Ontario", "Region", "region/CA-ontario")
    found = place(
        reading("Police in London, Ontario, arrested a man.", ("London", "City", "capital/GB"), ontario), "London"
    )
    assert found.links == iri(6058560)
    assert found.key == "geonames/6058560"
    assert (
        place(reading("Police in London arrested a man.", ("London", "City", "capital/GB")), "London").key
        == "capital/GB"
    )


def test_state_of_the_name_of_a_country() -> None:
    georgia = ("Georgia", "Country", "country/GE")
    found = place(reading("A riot broke out in Savannah, Georgia.", ("Savannah", "City", None), georgia), "Georgia")
    assert (found.type, found.links) == ("Region", iri(4197000))
    found = place(reading("A riot broke out in Batumi, Georgia.", ("Batumi", "City", None), georgia), "Georgia")
    assert (found.type, found.key) == ("Country", "country/GE")


def test_region_named_elsewhere_supports_a_town() -> None:
    text = "The province of Balochistan is tense. Shops in Khuzdar closed."
    assert place(reading(text, ("Balochistan", "Region", None), ("Khuzdar", "City", None)), "Khuzdar").links != ()


@pytest.mark.parametrize("name", ["Noshki", "Nushki"])
def test_spellings_that_gazetteers_lack(name: str) -> None:
    found = place(reading(f"A convoy was hit in {name}.", (name, "City", None)), name)
    assert (found.key, found.links, found.name) == ("region/PK-nushki", iri(NUSHKI), name)


@pytest.mark.parametrize("name", ["Balochistan", "Baluchistan"])
def test_type_is_corrected_and_name_kept(name: str) -> None:
    found = place(reading(f"Troops entered {name}.", (name, "City", None)), name)
    assert (found.type, found.name, found.links) == ("Region", name, iri(BALOCHISTAN))


def test_province_that_a_recogniser_takes_for_a_city() -> None:
    text = "Afghan officials spoke of a raid in Zabul and Ghazni."
    zabul, ghazni = link(reading(text, ("Zabul", "City", None), ("Ghazni", "City", None))).entities
    assert zabul.type == "Region"
    assert ghazni.type == "City"
    assert zabul.links != () != ghazni.links


def test_region_without_a_number_has_coordinates() -> None:
    found = place(reading("Fighting went on across Donbas.", ("Donbas", "Region", "region/UA-donbas")), "Donbas")
    assert found.links == ()
    assert found.lat == pytest.approx(48.5, abs=1)


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Rebels took Merrin in Kardovia.", "Merrin", "City"),
        ("Rebels took Merrin in Kardovia.", "Kardovia", "Country"),
        ("A man was shot in Springfield.", "Springfield", "City"),
        ("Officials in the US spoke of a shooting in Springfield.", "Springfield", "City"),
        ("A ship sank in the Red River.", "Red River", "Place"),
        ("The army holds the North.", "North", "Place"),
    ],
)
def test_better_none_than_a_wrong_one(text: str, name: str, type_: str) -> None:
    found = place(reading(text, (name, type_, None)), name)
    assert (found.links, found.lat, found.lon, found.key, found.type) == ((), None, None, None, type_)


def test_large_city_needs_no_support_but_a_small_one_does() -> None:
    assert place(reading("Shells fell on Aleppo.", ("Aleppo", "City", None)), "Aleppo").lat is not None
    assert place(reading("Shells fell on Pahrump.", ("Pahrump", "City", None)), "Pahrump").lat is None


def test_supported_hamlet_does_not_stand_for_a_metropolis() -> None:
    text = "A group from Texas flew to Karachi. Texas officials and the U.S. embassy denied it."
    found = link(reading(text, ("Texas", "Region", "region/US-texas"), ("Karachi", "City", None))).entities[1]
    assert found.links == iri(1174872)


def test_only_named_places_change() -> None:
    text = "A doctor from Quetta, Pakistan, reached the city. Karachi spoke."
    extraction = reading(
        text,
        ("doctor", "Person", None),
        ("Quetta", "City", None),
        ("Pakistan", "Country", "country/PK"),
        ("city", "City", None),
        ("Karachi", "Person", None),
    )
    entities = tuple(replace(e, named=e.name not in {"doctor", "city"}) for e in extraction.entities)
    before = replace(extraction, entities=entities)
    after = link(before)
    assert [e.name for e in after.entities] == [e.name for e in before.entities]
    assert [e.name for e, old in zip(after.entities, before.entities, strict=True) if e != old] == [
        "Quetta",
        "Pakistan",
    ]
    assert replace(after, entities=()) == replace(before, entities=())


def test_article_without_places_comes_back_as_it_is() -> None:
    extraction = reading("Nobody spoke.", ("Nobody", "Person", None))
    assert link(extraction) is extraction


def test_links_are_stable_and_not_doubled() -> None:
    text = "Pakistani police in Quetta, Mastung and Nushki said Kandahar was calm."
    extraction = reading(text, *((name, "City", None) for name in ("Quetta", "Mastung", "Nushki", "Kandahar")))
    once = link(extraction)
    assert link(extraction) == once
    again = link(once)
    assert [e.links for e in again.entities] == [e.links for e in once.entities]
    assert [(e.lat, e.key) for e in again.entities] == [(e.lat, e.key) for e in once.entities]


def test_order_of_entities_makes_no_difference() -> None:
    text = "Lebanese and Libyan envoys met in Tripoli. Beirut and Sidon were named; Sidon twice."
    extraction = reading(text, ("Tripoli", "City", None), ("Beirut", "City", "capital/LB"), ("Sidon", "City", None))
    forward = {e.name: e.links for e in link(extraction).entities}
    backward = {e.name: e.links for e in link(replace(extraction, entities=extraction.entities[::-1])).entities}
    assert forward == backward
