"""Random missions and random cancellations: the product judges every plan as the second checker does."""

from __future__ import annotations

from random import Random

import pytest

from scheduler_app.mission.mission import Mission
from tests.second_checker.against_product import a_cancellation, answers_to, disagreement, solved

FEW = range(20)
MANY = range(300)
CANCELLATIONS_EACH = 2
"""Of those that can be cancelled at all; so there are 500 and more in the long run."""
TRIES = 12


def judged_alike(mission: Mission, seed: int, cancellations: int) -> None:
    """The plan, and what every answer to some random cancellations makes of it."""
    assert not (differs := disagreement(mission)), f"mission {seed}\n{differs}"
    draw = Random(seed)
    tries = (a_cancellation(draw, mission) for _ in range(TRIES))
    for what, now in [one for one in tries if one is not None][:cancellations]:
        for kind, after in answers_to(mission, what, now):
            differs = disagreement(after)
            assert not differs, f"mission {seed}, {what} at {now}, {kind.value}\n{differs}"


@pytest.mark.parametrize("seed", FEW)
def test_a_random_mission_and_a_cancellation_are_judged_alike(seed: int):
    judged_alike(solved(seed), seed, cancellations=1)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", MANY)
def test_many_random_missions_and_cancellations_are_judged_alike(seed: int):
    judged_alike(solved(seed), seed, cancellations=CANCELLATIONS_EACH)
