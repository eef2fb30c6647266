"""The states of a request in words: what each means, and how a meeting of it is told."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.i18n import mark, tr
from scheduler_app.mission.requests import MeetingKind, MeetingRequest, MeetingState
from scheduler_app.wording.labels import choice_label
from scheduler_app.wording.parts import day_of

_MEANINGS: Mapping[MeetingState, str] = {
    MeetingState.IDEA: mark("Nobody has been asked yet. It is planned like any other."),
    MeetingState.REQUESTED: mark("The other side has been asked. Solve may move it."),
    MeetingState.OFFERED: mark("The other side has named times: enter them as its allowed times."),
    MeetingState.CONFIRMED: mark("Agreed by both sides. Solve leaves time and place as they are."),
    MeetingState.HELD: mark("It has taken place. Solve leaves it as it is."),
    MeetingState.CANCELLED: mark("It does not take place: it leaves the plan and is not planned."),
}


def state_meaning(state: MeetingState) -> str:
    """What a state does, in a sentence."""
    return tr(_MEANINGS[state])


def state_line(request: MeetingRequest) -> str:
    """A state with who and when: "Confirmed, secretary by phone, Fri 27 Mar"."""
    day = day_of(request.state_on) if request.state_on else ""
    parts = (choice_label(request.state), request.state_by, day)
    return ", ".join(part for part in parts if part)


def kind_line(kind: MeetingKind | None, link: str = "") -> str:
    """What a meeting is, where it is more than a meeting: "Online meeting · https://…"."""
    if kind is None or kind is MeetingKind.MEETING:
        return ""
    return " · ".join(part for part in (choice_label(kind), link) if part)
