"""A stand-in takes the seat, the rules, the firm's requests and the interpreter of who leaves."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler_app.mission.attendance import delegates_of_meeting
from scheduler_app.mission.defects import DefectCode, defects_of
from scheduler_app.mission.defects.vehicles import overfull_vehicles
from scheduler_app.mission.edits.stand_in import stand_in
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.interpreting import interpreters_for
from scheduler_app.mission.itinerary import itinerary_of
from scheduler_app.mission.people import OrganisationKind, Roster
from scheduler_app.mission.rules import RuleKind
from scheduler_app.planning import judge
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.names import namer_of
from tests.builders import (
    a_city,
    a_delegate,
    a_meeting,
    a_mission,
    a_request,
    a_rule,
    a_travel_time,
    a_vehicle,
    a_venue,
    an_interpreter,
    an_official,
    an_organisation,
    at,
)

TUESDAY = date(2026, 3, 3)
MINISTRY = an_organisation("ministry", kind=OrganisationKind.GOVERNMENT)
FIRMS = [an_organisation("firm"), an_organisation("energy"), MINISTRY]
MINISTER = a_delegate("minister", name="Min Ister", is_principal=True, languages=("en",))
DEPUTY = a_delegate(
    "deputy", name="Dep Uty", organisation_id="energy", is_travelling=False, languages=("en",)
)
BOTH = Roster(groups=(), delegate_ids=("minister", "aide"))


def _two_days(**tables):
    given = {
        "days": 2, "organisations": FIRMS, "delegates": [MINISTER, DEPUTY, a_delegate("aide")],
        "meeting_requests": [
            a_request("late", organisation_id=None, delegate_ids=("minister",), title="Late"),
        ],
        "meetings": [a_meeting("late", at(9, day=1))],
    }  # fmt: skip
    return a_mission(**(given | tables))


def _codes(mission):
    return {one.code for one in defects_of(mission)}


def test_the_stand_in_rides_in_the_car_of_who_leaves():
    mission = _two_days(
        cities=[a_city(hotel_id="hotel")],
        venues=[a_venue(), a_venue("hotel")],
        travel_times=[a_travel_time("hotel", "venue", 20)],
        vehicles=[a_vehicle(seats=2, roster=BOTH)],
    )
    after = stand_in(mission, "minister", "deputy", TUESDAY)
    (tuesday,) = itinerary_of(after, "deputy").days
    assert {one.vehicle for one in tuesday.entries} == {"Car"}
    assert not list(overfull_vehicles(after))  # one after the other on one seat


def test_a_third_rider_beside_the_stand_in_is_one_too_many():
    mission = _two_days(vehicles=[a_vehicle(seats=1, roster=BOTH)])
    after = stand_in(mission, "minister", "deputy", TUESDAY)
    (full,) = overfull_vehicles(after)
    assert (full.values["count"], full.values["number"]) == (2, 1)


def test_who_rides_in_a_car_already_keeps_it():
    own = a_vehicle("own", roster=Roster(groups=(), delegate_ids=("deputy",)))
    mission = _two_days(vehicles=[a_vehicle(roster=BOTH), own])
    after = stand_in(mission, "minister", "deputy", TUESDAY)
    assert after.vehicles["car"].roster == BOTH
    assert DefectCode.VEHICLE_SHARED not in _codes(after)


@pytest.mark.parametrize(
    ("kind", "roster", "is_named"),
    [
        (RuleKind.MOST_A_DAY, Roster(groups=(), delegate_ids=("minister",)), True),
        (RuleKind.MOST_A_DAY, Roster(groups=("principals",)), True),
        (RuleKind.LONGEST_DAY, Roster(groups=(), organisation_ids=("firm",)), True),
        (RuleKind.MOST_A_DAY, Roster(groups=(), delegate_ids=("aide",)), False),
    ],
)
def test_rules_about_who_leaves_hold_for_the_stand_in(kind, roster, is_named):
    mission = _two_days(rules=[a_rule(kind=kind, roster=roster, number=1, minutes=60)])
    rule = stand_in(mission, "minister", "deputy", TUESDAY).rules["rule"]
    assert ("deputy" in rule.roster.delegate_ids) is is_named


def test_the_interpreter_of_who_leaves_goes_on_with_the_stand_in():
    mission = _two_days(
        delegates=[MINISTER, DEPUTY],
        officials=[an_official(languages=("zh",))],
        interpreters=[an_interpreter(follows_id="firm")],
        meetings=[a_meeting("late", at(9, day=1), interpreter_ids=("interpreter",))],
    )
    after = stand_in(mission, "minister", "deputy", TUESDAY)
    assert not _codes(after) & {
        DefectCode.MEETING_MISINTERPRETED, DefectCode.REQUEST_NO_INTERPRETER,
    }  # fmt: skip
    assert judge(after).is_sound


def test_the_stand_ins_own_interpreters_serve_still():
    own = a_request("own", organisation_id="energy", title="Own")
    mission = _two_days(
        officials=[an_official(languages=("zh",))],
        interpreters=[
            an_interpreter("ann", follows_id="firm"),
            an_interpreter("ben", follows_id="energy"),
        ],
        meeting_requests=[own],
        meetings=[],
    )
    assert interpreters_for(mission, own, ("deputy",), "city") == (("ben",),)
    after = stand_in(mission, "minister", "deputy", TUESDAY)
    assert interpreters_for(after, own, ("deputy",), "city") == (("ben",), ("ann",))


def test_a_request_of_the_firm_is_met_by_the_stand_in_too():
    mission = _two_days(
        delegates=[a_delegate("minister"), DEPUTY],
        meeting_requests=[a_request()],
        meetings=[a_meeting(start=at(9, day=1))],
    )
    after = stand_in(mission, "minister", "deputy", TUESDAY)
    assert delegates_of_meeting(after, after.meetings["meeting-of-request"]) == ("deputy",)
    assert judge(after).is_sound


@pytest.mark.parametrize("by_id", ["minister", "deputy"])
def test_nobody_stands_in_for_themselves(by_id):
    back = a_delegate("deputy", name="Dep Uty", replaced_by_id="aide")
    aide = a_delegate("aide", replaced_by_id="minister")
    mission = _two_days(delegates=[MINISTER, back, aide])
    with pytest.raises(MissionError) as refused:
        stand_in(mission, "minister", by_id, TUESDAY)
    assert refused.value.fault is Fault.IN_A_RING
    name = mission.delegates[by_id].name
    assert fault_sentence(refused.value, namer_of(mission)) == (
        "Delegate ‘Min Ister’: the stand-ins would lead back to where they began,"
        f" with ‘{name}’ among them."
    )
