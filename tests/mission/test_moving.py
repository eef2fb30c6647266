"""A whole mission moves: everything dated goes along, holidays and what was told stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from scheduler_app.mission import clock
from scheduler_app.mission.edits.moving import left_outside, move_mission, moved
from scheduler_app.mission.edits.settings import set_mission
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import NoticeId, ReleaseId
from scheduler_app.mission.notices import Notice
from scheduler_app.mission.places import Fair, Holiday
from scheduler_app.mission.releases import Release
from scheduler_app.mission.rules import RuleKind
from scheduler_app.planning import judge
from scheduler_app.wording.moving import move_lines, outside_sentence
from tests.builders import (
    DAY,
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_rule,
    a_venue,
    an_interpreter,
    an_official,
    at,
    slot,
)

SOON = slot("09:00", "12:00")
TOLD = datetime(2026, 1, 5, tzinfo=UTC).replace(tzinfo=None)


def _full(**fields):
    return a_mission(
        days=2,
        cities=[
            a_city(
                timezone="Europe/Berlin",
                holidays=(Holiday(day=DAY + timedelta(days=30), title="Feast"),),
                fairs=(Fair(title="Fair", first=DAY, last=DAY),),
            ),
            a_city("other", timezone="Asia/Shanghai"),
        ],
        venues=[a_venue(closed=(SOON,))], rooms=[a_room(availability=(SOON,))],
        delegates=[a_delegate(arrival=at(7), departure=at(18, day=1), away=(SOON,))],
        officials=[an_official(availability=(SOON,))],
        interpreters=[an_interpreter(arrival=at(7), departure=at(18, day=1), away=(SOON,))],
        legs=[a_leg(arrival=at(6, day=1))], gatherings=[a_gathering(start=at(13), end=at(14))],
        meeting_requests=[a_request(windows=(SOON,), preferred=(SOON,), state_on=DAY)],
        meetings=[a_meeting()],
        rules=[a_rule(kind=RuleKind.FREE_TIME, slots=(SOON,))],
        notices=[Notice(id=NoticeId("n"), person="delegate", name="D", made_on=TOLD, told_on=TOLD)],
        releases=[Release(id=ReleaseId("r"), name="one", version=1, sent_on=TOLD)],
        **fields,
    )  # fmt: skip


def test_there_and_back_is_the_same():
    mission = _full()
    assert move_mission(move_mission(mission, 30), -30) == mission
    assert move_mission(mission, 0) == mission


def test_everything_dated_goes_along_and_what_is_past_stays():
    mission, by = _full(), timedelta(days=30)
    after = move_mission(mission, 30)
    assert (after.start, after.end) == (mission.start + by, mission.end + by)
    later = type(SOON)(start=SOON.start + by, end=SOON.end + by)
    assert after.city_days["city-0"].day == DAY + by
    assert after.venues["venue"].closed == after.rooms["room"].availability == (later,)
    for person in (after.delegates["delegate"], after.interpreters["interpreter"]):
        assert (person.arrival, person.away) == (at(7) + by, (later,))
    assert after.officials["official"].availability == (later,)
    request = after.meeting_requests["request"]
    assert (request.windows, request.preferred, request.state_on) == ((later,), (later,), DAY)
    assert after.rules["rule"].slots == (later,)
    assert after.legs["leg"].departure == at(14) + by
    assert after.gatherings["gathering"].start == at(13) + by
    assert after.meetings["meeting-of-request"].start == at(9) + by
    assert after.cities["city"].fairs[0].first == DAY + by
    assert after.cities["city"].holidays == mission.cities["city"].holidays
    assert (after.notices, after.releases) == (mission.notices, mission.releases)


def test_what_a_move_brings_is_told():
    before = _full()
    after = move_mission(before, 30)
    found = moved(before, after)
    assert found.changes_weekdays
    assert [one.title for _, one in found.holidays] == ["Feast"]
    assert [(one.city_id, one.after - one.before) for one in found.clocks] == [("city", 60)]
    sentence = "The clocks in City are 60 min ahead of those of the dates before."
    assert sentence in list(move_lines(before, after, found))
    assert found.legs == ("leg",)
    said = " ".join(move_lines(before, after, found))
    for part in ("Wed 1 Apr 2026", "on Mon is on Wed", "Feast", "60 min ahead", "Leg"):
        assert part in said
    assert "title" not in said
    dated = replace(before, title="Mission of March 2026")
    assert "The title stays as it is" in " ".join(move_lines(before, dated, found))
    week = moved(before, move_mission(before, 7))
    assert (week.changes_weekdays, week.clocks, week.holidays, week.legs) == (False, (), (), ())


def test_a_plan_that_is_moved_by_weeks_is_as_sound_as_before():
    mission = a_mission(days=2, city_days=[a_city_day(), a_city_day(day=1)], meetings=[a_meeting()])
    assert judge(move_mission(mission, 70)).conflicts == judge(mission).conflicts == ()


def test_a_year_out_of_range_is_refused():
    with pytest.raises(MissionError):
        move_mission(_full(), 366 * 300)


def test_what_other_dates_leave_outside_is_counted():
    mission = _full()
    later = set_mission(mission, start=DAY + timedelta(days=1))
    assert left_outside(mission, later) == {"city_days": 1, "gatherings": 1, "meetings": 1}
    assert "1 city day, 1 gathering and 1 meeting" in outside_sentence(left_outside(mission, later))
    assert outside_sentence(left_outside(mission, mission)) == ""


def test_hours_that_clocks_skip_or_show_twice():
    berlin = a_city(timezone="Europe/Berlin").zone
    assert clock.is_skipped(datetime(2026, 3, 29, 2, 30), berlin)
    assert not clock.is_skipped(datetime(2026, 3, 29, 3, 0), berlin)
    assert clock.is_twice(datetime(2026, 10, 25, 2, 30), berlin)
    assert not clock.is_twice(datetime(2026, 3, 29, 2, 30), berlin)
    assert not clock.is_twice(datetime(2026, 10, 25, 3, 0), berlin)
    assert date(2026, 3, 29).weekday() == 6
