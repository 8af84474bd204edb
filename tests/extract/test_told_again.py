"""One event told twice, and two events of a kind: which mentions are joined."""

import re
from collections.abc import Callable

import pytest

from kg.extract.likeness import weights
from kg.model import Extraction

Reader = Callable[..., Extraction]

ONE = [
    "Gunmen attacked a market in Osk. Orvall said that 19 civilians and five officers had been killed in the attack.",
    "Gunmen killed two nurses in Marrek on Monday. The two nurses were shot as they left a clinic.",
    "Militants ambushed a convoy near Merrin, police said. The convoy was attacked on a bridge, a witness said.",
    "A gunman opened fire on worshippers in Osk. He fired at the worshippers from a car.",
    "Ilka Maren Tosk was murdered in Osk. The murder of Maren shocked the city.",
    "Ilka Maren was murdered in Osk. Ilka Maren Tosk was shot in front of her office.",
    "A drone hit a bus in Osk on Sunday. The strike killed six passengers.",
    "A missile hit a hospital in Osk on Sunday. The strike killed six people.",
    "Warplanes bombed a school in Osk on Sunday. The attack killed six pupils.",
    "An air strike hit a school in Osk on Sunday. The bombing killed six people.",
    "A bomber blew himself up at a mosque in Osk. The bombing killed 12 worshippers. The blast destroyed the gate.",
    "A roadside bomb hit a convoy near Osk. Three soldiers died when the device exploded under their vehicle.",
    "The plane crashed in Osk and destroyed 12 houses.",
    "A bridge collapsed in Osk, killing three workers.",
]
HARM = [
    "Two teachers were abducted by gunmen in Osk on Monday. Pavo Lindt and Orla Gomm were seized at their school.",
    "Gunmen killed two missionaries in Osk. Pavo Lindt and Orla Gomm were shot as they walked home.",
    "A car bomb exploded near Osk, and police blamed TLF dissidents. "
    "Officials said the attack was carried out by dissidents from the Tosk Liberation Front (TLF).",
    "Two vehicles were wrecked and an office was badly damaged following the explosion of two bombs in Osk.",
    "He condemned the dynamite attacks against a union and a relief agency, which killed nine people.",
    "A bomb went off near a hotel in Osk. Orla Gomm, a street vendor walking through the area, was killed.",
    "Missiles struck a power plant in Tarv overnight. The plant caught fire.",
    "A shell hit a fuel depot, which burned down.",
    "Soldiers opened fire on protesters in Osk. At least 12 people were shot.",
    "The assassin waited for the minister. The minister was shot dead, and the gunman who killed him has no name.",
    "Ilka Maren has died from gunshot wounds, her spokesman said.",
    "Two farmers were found dead in Osk with their hands tied.",
    "Villagers found the bullet-riddled body of a judge in a field.",
]
APART = [
    "The attackers opened fire on traders in Osk and then stormed a police station.",
    "Gunmen killed three missionaries in Osk. Pavo Lindt and Orla Gomm were killed in May.",
    "The HLF bombed a bridge near Osk. The KRP said the attack on a school in Merrin was carried out by the TLF.",
    "A bomb went off near a hotel in Osk. Elsewhere, Orla Gomm was killed.",
    "Gunmen shot Pavo Lindt in Osk. Orla Gomm was killed.",
    "A bomb went off in Osk on Monday. Orla Gomm was killed on Wednesday.",
    "A warehouse in Osk caught fire. Troops attacked a village.",
    "Rebels attacked a village. A warehouse in Osk caught fire.",
]
NONE = [
    "Four hikers were found dead in the snow.",
    "The body of a sailor was recovered from the harbour.",
    "Ilka Maren has died of cancer in Osk.",
]
TWO = [
    "Rebels shelled Osk. Jets carried out two bombing raids on camps in Merrin. The raids drew criticism.",
    "Two waves of air strikes on Merrin killed 13 people. The town was hit by a gas attack in May that killed 87.",
    "Three farmers were shot dead near Merrin on Monday. Two drivers were shot dead in Osk on Tuesday.",
    "A bomb exploded at a bank in Merrin. Another bomb exploded at a school in Osk.",
    "Rebels murdered four teachers in Merrin. Rebels murdered six judges in Osk.",
    "Fighters abducted a priest in Merrin last week. Police said that nine merchants were abducted in Osk in May.",
    "Raiders burned a mill in Merrin. Troops later burned three houses in Osk.",
    "Shells hit a market in Merrin, killing nine people. Shells hit a hospital in Osk, killing four people.",
    "Three drivers were killed in Merrin. In Osk, nine drivers have been killed this year.",
    "A drone hit a bus in Osk on Sunday. The attack on a clinic killed six nurses.",
    "A drone hit a bus in Osk on Sunday. Another strike killed six passengers.",
]


@pytest.mark.parametrize(
    ("text", "number"),
    [(text, number) for number, texts in ((0, NONE), (1, ONE + HARM), (2, TWO + APART)) for text in texts],
)
def test_events_told_again(records: Reader, text: str, number: int) -> None:
    assert len(records(text).events) == number


def test_weights_hold_no_words_of_articles() -> None:
    classes = {name.partition("=")[0].partition(" ")[0] for name in weights()}
    assert classes == {
        "bias", "threshold", "kinds", "form", "now", "word", "shared", "day", "far", "opens", "between", "near",
        "salient", "status", "claims", "toll", "tense", "towns", "agent", "target", "instrument", "place",
        "targets", "agents",
    }  # fmt: skip
    values = {
        value for name in weights() for part in name.split() for value in re.split("[<+]", part.partition("=")[2])
    }
    assert values <= {
        "", "0", "1", "16", "2", "3", "4", "8", "False", "True", "apart", "counted", "definite", "far", "first",
        "force",
        "had", "half-named", "has", "known", "later", "name", "named-apart", "narrower", "new", "none", "noun",
        "one", "open", "past", "people", "plural", "pronoun", "same", "same-calling", "same-known", "same-named",
        "same-word",
        "sibling", "speaker", "thing", "told", "top", "two", "unlike", "untyped", "vague", "verb", "wider", "within",
    }  # fmt: skip
