"""The states of a request in words: what each means, and how a meeting of it is told."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.i18n import mark, tr
from scheduler_app.mission.itinerary import Standing
from scheduler_app.mission.requests import MeetingKind, MeetingRequest, MeetingState
from scheduler_app.wording.dates import short_month_name
from scheduler_app.wording.labels import choice_label, in_sentence
from scheduler_app.wording.parts import day_of

_MEANINGS: Mapping[MeetingState, str] = {
    MeetingState.IDEA: mark(
        "Nobody has been asked yet. Tools > What makes a plan good… says whether it is planned."
    ),
    MeetingState.REQUESTED: mark("The other side has been asked. Solve may move it."),
    MeetingState.OFFERED: mark("The other side has named times: enter them as its allowed times."),
    MeetingState.CONFIRMED: mark("Agreed by both sides. Solve leaves time and place as they are."),
    MeetingState.HELD: mark("It has taken place. Solve leaves it as it is."),
    MeetingState.CANCELLED: mark("It does not take place: it leaves the plan and is not planned."),
}


_ON_PAPER: Mapping[MeetingState, str] = {
    MeetingState.IDEA: mark("Idea{on} · not asked yet"),
    MeetingState.REQUESTED: mark("Requested{on} · to be confirmed"),
    MeetingState.OFFERED: mark("Times offered{on} · to be confirmed"),
    MeetingState.CONFIRMED: mark("Confirmed{on}"),
    MeetingState.HELD: mark("Held{on}"),
    MeetingState.CANCELLED: mark("Cancelled{on}"),
}


def state_meaning(state: MeetingState) -> str:
    """What a state does, in a sentence."""
    return tr(_MEANINGS[state])


def state_line(request: MeetingRequest) -> str:
    """A state with who and when: "Confirmed, secretary by phone, Fri 27 Mar"."""
    day = day_of(request.state_on) if request.state_on else ""
    parts = (choice_label(request.state), request.state_by, day)
    return ", ".join(part for part in parts if part)


def standing_note(standing: Standing) -> str:
    """What paper says of a state: "Confirmed, 20 Feb", "Requested · to be confirmed"."""
    day = standing.on
    on = "" if day is None else f", {day.day} {short_month_name(day)}"
    return tr(_ON_PAPER[standing.state]).format(on=on)


def standing_word(standing: Standing | None) -> str:
    """The word for a state in a cell of a grid; what is requested has none there."""
    if standing is None or standing.state is MeetingState.REQUESTED:
        return ""
    return in_sentence(choice_label(standing.state))


def unmarked() -> str:
    """Under a grid: what those without a word are."""
    return tr("Where nothing is said of it, a meeting is requested.")


def kind_line(kind: MeetingKind | None, link: str = "") -> str:
    """What a meeting is, where it is more than a meeting: "Online meeting · https://…"."""
    if kind is None or kind is MeetingKind.MEETING:
        return ""
    return " · ".join(part for part in (choice_label(kind), link) if part)
