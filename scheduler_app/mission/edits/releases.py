"""Sending the programme out: a release is a kept version with a name, and who holds it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from scheduler_app.mission.attendance import people_of_gathering, people_of_meeting, travellers
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.ids import PersonId, ReleaseId, new_id
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.releases import Release
from scheduler_app.mission.texts import one_line

LONGEST_NAME = 60
"""Characters of the name of a release, which stands in lists and sentences."""


def release(
    mission: Mission, name: str, now: datetime, version: int,
    holders: Collection[PersonId] | None = None,
) -> Mission:  # fmt: skip
    """The mission as that version, and that it was sent. `version`: above its own, and one that the file
    has not kept yet. `holders` None: everyone who has a programme.

    Raises MissionError DUPLICATE_RECORD for a name that another release has, MISSING for none.
    """
    name = one_line(name).strip()
    if any(one.name == name for one in mission.releases.values()):
        raise MissionError(fault=Fault.DUPLICATE_RECORD, table="releases", field="name", value=name)
    raised = replace(mission, version=version)
    key = ReleaseId(new_id("release", mission.releases))
    sent = Release(
        id=key,
        name=name,
        version=raised.version,
        sent_on=now.replace(second=0, microsecond=0),
        holders=tuple(everyone(mission) if holders is None else holders),
    )
    return replace(raised, releases={**mission.releases, key: sent})


def everyone(mission: Mission) -> tuple[PersonId, ...]:
    """All who have a programme: travellers, and officials and interpreters who meet somebody."""
    found: dict[PersonId, None] = dict.fromkeys(one.id for one in travellers(mission))
    for meeting in mission.meetings.values():
        found.update(dict.fromkeys(people_of_meeting(mission, meeting)))
    for gathering in mission.gatherings.values():
        found.update(dict.fromkeys(people_of_gathering(mission, gathering)))
    return tuple(found)


def held_by(mission: Mission) -> dict[PersonId, Release | None]:
    """Which release each has that was sent to them last; None for who has a programme and got none."""
    found: dict[PersonId, Release | None] = dict.fromkeys(everyone(mission))
    known: list[PersonId] = [*mission.delegates, *mission.officials, *mission.interpreters]
    for one in sorted(mission.releases.values(), key=lambda one: one.version):
        holders = set(one.holders)
        found.update({who: one for who in known if who in holders})
    return found


def last_release(mission: Mission) -> Release | None:
    """What was sent last; None where nothing was."""
    return max(mission.releases.values(), key=lambda one: one.version, default=None)
