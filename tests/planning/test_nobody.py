"""Requests to which nobody goes: never placed, and a conflict where a meeting of one stands."""

from __future__ import annotations

from scheduler_app import planning
from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.edits import records, schedule
from scheduler_app.settings import resource
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.reasons import sentence_of_left_out

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
