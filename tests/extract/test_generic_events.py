"""Events in general tell of none in particular; particular ones beside them; and what did not happen."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]

GENERIC = [
    # trends
    "Attacks are rising.",
    "Terrorist attacks have increased.",
    "Kidnappings in the valley have dropped sharply.",
    "Attacks on farmers have become more frequent.",
    "Bombings have declined in Norland.",
    "The rise in kidnappings worries traders.",
    "There has been an increase in attacks on clinics.",
    "The number of ambushes fell by half.",
    "The level of robberies remains high.",
    "As drone attacks multiply, traders leave.",
    "A fall in murders pleased the mayor.",
    "Abductions of teachers are growing in number.",
    # how often
    "Kidnappings and murders are common.",
    "Attacks on priests are rare.",
    "Torture is widespread in the prisons of Ruvania.",
    "Rape is a weapon of war.",
    "Raids on villages are a daily occurrence.",
    "Extortion remains rampant.",
    "Executions were routine under the old regime.",
    # habits
    "Guerrillas often kidnap landowners for ransom.",
    "Bandits usually attack at night.",
    "The gangs routinely extort shopkeepers.",
    "The police regularly arrest hawkers.",
    "Pirates sometimes attack ships off the coast.",
    # ability, training, intent, right, risk
    "They are trained in sabotage.",
    "The unit specialises in kidnappings.",
    "The group is known for bombings.",
    "The country has no defence against air strikes.",
    "The village is vulnerable to attacks.",
    "The risk of kidnapping is high.",
    "Insurance against robbery is dear.",
    "The guards are experts in ambushes.",
    "The soldiers learn how to storm buildings.",
    "The law bans arson and torture.",
    "The treaty outlaws hostage-taking.",
    "Kidnapping is a crime.",
    "Murder carries a sentence of 20 years.",
    "The handbook tells staff what to do in case of an attack.",
    "Shelters protect families from bombing.",
    "Victims of bombings receive a pension.",
    "The clinic treats survivors of torture.",
    "The state compensates the victims of kidnapping.",
    "The unit deals with crimes such as kidnapping and murder.",
    "The gangs live off extortion and robbery.",
    "Stealing cattle is easy here.",
    "The radar warns of drone attacks.",
    "He writes about massacres.",
    "The group is responsible for attacks, kidnappings and murders.",
    "The state has a duty to prevent kidnappings.",
    "The fight against kidnapping has stalled.",
    "The group likes throwing bombs.",
    "The army is known for killing prisoners.",
    "She gives lectures on sieges.",
    "The gangs make money by performing kidnappings and bank robberies.",
    "The cell is used for perpetrating terrorist attacks.",
    "Bandits kidnap landowners to raise money.",
    "A history of raids on caravans made the tribe famous.",
    "Attacks on clinics are war crimes.",
    "Schools have become targets of attacks by armed groups.",
    "The envoy called for an end to attacks on aid workers.",
    "Murders and kidnappings happen daily in the capital.",
    "The drones are used to attack fuel depots.",
    "Homicides have continued to rise in Arvo.",
    "People live in fear of drone strikes.",
    "The average of six attacks per day has not changed.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", GENERIC)
def test_what_happens_in_general_is_no_event(records: Reader, sentence: str) -> None:
    found = records(sentence).events
    assert [(e.type, e.status, e.rule) for e in found if e.status in {"occurred", "ongoing", "attempted"}] == []


PARTICULAR = [
    ("Gunmen kidnap teachers in Norland.", "Kidnapping"),
    ("Soldiers were killed in clashes with rebels near Arvo.", "ArmedClash"),
    ("The rebels stage attacks on Merrin each night.", "Attack"),
    ("The rebels have often attacked Merrin.", "Attack"),
    ("Air strikes on Merrin killed 12 people.", "AirStrike"),
    ("Clashes erupted in the north on Monday.", "ArmedClash"),
    ("Attacks on three villages in Norland left 40 people dead.", "Attack"),
    ("Bombings on Tuesday and Wednesday shook Tesk.", "Bombing"),
    ("Rebels carried out attacks on army posts in Norland.", "Attack+ArmedClash"),
    ("Rebels kidnapped teachers in Norland.", "Kidnapping"),
    ("Shelling of the town increased on Friday.", "Shelling"),
    ("Kidnappings rose after the army's attack on Merrin.", "Attack"),
    ("The minister made no mention of the attack on Merrin.", "Attack"),
    ("The group has launched occasional attacks against officials.", "Attack"),
    ("Protests broke out across Norland.", "Protest"),
    ("Gunmen kill judge in Tesk", "Killing"),
]


@pytest.mark.parametrize(("sentence", "expected"), PARTICULAR)
def test_what_happened_is_an_event(records: Reader, sentence: str, expected: str) -> None:
    assert " ".join("+".join((e.type, *e.types)) for e in records(sentence).events) == expected


UNREAL = [
    "The army lacks the capacity to bomb the market.",
    "He taught recruits how to bomb a market.",
    "The exercise simulated an attack on the market.",
    "In the novel, rebels attack the market.",
    "The fence will stay until the market is attacked.",
    "A ban will follow once the market has been bombed.",
    "The envoys are to meet on Monday in Tesk.",
    "The aim is to attack the market.",
    "Their policy is not to attack markets.",
    "A mock attack on the market is part of the drill.",
    "The mayor fears attacks on the market.",
    "Rebels could attack the market.",
    "The plan would allow raids on villages.",
    "If gunmen attack the market, traders will leave.",
    "The army never shelled the market.",
    "The market has not been attacked.",
    "The ministry warned of kidnappings in Norland.",
    "Nobody attacked the market.",
    "The guards are there to prevent attacks on the market.",
    "The rebels denied any attack on the market.",
    "Talk of an attack on the market was false.",
    "The market might be bombed.",
    "The rebels talked instead of attacking the market.",
    "The rebels left without attacking the market.",
    "The army has the right to attack the market.",
    "The rebels have the means to bomb the market.",
    "The group was formed to attack the market.",
    "The risk of an attack on the market is high.",
    "An attack on the market would be a crime.",
    "The threat of air strikes on Merrin keeps schools shut.",
    "The rebels have the ability to attack the market.",
    "The possibility of an attack on the market worries traders.",
    "There was no evidence of an attack on the market.",
    "Police found no sign of an attack on the market.",
    "The rebels are not believed to have attacked the market.",
    "Without an attack on the market there would be no trial.",
    "The day passed without an attack on the market.",
    "It is not true that rebels attacked the market.",
]


@pytest.mark.parametrize("sentence", UNREAL)
def test_what_did_not_happen_has_not_occurred(records: Reader, sentence: str) -> None:
    assert [(e.type, e.status) for e in records(sentence).events if e.status in {"occurred", "ongoing"}] == []
