"""Now, on the clock of the city where it happens: never that of the laptop.

A moment comes with a zone (`datetime.now(UTC)`); what comes out is a wall time of one city.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from scheduler_app.mission.attendance import city_of_meeting, city_of_request
from scheduler_app.mission.errors import YEARS
from scheduler_app.mission.ids import CityId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.tables import table_of


def wall_now(mission: Mission, moment: datetime, city_id: CityId | None = None) -> datetime:
    """What the clocks of a city show at a moment; None: of the city where the mission is then."""
    moment = _in_our_years(moment)
    city_id = city_id or city_at(mission, moment)
    zone = UTC if city_id is None else mission.cities[city_id].zone
    return moment.astimezone(zone).replace(tzinfo=None, fold=0, second=0, microsecond=0)


def planning_time(mission: Mission, moment: datetime, city_id: CityId | None = None) -> datetime:
    """`wall_now` while the mission runs there; otherwise the beginning of its first day."""
    clock = wall_now(mission, moment, city_id)
    begun = datetime.combine(mission.start, time())
    return clock if begun <= clock <= begun + timedelta(days=len(mission.days)) else begun


def instant_of(mission: Mission, wall: datetime, city_id: CityId | None) -> datetime:
    """The moment at which the clocks of a city show a time; None: of the city where the mission is then."""
    if city_id is None:
        city_id = city_at(mission, wall.replace(tzinfo=UTC))
    zone = UTC if city_id is None else mission.cities[city_id].zone
    return _in_our_years(wall.replace(tzinfo=UTC)).replace(tzinfo=zone).astimezone(UTC)


def city_of_record(mission: Mission, table: str, record_id: str) -> CityId | None:
    """Where something happens that has one place: a request (where it is planned, as far as it is), an
    official, a venue, a room, a vehicle, a leg (where it departs); None for delegates and interpreters, who go
    with the mission.
    """
    record = table_of(mission, table).get(record_id)
    if table == "meeting_requests" and record is not None:
        meeting = mission.meetings.get(meeting_id_of(record.id))
        return city_of_meeting(mission, meeting) if meeting else city_of_request(mission, record)
    if table == "meetings" and record is not None:
        return city_of_meeting(mission, record)
    if table == "rooms" and record is not None:
        return mission.venues[record.venue_id].city_id
    return getattr(record, "from_city_id", None) or getattr(record, "city_id", None)


def city_at(mission: Mission, moment: datetime) -> CityId | None:
    """Where the mission is at a moment: in the city to which its last leg came, of those with a city day on
    the date there; before it begins in its first city, later in the last one so far.
    """
    moment = _in_our_years(moment)
    dates = {key: moment.astimezone(one.zone).date() for key, one in mission.cities.items()}
    there = [one.city_id for one in mission.city_days.values() if one.day == dates[one.city_id]]
    if len(set(there)) > 1:
        landed = [
            leg
            for leg in mission.legs.values()
            if leg.to_city_id in there and _moment(mission, leg.to_city_id, leg.arrival) <= moment
        ]
        last = max(
            landed, key=lambda leg: _moment(mission, leg.to_city_id, leg.arrival), default=None
        )
        left = {leg.to_city_id for leg in mission.legs.values() if leg not in landed}
        return last.to_city_id if last else next((c for c in there if c not in left), there[0])
    return there[0] if there else _nearest(mission, dates)


def _nearest(mission: Mission, dates: dict[CityId, date]) -> CityId | None:
    """The city of the last city day before its date, else of the first one, else the first city."""
    days = sorted(mission.city_days.values(), key=lambda one: one.day)
    past = [one.city_id for one in days if one.day < dates[one.city_id]]
    if past:
        return past[-1]
    return days[0].city_id if days else next(iter(mission.cities), None)


def _in_our_years(moment: datetime) -> datetime:
    """A moment that no clock takes out of the calendar: one far from any mission is as near as can be."""
    first = datetime(YEARS.start, 1, 2, tzinfo=UTC)
    last = datetime(YEARS.stop - 1, 12, 30, tzinfo=UTC)
    return min(max(moment, first), last)


def _moment(mission: Mission, city_id: CityId, wall: datetime) -> datetime:
    return wall.replace(tzinfo=mission.cities[city_id].zone).astimezone(UTC)
