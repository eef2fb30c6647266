"""The cities of a random mission with their clocks, breaks, venues, rooms and ways."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

Record = dict[str, Any]

ZONE_GROUPS = (
    ("Asia/Shanghai", "Asia/Shanghai", "Asia/Tokyo"),
    ("Europe/London", "Europe/Brussels", "Europe/Athens"),
    ("Asia/Kolkata", "Asia/Kathmandu", "Asia/Dubai"),
    ("America/New_York", "America/Chicago", "America/New_York"),
    ("Pacific/Auckland", "Australia/Sydney", "Pacific/Honolulu"),
)
BREAKS: tuple[list[Record], ...] = (
    [],
    [{"title": "Lunch", "hours": {"start": "12:00", "end": "13:00"}}],
    [{"title": "Lunch", "hours": {"start": "11:30", "end": "14:00"}, "minutes": 45}],
    [
        {"title": "Prayer", "hours": {"start": "13:00", "end": "13:30"}},
        {"title": "Tea", "hours": {"start": "15:00", "end": "17:00"}, "minutes": 30},
    ],
)


def cities_and_places(draw: Random, plain: Record, count: int, start: date, days: int) -> None:
    """Put so many cities with their places into a mission."""
    for table in ("cities", "venues", "rooms", "travel_times"):
        plain[table] = []
    zones = draw.choice(ZONE_GROUPS)
    for n in range(count):
        _city(draw, plain, n, zones[n])
        _venues(draw, plain, n, start, days)
        _rooms(draw, plain, n, start, days)
        _ways(draw, plain, n)
    if draw.random() < 0.25:
        plain["cities"].append({"id": "C9", "name": "Far away", "timezone": "Asia/Singapore"})
        plain["venues"].append({"id": "V9-0", "name": "Far office", "city_id": "C9"})


def _city(draw: Random, plain: Record, n: int, zone: str) -> None:
    city: Record = {
        "id": f"C{n}",
        "name": f"City {n}",
        "timezone": zone,
        "breaks": draw.choice(BREAKS),
    }
    if draw.random() < 0.7:
        city["hotel_id"] = f"Q{n}"
    if draw.random() < 0.3:
        city["day_hours"] = {"start": "08:00", "end": draw.choice(("17:00", "21:00"))}
    if draw.random() < 0.3:
        city["peak_hours"] = [{"start": "08:00", "end": "10:00"}]
    if draw.random() < 0.2:
        city["morning"] = {"start": "08:00", "end": "13:00"}
    plain["cities"].append(city)


def _venues(draw: Random, plain: Record, n: int, start: date, days: int) -> None:
    plain["venues"].append({"id": f"Q{n}", "name": "Hotel", "city_id": f"C{n}", "kind": "hotel"})
    plain["venues"].append(
        {"id": f"A{n}", "name": "Station", "city_id": f"C{n}", "kind": "station"}
    )
    for k in range(draw.randint(1, 3)):
        venue: Record = {"id": f"V{n}-{k}", "name": f"House {n}-{k}", "city_id": f"C{n}"}
        if draw.random() < 0.3:
            venue["latitude"] = 50 + draw.randrange(20) / 100
            venue["longitude"] = 4 + draw.randrange(20) / 100
        if draw.random() < 0.25:
            venue["opening_hours"] = _opening(draw)
        if draw.random() < 0.2:
            venue["screening_minutes"] = draw.choice((10, 20))
        if draw.random() < 0.12:
            day = start + timedelta(days=draw.randrange(days))
            venue["closed"] = [{"start": f"{day}T10:00", "end": f"{day}T14:00"}]
        plain["venues"].append(venue)


def _opening(draw: Random) -> list[Record]:
    if draw.random() < 0.5:
        return [{"hours": {"start": "09:00", "end": "17:00"}}]
    hours = {"start": "09:00", "end": draw.choice(("12:00", "16:00"))}
    return [{"weekday": day, "hours": hours} for day in range(draw.choice((5, 7)))]


def _rooms(draw: Random, plain: Record, n: int, start: date, days: int) -> None:
    if draw.random() < 0.75:
        room: Record = {
            "id": f"R{n}",
            "name": "Hall",
            "venue_id": draw.choice((f"Q{n}", f"V{n}-0")),
        }
        room["tables"], room["seats"] = draw.choice((1, 1, 2, 3)), draw.choice((2, 4, 8))
        room["table_keeper"] = draw.choice(("guests", "hosts"))
        if draw.random() < 0.2:
            room["availability"] = [
                {"start": f"{day}T09:00", "end": f"{day}T17:30"}
                for day in (start + timedelta(days=k) for k in range(days))
            ]
        plain["rooms"].append(room)
    if draw.random() < 0.3:
        plain["rooms"].append(
            {
                "id": f"T{n}",
                "name": "Side room",
                "venue_id": f"V{n}-0",
                "seats": draw.choice((3, 6)),
            }
        )


def _ways(draw: Random, plain: Record, n: int) -> None:
    venues = [one["id"] for one in plain["venues"] if one["city_id"] == f"C{n}"]
    for here in venues:
        for there in venues:
            if here != there and draw.random() < 0.35:
                minutes = draw.choice((5, 10, 20, 40))
                plain["travel_times"].append(
                    {
                        "id": f"X{len(plain['travel_times'])}",
                        "from_venue_id": here,
                        "to_venue_id": there,
                        "minutes": minutes,
                        "peak_minutes": minutes + draw.choice((0, 10, 25)),
                    }
                )
