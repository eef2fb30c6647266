"""Who cannot get to a gathering: what comes before it stands, and the gathering is the conflict."""

from __future__ import annotations

from scheduler_app.mission.edits.cancelling import CancelKind, Cancellation
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.planning import Limits, plan
from scheduler_app.planning.answers import Answer
from scheduler_app.planning.judge import judge
from scheduler_app.planning.repairing import answer_fewest, answer_gap, answer_use, fall
from scheduler_app.wording.conflicts import sentence_of_conflict
from tests.builders import (
    a_city,
    a_city_day,
    a_delegate,
    a_gathering,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_venue,
    an_interpreter,
    an_official,
    an_organisation,
    at,
)

FIRMS = Roster(organisation_ids=("firm",), groups=())


def _two_cities() -> Mission:
    """A meeting here in the morning, a flight at three, there a dinner and tomorrow a meeting."""
    return a_mission(
        days=2,
        cities=[a_city(), a_city("other")],
        city_days=[a_city_day(), a_city_day("other", 1)],
        venues=[a_venue(), a_venue("abroad", "other")],
        organisations=[an_organisation(one) for one in ("firm", "rival", "ministry", "bureau")],
        delegates=[a_delegate(), a_delegate("rival", organisation_id="rival")],
        officials=[
            an_official(),
            an_official("second", organisation_id="bureau", city_id="other", venue_id="abroad"),
        ],
        interpreters=[an_interpreter(city_ids=("city", "other"), leg_ids=("flight",))],
        legs=[a_leg("flight", departure=at(15), arrival=at(17), roster=FIRMS)],
        gatherings=[
            a_gathering("dinner", city_id="other", venue_id="abroad", start=at(19), end=at(21),
                        roster=FIRMS),
        ],
        meeting_requests=[a_request("here"), a_request("there", official_ids=("second",))],
        meetings=[a_meeting("here", at(11)), a_meeting("there", at(10, day=1), venue_id="abroad")],
    )  # fmt: skip


def _cancelled(mission: Mission, hour: int = 0) -> list[Answer]:
    what = Cancellation(kind=CancelKind.LEG, id="flight", since=at(hour))
    fallen = fall(mission, what, at(hour))
    limits = Limits(workers=1, seconds=20)
    return [
        answer_gap(fallen),
        answer_fewest(fallen, limits=limits),
        answer_use(fallen, limits=limits),
    ]


def test_a_cancelled_flight_costs_what_is_at_its_other_end() -> None:
    mission = _two_cities()
    assert judge(mission).conflicts == ()
    for answer in _cancelled(mission):
        assert answer.lost == ("there",)
        assert (answer.moved, answer.used, answer.is_sound) == ((), (), True)
        assert [
            sentence_of_conflict(answer.after, one) for one in judge(answer.after).conflicts
        ] == [
            "No way for Delegate (Firm) to Dinner 19:00–21:00: nothing takes them to Other in time."
        ]
        assert answer.new_conflicts == 1


def test_riders_are_counted_and_named_by_the_leg() -> None:
    gap, *_ = _cancelled(_two_cities())
    assert [one.before.id for one in gap.standing if one.before is not None] == ["flight"]
    assert {"delegate", "interpreter"} <= set(gap.standing[0].noticing)
    assert "rival" not in gap.noticing


def test_solving_again_keeps_the_meeting_before_the_gathering_that_cannot_be_reached() -> None:
    gap, *_ = _cancelled(_two_cities())
    found = plan(gap.after, limits=Limits(workers=1, seconds=20))
    assert [one.request_id for one in found.meetings] == ["here"]


def test_what_has_begun_when_the_flight_is_cancelled_stays() -> None:
    mission = _two_cities()
    for answer in _cancelled(mission, hour=14):
        assert answer.after.meetings["meeting-of-here"] == mission.meetings["meeting-of-here"]
        assert answer.lost == ("there",)
