"""Attribution by stances, wants, thoughts, nouns, adjectives and prepositions, and what only looks like one."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]

STANCES = [
    ("The mayor of Ordun supports the ceasefire.", ["Opinion | The mayor of Ordun | supports | the ceasefire"]),
    (
        "Opposition parties opposed the deployment of foreign troops.",
        ["Opinion | Opposition parties | opposed | the deployment of foreign troops"],
    ),
    (
        "The Ruvanian government backs the plan for a buffer zone.",
        ["Opinion | The Ruvanian government | backs | the plan for a buffer zone"],
    ),
    ("Residents support the army.", ["Opinion | Residents | support | the army"]),
    ("The general defended the operation.", ["Opinion | The general | defended | the operation"]),
    ("Several deputies endorsed the peace plan.", ["Opinion | Several deputies | endorsed | the peace plan"]),
    (
        "The bishop criticised the government for its silence.",
        ["Condemnation | The bishop | criticised | the government for its silence"],
    ),
    ("The prime minister blasted the decision.", ["Condemnation | The prime minister | blasted | the decision"]),
    (
        "The envoy praised the mediators for their patience.",
        ["Opinion | The envoy | praised | the mediators for their patience"],
    ),
    (
        "The opposition leader called the raid a disgrace.",
        ["Opinion | The opposition leader | called | the raid a disgrace"],
    ),
    ("The council rejected the plan.", ["Denial | The council | rejected | the plan"]),
    ("Ilka Maren agrees with the mediators.", ["Opinion | Ilka Maren | agrees with | the mediators"]),
    ("The union didn't support the strike.", ["Opinion | The union | didn't support | the strike"]),
    ("Diplomats see the talks as a last chance.", ["Opinion | Diplomats | see | the talks as a last chance"]),
    ("Many residents regard the militia as a threat.", ["Opinion | Many residents | regard | the militia as a threat"]),
    ("Officials consider the road unsafe.", ["Opinion | Officials | consider | the road unsafe"]),
    ("The general referred to the captives as guests.", ["Opinion | The general | referred | the captives as guests"]),
    ("The union campaigned against the tax.", ["Condemnation | The union | campaigned against | the tax"]),
    ("He called the plan “a trap”.", ["Opinion | He | called | the plan “a trap”"]),
    # no claims
    ("The troops backed into a ditch.", []),
    ("The column opposite the hill stood still.", []),
    ("The bridge supports the pipeline.", []),
    ("The hospital treats wounded men.", []),
    ("The child was called Mara.", []),
    ("The convoy called at the port.", []),
    ("The support beam broke.", []),
    ("The film “The Long Road” opened on Friday.", []),
    ("The road turned on the hill.", []),
]

WANTS_AND_THOUGHTS = [
    ("The rebels want the army to leave the valley.", ["Opinion | The rebels | want | the army to leave the valley"]),
    ("Families of the missing want an inquiry.", ["Opinion | Families of the missing | want | an inquiry"]),
    ("The government seeks a new truce.", ["Opinion | The government | seeks | a new truce"]),
    ("The governor plans to visit the camps.", ["Opinion | The governor | plans | to visit the camps"]),
    ("The rebels intend to keep the dam.", ["Opinion | The rebels | intend | to keep the dam"]),
    ("Villagers prefer to stay in the hills.", ["Opinion | Villagers | prefer | to stay in the hills"]),
    ("Ruvania hopes for a quick end to the war.", ["Opinion | Ruvania | hopes for | a quick end to the war"]),
    ("Both sides agreed to release prisoners.", ["Statement | Both sides | agreed | to release prisoners"]),
    (
        "The minister does not want foreign troops in the country.",
        ["Opinion | The minister | does not want | foreign troops in the country"],
    ),
    (
        "Analysts believe that the rebels have withdrawn.",
        ["Opinion | Analysts | believe | that the rebels have withdrawn"],
    ),
    ("The mediators think that a deal is close.", ["Opinion | The mediators | think | that a deal is close"]),
    ("The commander knows that supplies are low.", ["Statement | The commander | knows | that supplies are low"]),
    ("The army expects the siege to end soon.", ["Prediction | The army | expects | the siege to end soon"]),
    ("Doctors worried that the clinic would close.", ["Opinion | Doctors | worried | that the clinic would close"]),
    (
        "Investigators suspect that a drone hit the depot.",
        ["Opinion | Investigators | suspect | that a drone hit the depot"],
    ),
    (
        "Farmers realised that the wells were poisoned.",
        ["Statement | Farmers | realised | that the wells were poisoned"],
    ),
    # no claims
    ("I think that the road is closed.", []),
    ("You know that the road is closed.", []),
    ("The diplomat did not believe that the rebels had left.", []),
    ("The villagers did not think that the bridge would hold.", []),
    ("He saw the soldiers.", []),
    ("The plan failed in the end.", []),
    ("The plans lay on the table.", []),
    ("The hope was gone.", []),
]

NOUNS_AND_ADJECTIVES = [
    (
        "The claim that the army shelled the school was repeated on Monday.",
        ["Statement | - | claim | that the army shelled the school"],
    ),
    ("The governor made a call for calm.", ["Demand | The governor | call | calm"]),
    ("The party renewed its calls for an inquiry.", ["Demand | its | calls | an inquiry"]),
    ("The army's denial that it had used gas convinced nobody.", ["Denial | The army | denial | that it had used gas"]),
    ("The commander issued a threat to close the port.", ["Threat | The commander | threat | to close the port"]),
    (
        "The mediators' view is that both sides are tired.",
        ["Opinion | The mediators | view | that both sides are tired"],
    ),
    (
        "The rebels' demand for the release of prisoners was refused.",
        ["Demand | The rebels | demand | the release of prisoners"],
    ),
    (
        "The governor is confident that the dam will hold.",
        ["Prediction | The governor | confident | that the dam will hold"],
    ),
    ("Officials are worried about the harvest.", ["Opinion | Officials | worried | the harvest"]),
    ("The bishop was critical of the raid.", ["Condemnation | The bishop | critical | the raid"]),
    ("The rebels are willing to talk.", ["Opinion | The rebels | willing | to talk"]),
    ("The rebels are not willing to talk.", ["Opinion | The rebels | are not willing | to talk"]),
    ("The opposition is opposed to the deployment.", ["Opinion | The opposition | opposed | the deployment"]),
    ("Residents are angry about the checkpoints.", ["Condemnation | Residents | angry | the checkpoints"]),
    ("The army is determined to retake the port.", ["Promise | The army | determined | to retake the port"]),
    (
        "Diplomats are not sure that the truce will last.",
        ["Opinion | Diplomats | are not sure | that the truce will last"],
    ),
    ("The envoy was hopeful that talks would resume.", ["Prediction | The envoy | hopeful | that talks would resume"]),
    # no claims
    ("The ministry has made no statement.", []),
    ("The claim was settled by the insurance company.", []),
    ("The report ran to forty pages.", []),
    ("The call lasted an hour.", []),
    ("The threat grew.", []),
    ("The road is clear.", []),
    ("The patient is in a critical condition.", []),
    ("The door was open.", []),
    ("The ministry was not aware that the camp had closed.", []),
    ("It is clear that the road is closed.", []),
]

PREPOSITIONS_AND_REQUESTS = [
    ("The mediator called for an end to the siege.", ["Demand | The mediator | called for | an end to the siege"]),
    (
        "The council called on both sides to lay down their arms.",
        ["Demand | The council | called on | both sides to lay down their arms"],
    ),
    (
        "The minister spoke about the shortage of fuel.",
        ["Statement | The minister | spoke about | the shortage of fuel"],
    ),
    ("The two leaders talked about the border.", ["Statement | The two leaders | talked about | the border"]),
    (
        "The governor refused to comment on the arrests.",
        ["Statement | The governor | refused | to comment on the arrests"],
    ),
    ("The ministry warned of new attacks.", ["Prediction | The ministry | warned of | new attacks"]),
    ("The rebels insisted on a withdrawal.", ["Demand | The rebels | insisted on | a withdrawal"]),
    ("The doctor complained of shortages.", ["Condemnation | The doctor | complained of | shortages"]),
    ("The minister apologised for the delay.", ["Statement | The minister | apologised for | the delay"]),
    ("The president vouched for his general.", ["Statement | The president | vouched for | his general"]),
    (
        "The governor went on to say that the dam would hold.",
        ["Statement | The governor | say | that the dam would hold"],
    ),
    ("The army ordered residents to leave the town.", ["Demand | The army | ordered | residents to leave the town"]),
    (
        "The minister urged both sides to show restraint.",
        ["Demand | The minister | urged | both sides to show restraint"],
    ),
    (
        "The mother begged the soldiers to spare her son.",
        ["Demand | The mother | begged | the soldiers to spare her son"],
    ),
    ("The judge asked the witness to sit down.", ["Statement | The judge | asked | the witness to sit down"]),
    ("The envoy asked whether the road was open.", ["Statement | The envoy | asked | whether the road was open"]),
    ("The captain told his men to hold fire.", ["Statement | The captain | told | to hold fire"]),
    (
        "The teacher encouraged the villagers to return.",
        ["Demand | The teacher | encouraged | the villagers to return"],
    ),
    # no claims
    ("The army failed to say who fired.", []),
    ("The pilot asked nothing.", []),
    ("The road was closed.", []),
    ("The parcel was addressed to the mayor.", []),
    ("The soldiers pushed the cart.", []),
    ("The guards pressed the button.", []),
    ("The minister did not say that the rebels had left.", []),
    ("The driver did not mention the roadblock.", []),
]

IMPERSONAL_DOCUMENTS_AND_NESTING = [
    ("It is claimed that the army shelled the school.", ["Statement | - | claimed | that the army shelled the school"]),
    (
        "The rebels are believed to have fled to the hills.",
        ["Opinion | - | believed | The rebels to have fled to the hills"],
    ),
    ("Two soldiers were reported dead.", ["Statement | - | reported | Two soldiers dead"]),
    ("The minister was accused of taking bribes.", ["Accusation | - | accused | of taking bribes"]),
    ("He is thought to be hiding in Merrin.", ["Opinion | - | thought | He to be hiding in Merrin"]),
    ("The raid was condemned by the bishops.", ["Condemnation | the bishops | condemned | The raid"]),
    ("The village is said to be empty.", ["Statement | - | said | The village to be empty"]),
    (
        "A report by the agency says that wells were poisoned.",
        ["Statement | A report | says | that wells were poisoned"],
    ),
    ("The survey found that most families had fled.", ["Statement | The survey | found | that most families had fled"]),
    (
        "According to the daily Tesk Times, two bridges were destroyed.",
        ["Statement | the daily Tesk Times | According to | two bridges were destroyed"],
    ),
    ("The radio reported that the port had fallen.", ["Statement | The radio | reported | that the port had fallen"]),
    ("A poll shows that voters want peace.", ["Statement | A poll | shows | that voters want peace"]),
    ("The letter said that the hostages were alive.", ["Statement | The letter | said | that the hostages were alive"]),
    (
        "A spokesman said the army denied that it had shelled the town.",
        [
            "Statement | A spokesman | said | the army denied that it had shelled the town",
            "Denial | the army | denied | that it had shelled the town",
        ],
    ),
    (
        "The radio reported that the governor had accused the army of looting.",
        [
            "Statement | The radio | reported | that the governor had accused the army of looting",
            "Accusation | the governor | accused | the army of looting",
        ],
    ),
    (
        "The officers, who said that the road was mined, turned back.",
        ["Statement | who | said | that the road was mined"],
    ),
    (
        '"We will stay," the mayor said. "Nobody will move us."',
        ['Statement | the mayor | said | "We will stay,"', 'Statement | the mayor | said | "Nobody will move us."'],
    ),
    ('“The road is mined," the officer said.', ['Statement | the officer | said | “The road is mined,"']),
    (
        "The mayor said the town was “calm” and that “schools are open”.",
        ["Statement | The mayor | said | the town was “calm” and that “schools are open”"],
    ),
    # no claims
    ("The letter was short.", []),
    ("The radio broke.", []),
    ("The survey took three weeks.", []),
    ("The so-called “republic” has no army.", []),
    ("The village was shelled.", []),
    ("The poll opened at eight.", []),
    ("The road to Merrin was found.", []),
    ("The pilot waited for the signal.", []),
    ("The road passed the school.", []),
    ("The roof fell in.", []),
    ("Drost Calls for Calm in Ordun", []),
]


@pytest.mark.parametrize(("sentence", "expected"), STANCES)
def test_stances(claims: Lines, sentence: str, expected: list[str]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), WANTS_AND_THOUGHTS)
def test_wants_and_thoughts(claims: Lines, sentence: str, expected: list[str]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), NOUNS_AND_ADJECTIVES)
def test_nouns_and_adjectives(claims: Lines, sentence: str, expected: list[str]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), PREPOSITIONS_AND_REQUESTS)
def test_prepositions_and_requests(claims: Lines, sentence: str, expected: list[str]) -> None:
    assert claims(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), IMPERSONAL_DOCUMENTS_AND_NESTING)
def test_impersonal_documents_and_nesting(claims: Lines, sentence: str, expected: list[str]) -> None:
    assert claims(sentence) == expected
