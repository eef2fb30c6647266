"""The second checker and the product both name faults that are planted in a sound plan."""

from __future__ import annotations

from collections import Counter

import pytest

from scheduler_app.exchange.mission_json import import_mission
from tests.second_checker.against_product import told_of
from tests.second_checker.check import problems_of
from tests.second_checker.faults import FAULTS, Fault
from tests.second_checker.good_plan import good_plan


def test_both_find_nothing_wrong_with_the_good_plan():
    assert problems_of(good_plan()) == []
    assert told_of(import_mission(good_plan())) == []


@pytest.mark.parametrize("fault", FAULTS, ids=[one.name for one in FAULTS])
def test_a_planted_fault_is_named_by_both(fault: Fault):
    plain = good_plan()
    fault.plant(plain)
    named = [one for one in problems_of(plain) if one.kind == fault.kind]
    assert any(set(fault.about) <= {*one.ids} for one in named), named
    told = told_of(import_mission(plain))
    assert any(one.ids.intersection(fault.about) for one in told), told


def test_there_are_faults_of_many_kinds():
    kinds = Counter(one.kind for one in FAULTS)
    assert len(FAULTS) >= 70
    assert len(kinds) >= 40
