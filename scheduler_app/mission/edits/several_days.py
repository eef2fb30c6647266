"""A request that takes several days: one a day, on days that follow each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.ids import MeetingRequestId, RuleId, new_id
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest, MeetingState
from scheduler_app.mission.rules import Rule, RuleKind


def spread_over_days(
    mission: Mission, request_id: MeetingRequestId, minutes: int, titles: Sequence[str]
) -> Mission:
    """Make of one request as many as there are titles, a day each, joined by a rule.

    Each asks what the one did, for `minutes`; a plan of the one is kept as that of the first day. The
    others come right after it in the table, agreed with nobody yet. Raises OUT_OF_RANGE for fewer than two days or for more
    than the mission has.
    """
    if not 2 <= len(titles) <= len(mission.days):
        raise MissionError(
            fault=Fault.OUT_OF_RANGE, table="meeting_requests", record=request_id, field="days",
            value=str(len(titles)), other=f"2-{len(mission.days)}",
        )  # fmt: skip
    whole = mission.meeting_requests[request_id]
    if len({one.start.date() for one in whole.windows}) < len(titles):
        whole = dataclasses.replace(whole, windows=())  # the hours of one day
    days = [dataclasses.replace(whole, minutes=minutes, title=titles[0])]
    if whole.is_agreed:
        whole = dataclasses.replace(whole, state=MeetingState.REQUESTED, state_by="", state_on=None)
    taken = set(mission.meeting_requests)
    for title in titles[1:]:
        key = MeetingRequestId(new_id("meeting-request", taken))
        taken.add(key)
        days.append(dataclasses.replace(whole, id=key, minutes=minutes, title=title))
    rows: dict[MeetingRequestId, MeetingRequest] = {}
    for key, one in mission.meeting_requests.items():
        rows |= {day.id: day for day in days} if key == request_id else {key: one}
    rule = Rule(
        id=RuleId(new_id("rule", mission.rules)),
        kind=RuleKind.NEXT_DAY,
        request_ids=tuple(day.id for day in days),
    )
    return dataclasses.replace(
        mission, meeting_requests=rows, rules={**mission.rules, rule.id: rule}
    )
