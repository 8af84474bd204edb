"""Which code a kind of event has, and which kind a code means."""

import pytest

from kg.model.values import EVENT_TYPES
from kg.tables.schemes import code_of, code_of_class, concepts, in_scheme, is_a, is_covered, kind_of, narrower_codes

CODES = {
    "SuicideBombing": ("Suicide bomb", "ASSAULT suicide-attack", "1831"),
    "Bombing": ("Explosions/Remote violence", "ASSAULT explosives", "183"),
    "AirStrike": ("Air/drone strike", "ASSAULT aerial", "195"),
    "Shelling": ("Shelling/artillery/missile attack", "ASSAULT heavy-weapons", "194"),
    "Attack": (None, "ASSAULT", None),
    "Ambush": (None, "ASSAULT", None),
    "ArmedClash": ("Armed clash", "ASSAULT", "19"),
    "HostageTaking": ("Abduction/forced disappearance", "ASSAULT abduct", "181"),
    "Arrest": (None, "COERCE arrest", "173"),
    "Protest": ("Protests", "PROTEST", "14"),
    "Riot": ("Riots", "PROTEST riot", "145"),
    "Ceasefire": ("Agreement", "RETREAT ceasefire", "0871"),
    "Negotiation": (None, "CONSULT", "04"),
    "Accident": (None, None, None),
    "PoliticalAct": (None, None, None),
}
KINDS = {
    "acled": {
        "Suicide bomb": "SuicideBombing", "Grenade": "Bombing", "Remote explosive/landmine/IED": "Bombing",
        "Attack": "Attack", "Chemical weapon": "Attack", "Peaceful protest": "Protest", "Mob violence": "Riot",
        "Government regains territory": "ArmedClash", "Non-violent transfer of territory": "TerritorialChange",
        "Headquarters or base established": "Deployment", "Arrests": "Arrest", "Agreement": "Agreement",
        "Change to group/activity": None, "Other": None, "Violence against civilians": None,
    },
    "plover": {
        "ASSAULT": "Attack", "ASSAULT firearms": "Attack", "ASSAULT drone": "AirStrike",
        "COERCE restrict": None, "COERCE curfew": "StateRepression",
        "PROTEST strike": "Protest", "PROTEST riot": "Riot", "RETREAT ceasefire": "Ceasefire", "COERCE": None,
        "REQUEST": None, "ACCUSE allege": None,
    },
    "ucdp": {"1": "ArmedClash", "2": "ArmedClash", "3": "Attack"},
}  # fmt: skip


def notation(concept):
    return concept.notation if concept is not None else None


@pytest.mark.parametrize("kind", CODES)
def test_the_code_of_a_kind(kind):
    assert tuple(notation(code_of(kind, scheme)) for scheme in ("acled", "plover", "cameo")) == CODES[kind]


@pytest.mark.parametrize(("scheme", "code"), [(scheme, code) for scheme, codes in KINDS.items() for code in codes])
def test_the_kind_of_a_code(scheme, code):
    assert kind_of(in_scheme(scheme)[code]) == KINDS[scheme][code]


def test_a_code_that_is_given_means_a_kind_that_has_it_or_lies_above_what_has_it():
    """What is written and read back is never taken for something narrower."""
    for kind in EVENT_TYPES:
        for scheme in ("acled", "plover"):
            code = code_of(kind, scheme)
            back = kind_of(code) if code is not None else None
            if back is not None:
                assert notation(code_of(back, scheme)) == code.notation or is_a(kind, back), (kind, code.notation, back)


def test_which_kind_a_code_means_is_never_a_matter_of_order():
    ours = [in_scheme("kind")[type_] for type_ in EVENT_TYPES]
    for code in concepts().values():
        for match in ("exactMatch", "closeMatch", "narrowMatch"):
            assert len([one for one in ours if code.iri in one.matches.get(match, ())]) <= 1, (code.iri, match)


def test_kinds_that_a_table_does_not_hold():
    left_out = [kind for kind in EVENT_TYPES if not is_covered(kind, "acled")]
    assert left_out == [
        "MilitaryOperation", "Retreat", "Surrender", "Seizure", "Release", "StateRepression", "Displacement",
        "Accident", "Threat", "Sanction", "Negotiation", "Aid", "PoliticalAct", "LegalProceeding",
    ]  # fmt: skip
    assert [kind for kind in EVENT_TYPES if not is_covered(kind, "plover")] == [
        "Robbery", "MilitaryOperation", "TerritorialChange", "Accident", "PoliticalAct",
    ]  # fmt: skip
    assert not is_covered("Protest", "ucdp")
    assert is_covered("Riot", "ucdp")


def test_codes_that_only_some_of_a_kind_have():
    assert [one.notation for one in narrower_codes("Assassination", "acled")] == ["Attack", "Chemical weapon"]
    assert narrower_codes("Aid", "acled") == ()


@pytest.mark.parametrize(
    ("class_", "scheme", "code"),
    [
        ("Government", "acled-inter", "State forces"),
        ("SecurityForce", "acled-inter", "State forces"),
        ("ArmedGroup", "acled-inter", None),
        ("PopulationGroup", "acled-inter", None),
        ("City", "acled-geo", "1"),
        ("Region", "acled-geo", None),
        ("Region", "ucdp-where", None),
        ("Country", "ucdp-where", "6"),
        ("MilitaryForce", "plover-sector", "MIL"),
        ("SecurityForce", "plover-sector", None),
    ],
)
def test_a_class_has_a_code_only_where_there_is_one(class_, scheme, code):
    assert notation(code_of_class(class_, scheme)) == code
