"""Doubtful data is said, each kind once, and a sound mission has none."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest

from scheduler_app.mission.defects import Defect, DefectCode, Severity, defects_of
from scheduler_app.mission.load import loads_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import CityDay, OpeningHours
from scheduler_app.mission.requests import Answer, MeetingKind, MeetingState
from scheduler_app.mission.rules import RuleKind
from scheduler_app.mission.slots import Slot
from scheduler_app.wording.defects import SENTENCES, sentence_of_defect
from scheduler_app.wording.rules import load_text
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    a_vehicle,
    a_venue,
    an_official,
    at,
    hours,
)
from tests.mission.defect_cases import CASES

TWO_CITIES: dict[str, Any] = {"cities": [a_city(), a_city("other")]}
THREE_VENUES: dict[str, Any] = {
    "venues": [a_venue(), a_venue("b"), a_venue("c"), a_venue("abroad", "other")], **TWO_CITIES
}  # fmt: skip
NOBODY = Roster(groups=())
FIRM = Roster(groups=(), organisation_ids=("firm",))
STRANGERS: dict[str, Any] = {
    "delegates": [a_delegate(languages=("en",))], "officials": [an_official(languages=("zh",))],
}  # fmt: skip


def _ways(*ways: object) -> Mission:
    return a_mission(**THREE_VENUES, travel_times=ways)


def test_a_sound_mission_has_no_defect() -> None:
    assert defects_of(a_mission(days=3)) == ()
    assert defects_of(a_mission(city_days=[], meeting_requests=[])) == ()


@pytest.mark.parametrize("code", DefectCode)
def test_each_kind_is_found_once_and_said(code: DefectCode) -> None:
    mission, sentence = CASES[code]
    is_typing = code is DefectCode.VEHICLE_TOO_FULL  # else the judging of the plan tells it
    found = [one for one in defects_of(mission, with_ways=not is_typing) if one.code is code]
    assert len(found) == 1
    assert sentence_of_defect(mission, found[0]) == sentence


def test_what_must_be_fixed_comes_first() -> None:
    mission = a_mission(
        days=2, city_days=[a_city_day()], delegates=[a_delegate(is_travelling=False)]
    )
    severities = [one.severity for one in defects_of(mission)]
    assert severities == sorted(severities)
    assert severities[0] is Severity.MUST_FIX


def test_a_leg_that_joins_the_cities_of_a_day_is_no_doubt() -> None:
    mission = a_mission(
        **THREE_VENUES, city_days=[a_city_day(), a_city_day("other")], legs=[a_leg()]
    )
    assert defects_of(mission) == ()


def test_two_city_days_of_one_city_are_no_doubt() -> None:
    twice = [a_city_day(), CityDay(id="again", city_id="city", day=date(2026, 3, 2))]
    assert defects_of(a_mission(city_days=twice)) == ()


def test_every_defect_has_a_sentence() -> None:
    assert set(SENTENCES) == set(DefectCode) == set(CASES)
    assert Defect(code=DefectCode.REQUEST_TWICE, table="meeting_requests").severity


def test_hours_over_many_days_hold_the_days_between() -> None:
    wide = Slot(start=at(9) - timedelta(days=40), end=at(9) + timedelta(days=40))
    assert defects_of(a_mission(officials=[an_official(availability=(wide,))])) == ()


@pytest.mark.parametrize(
    "off", [{"state": MeetingState.CANCELLED}, {"hosts_accept": Answer.NO}], ids=str
)
def test_what_will_not_be_is_not_counted_as_asked(off: dict[str, Any]) -> None:
    """One hour, one request that stands, one that does not: neither hours nor numbers are doubtful."""
    mission = a_mission(
        officials=[an_official(availability=(Slot(start=at(9), end=at(10)),), least_rank=1)],
        meeting_requests=[
            a_request(title="Stands"),
            a_request("again", title="Off", **off),
            a_request("twice", title="Off", **off),
        ],
        rules=[a_rule(kind=RuleKind.LEAST_IN_ALL, number=2, roster=FIRM)],
    )
    said = [sentence_of_defect(mission, one) for one in defects_of(mission)]
    assert sorted(said) == [
        "Firm: at least 2 meetings in all – but there are fewer in the table of requests: Firm (1).",
        "Stands: nobody of the other side has rank 1 or higher, as Official (Ministry) should meet.",
    ]
    assert load_text(loads_of(mission)["official"]) == "45 min asked, 1 h free"


def test_where_only_accepted_requests_are_planned_others_are_not_asked_yet() -> None:
    mission = a_mission(
        officials=[an_official(availability=(Slot(start=at(9), end=at(10)),))],
        meeting_requests=[a_request(), a_request("more", title="More")],
    )
    assert [one.code for one in defects_of(mission)] == [DefectCode.OFFICIAL_OVERASKED]
    assert defects_of(dataclasses.replace(mission, only_accepted=True)) == ()


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/call", "http://meet.example.org:8443/j/1?pwd=a#b", "example.org/j/12",
        "tel:+861012345678", "sip:room@example.org", "https://ruan.example.中国/会议", " example.org ",
    ],
)  # fmt: skip
def test_an_address_of_a_call_is_no_doubt(link: str) -> None:
    mission = a_mission(meeting_requests=[a_request(kind=MeetingKind.ONLINE, link=link)])
    assert defects_of(mission) == ()


@pytest.mark.parametrize(
    "link", ["notalink", "meeting id 12 34", "https://", "https:// example.org", "tbd."]
)
def test_what_nobody_could_follow_is_doubted(link: str) -> None:
    mission = a_mission(meeting_requests=[a_request(kind=MeetingKind.ONLINE, link=link)])
    assert [one.code for one in defects_of(mission)] == [DefectCode.REQUEST_LINK_UNREADABLE]


def test_a_planned_call_needs_its_link() -> None:
    online = a_request(kind=MeetingKind.ONLINE)
    assert defects_of(a_mission(meeting_requests=[online])) == ()
    planned = a_mission(meeting_requests=[online], meetings=[a_meeting(venue_id=None)])
    assert [one.code for one in defects_of(planned)] == [DefectCode.REQUEST_WITHOUT_LINK]


def closed_gatherings(**venue: Any) -> list[DefectCode]:
    evening = a_gathering(start=at(20), end=at(23))
    mission = a_mission(venues=[a_venue(**venue)], gatherings=[evening])
    return [one.code for one in defects_of(mission) if one.code is DefectCode.GATHERING_CLOSED]


def test_a_venue_that_is_shut_for_a_time_is_shut_for_gatherings_too() -> None:
    assert closed_gatherings(closed=(Slot(start=at(22), end=at(8, day=1)),)) != []
    assert closed_gatherings(closed=(Slot(start=at(8), end=at(20)),)) == []


def test_hours_that_touch_are_open_all_the_time() -> None:
    parts = (hours("18:00", "21:30"), hours("21:30", "23:30"))
    assert closed_gatherings(opening_hours=tuple(OpeningHours(hours=one) for one in parts)) == []
    assert closed_gatherings(opening_hours=(OpeningHours(hours=parts[0]),)) != []


@pytest.mark.parametrize(
    "fields",
    [{"preferred_ids": ("guest",)}, {"organisation_id": None, "any_of_ids": ("delegate",)}],
)
def test_a_request_is_doubted_where_nobody_is_left_who_is_to_come(fields: dict[str, Any]) -> None:
    mission = a_mission(
        delegates=[
            a_delegate(is_travelling=False),
            a_delegate("guest", organisation_id="ministry"),
        ],
        meeting_requests=[a_request(**fields)],
    )
    assert "Firm – Ministry: nobody who is to come travels." in [
        sentence_of_defect(mission, one) for one in defects_of(mission)
    ]


def test_a_car_is_too_small_though_the_list_is_too_short_to_choose_from() -> None:
    asked = a_request(delegate_ids=("delegate",), any_of_ids=("deputy",), least=2, vehicle_id="car")
    mission = a_mission(
        delegates=[a_delegate(), a_delegate("deputy")],
        vehicles=[a_vehicle(seats=1)],
        meeting_requests=[asked],
    )
    assert "Firm – Ministry: 2 people are to ride in Car, which seats 1." in [
        sentence_of_defect(mission, one) for one in defects_of(mission)
    ]
