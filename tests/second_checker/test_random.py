"""Random missions and random cancellations: the product judges every plan as the second checker does."""

from __future__ import annotations

from random import Random

import pytest

from scheduler_app.exchange.mission_json import export_mission
from scheduler_app.planning.answers import AnswerKind
from tests.second_checker.against_product import (
    a_cancellation,
    answers_to,
    disagreement,
    planned_again,
    solved,
    with_pins,
)
from tests.second_checker.promises import broken_pins, broken_promises, silent_losses

FEW = range(20)
MANY = range(300)
CANCELLATIONS_EACH = 2
"""Of those that can be cancelled at all; so there are 500 and more in the long run."""
TRIES = 12


def judged_alike(seed: int, cancellations: int) -> None:
    """The plan, one around pins, and what every answer to some random cancellations makes of it."""
    draw = Random(seed)
    pinned = with_pins(draw, solved(seed))
    mission = planned_again(pinned)
    assert not (differs := disagreement(pinned)), f"mission {seed}\n{differs}"
    assert not (differs := disagreement(mission)), f"mission {seed} around pins\n{differs}"
    before = export_mission(mission)
    assert not broken_pins(export_mission(pinned), before), f"mission {seed}"
    tries = (a_cancellation(draw, mission) for _ in range(TRIES))
    for what, now in [one for one in tries if one is not None][:cancellations]:
        told = f"mission {seed}, {what} at {now}"
        answers = dict(answers_to(mission, what, now))
        gap = export_mission(answers[AnswerKind.GAP])
        spared = what.id if what.others_go else None
        for kind, after in answers.items():
            assert not (differs := disagreement(after)), f"{told}, {kind.value}\n{differs}"
            plain = export_mission(after)
            assert not broken_promises(kind.value, before, gap, plain, now.isoformat()), told
            assert not [*silent_losses(before, plain, spared)], told


@pytest.mark.parametrize("seed", FEW)
def test_a_random_mission_and_a_cancellation_are_judged_alike(seed: int):
    judged_alike(seed, cancellations=1)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", MANY)
def test_many_random_missions_and_cancellations_are_judged_alike(seed: int):
    judged_alike(seed, cancellations=CANCELLATIONS_EACH)
