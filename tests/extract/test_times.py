"""When: relative dates, dates without a year, ranges, and times that are another event's or the speaker's."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]

# the article is of Thursday 12 March 2026
TIMES = [
    ("Rebels attacked the base on Sunday.", ("2026-03-08", "2026-03-08")),
    ("Rebels attacked the base late on Sunday.", ("2026-03-08", "2026-03-08")),
    ("Rebels attacked the base late Sunday.", ("2026-03-08", "2026-03-08")),
    ("Rebels attacked the base in the early hours of Sunday.", ("2026-03-08", "2026-03-08")),
    ("Early on Sunday, rebels attacked the base.", ("2026-03-08", "2026-03-08")),
    ("Rebels attacked the base on Sunday night.", ("2026-03-08", "2026-03-08")),
    ("On Monday morning rebels attacked the base.", ("2026-03-09", "2026-03-09")),
    ("Rebels attacked the base overnight.", ("2026-03-11", "2026-03-12")),
    ("Rebels attacked the base overnight on Tuesday.", ("2026-03-10", "2026-03-10")),
    ("Rebels attacked the base overnight from Sunday to Monday.", ("2026-03-08", "2026-03-09")),
    ("Rebels attacked the base earlier on Thursday.", ("2026-03-12", "2026-03-12")),
    ("Rebels attacked the base earlier this month.", ("2026-03-01", "2026-03-12")),
    ("Rebels attacked the base earlier this week.", ("2026-03-09", "2026-03-12")),
    ("Rebels attacked the base earlier this year.", ("2026-01-01", "2026-03-12")),
    ("Rebels attacked the base late last month.", ("2026-02-01", "2026-02-28")),
    ("Rebels attacked the base late last year.", ("2025-01-01", "2025-12-31")),
    ("Rebels attacked the base last month.", ("2026-02-01", "2026-02-28")),
    ("Rebels attacked the base last year.", ("2025-01-01", "2025-12-31")),
    ("Rebels attacked the base last Friday.", ("2026-03-06", "2026-03-06")),
    ("Rebels attacked the base last Thursday.", ("2026-03-05", "2026-03-05")),
    ("Rebels attacked the base this week.", ("2026-03-09", "2026-03-15")),
    ("Rebels attacked the base this morning.", ("2026-03-12", "2026-03-12")),
    ("Rebels attacked the base on Tuesday this week.", ("2026-03-10", "2026-03-10")),
    ("Rebels attacked the base on Friday last week.", ("2026-03-06", "2026-03-06")),
    ("Rebels attacked the base a week ago.", ("2026-03-02", "2026-03-08")),
    ("Rebels attacked the base three months ago.", ("2025-12-01", "2025-12-31")),
    ("Rebels attacked the base two years ago.", ("2024-01-01", "2024-12-31")),
    ("Rebels attacked the base a decade ago.", ("2016-01-01", "2016-12-31")),
    ("Rebels attacked the base hours ago.", ("2026-03-12", "2026-03-12")),
    ("Rebels attacked the base on March 3.", ("2026-03-03", "2026-03-03")),
    ("Rebels attacked the base on 3 March.", ("2026-03-03", "2026-03-03")),
    ("Rebels attacked the base on the 3rd of March.", ("2026-03-03", "2026-03-03")),
    ("Rebels attacked the base on March 3, 2024.", ("2024-03-03", "2024-03-03")),
    ("Rebels attacked the base on Tuesday, March 3.", ("2026-03-03", "2026-03-03")),
    ("Rebels attacked the base on Tuesday (3 March).", ("2026-03-03", "2026-03-03")),
    ("Rebels attacked the base in November.", ("2025-11-01", "2025-11-30")),
    ("Rebels attacked the base in November 2023.", ("2023-11-01", "2023-11-30")),
    ("Rebels attacked the base last November.", ("2025-11-01", "2025-11-30")),
    ("Rebels attacked the base in early March.", ("2026-03-01", "2026-03-31")),
    ("Rebels attacked the base in late 2024.", ("2024-01-01", "2024-12-31")),
    ("Rebels attacked the base in mid-February.", ("2026-02-01", "2026-02-28")),
    ("Rebels attacked the base in the summer of 2024.", ("2024-06-01", "2024-08-31")),
    ("Rebels attacked the base between 3 and 5 March.", ("2026-03-03", "2026-03-05")),
    ("Rebels attacked the base from March 3 to March 5.", ("2026-03-03", "2026-03-05")),
    ("Rebels attacked the base on March 3-5.", ("2026-03-03", "2026-03-05")),
    ("Rebels attacked the base on March 3 and 4.", ("2026-03-03", "2026-03-04")),
    ("Fighting raged from Sunday to Tuesday.", ("2026-03-08", "2026-03-10")),
    ("Fighting raged between Sunday and Tuesday.", ("2026-03-08", "2026-03-10")),
    ("Fighting raged from 28 February to 4 March.", ("2026-02-28", "2026-03-04")),
    ("Fighting raged between February 28 and March 4.", ("2026-02-28", "2026-03-04")),
    ("Fighting has raged since Sunday.", ("2026-03-08", None)),
    ("Fighting has raged since early February.", ("2026-02-01", None)),
    ("Fighting has raged since February 20.", ("2026-02-20", None)),
    ("Fighting has raged since 2019.", ("2019-01-01", None)),
    ("Rebels attacked the base in the year to March 2024.", ("2023-04-01", "2024-03-31")),
    ("Rebels attacked the base in the 18 months to January.", ("2024-08-01", "2026-01-31")),
    ("An earlier attempt to attack the base, on 9 February, also failed.", ("2026-02-09", "2026-02-09")),
    ("Fighting raged until Tuesday.", (None, "2026-03-10")),
    ("Fighting raged for three days.", (None, None)),
    ("The siege ended on Tuesday.", (None, "2026-03-10")),
    ("The siege began on Tuesday.", ("2026-03-10", None)),
    ("The siege, which began on 3 March, ended on 5 March.", ("2026-03-03", "2026-03-05")),
    ("The army attacked the base over the past two days.", ("2026-03-10", "2026-03-12")),
    ("The army attacked the base in the past 24 hours.", ("2026-03-11", "2026-03-12")),
    ("The army attacked the base over the past week.", ("2026-03-05", "2026-03-12")),
    ("The army attacked the base in recent days.", (None, None)),
    ("The army attacked the base at dawn on Wednesday.", ("2026-03-11", "2026-03-11")),
    ("At about 3am on Wednesday, rebels attacked the base.", ("2026-03-11", "2026-03-11")),
    ("At 03:00 local time (01:00 GMT) on Wednesday, rebels attacked the base.", ("2026-03-11", "2026-03-11")),
    ("On the night of March 3, rebels attacked the base.", ("2026-03-03", "2026-03-03")),
    ("Rebels attacked the base on the eve of 5 March.", ("2026-03-04", "2026-03-04")),
    ("Rebels attacked the base two weeks before the vote.", (None, None)),
    ("The army said on Monday that rebels attacked the base on Sunday.", ("2026-03-08", "2026-03-08")),
    ("Rebels attacked the base on Sunday, the army said on Monday.", ("2026-03-08", "2026-03-08")),
    ("The army said on Monday rebels had attacked the base a day earlier.", ("2026-03-08", "2026-03-08")),
    ("The army said on Monday that rebels attacked the base the previous day.", ("2026-03-08", "2026-03-08")),
    ("The army said Monday that rebels attacked the base overnight.", ("2026-03-08", "2026-03-09")),
    ("The army will attack the base on Sunday.", ("2026-03-15", "2026-03-15")),
    ("The army will attack the base next week.", ("2026-03-16", "2026-03-22")),
    ("The army plans to attack the base on Sunday.", ("2026-03-15", "2026-03-15")),
    ("The rebels are to surrender on Saturday.", ("2026-03-14", "2026-03-14")),
    ("Sunday's attack on the base killed 12 people.", ("2026-03-08", "2026-03-08")),
    ("Last week's attack on the base killed 12 people.", ("2026-03-02", "2026-03-08")),
    ("The 2019 attack on the base killed 12 people.", ("2019-01-01", "2019-12-31")),
    ("The March 3 attack on the base killed 12 people.", ("2026-03-03", "2026-03-03")),
    ("The attack on 3 March 2019 killed 12 people.", ("2019-03-03", "2019-03-03")),
    ("The base was attacked yesterday morning.", ("2026-03-11", "2026-03-11")),
    ("The base was attacked the day before yesterday.", ("2026-03-10", "2026-03-10")),
    ("The base was attacked twice on Wednesday.", ("2026-03-11", "2026-03-11")),
    ("The base has been attacked every day since Friday.", ("2026-03-06", None)),
    ("The base was attacked on Wednesday evening, three days after a truce was signed.", ("2026-03-11", "2026-03-11")),
    ("Rebels attacked the base in the 1990s.", ("1990-01-01", "1999-12-31")),
    ("Rebels attacked the base on 12/03/2024.", (None, None)),
    ("Rebels attacked the base on 2026-03-02.", ("2026-03-02", "2026-03-02")),
    ("In 2024 and 2025, rebels attacked the base.", ("2024-01-01", "2025-12-31")),
    ("Rebels who attacked the base in 2024 were jailed on Monday.", ("2024-01-01", "2024-12-31")),
    ("Two days earlier, rebels had attacked the base.", ("2026-03-10", "2026-03-10")),
    ("The army said on Monday that rebels had attacked the base.", (None, None)),
    ("Rebels attacked a base which was built in 2019.", (None, None)),
    ("Rebels attacked the base, according to a statement on Monday.", (None, None)),
    ("Rebels attacked the base before the Sunday vote.", (None, None)),
    ("Rebels attacked the Sunday market.", (None, None)),
    ("Rebels attacked the base, an official told the Sunday Herald.", (None, None)),
    ("Rebels attacked the May Hotel.", (None, None)),
    ("Rebels may attack the base.", (None, None)),
    ("Rebels attacked the March 8 barracks.", (None, None)),
    ("Rebels attacked the home of a man born in 1980.", (None, None)),
    ("Rebels attacked the base after talks collapsed on Monday.", (None, None)),
    ("Rebels attacked the base despite a truce signed in January.", (None, None)),
    ("Rebels attacked the base where 12 soldiers died in 2019.", (None, None)),
]


@pytest.mark.parametrize(("sentence", "expected"), TIMES)
def test_time_of_event(records: Reader, sentence: str, expected: tuple[str | None, str | None]) -> None:
    told = [e for e in records(sentence).events if e.type in {"Attack", "ArmedClash", "Siege", "Surrender"}]
    assert (told[0].start, told[0].end) == expected


DISTANCES = [
    ("Rebels attacked a base on 3 March. The attack came two days after gunmen ambushed a convoy.", "2026-03-01"),
    ("Soldiers attacked a town on 5 March, a week after gunmen ambushed a convoy.", "2026-02-26"),
    ("Gunmen ambushed a convoy a day before a truce was signed on 5 March.", "2026-03-04"),
    ("On 3 March rebels attacked a base. The following day they ambushed a convoy.", "2026-03-04"),
    ("The army said on Monday that rebels had ambushed a convoy a day earlier.", "2026-03-08"),
    ("On Tuesday the army failed to ambush a convoy.", "2026-03-10"),
    # what gives the ambush no day
    ("Gunmen ambushed a convoy a week after the elections.", None),
    ("Gunmen ambushed a convoy days before the truce.", None),
    ("On Tuesday the army vowed to ambush a convoy.", None),
]


@pytest.mark.parametrize(("text", "expected"), DISTANCES)
def test_days_counted_from_another_event(records: Reader, text: str, expected: str | None) -> None:
    assert [event.start for event in records(text).events if event.type == "Ambush"] == [expected]
