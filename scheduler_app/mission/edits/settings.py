"""Changing what holds for the whole mission: title, dates, grid, notes, version."""

from __future__ import annotations

import dataclasses
from typing import Any

from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import type_of_table
from scheduler_app.mission.texts import tidied


def set_mission(mission: Mission, **fields: Any) -> Mission:
    """Change fields of the mission itself (not its tables); raises MissionError."""
    for name in fields:
        if name in type_of_table:
            raise MissionError(fault=Fault.UNKNOWN_FIELD, field=name)
    return tidied(dataclasses.replace(mission, **fields))


def raise_version(mission: Mission) -> Mission:
    """The same mission, one version further."""
    return dataclasses.replace(mission, version=mission.version + 1)
