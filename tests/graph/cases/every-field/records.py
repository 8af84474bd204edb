"""One article in which every type of record has every field filled, and as few as may be."""

from kg.model import (
    Argument,
    Article,
    Attribution,
    Casualty,
    Claim,
    Content,
    Cue,
    Entity,
    Event,
    EventRelation,
    Extraction,
    Relation,
    Source,
)

FIRST = "Kestrel Front (KF) gunmen with rifles raided Arvo for the Old Guard on Monday, killing dozens of traders."
SECOND = "General Ilan Moor told reporters the raid answered Operation Dawn in Norland, and blamed Norland for it."
THIRD = '"We deny," said Norland, "that the front had claimed the raid."'
FOURTH = "It is claimed that shells fell."
TEXT = f"{FIRST} {SECOND} {THIRD} {FOURTH}"


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def argument(entity: str | None, words: str, nth: int = 0) -> Argument:
    return Argument(words, at(words, nth), entity)


extraction = Extraction(
    article=Article(
        id="wire-7",
        text=TEXT,
        sha256="ab12",
        title="Raid on Arvo",
        published="2026-02-04",
        publisher="The Post",
        url="https://post.example/a?b=1&c=2",
        origin="wire.jsonl:7",
    ),
    entities=(
        Entity(
            id="e1",
            type="ArmedGroup",
            name="Kestrel Front",
            aliases=("KF", "Kestrel Front", "the front"),
            links=("http://www.wikidata.org/entity/Q1",),
            mentions=(at("Kestrel Front"), at("KF"), at("the front")),
            key="actor/kestrel-front",
            nil=False,
        ),
        Entity(
            id="e2",
            type="City",
            name="Arvo",
            links=("https://sws.geonames.org/11/",),
            mentions=(at("Arvo"),),
            lat=28.25,
            lon=-66.5,
            key="geonames/11",
        ),
        Entity(id="e3", type="Country", name="Norland", mentions=(at("Norland"), at("Norland", 1)), key="country/NL"),
        Entity(id="e4", type="Government", name="Norland", mentions=(at("Norland", 2),)),
        Entity(id="e5", type="Person", name="Ilan Moor", mentions=(at("General Ilan Moor"), at("Ilan Moor")), nil=True),
        Entity(id="e6", type="Person", name="reporters", mentions=(at("reporters"),), named=False),
        Entity(id="e7", type="Weapon", name="rifles", mentions=(at("rifles"),), named=False),
        Entity(id="e8", type="PopulationGroup", name="traders", mentions=(at("traders"),), named=False),
        Entity(id="e9", type="Place", name="the Old Guard's camp", mentions=(at("Old Guard"),), lat=0.0, lon=-0.0),
        Entity(id="e10", type="ArmedGroup", name="The Kestrels", mentions=(at("gunmen"),), key="actor/kestrel-front"),
    ),
    events=(
        Event(
            id="ev1",
            type="Attack",
            trigger=at("raided"),
            sentence=at(FIRST),
            rule="verb trigger",
            mentions=(at("raided"), at("the raid"), at("the raid", 1)),
            agents=(argument("e1", "gunmen"),),
            targets=(argument("e8", "traders"), argument("e2", "Arvo")),
            instruments=(argument("e7", "rifles"),),
            beneficiaries=(argument(None, "the Old Guard"), argument("e6", "reporters")),
            places=(argument("e2", "Arvo"),),
            start="2026-02-02",
            end="2026-02-02",
            time_precision="day",
            time_span=at("Monday"),
            agent_confidence="stated",
            relations=(EventRelation("inResponseTo", "ev2"),),
            types=("ArmedClash",),
        ),
        Event(
            id="ev2",
            type="MilitaryOperation",
            trigger=at("Operation Dawn"),
            sentence=at(SECOND),
            rule="named operation",
            name="Operation Dawn",
            status="ongoing",
            places=(argument("e3", "Norland"),),
            start="2026-01-01",
            place_precision="country",
            time_precision="month",
            attributed_to=(Attribution("c1", "e5"),),
            agent_confidence="claimed",
            relations=(EventRelation("partOf", "ev1"),),
        ),
        Event(
            id="ev3",
            type="Shelling",
            trigger=at("fell"),
            sentence=at(FOURTH),
            rule="verb trigger",
            status="hypothetical",
            end="2026-02-03",
            time_precision="unknown",
            attributed_to=(Attribution("c5"),),
        ),
        Event(id="ev4", type="Threat", trigger=at("fell"), sentence=at(FOURTH), rule="verb trigger"),
    ),
    casualties=(
        Casualty(
            id="k1",
            kind="killed",
            span=at("dozens"),
            sentence=at(FIRST),
            rule="count",
            count_text="dozens",
            event="ev1",
            min=24,
            max=99,
            best=30,
            qualifier="dozens",
            victims="traders",
            victim_class="civilian",
            perpetrators=(argument("e1", "gunmen"),),
            period=("2026-02-02", "2026-02-04"),
            places=(argument("e2", "Arvo"),),
        ),
        Casualty(
            id="k2",
            kind="missing",
            span=at("shells"),
            sentence=at(FOURTH),
            rule="count",
            count_text="none",
            min=0,
            period=(None, None),
            claim="c5",
        ),
    ),
    claims=(
        Claim(
            id="c1",
            type="Statement",
            content=Content("the raid answered Operation Dawn in Norland", (at("the raid answered"), at("in Norland"))),
            sentence=at(SECOND),
            rule="tell",
            source=Source("General Ilan Moor", at("General Ilan Moor"), "e5"),
            cue=Cue("told", at("told")),
            date="2026-02-03",
            addressees=("e6",),
            asserts=("ev2",),
            about=("ev1", "e3"),
        ),
        Claim(
            id="c2",
            type="Accusation",
            content=Content("it", (at("it."),)),
            sentence=at(SECOND),
            rule="blame",
            source=Source("General Ilan Moor", at("General Ilan Moor"), "e5"),
            cue=Cue("blamed", at("blamed")),
            accused=("e3",),
            asserts=("ev2", "k1"),
        ),
        Claim(
            id="c3",
            type="Denial",
            content=Content("that the front had claimed the raid", (at("that the front had claimed the raid"),)),
            sentence=at(THIRD),
            rule="deny",
            source=Source("We", at("We")),
            cue=Cue("deny", at("deny")),
            quoted=True,
            disputes=("c2", "ev1"),
        ),
        Claim(
            id="c4",
            type="ResponsibilityClaim",
            content=Content("the raid", (at("the raid", 1),)),
            sentence=at(THIRD),
            rule="claim-resp",
            source=Source("the front", at("the front"), "e1"),
            cue=Cue("claimed", at("claimed")),
            within="c3",
        ),
        Claim(
            id="c5",
            type="Threat",
            content=Content("one two three four five six seven eight nine ten eleven twelve thirteen", (at("shells"),)),
            sentence=at(FOURTH),
            rule="impersonal",
        ),
    ),
    relations=(
        Relation("leads", "e5", "e1", "General", at("General"), at(SECOND), "apposition"),
        Relation("alliedWith", "e1", "e4", "General", at("General"), at(SECOND), "apposition", claim="c1"),
    ),
)
