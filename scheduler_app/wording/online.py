"""Calls in words: when they are by the clocks of the other side."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.i18n import tr
from scheduler_app.mission.attendance import city_of_meeting
from scheduler_app.mission.clock import minute_of, wall_of
from scheduler_app.mission.ids import CityId, OfficialId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import OtherClock, clocks_elsewhere
from scheduler_app.mission.schedule import Meeting
from scheduler_app.wording.clocks import clock, clock_beside
from scheduler_app.wording.mends import when_text


def in_other_cities(clocks: Iterable[OtherClock], *, is_24_hour: bool = True) -> str:
    """What clocks show elsewhere: "08:00 in Berlin", "Tue 01:00 in Sydney"; empty where there are none."""
    texts = []
    for one in clocks:
        time = clock(one.start, is_24_hour=is_24_hour)
        if one.day is not None:
            time = clock_beside(one.start, one.beside, is_24_hour=is_24_hour)
        texts.append(tr("{time} in {city}").format(time=time, city=one.city))
    return ", ".join(texts)


def clocks_of_meeting(mission: Mission, meeting: Meeting, city_id: CityId | None = None) -> str:
    """The same of a meeting, seen from a city, or from where its guests are."""
    return in_other_cities(clocks_elsewhere(mission, meeting, city_id))


def met_when(mission: Mission, meeting: Meeting, to: PersonId | None = None) -> str:
    """When a meeting begins: "Tue 14 Apr 14:00", of a call with the other side's clock besides. Whoever is
    called reads it by the clock of their own city.
    """
    home = city_of_meeting(mission, meeting)
    official = None if to is None else mission.officials.get(OfficialId(to))
    is_online = mission.meeting_requests[meeting.request_id].is_online
    city_id = official.city_id if official is not None and is_online else home
    minute = minute_of(meeting.start, mission.cities[home].zone)
    start = wall_of(minute, mission.cities[city_id].zone) if city_id != home else meeting.start
    elsewhere = in_other_cities(clocks_elsewhere(mission, meeting, city_id))
    return ", ".join(part for part in (when_text(start), elsewhere) if part)


def where_you_are() -> str:
    """On the page of somebody who is called: there is nowhere to go."""
    return tr("where you are")
