"""Requests to which nobody goes, or can go: never placed, and the true cause is said."""

from __future__ import annotations

from scheduler_app import planning
from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.edits import records, schedule
from scheduler_app.settings import resource
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.reasons import sentence_of_left_out
from tests import builders

LIMITS = planning.Limits(seconds=3)


def _without_honeywell():
    mission = load_sample(resource("samples"), "smart-cities-2015")
    firm = next(one.id for one in mission.organisations.values() if one.name == "Honeywell")
    people = [one.id for one in mission.delegates.values() if one.organisation_id == firm]
    wanted = {one.id for one in mission.meeting_requests.values() if one.organisation_id == firm}
    return records.delete_records(mission, "delegates", people), wanted


def test_meetings_left_without_delegates_are_conflicts_in_words():
    mission, wanted = _without_honeywell()
    placed = {one.request_id for one in mission.meetings.values()} & wanted
    assert placed

    conflicts = planning.judge(mission).conflicts

    assert {one for conflict in conflicts for one in conflict.cause.request_ids} == placed
    sentences = [sentence_of_conflict(mission, one) for one in conflicts]
    assert all("Nobody of Honeywell travels." in one for one in sentences)


def test_a_solve_takes_them_out_and_says_why():
    mission, wanted = _without_honeywell()

    proposal = planning.plan(mission, limits=LIMITS)

    assert not proposal.conflicts
    assert wanted.isdisjoint(one.request_id for one in proposal.meetings)
    after = schedule.adopt_schedule(mission, proposal.meetings)
    judged = planning.judge(after)
    assert judged.conflicts == ()
    said = {sentence_of_left_out(after, judged.unplaced[one]) for one in wanted}
    assert said == {"Nobody of Honeywell travels."}
    assert {
        sentence_of_left_out(mission, one) for one in proposal.unplaced if one.request_id in wanted
    } == said


def test_one_who_does_not_travel_any_more_counts_as_deleted():
    mission = load_sample(resource("samples"), "smart-cities-2015")
    firm = next(one.id for one in mission.organisations.values() if one.name == "Honeywell")
    person = next(one.id for one in mission.delegates.values() if one.organisation_id == firm)

    stays_home = records.set_field(mission, "delegates", person, "is_travelling", False)

    assert planning.judge(stays_home).conflicts


def test_without_a_leg_to_the_next_city_that_is_the_reason_before_and_after_a_solve():
    mission = builders.a_mission(
        days=2,
        cities=[builders.a_city(), builders.a_city("far")],
        city_days=[builders.a_city_day(), builders.a_city_day("far", 1)],
        venues=[builders.a_venue(), builders.a_venue("office", city_id="far")],
        officials=[
            builders.an_official(),
            builders.an_official("host", city_id="far", venue_id="office"),
        ],
        meeting_requests=[
            builders.a_request("near"),
            builders.a_request("there", official_ids=("host",)),
        ],
    )

    before = planning.judge(mission).unplaced["there"]
    proposal = planning.plan(mission, limits=LIMITS)

    assert [one.request_id for one in proposal.meetings] == ["near"]
    said = [sentence_of_left_out(mission, one) for one in (before, *proposal.unplaced)]
    assert said == ["No leg takes Delegate (Firm) to Far."] * 2
