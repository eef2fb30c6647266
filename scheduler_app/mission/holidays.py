"""Public holidays as the reason why something cannot be: a city plans nothing on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.chances import Chances
from scheduler_app.mission.ids import CityId, MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Holiday
from scheduler_app.mission.slots import Slot
from scheduler_app.mission.whereabouts import Whereabouts


def holiday_on(mission: Mission, city_id: CityId, day: date) -> Holiday | None:
    """The holiday of a city on a date, the first where it has two names."""
    holidays = mission.cities[city_id].holidays
    return next((holiday for holiday in holidays if holiday.day == day), None)


def holidays_in_the_way(mission: Mission, request_id: MeetingRequestId) -> tuple[Holiday, ...]:
    """The holidays on which a request would have time, in order of date, where it has no time otherwise.

    Empty where its people have time on other days too, or not even if these were working days.
    """
    city = mission.cities[city_of_request(mission, mission.meeting_requests[request_id])]
    if not city.holidays or _times(mission, request_id):
        return ()
    working = replace(mission, cities={**mission.cities, city.id: replace(city, holidays=())})
    days = {slot.start.date() for slot in _times(working, request_id)}
    return tuple(
        sorted(
            (holiday for holiday in city.holidays if holiday.day in days),
            key=lambda holiday: holiday.day,
        )
    )


def _times(mission: Mission, request_id: MeetingRequestId) -> tuple[Slot, ...]:
    return Chances(mission, Whereabouts(mission)).times(request_id)
