"""One calendar day of the person: the date that the clocks show where they are, in one city or in two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.people import Roster
from scheduler_app.mission.requests import Interpreting
from scheduler_app.mission.rules import RuleKind
from scheduler_app.planning import Limits, judge, plan
from scheduler_app.planning.encode import encode
from tests.builders import (
    a_city,
    a_city_day,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    a_venue,
    an_interpreter,
    an_official,
    at,
    hours,
    slot,
)

FIRM = Roster(groups=(), organisation_ids=("firm",))
ONE_A_DAY = {"kind": RuleKind.MOST_A_DAY, "roster": FIRM, "number": 1}
ONE_HOUR = {"kind": RuleKind.LONGEST_WORK, "roster": FIRM, "minutes": 60}
TEN_HOURS = {"kind": RuleKind.LONGEST_DAY, "roster": FIRM, "minutes": 600}
ZONES = {
    "at noon in one zone": ("UTC", "UTC", (12, 0), (13, 0)),
    "to the west": ("Asia/Shanghai", "Europe/London", (12, 0), (14, 0)),
    "to the east": ("Europe/London", "Asia/Dubai", (11, 0), (21, 0)),
    "over the date line": ("Pacific/Auckland", "Pacific/Honolulu", (23, 0), (9, 0)),
}
"""Two cities, a departure from the one and an arrival at the other, both on the first date."""


def _journey(case, *rules, requests=("first", "second"), meetings=(), **tables):
    """A meeting of an hour in each of two cities on one date, and the leg between."""
    here, there, leaves, lands = ZONES[case]
    long = hours("06:00", "23:55")
    leg = a_leg(departure=at(*leaves), arrival=at(*lands), check_in_minutes=0, exit_minutes=0)
    second = [at(22), *meetings][-1]
    return a_mission(
        cities=[
            a_city(timezone=here, day_hours=long), a_city("other", timezone=there, day_hours=long),
        ],
        venues=[a_venue(), a_venue("away", "other")],
        officials=[an_official(), an_official("host", city_id="other", venue_id="away")],
        city_days=[a_city_day(), a_city_day("other")],
        legs=[leg],
        meeting_requests=[
            a_request("first", minutes=60, **tables.pop("asked", {})),
            a_request("second", minutes=60, official_ids=("host",), **tables.pop("too", {})),
        ],
        rules=[a_rule(f"rule{n}", **one) for n, one in enumerate(rules)],
        meetings=[
            a_meeting("first", at(9)), a_meeting("second", second, venue_id="away"),
        ] if meetings else [],
        **tables,
    )  # fmt: skip


@pytest.mark.parametrize("case", ZONES)
@pytest.mark.parametrize("rule", [ONE_A_DAY, ONE_HOUR], ids=["number", "work"])
def test_a_date_in_two_cities_is_one_day(case, rule):
    by_hand = _journey(case, rule, meetings=[at(22)])
    assert [one.source.rule_id for one in judge(by_hand).conflicts] == ["rule0"]
    proposal = plan(_journey(case, rule), limits=Limits(workers=1, seconds=5))
    assert len(proposal.meetings) == 1


@pytest.mark.parametrize("case", ["at noon in one zone", "to the west"])
def test_a_day_is_long_from_the_first_city_to_the_second(case):
    mission = _journey(case, TEN_HOURS, meetings=[at(22)])
    assert [one.source.rule_id for one in judge(mission).conflicts] == ["rule0"]


def test_the_minutes_of_an_interpreter_are_those_of_the_date():
    ivy = an_interpreter(city_ids=("city", "other"), leg_ids=("leg",), most_minutes=60)
    spoken = {"interpreting": Interpreting.ONE}
    mission = _journey("at noon in one zone", asked=spoken, too=spoken, interpreters=[ivy])
    assert len(plan(mission, limits=Limits(workers=1, seconds=5)).meetings) == 1


def test_two_dates_are_two_days_where_only_hours_lie_between():
    """From Auckland on Monday evening to Honolulu, where it is Monday morning, and on to Tuesday there."""
    mission = _journey("over the date line", ONE_A_DAY, meetings=[at(9, day=1)])
    mission = replace(mission, end=at(0, day=1).date())
    days = [*mission.city_days.values(), a_city_day("other", 1)]
    mission = replace(mission, city_days={one.id: one for one in days})
    assert judge(mission).conflicts == ()


def test_the_day_after_is_the_next_date_not_the_next_day_of_work():
    rule = a_rule(kind=RuleKind.NEXT_DAY, request_ids=("one", "two"))
    requests = [a_request("one"), a_request("two")]
    mission = a_mission(
        days=3, city_days=[a_city_day(), a_city_day(day=2)], meeting_requests=requests,
        rules=[rule], meetings=[a_meeting("one", at(9)), a_meeting("two", at(9, day=2))],
    )  # fmt: skip
    assert [one.source.rule_id for one in judge(mission).conflicts] == ["rule"]


def test_the_longest_day_counts_gatherings_without_a_venue_and_legs():
    rule = a_rule(kind=RuleKind.LONGEST_DAY, roster=FIRM, minutes=180)
    meeting = [a_meeting(start=at(8))]
    briefing = a_gathering(venue_id=None, start=at(12), end=at(13))
    with_gathering = a_mission(rules=[rule], meetings=meeting, gatherings=[briefing])
    assert [one.source.rule_id for one in judge(with_gathering).conflicts] == ["rule"]
    lunch_only = a_mission(rules=[rule], meetings=meeting)
    assert judge(lunch_only).conflicts == ()
    with_leg = a_mission(
        cities=[a_city(), a_city("other")], legs=[a_leg(departure=at(12), arrival=at(13))],
        rules=[rule], meetings=meeting,
    )  # fmt: skip
    assert "rule" in [one.source.rule_id for one in judge(with_leg).conflicts]


def test_time_kept_free_is_meant_by_the_clock_of_the_city_of_the_meeting():
    rule = a_rule(
        kind=RuleKind.FREE_TIME, roster=FIRM, slots=(slot("09:00", "10:00"),),
    )  # fmt: skip
    far = a_city("other", timezone="Asia/Shanghai")
    meeting = [a_meeting(start=at(17))]  # 09:00 in UTC
    mission = a_mission(
        cities=[a_city(timezone="Asia/Shanghai"), a_city("other")], rules=[rule], meetings=meeting
    )
    assert judge(mission).conflicts == ()
    assert judge(replace(mission, cities={**mission.cities, "other": far})).conflicts == ()
    early = adopt_schedule(mission, [a_meeting(start=at(9, 30))])
    assert [one.source.rule_id for one in judge(early).conflicts] == ["rule"]


def test_the_dates_of_a_problem_are_those_of_the_mission_and_begin_at_each_citys_midnight():
    mission = _journey("to the west")
    problem = encode(mission).problem
    here, there = problem.cities
    assert len(here.midnights) == len(problem.days) + 1 == 6
    assert {b - a for a, b in zip(here.midnights, there.midnights, strict=True)} == {8 * 60}
