"""How many interpreters are missing, in words."""

from __future__ import annotations

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.staffing import Staffing
from scheduler_app.wording.parts import listed


def staffing_sentence(mission: Mission, found: Staffing) -> str:
    """Whom to hire where, and what that would do; ends with a full stop."""
    if not found.hired:
        return tr("More interpreters would let no further request be met.")
    who = [
        ntr("{n} more interpreter in {city}", "{n} more interpreters in {city}", count).format(
            n=count, city=mission.cities[city_id].name
        )
        for city_id, count in found.hired.items()
    ]
    met = len(found.request_ids)
    text = ntr(
        "With {who}, {n} more request could be met.",
        "With {who}, {n} more requests could be met.",
        met,
    )
    return text.format(who=listed(who), n=met)


def staffing_lines(mission: Mission, found: Staffing) -> list[str]:
    """The requests that could then be met."""
    requests = mission.meeting_requests
    return [request_title(mission, requests[one]) for one in found.request_ids]


def staffing_step() -> str:
    """The step of the history when they are hired."""
    return tr("Add interpreters")
