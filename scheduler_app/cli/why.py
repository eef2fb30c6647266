"""`attache why`: why a request waits and what would help, or why its meeting is where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from scheduler_app import storage
from scheduler_app.cli.arguments import file_argument, json_option
from scheduler_app.cli.speaking import Refusal, say, say_json
from scheduler_app.i18n import tr
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.clash import clash_behind, clash_of
from scheduler_app.planning.demanded import Demand
from scheduler_app.planning.judge import judge
from scheduler_app.planning.legal import candidates
from scheduler_app.planning.mends import mends_of
from scheduler_app.wording.calendar import met_at
from scheduler_app.wording.clash import behind_head, clash_head, clash_lines
from scheduler_app.wording.mends import (
    hired_name,
    holds,
    mend_sentence,
    no_mend,
    other_places,
    when_text,
)
from scheduler_app.wording.names import record_name
from scheduler_app.wording.online import met_when
from scheduler_app.wording.reasons import reason_unjudged, sentence_of_left_out

MOST_PLACES = 8


@click.command("why")
@file_argument
@click.argument("request", metavar="REQUEST")
@json_option
def why_command(file: Path, request: str, *, as_json: bool) -> None:
    """Tell why REQUEST (an id) of the mission FILE is not planned, and what would help.

    Of a request that is planned it tells what holds it there, and where else it could be.
    """
    store, mission = storage.open_file(file, read_only=True)
    store.close()
    request_id = MeetingRequestId(request)
    if request_id not in mission.meeting_requests:
        raise Refusal(_unknown(mission, request))
    if meeting_id_of(request_id) in mission.meetings:
        found = _why_here(mission, request_id)
    else:
        found = _why_not(mission, request_id)
    if as_json:
        say_json(found)
        return
    say(f"{found['title']}:")
    for line in (*found["reasons"], *found.get("said", ()), *found["lines"]):
        say(f"  {line}")


def _why_not(mission: Mission, request_id: MeetingRequestId) -> dict[str, Any]:
    left_out = judge(mission).unplaced.get(request_id)
    mends = list(mends_of(mission, request_id, hired_name()))
    lines = [mend_sentence(one.after, one) for one in mends]
    clash = clash_of(mission, request_id)
    told = clash_lines(mission, request_id, clash)
    said = [clash_head(len(told)), *(f"  {line}" for line in told)] if told else []
    said += [] if mends else _behind(mission, request_id, clash)
    return {
        "request": request_id,
        "title": record_name(mission, "meeting_requests", request_id),
        "placed": False,
        "reasons": [sentence_of_left_out(mission, left_out)]
        if left_out
        else [reason_unjudged(mission, request_id)],
        "clash": [
            {
                "kind": one.kind.value,
                "person": one.person_id,
                "persons": list(one.person_ids),
                "rule": one.rule_id,
                "sentence": line,
            }
            for one, line in zip(clash, told, strict=True)
        ],
        "said": said,
        "mends": [
            {
                "kind": str(one.kind),
                "start": one.start and one.start.isoformat(timespec="minutes"),
                "venue": one.venue_id,
                "room": one.room_id,
                "moved": one.moved_id,
                "person": one.person_id,
                "rule": one.rule_id,
                "vehicle": one.vehicle_id,
                "sentence": line,
            }
            for one, line in zip(mends, lines, strict=True)
        ],
        "lines": lines or [no_mend(mission, request_id)],
    }


def _behind(mission: Mission, request_id: MeetingRequestId, clash: tuple[Demand, ...]) -> list[str]:
    """What would still keep it out if the clash that is told gave way."""
    if not clash:
        return []
    behind = clash_behind(mission, request_id, clash)
    told = clash_lines(behind.mission, request_id, behind.demands)
    return [behind_head(len(told)), *(f"  {line}" for line in told)] if told else []


def _why_here(mission: Mission, request_id: MeetingRequestId) -> dict[str, Any]:
    meeting = mission.meetings[meeting_id_of(request_id)]
    now = (meeting.start, meeting.venue_id, meeting.room_id)
    others = [
        one
        for one in candidates(mission, request_id)
        if (one.start, one.venue_id, one.room_id) != now
    ]
    place = met_at(mission, meeting.venue_id, meeting.room_id)
    return {
        "request": request_id,
        "title": record_name(mission, "meeting_requests", request_id),
        "placed": True,
        "reasons": [f"{met_when(mission, meeting)}, {place}", *holds(mission, request_id)],
        "said": [other_places(len(others))],
        "lines": [
            f"  {when_text(one.start)}, {met_at(mission, one.venue_id, one.room_id)}"
            for one in sorted(others[:MOST_PLACES], key=lambda one: one.start)
        ],
    }


def _unknown(mission: Mission, text: str) -> str:
    for request_id in mission.meeting_requests:
        if record_name(mission, "meeting_requests", request_id).casefold() == text.casefold():
            said = tr("The command takes an id; ‘{name}’ has the id {id}.")
            return said.format(name=text, id=request_id)
    return tr("There is no request with the id ‘{id}’.").format(id=text)
