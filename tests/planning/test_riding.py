"""Vehicles: they need no seat and are no guest, seat no more than they can, and are missed when they are off."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from scheduler_app.cli.reports import conflicts_as_plain
from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.attendance import people_of_meeting
from scheduler_app.mission.edits.cancelling import CancelKind, Cancellation
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.itinerary import ItineraryIndex, itinerary_of
from scheduler_app.mission.itinerary.run_sheet import run_sheet
from scheduler_app.mission.itinerary.trips import Hindered
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.mission.rules import RuleKind
from scheduler_app.mission.slots import Slot
from scheduler_app.planning import Limits, Reason, judge, plan
from scheduler_app.planning.figures import figures_of
from scheduler_app.planning.legal import candidates, placed_by_hand, verdict
from scheduler_app.planning.repairing import answer_fewest, answer_gap, fall
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.programme import programme_line
from scheduler_app.wording.reasons import sentence_of_left_out
from solver.solution import Rule
from tests.builders import (
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
    a_travel_time,
    a_vehicle,
    a_venue,
    an_official,
    an_organisation,
    at,
    slot,
)

ONE = Limits(seconds=5, workers=1)
BOTH = Roster(groups=(), delegate_ids=("ann", "bob"))


def _town(**tables: Any) -> Mission:
    """Ann and Bob of one firm, Cid of another, at the hotel; two ministries half an hour away."""
    given: dict[str, Any] = {
        "cities": [a_city(hotel_id="hotel")],
        "venues": [a_venue("hotel"), a_venue(), a_venue("far")],
        "travel_times": [
            a_travel_time("hotel", "venue", 30), a_travel_time("hotel", "far", 30),
            a_travel_time("venue", "far", 30),
        ],
        "organisations": [an_organisation(one) for one in ("firm", "rival", "ministry")],
        "delegates": [
            a_delegate("ann", name="Ann", title="Director"), a_delegate("bob", name="Bob"),
            a_delegate("cid", name="Cid", organisation_id="rival"),
        ],
        "officials": [an_official(), an_official("second", venue_id="far")],
        "meeting_requests": [a_request(title="Talk", vehicle_id="car")],
        "vehicles": [a_vehicle()],
        "city_days": [a_city_day()],
    }  # fmt: skip
    return a_mission(**{**given, **tables})


def _solved(mission: Mission) -> Mission:
    return adopt_schedule(mission, plan(mission, limits=ONE).meetings)


def _said(mission: Mission) -> list[str]:
    return [sentence_of_conflict(mission, one) for one in judge(mission).conflicts]


def _waits(mission: Mission, request_id: str = "request") -> str:
    return sentence_of_left_out(mission, judge(mission).unplaced[request_id])


def test_a_vehicle_needs_no_seat_and_is_nobody_who_comes() -> None:
    mission = _town(
        rooms=[a_room("office", "venue", seats=3)],
        meeting_requests=[a_request(title="Talk", vehicle_id="car", room_id="office")],
    )
    solved = _solved(mission)
    (meeting,) = solved.meetings.values()
    assert _said(solved) == []
    assert set(people_of_meeting(solved, meeting)) == {"ann", "bob", "official"}
    asked = judge(solved).encoding.problem.requests[0]
    assert asked.seats(0) == len(asked.people(0)) == 3
    for figure in figures_of(judge(solved)):
        assert all(part.person_id != "car" for part in figure.parts)


def test_a_request_whose_vehicle_is_too_small_waits_and_must_be_mended() -> None:
    mission = _town(vehicles=[a_vehicle(seats=1)])
    solved = _solved(mission)
    assert solved.meetings == {}
    assert judge(solved).unplaced["request"].reason is Reason.RIDE_TOO_SMALL
    assert _waits(solved) == "2 people are to ride in Car, which seats 1."


def test_of_several_only_so_many_come_as_there_are_seats() -> None:
    asked = a_request(
        title="Talk", vehicle_id="car", organisation_id=None, delegate_ids=("ann",),
        preferred_ids=("bob",),
    )  # fmt: skip
    for seats, coming in ((1, {"ann"}), (2, {"ann", "bob"})):
        solved = _solved(_town(meeting_requests=[asked], vehicles=[a_vehicle(seats=seats)]))
        (meeting,) = solved.meetings.values()
        assert set(people_of_meeting(solved, meeting)) - {"official"} == coming


def test_too_many_riders_of_a_meeting_put_there_by_hand_are_a_conflict() -> None:
    mission = _town(vehicles=[a_vehicle(seats=1)])
    assert [one.rule for one in verdict(mission, "request", at(10), "venue")] == [Rule.RIDE_SIZE]
    held = placed_by_hand(mission, "request", at(10), ("venue", None))
    assert _said(held) == [
        "Car seats 1; on Mon 2 Mar at 10:00, 2 people are to ride in it (Talk): Ann and Bob."
    ]


AWAY = (Slot(start=at(0), end=at(0, day=1)),)


@pytest.mark.parametrize(
    ("ann", "bob", "is_full"),
    [
        ({}, {}, True),
        ({"departure": at(12)}, {"arrival": at(12)}, False),
        ({"departure": at(12, 30)}, {"arrival": at(12)}, True),
        ({"away": AWAY}, {}, False),
        ({"is_travelling": False}, {}, False),
    ],
)
def test_a_roster_is_counted_at_its_busiest_time_by_who_is_there(ann, bob, is_full) -> None:
    mission = _town(
        delegates=[a_delegate("ann", name="Ann", **ann), a_delegate("bob", name="Bob", **bob)],
        meeting_requests=[], vehicles=[a_vehicle(seats=1, roster=BOTH)],
    )  # fmt: skip
    (conflict,) = judge(mission).conflicts or (None,)
    assert (conflict is not None) is is_full
    if conflict is not None:
        assert "Car seats 1; on Mon 2 Mar at " in _said(mission)[0]
        assert "2 people are to ride in it: Ann and Bob." in _said(mission)[0]


def test_only_those_in_the_city_of_a_vehicle_ride_in_it() -> None:
    """Ann goes on to the other city, where the second car has one seat and she is alone."""
    mission = _town(
        days=2, cities=[a_city(hotel_id="hotel"), a_city("other")], meeting_requests=[],
        city_days=[a_city_day(), a_city_day("other", 1, roster=Roster(groups=(), delegate_ids=("ann",)))],
        legs=[a_leg(departure=at(17), arrival=at(18), roster=Roster(groups=(), delegate_ids=("ann",)))],
        vehicles=[a_vehicle("there", city_id="other", seats=1, roster=BOTH)],
    )  # fmt: skip
    assert _said(mission) == []


def test_a_vehicle_for_gatherings_only_is_counted_at_each_of_them() -> None:
    few = Roster(groups=(), delegate_ids=("ann",))
    coach = a_vehicle("coach", seats=1, only_gatherings=True, roster=Roster())
    mission = _town(vehicles=[coach], meeting_requests=[], gatherings=[a_gathering(roster=few)])
    assert _said(mission) == []
    more = replace(mission, gatherings={"gathering": a_gathering(roster=BOTH)})
    assert [one.source.vehicle_id for one in judge(more).conflicts] == ["coach"]


def test_who_rides_in_a_car_takes_no_seat_of_the_coach() -> None:
    car = a_vehicle(seats=2, roster=BOTH)
    coach = a_vehicle("coach", seats=1, roster=Roster())
    assert _said(_town(vehicles=[car, coach], meeting_requests=[])) == []


def _two_trips(**fields: Any) -> Mission:
    nine, ten = slot("09:00", "10:00"), slot("10:00", "11:00")
    return _town(
        meeting_requests=[
            a_request("one", title="One", minutes=60, windows=(nine,), vehicle_id="car"),
            a_request(
                "two", title="Two", organisation_id="rival", official_ids=("second",),
                minutes=60, windows=(ten,), vehicle_id="car", **fields,
            ),
        ],
        vehicles=[a_vehicle()],
    )  # fmt: skip


def test_that_its_vehicle_is_taken_is_the_reason_of_waiting() -> None:
    mission = _two_trips()
    held = replace(mission, meetings={"meeting-of-one": a_meeting("one", at(9))})
    assert _waits(held, "two") == "Car is taken then (One)."
    solved = _solved(mission)
    (waiting,) = judge(solved).unplaced
    assert _waits(solved, waiting).startswith("Car is taken then (")


@pytest.mark.parametrize("pins", [{}, {"pin_time": True, "pin_place": True}])
def test_a_vehicle_that_is_busy_all_the_time_is_named_and_no_person(pins) -> None:
    same = slot("09:00", "10:00")
    mission = _two_trips()
    requests = {key: replace(one, windows=(same,)) for key, one in mission.meeting_requests.items()}
    held = replace(
        mission, meeting_requests=requests, meetings={"meeting-of-one": a_meeting("one", at(9), **pins)}
    )  # fmt: skip
    assert _waits(held, "two") == "Car is taken then (One)."


def test_what_a_vehicle_cannot_drive_is_no_ride_on_any_paper() -> None:
    """Ann and Cid ride by one roster to two places at once: one of them has no car then."""
    pair = Roster(groups=(), delegate_ids=("ann", "cid"))
    mission = _town(
        meeting_requests=[
            a_request("one", organisation_id=None, delegate_ids=("ann",)),
            a_request("two", organisation_id="rival", official_ids=("second",)),
        ],
        meetings=[a_meeting("one", at(9)), a_meeting("two", at(9), venue_id="far")],
        vehicles=[a_vehicle(roster=pair)],
    )  # fmt: skip
    index = ItineraryIndex(mission)
    rides = [ride for _, day in run_sheet(index, "car").days for ride in day]
    driven = [one for one in rides if one.hindered is None]
    assert all(a.end <= b.start for a, b in pairwise(driven))
    assert {one.hindered for one in rides} == {None, Hindered.UNDER_WAY}
    riding = {
        person: [one.vehicle for day in itinerary_of(mission, person).days for one in day.entries]
        for person in ("ann", "cid")
    }
    told = sum(bool(name) for names in riding.values() for name in names)
    assert told == sum(len(one.riders) for one in driven)


def test_a_driver_of_another_city_has_no_ride() -> None:
    mission = _town(
        cities=[a_city(hotel_id="hotel"), a_city("other")],
        vehicles=[a_vehicle(city_id="other")], meetings=[a_meeting()],
    )  # fmt: skip
    rides = [ride for _, day in run_sheet(ItineraryIndex(mission), "car").days for ride in day]
    assert {one.hindered for one in rides} == {Hindered.ELSEWHERE}
    entries = [one for day in itinerary_of(mission, "ann").days for one in day.entries]
    assert {one.vehicle for one in entries} == {""}
    assert [one.rule for one in judge(mission).conflicts] == [Rule.AVAILABILITY]


def _cancelled(mission: Mission, **fields: Any) -> Any:
    what = Cancellation(**{"kind": CancelKind.VEHICLE, "id": "car", "since": at(0), **fields})
    return fall(mission, what, at(0))


def _told(before: Mission, after: Mission) -> dict[str, list[str]]:
    changes = programme_changes(before, after)
    return {
        person: [programme_line(changes, one, person) for one in mine]
        for person, mine in changes.by_person().items()
    }


def test_who_loses_a_vehicle_is_told_and_misses_it() -> None:
    mission = _town(meetings=[a_meeting()])
    fallen = _cancelled(mission)
    assert fallen.meeting_ids == ()
    gap = answer_gap(fallen)
    assert set(gap.noticing) == {"ann", "bob"}
    assert gap.new_conflicts == 1
    (sentence,) = _said(gap.after)
    assert sentence.startswith(
        "Talk 09:00–09:45 on Mon 2 Mar has no car any more: Car is not there"
    )
    assert list(gap.after.meetings) == list(mission.meetings)


def test_another_free_vehicle_with_enough_seats_is_offered() -> None:
    others = [a_vehicle("small", seats=1), a_vehicle("van", seats=6), a_vehicle("bus", seats=30)]
    mission = _town(meetings=[a_meeting()], vehicles=[a_vehicle(), *others])
    answer = answer_fewest(_cancelled(mission), limits=ONE)
    assert answer.new_conflicts == 0
    assert answer.after.meeting_requests["request"].vehicle_id == "van"
    assert _told(mission, answer.after)["ann"] == [
        "Car, City: was at your disposal; is off", "Van, City: you now ride in it; Bob now rides in it",
    ]  # fmt: skip


def test_a_vehicle_that_is_needed_then_is_not_offered() -> None:
    busy = a_request(
        "two", title="Two", organisation_id="rival", official_ids=("second",), vehicle_id="van"
    )
    mission = _town(
        meeting_requests=[a_request(title="Talk", vehicle_id="car"), busy],
        meetings=[a_meeting(), a_meeting("two", at(9), venue_id="far")],
        vehicles=[a_vehicle(), a_vehicle("van")],
    )
    answer = answer_fewest(_cancelled(mission), limits=ONE)
    assert answer.after.meeting_requests["request"].vehicle_id == "car"
    assert answer.new_conflicts == 1


@pytest.mark.parametrize("until", [None, at(12)])
def test_the_riders_of_a_roster_change_to_another_vehicle(until) -> None:
    mission = _town(
        meeting_requests=[a_request(title="Talk")], meetings=[a_meeting()],
        vehicles=[a_vehicle(roster=Roster()), a_vehicle("van", seats=6)],
    )  # fmt: skip
    gap = answer_gap(_cancelled(mission, until=until))
    assert [one.source.vehicle_id for one in judge(gap.after).conflicts] == ["car"]
    assert {"ann", "bob"} <= set(gap.noticing)
    answer = answer_fewest(_cancelled(mission, until=until), limits=ONE)
    assert judge(answer.after).conflicts == ()
    index = ItineraryIndex(answer.after)
    rides = [ride for _, day in run_sheet(index, "van").days for ride in day]
    assert {one.person_id for ride in rides for one in ride.riders} == {"ann", "bob"}


def test_a_vehicle_off_while_nobody_needs_it_is_missed_by_nobody() -> None:
    mission = _town(meetings=[a_meeting()])
    answer = answer_gap(_cancelled(mission, since=at(18), until=at(20)))
    assert judge(answer.after).conflicts == ()


def test_a_meeting_is_sooner_held_while_its_vehicle_is_there_and_never_given_up_for_it() -> None:
    car = a_vehicle(away=(Slot(start=at(0), end=at(14)),))
    solved = _solved(_town(vehicles=[car]))
    assert solved.meetings["meeting-of-request"].start >= at(14)
    only = a_request(title="Talk", vehicle_id="car", windows=(slot("09:00", "12:00"),))
    kept = _solved(_town(vehicles=[car], meeting_requests=[only], meetings=[a_meeting()]))
    assert len(kept.meetings) == 1
    assert "has no car any more" in _said(kept)[0]


AWAY_AT_NINE = (slot("00:00", "12:00"),)


def _while_away(**fields: Any) -> Mission:
    """A request that could only be while its car is not there."""
    asked = a_request(title="Talk", vehicle_id="car", windows=(slot("09:00", "10:00"),), **fields)
    return _town(vehicles=[a_vehicle(away=AWAY_AT_NINE)], meeting_requests=[asked])


def test_a_request_waits_for_its_vehicle_and_says_so_in_plan_and_check() -> None:
    mission = _while_away()
    proposal = plan(mission, limits=ONE)
    assert proposal.meetings == ()
    assert proposal.worse is None
    said = "Car, in which it rides, is not there when it could be: away Mon 2 Mar 00:00–12:00."
    assert _waits(mission) == said
    assert [sentence_of_left_out(mission, one) for one in proposal.unplaced] == [said]
    assert candidates(mission, "request") == ()


def test_a_vehicle_away_is_no_reason_where_something_else_is() -> None:
    """The hosts cannot be met then at all; and where there is room at another hour, it is not said."""
    hosts = [an_official(availability=(slot("14:00", "15:00"),))]
    mission = replace(_while_away(), officials={one.id: one for one in hosts})
    assert "is not there" not in _waits(mission)
    later = a_request(title="Talk", vehicle_id="car")
    free = replace(_while_away(), meeting_requests={"request": later})
    assert _waits(free) == "Not planned yet; there is room for it."
    assert min(one.start for one in candidates(free, "request")) >= at(12)


def test_whoever_places_it_by_hand_is_told_that_the_vehicle_is_away() -> None:
    mission = _while_away()
    (conflict,) = verdict(mission, "request", at(9), "venue")
    held = placed_by_hand(mission, "request", at(9), ("venue", None))
    told = sentence_of_conflict(held, conflict)
    assert told.startswith("Talk 09:00–09:45 on Mon 2 Mar has no car any more: Car is not there")
    assert _said(held) == [told]


def test_a_vehicle_that_has_the_id_of_a_person_a_firm_and_a_rule_is_not_taken_for_them() -> None:
    """Every record that may be called alike is called "1"."""
    asked = [
        a_request("one", title="One", organisation_id="1", windows=(slot("09:00", "10:00"),), vehicle_id="1"),
        a_request(
            "two", title="Two", organisation_id="rival", official_ids=("second",),
            windows=(slot("09:00", "10:00"),), vehicle_id="1",
        ),
    ]  # fmt: skip
    mission = _town(
        organisations=[an_organisation("1", name="Firm"), an_organisation("rival"), an_organisation("ministry")],
        delegates=[
            a_delegate("1", name="Ann", organisation_id="1"),
            a_delegate("cid", name="Cid", organisation_id="rival"),
        ],
        vehicles=[a_vehicle("1", name="Car")], meeting_requests=asked, meetings=[a_meeting("one", at(9))],
        rules=[
            a_rule(
                "1", kind=RuleKind.LEAST_IN_ALL, number=3,
                roster=Roster(groups=(), delegate_ids=("1",)),
            )
        ],
    )  # fmt: skip
    assert _waits(mission, "two") == "Car is taken then (One)."
    assert _said(mission) == []
    (owed,) = judge(mission).breaches
    assert sentence_of_conflict(mission, owed) == (
        "Ann has 1 meeting, 2 too few. Rule: Ann: at least 3 meetings in all."
    )
    both = replace(
        mission, meetings={one.id: one for one in (a_meeting("one", at(9)), a_meeting("two", at(9), venue_id="far"))}
    )  # fmt: skip
    assert "Car is in two places on Mon 2 Mar: One 09:00–09:45 and Two 09:00–09:45." in _said(both)
    away = replace(mission, vehicles={"1": a_vehicle("1", name="Car", away=AWAY)})
    assert any("no car any more: Car is not there" in one for one in _said(away))
    assert conflicts_as_plain(away, judge(away).conflicts)[0]["vehicles"] == ["1"]
    (line,) = [one for one in findings_of(away).lines if "no car" in one.sentence]
    assert (line.table, line.ids) == ("meetings", ("meeting-of-one",))
