"""Meals that each takes at a time of their own within some hours: judged, solved, printed, read."""

from __future__ import annotations

import pytest

from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.itinerary import EngagementKind, itinerary_of
from scheduler_app.mission.places import Break
from scheduler_app.planning import Limits, judge, plan, verdict
from scheduler_app.times.reading import read_breaks
from scheduler_app.times.writing import breaks_text
from tests.builders import (
    a_city,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_travel_time,
    a_venue,
    an_official,
    at,
    hours,
    slot,
)

LUNCH = Break(title="Lunch", hours=hours("12:00", "14:00"), minutes=45)
CITY = {"cities": [a_city(breaks=(LUNCH,))]}
TWO = {"meeting_requests": [a_request(), a_request("later", title="Later")]}


def _said(mission):
    return [line.sentence for line in findings_of(mission).lines if line.start is not None]


def test_a_meeting_within_the_hours_is_sound_where_time_for_the_meal_is_left():
    assert _said(a_mission(**CITY, meetings=[a_meeting(start=at(12))])) == []


def test_two_meetings_that_leave_too_little_are_a_conflict():
    mission = a_mission(
        **CITY, **TWO, meetings=[a_meeting(start=at(12, 15)), a_meeting("later", at(13, 15))]
    )
    assert _said(mission) == [
        (
            "Delegate (Firm) and Official (Ministry) have no 45 min for Lunch between 12:00 and 14:00"
            " on Mon 2 Mar: Firm – Ministry 12:15–13:00 and Later 13:15–14:00."
        )
    ]


def test_the_way_comes_on_top_of_the_meal():
    far = {
        "venues": [a_venue(), a_venue("far")], "travel_times": [a_travel_time("venue", "far", 30)],
        "officials": [an_official(), an_official("other", venue_id="far")],
        "meeting_requests": [a_request(), a_request("later", official_ids=("other",))],
    }  # fmt: skip
    mission = a_mission(**CITY, **far, meetings=[a_meeting(start=at(12))])
    assert verdict(mission, "later", at(13, 45), "far") != ()
    assert verdict(mission, "later", at(14), "far") == ()


def test_who_is_at_a_gathering_over_all_of_it_has_none():
    mission = a_mission(**CITY, gatherings=[a_gathering(start=at(11), end=at(15))])
    assert _said(mission) == []


def test_a_plan_leaves_time_for_the_meal():
    noon = [an_official(availability=(slot("11:30", "14:30"),))]
    wanted = [a_request(f"r{n}", title=f"R{n}") for n in range(4)]
    mission = a_mission(**CITY, officials=noon, meeting_requests=wanted)
    solved = adopt_schedule(mission, plan(mission, limits=Limits(workers=1, seconds=30)).meetings)
    assert judge(solved).is_sound
    assert len(solved.meetings) == 3


def test_an_itinerary_has_the_meal_where_there_is_time_for_it():
    mission = a_mission(**CITY, meetings=[a_meeting(start=at(12, 15))])
    entries = [one for day in itinerary_of(mission, "delegate").days for one in day.entries]
    (meal,) = [one for one in entries if one.engagement.kind is EngagementKind.BREAK]
    assert (meal.engagement.start, meal.engagement.end) == (at(13), at(13, 45))


def test_a_break_is_written_and_read_with_its_length():
    text = breaks_text((LUNCH, Break(title="Tea", hours=hours("16:00", "16:20"))))
    assert text == "Lunch 45 min 12:00–14:00; Tea 16:00–16:20"
    assert read_breaks(a_mission(), text).value[0] == LUNCH
    assert read_breaks(a_mission(), text).value[1].minutes is None


def test_a_meal_longer_than_its_hours_is_refused():
    with pytest.raises(MissionError):
        read_breaks(a_mission(), "Lunch 90 min 12:00-13:00")
