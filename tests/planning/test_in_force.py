"""The plan in force is never lost: not to time, not to a stop, not to a seed, not to a fresh start."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_app import planning
from scheduler_app.exchange.samples import load_sample
from scheduler_app.mission.edits.schedule import adopt_schedule, set_pins
from scheduler_app.mission.requests import MeetingState
from scheduler_app.planning.decode import Gain
from scheduler_app.settings import resource
from scheduler_app.wording.solving import kept_sentence, solved_sentence
from tests.builders import (
    a_delegate,
    a_meeting,
    a_mission,
    a_request,
    a_venue,
    an_interpreter,
    an_official,
    at,
    slot,
)
from tests.strategies import planted_missions

ONE = planning.Limits(workers=1, seconds=30)
HOUR = slot("09:00", "09:45")


def _stopped():
    token = planning.StopToken()
    token.set()
    return token


def _after(mission, proposal):
    return adopt_schedule(mission, proposal.meetings)


@pytest.fixture(scope="module")
def sample():
    return load_sample(resource("samples"), "smart-cities-2015")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("fresh", [False, True])
def test_a_stop_at_once_leaves_the_plan_in_force(sample, workers, fresh):
    proposal = planning.plan(
        sample, limits=planning.Limits(workers=workers, seed=5), stop=_stopped(), fresh=fresh
    )

    assert proposal.meetings == tuple(sample.meetings.values())
    assert not proposal.is_better
    assert proposal.placed == len(sample.meetings)
    assert proposal.status is not planning.Status.IMPOSSIBLE
    assert "as it was" in kept_sentence(proposal)
    if fresh:
        assert proposal.worse is not None
        assert proposal.worse.placed < proposal.worse.placed_in_force == len(sample.meetings)
        assert f"{proposal.worse.placed} placed" in kept_sentence(proposal)


@given(planted=planted_missions(most_cities=1), data=st.data())
@settings(max_examples=25)
def test_what_is_proposed_is_never_worse_than_what_is_there(planted, data):
    some = data.draw(st.lists(st.sampled_from(planted.meetings), unique=True)) if planted.meetings else []  # fmt: skip
    mission = adopt_schedule(planted.mission, some)
    mission = set_pins(mission, [one.id for one in some[: data.draw(st.integers(0, 2))]], time=True)
    fresh, is_stopped = data.draw(st.booleans()), data.draw(st.booleans())
    limits = planning.Limits(workers=data.draw(st.sampled_from([1, 2])), seconds=5)
    stop = _stopped() if is_stopped else None

    proposal = planning.plan(mission, limits=limits, stop=stop, fresh=fresh)

    before, after = planning.account_of(mission), planning.account_of(_after(mission, proposal))
    assert after.rank() >= before.rank()
    assert proposal.is_better is (after.rank() > before.rank())
    assert {one.id for one in some if one.id in proposal_pins(mission)} <= {
        one.id for one in proposal.meetings
    }
    assert proposal.conflicts == after.judgement.conflicts
    assert proposal.is_sound is after.is_sound
    assert proposal.placed == after.judgement.placed


def proposal_pins(mission):
    return {one.id for one in mission.meetings.values() if one.is_pinned}


def test_the_plan_in_force_is_judged_by_the_facts_of_now():
    """Two meetings stand, one of them in an hour that the official no longer has."""
    mission = a_mission(
        officials=[an_official(availability=(HOUR,)), an_official("late")],
        meeting_requests=[a_request(), a_request("second", official_ids=("late",))],
        meetings=[a_meeting(start=at(15)), a_meeting("second", at(9))],
    )
    assert planning.judge(mission).conflicts

    proposal = planning.plan(mission, limits=ONE)

    assert proposal.gain is Gain.BETTER
    assert not proposal.conflicts
    assert proposal.placed == 2


def test_fewer_meetings_are_better_where_more_cannot_be():
    """The only hour is wanted twice: a plan without a conflict has one meeting less."""
    mission = a_mission(
        officials=[an_official(availability=(HOUR,))],
        meeting_requests=[a_request(), a_request("second")],
        meetings=[a_meeting(start=at(9)), a_meeting("second", at(9))],
    )
    proposal = planning.plan(mission, limits=ONE)
    assert proposal.is_better
    assert (proposal.placed, len(proposal.meetings), proposal.conflicts) == (1, 1, ())


def test_a_plan_that_is_as_good_leaves_people_where_they_are():
    mission = a_mission(meetings=[a_meeting(start=at(15))])
    proposal = planning.plan(mission, limits=ONE, fresh=True)
    assert proposal.gain is Gain.NONE
    assert proposal.meetings == tuple(mission.meetings.values())
    assert "No better plan was found" in kept_sentence(proposal)


def test_what_was_put_off_the_grid_by_hand_stays():
    mission = a_mission(meetings=[a_meeting(start=at(9, 7))])
    proposal = planning.plan(mission, limits=ONE)
    assert proposal.meetings == tuple(mission.meetings.values())


def _three_held(*interpreters):
    """Three are held at nine, each with an interpreter; whoever is there may serve any of them."""
    names = ("one", "two", "three")
    return a_mission(
        venues=[a_venue(f"v-{name}") for name in names],
        delegates=[a_delegate(f"d-{name}", languages=("en",)) for name in names],
        officials=[
            an_official(f"o-{name}", venue_id=f"v-{name}", languages=("zh",)) for name in names
        ],
        interpreters=[an_interpreter(one) for one in dict.fromkeys(interpreters)],
        meeting_requests=[
            a_request(
                name, delegate_ids=(f"d-{name}",), official_ids=(f"o-{name}",),
                state=MeetingState.HELD,
            )
            for name in names
        ],
        meetings=[
            a_meeting(name, at(9), venue_id=f"v-{name}", interpreter_ids=(one,))
            for name, one in zip(names, interpreters, strict=True)
        ],
    )  # fmt: skip


@pytest.mark.parametrize("is_stopped", [False, True])
def test_held_meetings_stay_where_they_cannot_all_be(is_stopped):
    """Of three interpreters one is gone. That not all can be is said only where it is proved."""
    mission = _three_held("ann", "bob", "bob")

    proposal = planning.plan(mission, limits=ONE, stop=_stopped() if is_stopped else None)

    assert {one.id for one in proposal.meetings} == set(mission.meetings)
    assert proposal.conflicts == planning.judge(mission).conflicts != ()
    is_proved = proposal.status is planning.Status.IMPOSSIBLE
    assert is_proved is not is_stopped
    assert ("clashes in any plan" in solved_sentence(proposal)) is is_proved


def test_impossible_is_not_said_of_a_plan_that_can_be():
    mission = _three_held("ann", "bob", "cyn")
    for fresh in (False, True):
        proposal = planning.plan(mission, limits=ONE, stop=_stopped(), fresh=fresh)
        assert proposal.status is not planning.Status.IMPOSSIBLE
        assert {one.id for one in proposal.meetings} == set(mission.meetings)
        assert not proposal.conflicts


def test_the_same_mission_plan_and_seed_give_the_same_plan():
    mission = a_mission(
        days=2,
        meeting_requests=[a_request(f"r{n}") for n in range(8)],
        meetings=[a_meeting("r3", at(11)), a_meeting("r5", at(15))],
    )
    limits = planning.Limits(workers=1, seed=4, seconds=20)
    assert len({planning.plan(mission, limits=limits).meetings for _ in range(3)}) == 1
