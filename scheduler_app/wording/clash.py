"""The demands that together keep a request out, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scheduler_app.i18n import mark, tr
from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest, Session
from scheduler_app.planning.clash import Demand, DemandKind
from scheduler_app.wording.labels import choice_label, in_sentence
from scheduler_app.wording.parts import person_name, spans
from scheduler_app.wording.rules import rule_sentence


def clash_head() -> str:
    """Before the demands that clash."""
    return tr("These together leave no place for it, even if all else gave way:")


def clash_lines(
    mission: Mission, request_id: MeetingRequestId, demands: Sequence[Demand]
) -> list[str]:
    """Each demand in a line."""
    request = mission.meeting_requests[request_id]
    return [_LINES[one.kind](mission, request, one) for one in demands]


def _hours(_mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    parts = [spans(request.windows, with_days=True)] if request.windows else []
    if request.session is not Session.ANY:
        parts.append(in_sentence(choice_label(request.session)))
    return tr("the hours asked for: {hours}").format(hours=", ".join(parts))


def _official(mission: Mission, _request: MeetingRequest, one: Demand) -> str:
    official = mission.officials[one.person_id]  # type: ignore[index]
    return tr("{who} can be met only {hours}").format(
        who=person_name(mission, official.id), hours=spans(official.availability, with_days=True)
    )


def _of_person(text: str) -> Callable[[Mission, MeetingRequest, Demand], str]:
    def speak(mission: Mission, _request: MeetingRequest, one: Demand) -> str:
        assert one.person_id is not None
        return tr(text).format(who=person_name(mission, one.person_id))

    return speak


def _breaks(mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    city = mission.cities[city_of_request(mission, request)]
    titles = ", ".join(one.title for one in city.breaks)
    return tr("the breaks in {city}: {titles}").format(city=city.name, titles=titles)


def _rule(mission: Mission, _request: MeetingRequest, one: Demand) -> str:
    assert one.rule_id is not None
    return tr("the rule: {rule}").format(rule=rule_sentence(mission, mission.rules[one.rule_id]))


def _room(mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    room = "" if request.room_id is None else mission.rooms[request.room_id].name
    return tr("the room asked for: {room}").format(room=room)


_LINES: Mapping[DemandKind, Callable[[Mission, MeetingRequest, Demand], str]] = {
    DemandKind.HOURS_ASKED: _hours,
    DemandKind.OFFICIAL_HOURS: _official,
    DemandKind.OTHER_MEETINGS: _of_person(mark("the other meetings of {who} stay where they are")),
    DemandKind.GATHERINGS: _of_person(mark("the gatherings of {who}")),
    DemandKind.BREAKS: _breaks,
    DemandKind.RULE: _rule,
    DemandKind.INTERPRETER: lambda _mission, _request, _one: tr("an interpreter is needed"),
    DemandKind.PLACE_ASKED: _room,
}
