"""The working time of interpreters: minutes of a day, and pauses."""

from __future__ import annotations

from collections.abc import Iterator

from tests.second_checker.engagements import Days
from tests.second_checker.problem import Problem
from tests.second_checker.rules import by_day, met, too_long_runs


def overworked(days: Days) -> Iterator[Problem]:
    """Interpreters with more minutes of meetings on a day than they work, or no pause."""
    for key, one in days.programme.interpreters.items():
        for day, line in by_day(days, key).items():
            meetings = met(line)
            minutes = sum(each.end - each.start for each in meetings)
            if minutes > one["most_minutes"]:
                words = f"{key} interprets {minutes} minutes"
                yield Problem("interpreter_work", (key,), day.isoformat(), words)
            if too_long_runs(meetings, one["stretch_minutes"], one["pause_minutes"]):
                words = f"{key} has no pause"
                yield Problem("interpreter_pause", (key,), day.isoformat(), words)
