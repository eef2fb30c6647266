"""What would let a request be met, and what holds a meeting where it is, in a coordinator's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from scheduler_app.i18n import mark, ntr, tr
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.mends import Mend, MendKind
from scheduler_app.planning.wishes import Bar, bar_to
from scheduler_app.wording.calendar import met_at
from scheduler_app.wording.labels import choice_label, in_sentence
from scheduler_app.wording.parts import day_of, listed, person_name, spans, time_of
from scheduler_app.wording.rules import length_of, rule_sentence


def hired_name() -> str:
    """What an interpreter is called who is still to be found."""
    return tr("Interpreter to be hired")


def mend_sentence(mission: Mission, mend: Mend) -> str:
    """What gives way, and where the request then is; ends with a full stop."""
    change = _CHANGES[mend.kind](mission, mend)
    if mend.start is None:
        return tr("{change}: then it waits for a place.").format(change=change)
    where = _where(mission, mend)
    if not change:
        return tr("There is room for it: {where}.").format(where=where)
    return tr("{change}: then it can be {where}.").format(change=change, where=where)


def mend_step(mission: Mission, mend: Mend) -> str:
    """The step of the history when it is done."""
    title = _title(mission, mend.request_id)
    if mend.kind is MendKind.ASK_AGAIN:
        return tr("Ask for {request} again").format(request=title)
    return tr("Make room for {request}").format(request=title)


def mends_head(count: int) -> str:
    """Before so many mends."""
    return ntr("This would help:", "Any one of these would help:", count)


def no_mend(mission: Mission, request_id: MeetingRequestId) -> str:
    """For a request that no single change helps."""
    request = mission.meeting_requests[request_id]
    if bar_to(mission, request) is Bar.NOT_ACCEPTED:
        return tr("It can be planned as soon as it is accepted.")
    return tr("No single change was found that makes room for it.")


def holds(mission: Mission, request_id: MeetingRequestId) -> list[str]:
    """What keeps a meeting that is placed where it is, a sentence each."""
    request = mission.meeting_requests[request_id]
    meeting = mission.meetings[meeting_id_of(request_id)]
    lines = []
    if request.is_agreed and mission.keeps_confirmed:
        state = in_sentence(choice_label(request.state))
        lines.append(tr("It is {state}: Solve leaves it where it is.").format(state=state))
    if meeting.is_pinned:
        lines.append(_pinned(time=meeting.pin_time, place=meeting.pin_place))
    for one in request.official_ids:
        hours = mission.officials[one].availability
        if hours:
            text = tr("{host} can be met only {hours}.")
            lines.append(
                text.format(host=person_name(mission, one), hours=spans(hours, with_days=True))
            )
    if request.windows:
        text = tr("It is allowed only {hours}.")
        lines.append(text.format(hours=spans(request.windows, with_days=True)))
    return lines or [tr("Nothing holds it but the other meetings of its people.")]


def other_places(count: int) -> str:
    """How many other legal places there are for a meeting."""
    if not count:
        return tr("It could be nowhere else as long as the other meetings stay.")
    text = ntr(
        "It could be at {n} other time or place while the others stay:",
        "It could be at {n} other times or places while the others stay:",
        count,
    )
    return text.format(n=count)


def _pinned(*, time: bool, place: bool) -> str:
    if time and place:
        return tr("Its time and place are pinned.")
    return tr("Its time is pinned.") if time else tr("Its place is pinned.")


def when_text(moment: datetime) -> str:
    """Such as "Tue 14 Apr 09:30"."""
    return f"{day_of(moment.date())} {time_of(moment)}"


def _where(mission: Mission, mend: Mend) -> str:
    assert mend.start is not None
    place = met_at(mission, mend.venue_id, mend.room_id)
    return tr("{when}, {place}").format(when=when_text(mend.start), place=place)


def _title(mission: Mission, request_id: MeetingRequestId) -> str:
    return request_title(mission, mission.meeting_requests[request_id])


def _moved(mission: Mission, mend: Mend) -> str:
    assert mend.moved_id is not None
    assert mend.moved_to is not None
    text = tr("Move “{other}” to {when}")
    return text.format(other=_title(mission, mend.moved_id), when=when_text(mend.moved_to))


def _instead(mission: Mission, mend: Mend) -> str:
    assert mend.moved_id is not None
    return tr("Leave out “{other}”").format(other=_title(mission, mend.moved_id))


def _hired(_mission: Mission, mend: Mend) -> str:
    count = 1 + len(mend.also_ids)
    return ntr("Hire one more interpreter", "Hire {n} more interpreters", count).format(n=count)


def _staying_away(mission: Mission, mend: Mend) -> str:
    assert mend.person_id is not None
    names = [person_name(mission, one) for one in (mend.person_id, *mend.also_ids)]
    return tr("Let {who} stay away").format(who=listed(names))


def _with_person(text: str) -> Callable[[Mission, Mend], str]:
    def speak(mission: Mission, mend: Mend) -> str:
        assert mend.person_id is not None
        return tr(text).format(who=person_name(mission, mend.person_id))

    return speak


def _softened(mission: Mission, mend: Mend) -> str:
    assert mend.rule_id is not None
    text = tr("Let this be a rule that only should be kept: {rule}")
    return text.format(rule=rule_sentence(mission, mission.rules[mend.rule_id]))


def _other_vehicle(mission: Mission, mend: Mend) -> str:
    assert mend.vehicle_id is not None
    return tr("Ride in {vehicle}").format(vehicle=mission.vehicles[mend.vehicle_id].name)


_CHANGES: Mapping[MendKind, Callable[[Mission, Mend], str]] = {
    MendKind.PLACE: lambda _mission, _mend: "",
    MendKind.MOVE: _moved,
    MendKind.SHARE: _with_person(mark("Let {who} serve other firms too")),
    MendKind.OTHER_VEHICLE: _other_vehicle,
    MendKind.OTHER_ROOM: lambda _mission, _mend: tr("Take another room"),
    MendKind.OTHER_HOURS: lambda _mission, _mend: tr("Allow other hours than those asked for"),
    MendKind.SHORTER: lambda _mission, mend: tr("Shorten it to {n}").format(
        n=length_of(mend.minutes)
    ),
    MendKind.ONE_INTERPRETER: _with_person(mark("Have {who} interpret alone instead of two")),
    MendKind.FEWER: _staying_away,
    MendKind.SOFTEN: _softened,
    MendKind.INSTEAD: _instead,
    MendKind.OFFICIAL_HOURS: _with_person(mark("Ask whether {who} can be met at another time")),
    MendKind.HIRE: _hired,
    MendKind.ASK_AGAIN: lambda _mission, _mend: tr("Ask for it again"),
}
