"""What both sides want of a meeting: priorities, answers, sessions, calls, vehicles, tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.aims import AIMS, Aim, Weights
from scheduler_app.mission.edits.schedule import adopt_schedule, place_request
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import TableKeeper
from scheduler_app.mission.requests import Answer, MeetingKind, Priority, Session
from scheduler_app.mission.rules import RuleKind
from scheduler_app.planning import Limits, encode, judge, plan
from scheduler_app.planning.tables import with_tables
from scheduler_app.wording.reasons import sentence_of_left_out
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_rule,
    a_travel_time,
    a_vehicle,
    a_venue,
    an_official,
    an_organisation,
    at,
    hours,
    slot,
)

ONE = Limits(workers=1, seconds=30)


def _planned(mission: Mission) -> dict[str, datetime]:
    return {one.request_id: one.start for one in plan(mission, limits=ONE).meetings}


def _said(mission: Mission) -> list[str]:
    return [one.sentence for one in findings_of(mission).lines if one.start is not None]


def _why(mission: Mission) -> str:
    (left_out,) = judge(mission).unplaced.values()
    return sentence_of_left_out(mission, left_out)


def _two_for_one_hour(**first: object) -> Mission:
    """Two firms ask for the one hour of an official."""
    return a_mission(
        organisations=[an_organisation(), an_organisation("rival"), an_organisation("ministry")],
        delegates=[a_delegate(), a_delegate("other", organisation_id="rival")],
        officials=[an_official(availability=(slot("09:00", "09:45"),))],
        meeting_requests=[a_request("one", **first), a_request("two", organisation_id="rival")],
    )


def test_what_the_hosts_wish_decides_between_firms_that_wish_alike() -> None:
    assert set(_planned(_two_for_one_hour(host_priority=Priority.HIGH))) == {"one"}
    assert set(_planned(_two_for_one_hour(host_priority=Priority.LOW))) == {"two"}


def test_the_weights_of_the_mission_decide_what_a_star_is_worth() -> None:
    mission = _two_for_one_hour(priority=Priority.HIGH)
    assert set(_planned(mission)) == {"one"}
    assert set(_planned(replace(mission, weights=Weights(high=1, normal=2)))) == {"two"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"hosts_accept": Answer.NO}, "It is declined by the hosts."),
        ({"guests_accept": Answer.NO}, "It is declined by the firm."),
    ],
)
def test_what_a_side_declines_is_not_planned_and_says_so(fields, said) -> None:
    mission = a_mission(meeting_requests=[a_request(**fields)])
    assert _planned(mission) == {}
    assert _why(mission) == said


def test_only_what_both_sides_accept_is_planned_where_the_mission_says_so() -> None:
    asked = a_mission(meeting_requests=[a_request(guests_accept=Answer.YES)], only_accepted=True)
    assert _planned(asked) == {}
    assert _why(asked) == "It waits for the hosts to accept it."
    both = a_request(guests_accept=Answer.YES, hosts_accept=Answer.YES)
    assert set(_planned(a_mission(meeting_requests=[both], only_accepted=True))) == {"request"}


@pytest.mark.parametrize(
    ("session", "first"), [(Session.MORNING, at(8)), (Session.AFTERNOON, at(13))]
)
def test_a_session_is_a_half_of_the_day_as_the_city_has_it(session, first) -> None:
    city = a_city(morning=hours("08:00", "13:00"))
    mission = a_mission(cities=[city], meeting_requests=[a_request(session=session)])
    assert _planned(mission)["request"] >= first
    wrong = at(15) if session is Session.MORNING else at(12, 30)
    placed = place_request(mission, "request", wrong, "venue", None)
    assert "outside the hours asked for" in _said(placed)[0]


def test_a_session_and_hours_that_do_not_meet_say_so() -> None:
    request = a_request(session=Session.MORNING, windows=(slot("14:00", "16:00"),))
    mission = a_mission(meeting_requests=[request])
    assert _planned(mission) == {}
    assert _why(mission) == "The hours asked for leave no time for it."


def _call(**fields: object) -> Mission:
    """A firm in "city" calls an official of "other", where the mission never goes."""
    city = a_city(hotel_id="hotel")
    return a_mission(
        cities=[city, a_city("other")],
        venues=[a_venue(), a_venue("hotel"), a_venue("far", "other")],
        officials=[an_official(city_id="other", venue_id="far", **fields), an_official("near")],
        meeting_requests=[
            a_request(kind=MeetingKind.ONLINE, city_id="city", link="https://example.org/1"),
        ],
    )


def test_an_official_who_is_nowhere_near_is_called_from_where_everyone_is() -> None:
    mission = _call(availability=(slot("10:00", "11:00"),))
    (meeting,) = plan(mission, limits=ONE).meetings
    assert (meeting.venue_id, meeting.room_id, meeting.city_id) == (None, None, "city")
    assert at(10) <= meeting.start <= at(10, 15)
    assert _said(adopt_schedule(mission, [meeting])) == []


def test_who_is_called_is_in_no_other_meeting_meanwhile() -> None:
    mission = _call()
    requests: dict[Any, Any] = {
        **mission.meeting_requests,
        "visit": a_request("visit", organisation_id="rival", city_id="city", venue_id="venue",
                           kind=MeetingKind.ONLINE),
    }  # fmt: skip
    mission = replace(
        mission,
        organisations={**mission.organisations, "rival": an_organisation("rival")},
        delegates={**mission.delegates, "other": a_delegate("other", organisation_id="rival")},
        meeting_requests=requests,
    )
    both = adopt_schedule(
        mission, [a_meeting(start=at(9), venue_id="hotel"), a_meeting("visit", at(9, 30))]
    )
    assert _said(both)[0].startswith(
        "Official (Ministry) is at two meetings at once on Mon 2 Mar: "
    )
    starts = sorted(_planned(mission).values())
    assert (starts[1] - starts[0]).seconds >= 45 * 60


def test_a_call_keeps_clear_of_the_gatherings_of_the_called() -> None:
    mission = replace(
        _call(availability=(slot("10:00", "12:00"),)),
        gatherings={
            "gathering": a_gathering(
                city_id="other", venue_id="far", start=at(10), end=at(11),
                roster=replace(a_gathering().roster, groups=()), official_ids=("official",),
            )
        },
    )  # fmt: skip
    assert _planned(mission)["request"] >= at(11)


def test_a_vehicle_takes_one_group_at_a_time() -> None:
    mission = a_mission(
        organisations=[an_organisation(), an_organisation("rival"), an_organisation("ministry")],
        delegates=[a_delegate(), a_delegate("other", organisation_id="rival")],
        venues=[a_venue(), a_venue("far")],
        travel_times=[a_travel_time("venue", "far", 30), a_travel_time("far", "venue", 30)],
        officials=[an_official(), an_official("second", venue_id="far")],
        vehicles=[a_vehicle()],
        meeting_requests=[
            a_request("one", vehicle_id="car"),
            a_request("two", organisation_id="rival", official_ids=("second",), vehicle_id="car"),
        ],
    )
    both = adopt_schedule(
        mission, [a_meeting("one", at(9)), a_meeting("two", at(10), venue_id="far")]
    )
    assert _said(both) == [
        "No way in time for Car on Mon 2 Mar: the ride from Venue to Far takes 30 min, 15 are left."
    ]
    starts = sorted(_planned(mission).values())
    assert (starts[1] - starts[0]).seconds >= 75 * 60


@pytest.mark.parametrize("keeper", TableKeeper)
def test_who_stays_finds_their_table_again(keeper) -> None:
    """Two firms meet two ministries in turn: a table belongs to a firm, or to a ministry."""
    mission = a_mission(
        organisations=[an_organisation(one) for one in ("firm", "rival", "ministry", "bureau")],
        delegates=[a_delegate(), a_delegate("other", organisation_id="rival")],
        officials=[an_official(), an_official("second", organisation_id="bureau")],
        rooms=[a_room(tables=2, table_keeper=keeper)],
        meeting_requests=[
            a_request(f"{firm}-{official}", organisation_id=firm, official_ids=(official,))
            for firm in ("firm", "rival")
            for official in ("official", "second")
        ],
    )
    meetings = with_tables(mission, [
        a_meeting("firm-official", at(9), room_id="room"), a_meeting("rival-second", at(9), room_id="room"),
        a_meeting("firm-second", at(10), room_id="room"), a_meeting("rival-official", at(10), room_id="room"),
    ])  # fmt: skip
    table = {one.request_id: one.table for one in meetings}
    stays = table["firm-official"] == table["firm-second"]
    assert stays is (keeper is TableKeeper.GUESTS)
    assert (table["firm-official"] == table["rival-official"]) is (keeper is TableKeeper.HOSTS)


def test_plans_are_judged_by_the_aims_of_the_mission_in_their_order() -> None:
    order = (Aim.MOVES, Aim.GAPS)
    mission = a_mission(aims=order)
    assert [tier.name for tier in plan(mission, limits=ONE).tiers] == ["placed", "moves", "gaps"]
    assert [one.value for one in encode(a_mission()).problem.tiers] == ["placed", *AIMS]


def test_a_visit_of_two_days_is_two_requests_on_successive_days() -> None:
    mission = a_mission(
        days=3,
        city_days=[a_city_day(day=n) for n in range(3)],
        meeting_requests=[a_request("first"), a_request("second", title="Second day")],
        rules=[a_rule(kind=RuleKind.NEXT_DAY, request_ids=("first", "second"))],
    )
    starts = _planned(mission)
    assert (starts["second"].date() - starts["first"].date()).days == 1
