"""Missions made at random from a seed, as plain JSON, with everything that a mission can have.

Nothing of the product is asked: what the schema allows and a coordinator might enter is drawn, in small to
middle sizes. Most of it is consistent (legs lead from city to city), since what is not is told before any
plan. The same seed gives the same mission.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from tests.second_checker.random_places import cities_and_places
from tests.second_checker.random_requests import requests_of
from tests.second_checker.random_rules import rules_of

Record = dict[str, Any]

STARTS = (
    date(2026, 3, 2),
    date(2026, 3, 27),
    date(2026, 4, 3),
    date(2026, 10, 23),
    date(2026, 12, 30),
)
"""A quiet Monday, days before clocks change in London, Auckland and New York, and the end of a year."""
TONGUES = ("en", "zh", "fr", "de")
EVERYONE = {"groups": ["delegation", "principals"]}


def random_mission(seed: int) -> Record:
    """A mission without a plan."""
    draw = Random(seed)
    start = draw.choice(STARTS)
    count = draw.choice((1, 1, 2, 2, 3))
    days = max(count, draw.randint(1, 4))
    plain: Record = {
        "format": "attache-mission",
        "format_version": 1,
        "mission": {
            "title": f"Random {seed}",
            "start": start.isoformat(),
            "end": (start + timedelta(days=days - 1)).isoformat(),
            "grid_minutes": draw.choice((5, 15, 30)),
            "only_accepted": draw.random() < 0.05,
        },
    }
    cities_and_places(draw, plain, count, start, days)
    _people(draw, plain)
    _itinerary(draw, plain, start, days, count)
    _interpreters(draw, plain)
    _latecomers(draw, plain, start, days)
    _gatherings(draw, plain)
    _vehicles(draw, plain)
    requests_of(draw, plain, start, days)
    rules_of(draw, plain, start, days)
    return plain


def _people(draw: Random, plain: Record) -> None:
    firms = [f"F{n}" for n in range(draw.randint(2, 5))]
    plain["organisations"] = [{"id": one, "name": f"Firm {one}", "kind": "firm"} for one in firms]
    plain["organisations"] += [
        {"id": "S", "name": "Sponsor", "kind": "sponsor"},
        {"id": "G0", "name": "Ministry", "kind": "government"},
        {"id": "G1", "name": "Bureau", "kind": "government"},
        {"id": "B0", "name": "Buyer", "kind": "counterpart"},
    ]
    delegates = []
    for firm in firms:
        count = draw.choice((1, 1, 2, 3))
        delegates += [
            _delegate(draw, f"D{firm[1:]}-{n}", firm, is_principal=False) for n in range(count)
        ]
    if draw.random() < 0.5:
        delegates.append(_delegate(draw, "P0", "S", is_principal=True))
    if len(delegates) > 3 and draw.random() < 0.15:
        draw.choice(delegates)["is_travelling"] = False
    plain["delegates"] = delegates
    officials = []
    for city in plain["cities"]:
        count = draw.randint(1, 3)
        officials += [_official(draw, plain, city, f"O{city['id'][1:]}-{n}") for n in range(count)]
    plain["officials"] = officials


def _delegate(draw: Random, key: str, firm: str, *, is_principal: bool) -> Record:
    one: Record = {"id": key, "organisation_id": firm, "name": f"Person {key}"}
    one["is_principal"] = is_principal
    if draw.random() < 0.6:
        one["languages"] = draw.sample(TONGUES, draw.choice((1, 1, 2)))
    if draw.random() < 0.5:
        one["rank"] = draw.randint(1, 4)
    if draw.random() < 0.2:
        one["least_rank"] = draw.randint(1, 4)
    return one


def _official(draw: Random, plain: Record, city: Record, key: str) -> Record:
    one: Record = {
        "id": key,
        "organisation_id": draw.choice(("G0", "G1", "B0")),
        "city_id": city["id"],
        "name": f"Host {key}",
    }
    venues = [v["id"] for v in plain["venues"] if v["city_id"] == city["id"] and v["id"][0] == "V"]
    if draw.random() < 0.6:
        one["venue_id"] = draw.choice(venues)
    if draw.random() < 0.6:
        one["languages"] = draw.sample(TONGUES, 1)
    if draw.random() < 0.5:
        one["rank"] = draw.randint(1, 4)
    if draw.random() < 0.2:
        one["least_rank"] = draw.randint(1, 4)
    return one


def _itinerary(draw: Random, plain: Record, start: date, days: int, count: int) -> None:
    """City days and legs: cities in order, moved between in the evening, overnight or at noon."""
    borders = sorted(draw.sample(range(1, days), count - 1)) if count > 1 else []
    spans = list(zip([0, *borders], [*borders, days], strict=True))
    plain["city_days"], plain["legs"] = [], []
    for n, (first, end) in enumerate(spans):
        for k in range(first, end):
            _city_day(plain, f"C{n}", start + timedelta(days=k))
        if n + 1 < len(spans):
            _leg(draw, plain, n, start + timedelta(days=end - 1))
    if draw.random() < 0.3:
        plain["legs"].append(_inbound(draw, start))
        plain["cities"].append({"id": "H", "name": "Home", "timezone": "Europe/Brussels"})
        plain["venues"].append({"id": "HV", "name": "Home airport", "city_id": "H"})
    for key, city in ((one["id"], one) for one in plain["cities"]):
        if draw.random() < 0.08 and key != "H":
            day = start + timedelta(days=draw.randrange(days))
            city["holidays"] = [{"day": day.isoformat(), "title": "Holiday"}]


def _city_day(plain: Record, city_id: str, day: date) -> None:
    key = f"K{len(plain['city_days'])}"
    plain["city_days"].append({"id": key, "city_id": city_id, "day": day.isoformat()})


def _leg(draw: Random, plain: Record, n: int, last: date) -> None:
    here, there = plain["cities"][n], plain["cities"][n + 1]
    how = draw.choice(("evening", "noon", "morning"))
    hours = {"evening": time(20, 30), "noon": time(12, 40), "morning": time(7, 15)}
    departs = datetime.combine(last + timedelta(days=how == "morning"), hours[how])
    leg: Record = {
        "id": f"L{n}",
        "title": f"Leg {n}",
        "mode": draw.choice(("flight", "train", "coach")),
        "from_city_id": here["id"],
        "to_city_id": there["id"],
        "departure": _text(departs),
        "arrival": _text(_landing(here, there, departs, draw.choice((60, 95, 150)))),
        "check_in_minutes": draw.choice((20, 60, 90)),
        "exit_minutes": draw.choice((10, 40)),
    }
    if draw.random() < 0.5:
        leg["from_venue_id"], leg["to_venue_id"] = f"A{n}", f"A{n + 1}"
    if draw.random() < 0.2:
        leg["rest_minutes"] = draw.choice((60, 120))
    plain["legs"].append(leg)
    if how == "noon":
        _city_day(plain, there["id"], last)


def _inbound(draw: Random, start: date) -> Record:
    return {
        "id": "L-in",
        "title": "Flight out",
        "from_city_id": "H",
        "to_city_id": "C0",
        "departure": f"{start - timedelta(days=1)}T06:00",
        "arrival": f"{start}T{draw.choice(('05:30', '07:00', '09:00'))}",
        "exit_minutes": 40,
        "rest_minutes": draw.choice((0, 0, 90)),
    }


def _landing(here: Record, there: Record, departs: datetime, minutes: int) -> datetime:
    begins = departs.replace(tzinfo=ZoneInfo(here["timezone"])).timestamp()
    lands = datetime.fromtimestamp(begins + 60 * minutes, ZoneInfo(there["timezone"]))
    return lands.replace(tzinfo=None)


def _interpreters(draw: Random, plain: Record) -> None:
    plain["interpreters"] = []
    cities = [one["id"] for one in plain["cities"] if one["id"] != "H"]
    for n in range(draw.choice((0, 0, 1, 2, 3))):
        one: Record = {"id": f"I{n}", "name": f"Interpreter {n}"}
        one["languages"] = draw.sample(TONGUES, draw.randint(2, 4))
        if len(cities) > 1 and draw.random() < 0.4:
            one["city_ids"] = cities
            one["leg_ids"] = [leg["id"] for leg in plain["legs"] if leg["id"] != "L-in"]
        else:
            one["city_ids"] = [draw.choice(cities)]
        if draw.random() < 0.3:
            one["follows_id"] = draw.choice(plain["delegates"])["organisation_id"]
        if draw.random() < 0.4:
            one["most_minutes"] = draw.choice((90, 150, 240))
            one["stretch_minutes"] = draw.choice((60, 90))
        plain["interpreters"].append(one)


def _latecomers(draw: Random, plain: Record, start: date, days: int) -> None:
    for one in plain["delegates"]:
        day = start + timedelta(days=draw.randrange(days))
        if draw.random() < 0.08:
            one["arrival"] = f"{day}T{draw.choice(('10:00', '13:30'))}"
        elif draw.random() < 0.08:
            one["departure"] = f"{day}T{draw.choice(('11:00', '16:00'))}"
        elif draw.random() < 0.12:
            one["away"] = [{"start": f"{day}T09:30", "end": f"{day}T{draw.choice((12, 15))}:00"}]
    for one in plain["interpreters"]:
        day = start + timedelta(days=draw.randrange(days))
        if draw.random() < 0.2:
            one["away"] = [{"start": f"{day}T08:00", "end": f"{day}T13:00"}]
    for one in plain["officials"]:
        if draw.random() < 0.45:
            one["availability"] = _few_hours(draw, plain, one, start, days)


def _few_hours(draw: Random, plain: Record, one: Record, start: date, days: int) -> list[Record]:
    dates = [k["day"] for k in plain["city_days"] if k["city_id"] == one["city_id"]]
    dates = dates or [(start + timedelta(days=n)).isoformat() for n in range(days)]
    slots = []
    for day in sorted(draw.sample(dates, draw.randint(1, len(dates)))):
        hour = draw.randint(8, 15)
        end = min(hour + draw.randint(1, 6), 20)
        slots.append({"start": f"{day}T{hour:02}:00", "end": f"{day}T{end:02}:00"})
    return slots


def _gatherings(draw: Random, plain: Record) -> None:
    plain["gatherings"] = []
    noon = {leg["departure"][:10] for leg in plain["legs"] if leg["departure"][11:] == "12:40"}
    days = [one for one in plain["city_days"] if one["day"] not in noon]
    for n, one in enumerate(draw.sample(days, min(len(days), draw.choice((0, 1, 1, 2))))):
        hour = draw.choice((9, 10, 12, 14, 17))
        minutes = draw.choice((45, 60, 90))
        begins = datetime.combine(date.fromisoformat(one["day"]), time(hour))
        gathering: Record = {
            "id": f"E{n}",
            "title": f"Gathering {n}",
            "kind": draw.choice(("briefing", "audience", "reception", "meal", "speech")),
            "city_id": one["city_id"],
            "start": _text(begins),
            "end": _text(begins + timedelta(minutes=minutes)),
        }
        number = one["city_id"][1:]
        where = draw.choice(("venue", "venue", "room", "none"))
        if where == "venue":
            gathering["venue_id"] = f"V{number}-0"
        elif where == "room" and f"R{number}" in {room["id"] for room in plain["rooms"]}:
            gathering["room_id"] = f"R{number}"
        if draw.random() < 0.5:
            gathering["roster"] = {"groups": [], "organisation_ids": ["F0", "F1"]}
        if draw.random() < 0.3:
            gathering["official_ids"] = [f"O{number}-0"]
        if draw.random() < 0.15:
            gathering["cap"] = draw.choice((3, 20))
        plain["gatherings"].append(gathering)


def _vehicles(draw: Random, plain: Record) -> None:
    plain["vehicles"] = []
    for city in plain["cities"]:
        if city["id"] != "H" and draw.random() < 0.4:
            key = f"W{city['id'][1:]}"
            vehicle: Record = {"id": key, "name": f"Car {key}", "city_id": city["id"]}
            vehicle["seats"] = draw.choice((1, 2, 4, 8))
            plain["vehicles"].append(vehicle)


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
