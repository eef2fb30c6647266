"""What hangs on each person, place and leg, in words."""

from __future__ import annotations

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.edits.cancelling import TABLE_OF_KIND
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.fragility import Exposure
from scheduler_app.wording.names import record_name
from scheduler_app.wording.repairs import kind_label


def exposure_name(mission: Mission, one: Exposure) -> str:
    """Who or what it is."""
    return record_name(mission, TABLE_OF_KIND[one.kind], one.id)


def exposure_line(mission: Mission, one: Exposure) -> str:
    """Such as "Venue Kerry Hotel: 12 meetings lost, 3 moved, 31 people notice"."""
    name = f"{kind_label(one.kind)} {exposure_name(mission, one)}"
    if not one.fallen:
        return tr("{name}: nothing would fall out").format(name=name)
    lost = ntr("{n} meeting lost", "{n} meetings lost", one.lost).format(n=one.lost)
    moved = ntr("{n} moved", "{n} moved", one.moved).format(n=one.moved)
    people = ntr("{n} person notices", "{n} people notice", one.people).format(n=one.people)
    return tr("{name}: {lost}, {moved}, {people}").format(
        name=name, lost=lost, moved=moved, people=people
    )


def looked_at(done: int, total: int) -> str:
    """How far it is."""
    return tr("{done} of {total} looked at").format(done=done, total=total)
