"""Where else a meeting could be if others made room: each place with its price, the cheapest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import city_of_record, instant_of, planning_time
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.answers import Answer, Fallen
from scheduler_app.planning.legal import Candidate, candidates
from scheduler_app.planning.repairing import answer_fewest
from scheduler_app.planning.wishes import Place
from solver.solve import Limits

EACH = Limits(seconds=3.0)
MOST_TRIED = 8
DEEPER = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A place that is free once others have moved, and the plan in which they have."""

    request_id: MeetingRequestId
    start: datetime
    place: Place
    fallen: Fallen
    answer: Answer

    @property
    def price(self) -> tuple[int, int, int]:
        """Meetings that are lost, people who notice, meetings that move."""
        return len(self.answer.lost), len(self.answer.noticing), len(self.answer.moved)


def bundles(
    mission: Mission,
    request_id: MeetingRequestId,
    moment: datetime,
    is_stopped: Callable[[], bool] = lambda: False,
    most: int = MOST_TRIED,
    skip: int = 0,
) -> Iterator[Bundle]:
    """The nearest places that are taken, each with the fewest changes that open it; as they are found.

    A place for which another meeting would be lost is none. `skip`: so many of the nearest have been
    tried already.
    """
    city_id = city_of_record(mission, "meeting_requests", request_id)
    now = planning_time(mission, moment, city_id)
    nothing = Fallen(
        before=mission, facts=mission, gap=mission, meeting_ids=(), now=now,
        instant=instant_of(mission, now, city_id),
    )  # fmt: skip
    for one in _taken(mission, request_id)[skip:most]:
        if is_stopped():
            return
        place = (one.venue_id, one.room_id)
        wanted = (request_id, one.start, place)
        answer = answer_fewest(nothing, wanted=wanted, limits=EACH)
        meeting = answer.after.meetings.get(meeting_id_of(request_id))
        is_there = meeting is not None and meeting.start == one.start
        if is_there and not answer.lost and answer.is_sound:
            yield Bundle(
                request_id=request_id, start=one.start, place=place, fallen=nothing, answer=answer
            )


def _taken(mission: Mission, request_id: MeetingRequestId) -> list[Candidate]:
    """Places that only other meetings keep from it, one for each time, the nearest first."""
    meeting = mission.meetings[meeting_id_of(request_id)]
    free = {one.start for one in candidates(mission, request_id)} | {meeting.start}
    alone = candidates(replace(mission, meetings={meeting.id: meeting}), request_id)
    by_start = {one.start: one for one in reversed(alone) if one.start not in free}
    return sorted(by_start.values(), key=lambda one: abs(one.start - meeting.start))
