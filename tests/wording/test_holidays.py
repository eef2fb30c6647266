"""A holiday is named where it is what keeps a request out, or what a meeting put there runs against."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Holiday
from scheduler_app.planning import judge
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.reasons import sentence_of_left_out
from tests.builders import DAY, a_city, a_meeting, a_mission, a_request, an_official, at, slot

LABOUR_DAY = Holiday(day=DAY, title="Labour Day")


def _mission(**fields: Any) -> Mission:
    """Two days, the first of them a holiday."""
    return a_mission(days=2, **{"cities": [a_city(holidays=(LABOUR_DAY,))], **fields})


def _waits(mission: Mission) -> str:
    return sentence_of_left_out(mission, judge(mission).unplaced["request"])


def test_a_host_who_receives_on_a_holiday_only():
    mission = _mission(officials=[an_official(availability=(slot("09:00", "12:00"),))])
    assert _waits(mission) == (
        "Labour Day (Mon 2 Mar) is a holiday in City, and Delegate (Firm) and Official (Ministry) have no other"
        " time for it."
    )


def test_hours_asked_for_on_a_holiday_only():
    mission = _mission(meeting_requests=[a_request(windows=(slot("09:00", "12:00"),))])
    assert "Labour Day (Mon 2 Mar) is a holiday in City" in _waits(mission)


def test_two_holidays():
    city = a_city(
        holidays=(replace(LABOUR_DAY, day=at(0, day=1).date(), title="Bridge"), LABOUR_DAY)
    )
    assert "Labour Day (Mon 2 Mar) and Bridge (Tue 3 Mar) are holidays in City" in _waits(
        _mission(cities=[city])
    )


def test_no_holiday_is_blamed_where_it_would_not_help():
    mission = _mission(officials=[an_official(availability=(slot("19:00", "20:00"),))])
    assert "Labour Day" not in _waits(mission)


def test_a_meeting_put_on_a_holiday_names_it():
    mission = _mission(meetings=[a_meeting(start=at(9))])
    sentences = {sentence_of_conflict(mission, one) for one in judge(mission).conflicts}
    assert any("is a holiday in City (Labour Day)" in one for one in sentences)
    assert any("a holiday in City (Labour Day)" in one for one in sentences)
    assert not any("is not in City" in one for one in sentences)


def test_a_holiday_without_a_name_is_told_by_its_day():
    city = a_city(holidays=(LABOUR_DAY, replace(LABOUR_DAY, day=at(0, day=1).date(), title="")))
    assert "Labour Day (Mon 2 Mar) and Tue 3 Mar are holidays in City" in _waits(
        _mission(cities=[city])
    )
