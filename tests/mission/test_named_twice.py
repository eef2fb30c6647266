"""Who is named twice in one list, or in two of its fields, is there once."""

from __future__ import annotations

from scheduler_app.exchange.mission_json import export_mission, import_mission
from scheduler_app.itemmodels.clipboard import paste
from scheduler_app.mission.attendance import people_of_gathering, people_of_meeting
from scheduler_app.mission.people import Roster
from scheduler_app.planning import judge
from solver.check import violations
from solver.problem import Fixed, Window
from solver.solution import Rule, Solution
from tests.builders import (
    a_city,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    an_interpreter,
    an_official,
)
from tests.solver.rule_cases import a_problem

EVERY_WAY = Roster(organisation_ids=("firm", "firm"), delegate_ids=("delegate", "delegate"))


def test_an_engagement_that_names_people_twice_is_no_double_booking():
    mission = a_mission(
        cities=[a_city(), a_city("other")],
        interpreters=[an_interpreter(city_ids=("city", "other", "city"), leg_ids=("leg", "leg"))],
        gatherings=[
            a_gathering(
                roster=EVERY_WAY, official_ids=("official",) * 2,
                interpreter_ids=("interpreter",) * 2,
            )
        ],
        legs=[a_leg(roster=EVERY_WAY)],
        meeting_requests=[],
    )  # fmt: skip
    assert judge(mission).conflicts == ()
    people = people_of_gathering(mission, mission.gatherings["gathering"])
    assert people == ("delegate", "official", "interpreter")


def test_a_meeting_that_names_people_twice_has_them_once():
    request = a_request(
        organisation_id=None, delegate_ids=("delegate",) * 2, any_of_ids=("delegate", "b", "b"),
        preferred_ids=("b",), official_ids=("official",) * 2, least=2,
    )  # fmt: skip
    mission = a_mission(
        delegates=[a_delegate(), a_delegate("b")], interpreters=[an_interpreter()],
        meeting_requests=[request],
        meetings=[a_meeting(delegate_ids=("b", "b"), interpreter_ids=("interpreter",) * 2)],
    )  # fmt: skip
    assert judge(mission).is_sound
    people = people_of_meeting(mission, mission.meetings["meeting-of-request"])
    assert people == ("delegate", "b", "official", "interpreter")


def test_what_a_file_or_a_pasted_list_names_twice_is_read_once():
    mission = a_mission(officials=[an_official(name="Ming")])
    plain = export_mission(mission)
    plain["meeting_requests"][0]["official_ids"] *= 2
    assert import_mission(plain).meeting_requests["request"].official_ids == ("official",)
    row = "Talk\tCity\t2026-03-02 09:00\t2026-03-02 10:00\tMing; Ming"
    fields = ("title", "city_id", "start", "end", "official_ids")
    (made,) = paste(mission, "gatherings", row, fields).mission.gatherings.values()
    assert made.official_ids == ("official",)


def test_a_problem_that_names_a_person_twice_has_them_once():
    fixed = Fixed(persons=(0, 0), window=Window(start=60, end=120), from_site=0, to_site=0)
    meal = Fixed(persons=(0, 0), window=Window(start=240, end=300))
    found = violations(a_problem(fixed=(fixed, meal)), Solution())
    assert Rule.NO_DOUBLE_BOOKING not in {one.rule for one in found}
