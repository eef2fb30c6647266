"""The second checker's one question: what of a mission and its plan must be fixed?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.second_checker import (
    attendance,
    breaks,
    rooms,
    rules,
    together,
    vehicles,
    working_time,
)
from tests.second_checker.engagements import Days
from tests.second_checker.problem import Problem
from tests.second_checker.programme import Programme

QUESTIONS = (
    attendance.wrong_states,
    attendance.wrong_company,
    attendance.wrong_interpreters,
    attendance.firms_gone,
    together.double_bookings,
    together.short_ways,
    together.absences,
    together.missing_legs,
    together.strangers,
    rooms.closed_doors,
    rooms.too_many_heads,
    rooms.tables,
    rooms.rooms_shared,
    rooms.request_hours,
    breaks.missed_breaks,
    working_time.overworked,
    vehicles.overloads,
    vehicles.too_small,
    vehicles.trips,
    vehicles.absent_vehicles,
    rules.broken_rules,
)


def problems_of(plain: Mapping[str, Any]) -> list[Problem]:
    """Everything that must be fixed, in order of day; empty where the plan is sound."""
    days = Days(Programme(plain))
    problems = {problem for question in QUESTIONS for problem in question(days)}
    return sorted(problems, key=lambda one: (one.day, one.kind, one.ids))
