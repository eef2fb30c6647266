"""What hangs on each person, place and leg, in words."""

from __future__ import annotations

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.fragility import Exposure
from scheduler_app.wording.repairs import cancelled_name, kind_label


def exposure_name(mission: Mission, one: Exposure) -> str:
    """Who or what it is."""
    return cancelled_name(mission, one.kind, one.id)


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


def not_told(count: int) -> str:
    """How many lines are left away at the end of the list."""
    text = ntr("and {n} more, less grave", "and {n} more, less grave", count)
    return text.format(n=count)


def looked_at(done: int, total: int) -> str:
    """How far it is."""
    return tr("{done} of {total} looked at").format(done=done, total=total)
