"""According to whom: source, cue, content and type of claims; who is accused, what is disputed."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]
Lines = Callable[[str], list[str]]

CLAIMS = [
    (
        "The army said that rebels had attacked the base.",
        ["Statement | The army | said | that rebels had attacked the base"],
    ),
    ("Rebels attacked the base, the army said.", ["Statement | the army | said | Rebels attacked the base"]),
    (
        "Drost claimed the army under his rivals had been timid.",
        ["Statement | Drost | claimed | the army under his rivals had been timid"],
    ),
    (
        "Drost announced a decision to withdraw 2,000 troops from Halva.",
        ["Statement | Drost | announced | a decision to withdraw 2,000 troops from Halva"],
    ),
    ('"We will not stop," Drost said.', ['Statement | Drost | said | "We will not stop,"']),
    ("“We will not stop,” said General Pavel Drost.", ["Statement | General Pavel Drost | said | “We will not stop,”"]),
    ("Two soldiers died, according to the ministry.", ["Statement | the ministry | according to | Two soldiers died"]),
    ("According to the ministry, two soldiers died.", ["Statement | the ministry | According to | two soldiers died"]),
    (
        "The army accused Ruvania of arming the rebels.",
        ["Accusation | The army | accused | Ruvania of arming the rebels"],
    ),
    ("The army blamed the rebels for the shelling.", ["Accusation | The army | blamed | the rebels for the shelling"]),
    (
        "The army denied that it had shelled the school.",
        ["Denial | The army | denied | that it had shelled the school"],
    ),
    (
        "The group claimed responsibility for the attack.",
        ["ResponsibilityClaim | The group | claimed responsibility | for the attack"],
    ),
    ("The United Nations condemned the attack.", ["Condemnation | The United Nations | condemned | the attack"]),
    ("The rebels threatened to attack the capital.", ["Threat | The rebels | threatened | to attack the capital"]),
    ("The governor promised to resign.", ["Promise | The governor | promised | to resign"]),
    ("The army claimed the deaths of 30 rebels.", ["Statement | The army | claimed | the deaths of 30 rebels"]),
    (
        "The minister said that the group had claimed the attack.",
        [
            "Statement | The minister | said | that the group had claimed the attack",
            "ResponsibilityClaim | the group | claimed | the attack",
        ],
    ),
    (
        "The Halvan Front said it had stormed a police station.",
        ["ResponsibilityClaim | The Halvan Front | said | it had stormed a police station"],
    ),
    ("The rebels, the army said, attacked the base.", ["Statement | the army | said | The rebels attacked the base"]),
    ("“No,” the minister said.", ["Statement | the minister | said | “No,”"]),
    ("The ministry said the reports were false.", ["Denial | The ministry | said | the reports were false"]),
    ("The group said it was not involved.", ["ResponsibilityDenial | The group | said | it was not involved"]),
    ("Kabul denies this.", ["Denial | Kabul | denies | this"]),
    ("The rebels denied responsibility.", ["ResponsibilityDenial | The rebels | denied | responsibility"]),
    ("Doctors put the death toll at 31.", ["Statement | Doctors | put | the death toll at 31"]),
    (
        "The army denied that it had shelled the town and accused the rebels of lying.",
        [
            "Denial | The army | denied | that it had shelled the town",
            "Accusation | The army | accused | the rebels of lying",
        ],
    ),
    (
        "The officer was accused by prosecutors of killing two men.",
        ["Accusation | prosecutors | accused | of killing two men"],
    ),
    (
        "An attack claimed by Islamic State killed 12 people.",
        ["ResponsibilityClaim | Islamic State | claimed | An attack"],
    ),
    (
        "In a statement on Telegram, its spokesman, Arno Tesh, said the force had left the town.",
        ["Statement | Arno Tesh | said | the force had left the town"],
    ),
    (
        "The army said that 12 rebels had died, but a hospital said that 25 civilians had died.",
        [
            "Statement | The army | said | that 12 rebels had died",
            "Statement | a hospital | said | that 25 civilians had died",
        ],
    ),
    # no claims
    ("“I think the road is closed.”", []),
    ("Rebels attacked the base.", []),
    ("No group claimed responsibility for the attack.", []),
    ("He told a story.", []),
    ("The report was long.", []),
    ("They could not say who was behind the attack.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CLAIMS)
def test_claims(claims: Lines, sentence: str, expected: list[str]) -> None:
    assert claims(sentence) == expected


def names(extraction, ids: tuple[str, ...]) -> list[str]:  # type: ignore[no-untyped-def] # a test's own shorthand
    known = {entity.id: entity.name for entity in extraction.entities}
    return [known[i] for i in ids]


ACCUSED = [
    ("The president accused India and Afghanistan of backing the rebels.", ["India", "Afghanistan"]),
    ("He accused neighbours India and Afghanistan of backing the rebels.", ["India", "Afghanistan"]),
    ("The army blamed the Halvan Front for the attack.", ["Halvan Front"]),
    ("The army blamed the attack on the Halvan Front.", ["Halvan Front"]),
    ("Maren said that India had supplied rifles to the rebels.", ["India"]),
]


@pytest.mark.parametrize(("sentence", "expected"), ACCUSED)
def test_accused(records: Reader, sentence: str, expected: list[str]) -> None:
    found = records(sentence)
    claim = next(c for c in found.claims if c.type == "Accusation")
    assert names(found, claim.accused) == expected


def test_denial_in_a_relative_clause_disputes_the_accusation_it_hangs_on(records: Reader) -> None:
    found = records("She accused India and Afghanistan of arming the rebels, claims which New Delhi and Kabul reject.")
    accusation, denial = found.claims
    assert (accusation.type, denial.type) == ("Accusation", "Denial")
    assert denial.disputes == (accusation.id,)
    assert denial.source is not None
    speakers = (denial.source.entity or "", *denial.source.others)
    assert names(found, speakers) == ["India", "Afghanistan"]


APPOSED = [
    "Niamey accuses Benin and France of sheltering rebels, which both countries have denied.",
    "Washington accused Ruvania of arming the Halvan Front, a charge Ruvania denies.",
    "The army accused Ruvania of arming the rebels, a charge Ruvania denies.",
    "The army accused Ruvania of arming the rebels, an accusation that Ruvania has denied.",
    "The army accused Ruvania of arming the rebels, allegations which Ruvania denies.",
]


@pytest.mark.parametrize("sentence", APPOSED)
def test_denial_hung_on_an_accusation_is_the_writer_s_word(records: Reader, sentence: str) -> None:
    accusation, denial = records(sentence).claims
    assert (accusation.type, denial.type) == ("Accusation", "Denial")
    assert denial.within is None
    assert denial.disputes == (accusation.id,)
    assert "den" not in accusation.content.text


def test_denial_sentences_later_disputes_what_accuses_the_denier(records: Reader) -> None:
    found = records(
        "President Ilka Maren accused India of arming the rebels. She said that schools would stay closed. "
        "The weather was fine. India denied the accusation."
    )
    denial = next(c for c in found.claims if c.type == "Denial")
    accusation = next(c for c in found.claims if c.type == "Accusation")
    assert denial.disputes == (accusation.id,)


def test_denial_of_an_event_disputes_who_told_it_and_the_event(records: Reader) -> None:
    found = records(
        "Residents said that the army had shelled the school. The army denied that it had shelled the school."
    )
    told, denial = found.claims
    shelling, denied = found.events
    assert denied.status == "denied"
    assert shelling.status == "occurred"
    assert set(denial.disputes) == {told.id, shelling.id}
    assert not denial.asserts


def test_said_on_a_day_moves_relative_times_of_what_is_said(records: Reader) -> None:
    found = records(
        '"Over the past 12 months, troops have killed 700 rebels," General Pavel Drost told reporters on Sunday.'
    )
    assert found.claims[0].date == "2026-03-08"
    assert found.casualties[0].period == ("2025-03-08", "2026-03-08")


def test_he_the_group_and_the_statement_speak_for_whom_they_stand(records: Reader) -> None:
    found = records(
        "General Pavel Drost said that rebels had attacked a base. He added that two soldiers had died. "
        "The Halvan Front rejected the account. The group said that it had killed 20 soldiers."
    )
    first, second, third, fourth = (claim.source.entity for claim in found.claims if claim.source)
    assert first == second != third == fourth


ANSWERED = [
    # (text, cue of the claim that the last denial disputes)
    (
        "The defence ministry said that its troops had entered the village of Ordun. "
        "Police reported a fire in Tesk. The general staff denied the village had fallen.",
        "said",
    ),
    (
        "Residents said that an air strike had hit a school in Merrin on Monday. "
        "The army announced an air strike on a depot in Ordun. The rebels shelled a base. "
        "A spokesman denied that the strike on the school had taken place.",
        "said",
    ),
    ("The Halvan Front accused the army of torture. The army denied responsibility.", "accused"),
]


@pytest.mark.parametrize(("text", "cue"), ANSWERED)
def test_what_a_denial_answers(records: Reader, text: str, cue: str) -> None:
    found = records(text)
    denial = [c for c in found.claims if "Denial" in c.type][-1]
    disputed = [c for c in found.claims if c.id in denial.disputes]
    assert [c.cue.text for c in disputed if c.cue] == [cue]


OWNED = [
    ("The Halvan Front said it had killed 30 soldiers. Its men had left, the group said. ", "the group's figures", [0]),
    ("The Halvan Front said it had killed 30 soldiers. Its men had left, the group said. ", "the group's claims", [1]),
    ("Ruvania said that its men had been shelled. The police said it would rain. ", "Ruvania's account", [0]),
    ("Ruvania said that its men had been shelled. ", "the police's figures", []),
]


@pytest.mark.parametrize(("before", "words", "expected"), OWNED)
def test_whose_words_are_named_are_the_ones_denied(
    records: Reader, before: str, words: str, expected: list[int]
) -> None:
    found = records(f"{before}The interior ministry rejected {words}.")
    denial = next(c for c in found.claims if c.type == "Denial")
    assert denial.disputes == tuple(found.claims[k].id for k in expected)
