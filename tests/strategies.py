"""Missions for property tests, each with a plan that fits: the plan is drawn first.

Steps: 1. cities in drawn zones, each with its days; 2. for each day a few hours far enough apart
for any way; 3. in each hour some firms meet some officials, nobody twice; 4. the requests are read
off those meetings. So every mission has a plan that breaks nothing.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import CityDay
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting
from tests.builders import (
    a_city,
    a_delegate,
    a_leg,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    a_venue,
    an_official,
    an_organisation,
    hours,
)

ZONES = (
    "UTC", "Asia/Shanghai", "Asia/Kolkata", "Asia/Kathmandu", "America/New_York",
    "America/St_Johns", "Pacific/Auckland", "Pacific/Honolulu", "Europe/London",
)  # fmt: skip
STARTS = (
    date(2026, 3, 2),
    date(2026, 3, 7),
    date(2026, 3, 28),
    date(2026, 4, 4),
    date(2026, 10, 24),
)
"""A quiet Monday, and the days before clocks change in New York, London, Auckland, London."""

HOURS = (time(8), time(10, 30), time(14), time(16, 30))
"""Far enough apart for an hour's meeting and an unknown way in the peak (45 minutes)."""

PAUSE_DAYS = 2
"""Between one city and the next, so that the date line leaves no day out."""


@dataclass(frozen=True)
class Planted:
    """A mission without a plan, and a plan of it that breaks nothing."""

    mission: Mission
    meetings: tuple[Meeting, ...]


@st.composite
def planted_missions(draw: st.DrawFn, *, most_cities: int = 2) -> Planted:
    """A mission of one or two cities with a plan that fits."""
    zones = draw(st.lists(st.sampled_from(ZONES), min_size=1, max_size=most_cities))
    start = draw(st.sampled_from(STARTS))
    grid = draw(st.sampled_from((5, 15, 30)))
    firms = [f"firm-{n}" for n in range(draw(st.integers(1, 3)))]
    delegates = [a_delegate(f"d-{firm}", organisation_id=firm) for firm in firms]
    if draw(st.booleans()):
        delegates.append(a_delegate("d-second", organisation_id=firms[0]))
    spans: list[tuple[str, list[date]]] = []
    first = start
    for n in range(len(zones)):
        days = [first + timedelta(days=k) for k in range(draw(st.integers(1, 2)))]
        spans.append((f"city-{n}", days))
        first = days[-1] + timedelta(days=PAUSE_DAYS + 1)
    hosts = {city: [f"{city}-o{n}" for n in range(draw(st.integers(1, 3)))] for city, _ in spans}
    meetings: list[Meeting] = []
    requests: list[MeetingRequest] = []
    for city, days in spans:
        for day in days:
            for hour in HOURS:
                order = draw(st.permutations(firms))
                count = draw(st.integers(0, min(len(order), len(hosts[city]))))
                for firm, host in zip(order[:count], hosts[city], strict=False):
                    number = f"r{len(requests)}"
                    minutes = draw(st.sampled_from((30, 45, 60)))
                    requests.append(
                        a_request(
                            number, organisation_id=firm, official_ids=(host,), minutes=minutes
                        )
                    )
                    meetings.append(
                        a_meeting(
                            number, datetime.combine(day, hour), venue_id=f"v-{host}",
                            room_id=f"room-{host}" if host.endswith("o0") else None,
                        )
                    )  # fmt: skip
    mission = a_mission(
        start=start, end=spans[-1][1][-1], grid_minutes=grid,
        cities=[
            a_city(city, timezone=zone, day_hours=hours("07:30", "19:00"))
            for (city, _), zone in zip(spans, zones, strict=True)
        ],
        venues=[a_venue(f"v-{host}", city) for city, _ in spans for host in hosts[city]],
        rooms=[
            a_room(f"room-{host}", f"v-{host}", tables=draw(st.integers(1, 3)))
            for city, _ in spans for host in hosts[city] if host.endswith("o0")
        ],
        organisations=[an_organisation(firm) for firm in firms] + [an_organisation("ministry")],
        delegates=delegates,
        officials=[
            an_official(host, city_id=city, venue_id=f"v-{host}")
            for city, _ in spans for host in hosts[city]
        ],
        city_days=[
            CityDay(id=f"{city}-{day}", city_id=city, day=day) for city, days in spans for day in days
        ],
        legs=[
            a_leg(
                f"leg-{n}", from_city_id=before[0], to_city_id=after[0],
                departure=datetime.combine(before[1][-1], time(21)),
                arrival=datetime.combine(after[1][0] - timedelta(days=1), time(22)),
            )
            for n, (before, after) in enumerate(itertools.pairwise(spans))
        ],
        meeting_requests=requests,
    )  # fmt: skip
    return Planted(mission=mission, meetings=tuple(meetings))
