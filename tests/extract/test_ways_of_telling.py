"""Ways of telling of violence that say neither "attack" nor "kill" plainly, and the same words used of other things."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]

TOLD = [
    # a deed inside a longer noun phrase
    ("The number of dead in the attack on a convoy has risen to 12.", ["Attack targets=convoy"]),
    # a past tense that is tagged a noun
    (
        "Gunmen on a motorcycle shot dead an activist in Zarawi.",
        ["Killing agents=Gunmen targets=activist places=Zarawi"],
    ),
    ("A suspected rebel shot dead the mayor of Merrin.", ["Killing agents=suspected rebel targets=mayor"]),
    ("A soldier trod on a mine beside the pipe.", ["Bombing targets=soldier instruments=mine"]),
    ("Rebels shot 12 people dead in Merrin.", ["Killing agents=Rebels targets=people places=Merrin"]),
    # what comes down, comes in or opens up
    ("Five mortar rounds impacted near the camp.", ["Shelling instruments=mortar rounds places=camp"]),
    ("The mortar bombs came in at dawn.", ["Shelling instruments=mortar bombs"]),
    ("The guns on the other bank opened up on Tuesday.", ["Shelling instruments=guns"]),
    ("Rockets rained down on the town.", ["Shelling targets=town instruments=Rockets"]),
    # bombs and mines
    (
        "A second device had injured a shepherd near Merrin.",
        ["Bombing targets=shepherd instruments=device places=Merrin"],
    ),
    ("Twelve people were hurt by a parcel bomb.", ["Bombing targets=people instruments=parcel bomb"]),
    ("Attackers blew a hole in a pipeline.", ["Bombing agents=Attackers targets=pipeline places=pipeline"]),
    # ways in
    ("Fighters blasted their way into the offices.", ["Attack agents=Fighters places=offices"]),
    ("Rebels fought their way into the barracks.", ["ArmedClash agents=Rebels places=barracks"]),
    ("A unit of the rebels had fallen upon militiamen.", ["Attack agents=unit of the rebels targets=militiamen"]),
    ("On Tuesday the rebels walked into Merrin.", ["TerritorialChange agents=rebels targets=Merrin places=Merrin"]),
    ("The defenders fought off wave upon wave of bandits.", ["ArmedClash agents=defenders"]),
    ("Armed pirates boarded a trawler.", ["Attack agents=Armed pirates targets=trawler"]),
    # captives
    ("They were taken from their truck at gunpoint.", ["Kidnapping targets=They"]),
    ("Plain-clothes officers picked him up in Tesk.", ["Arrest agents=Plain-clothes officers targets=him places=Tesk"]),
    ("The teacher was dragged from a farm near Merrin.", ["Kidnapping targets=teacher places=farm, Merrin"]),
    ("Nine men were led away by gunmen.", ["Kidnapping agents=gunmen targets=men"]),
    ("The kidnappers of 16 people demanded money.", ["Kidnapping targets=people"]),
    # who gets out of prison
    ("About 340 inmates broke out of a prison in Tolbash.", ["Release agents=inmates places=Tolbash"]),
    ("Fighters tunnelled out of the prison.", ["Release agents=Fighters"]),
    ("Seven men got away through a drain on Monday night.", ["Release agents=men"]),
    # robbers, fires, and violence in which people die
    ("He is in jail for the hold-up of a bank in Tesk.", ["Robbery targets=bank places=Tesk"]),
    ("Looters emptied three supermarkets.", ["Robbery agents=Looters targets=supermarkets"]),
    ("The burning of a hotel caused outrage.", ["Arson targets=hotel"]),
    ("The mine was closed after violence in which eight persons died.", ["Killing targets=persons"]),
    ("The air force eliminated a gathering of militants.", ["Killing agents=air force targets=gathering"]),
]
OTHERWISE = [
    "The photographer's shot dead centre won a prize.",
    "Inflation came down on Monday.",
    "The new rules came in at midnight.",
    "The market opened up on Tuesday.",
    "She fell upon hard times.",
    "Workers emptied the warehouse.",
    "The bus was taken from the depot.",
    "He was taken from home to hospital.",
    "The child was taken away from her mother.",
    "She broke out of her contract.",
    "The inspectors boarded a trawler.",
    "The band escaped through a hole in the fence.",
    "He burst into tears.",
    "The company impacted the market.",
    "She was hurt by his remarks.",
    "In the battle for votes he lost.",
    "A court ordered the burning of the drugs.",
    "The rise in attacks worries the mayor.",
    "The firm blew a hole in its budget.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_told_in_other_words(events: Lines, sentence: str, expected: list[str]) -> None:
    assert events(sentence) == expected


@pytest.mark.parametrize("sentence", OTHERWISE)
def test_the_same_words_of_other_things(events: Lines, sentence: str) -> None:
    assert events(sentence) == []
