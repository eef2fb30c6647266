"""A mission of a real size for paper and its benchmark: three cities, long titles, Chinese names.

Built without a solver, so meetings may ask much of the legs; nobody is in two places at once.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from scheduler_app.mission.engagements import Gathering, GatheringKind, Leg
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Official, Organisation, OrganisationKind
from scheduler_app.mission.places import City, CityDay, Room, Venue, VenueKind
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting, meeting_id_of

FIRST = date(2015, 4, 12)
CITIES = (
    ("beijing", "Beijing", "北京", (12, 13, 14), 39.90, 116.40),
    ("shanghai", "Shanghai", "上海", (14, 15), 31.23, 121.47),
    ("guangzhou", "Guangzhou", "广州", (16, 17), 23.13, 113.26),
)
POSTS = (
    (
        "Director General, Department of Climate Change and Resource Conservation",
        "资源节约和环境保护司",
    ),
    ("Deputy Director, Energy Efficiency Division", "能源效率处"),
    ("Vice Mayor", "市政府"),
    ("Chief Engineer, Building Technology Centre", "建筑技术中心"),
)
PLACES = ("朝阳区", "浦东新区", "天河区")


def a_large_mission(firms: int = 24, people: int = 5, each: int = 17) -> Mission:
    """`firms` firms of `people` delegates; `each` meetings a firm, at tables and at offices."""
    tables: dict[str, list[Any]] = {
        "cities": [_city(*one) for one in CITIES],
        "venues": [venue for number, one in enumerate(CITIES) for venue in _venues(number, one[0])],
        "rooms": [
            Room(id=f"hall-{one[0]}", venue_id=f"hotel-{one[0]}", name="Grand Ballroom", tables=30)
            for one in CITIES
        ],
        "organisations": [*_firms(firms), *_hosts()],
        "delegates": [one for n in range(firms) for one in _delegates(n, people)],
        "officials": [one for city in CITIES for one in _officials(city[0], firms)],
        "city_days": [
            CityDay(id=f"{one[0]}-{day}", day=date(2015, 4, day), city_id=one[0])
            for one in CITIES
            for day in one[3]
        ],
        "legs": _legs(),
        "gatherings": _gatherings(),
    }
    requests, meetings = _meetings(firms, each)
    return Mission(
        title="Smart Cities – Smart Growth Business Development Mission to China",
        start=FIRST,
        end=date(2015, 4, 17),
        version=3,
        **{name: {one.id: one for one in records} for name, records in tables.items()},
        meeting_requests={one.id: one for one in requests},
        meetings={one.id: one for one in meetings},
    )


def _city(city_id, name, local, _days, latitude, longitude) -> City:
    return City(
        id=city_id, name=name, name_local=local, timezone="Asia/Shanghai", latitude=latitude,
        longitude=longitude, hotel_id=f"hotel-{city_id}",
    )  # fmt: skip


def _venues(number: int, city_id: str) -> list[Venue]:
    _, name, local, _, latitude, longitude = CITIES[number]
    kinds = (
        ("hotel", f"China World Hotel, {name}", "中国大饭店", VenueKind.HOTEL, 0.0),
        ("ministry", "National Development and Reform Commission", "国家发展和改革委员会", VenueKind.GOVERNMENT, 0.06),
        ("centre", f"{name} Building Energy Research Centre", "建筑节能研究中心", VenueKind.SITE, 0.11),
        ("airport", f"{name} International Airport", "国际机场", VenueKind.AIRPORT, 0.25),
    )  # fmt: skip
    return [
        Venue(
            id=f"{key}-{city_id}", name=title, name_local=f"{local}{title_local}", city_id=city_id,
            kind=kind, address=f"{12 + i} Jianguomenwai Avenue, {name}",
            address_local=f"{local}市{PLACES[number]}建国门外大街{12 + i}号",
            latitude=latitude + away, longitude=longitude + away,
        )
        for i, (key, title, title_local, kind, away) in enumerate(kinds)
    ]  # fmt: skip


def _firms(firms: int) -> list[Organisation]:
    return [
        Organisation(id=f"firm-{n}", name=f"Green Building Systems {n} International, Inc.")
        for n in range(firms)
    ]


def _hosts() -> list[Organisation]:
    return [
        Organisation(
            id=f"host-{city[0]}-{n}",
            name=f"{city[1]} {title.split(',')[-1].strip()}",
            name_local=f"{city[2]}{local}",
            kind=OrganisationKind.GOVERNMENT,
        )
        for city in CITIES
        for n, (title, local) in enumerate(POSTS)
    ]


def _delegates(firm: int, people: int) -> list[Delegate]:
    titles = ("Senior executive", "Vice President, Asia Pacific Market Development", "Engineer")
    return [
        Delegate(
            id=f"delegate-{firm}-{n}",
            organisation_id=f"firm-{firm}",
            title=f"{titles[n % 3]} {n + 1}",
            is_principal=firm == 0,
        )
        for n in range(people)
    ]


def _officials(city_id: str, firms: int) -> list[Official]:
    return [
        Official(
            id=f"official-{city_id}-{n}", organisation_id=f"host-{city_id}-{n % len(POSTS)}",
            city_id=city_id, title=POSTS[n % len(POSTS)][0], name="" if n % 2 else f"王小明{n}",
            venue_id=f"ministry-{city_id}",
        )
        for n in range(firms)
    ]  # fmt: skip


def _legs() -> list[Leg]:
    found = []
    for (a, b), (day, hour) in zip(((0, 1), (1, 2)), ((14, 13), (15, 19)), strict=True):
        start, goal = CITIES[a], CITIES[b]
        departure = datetime(2015, 4, day, hour)
        found.append(
            Leg(
                id=f"leg-{a}", title=f"Flight CA{1500 + a} {start[1]} – {goal[1]}",
                from_city_id=start[0], to_city_id=goal[0], from_venue_id=f"airport-{start[0]}",
                to_venue_id=f"airport-{goal[0]}", departure=departure,
                arrival=departure + timedelta(minutes=140),
                note="Bags outside the door by 07:00; passports are with the group officer.",
            )
        )  # fmt: skip
    return found


def _gatherings() -> list[Gathering]:
    def on(day: int, hour: int, minute: int = 0) -> datetime:
        return datetime(2015, 4, day, hour, minute)

    return [
        Gathering(
            id="briefing", title="Opening briefing by the Embassy: market conditions and protocol",
            kind=GatheringKind.BRIEFING, city_id="beijing", venue_id="hotel-beijing",
            start=on(13, 8), end=on(13, 9, 30), note="Business dress. Bring two copies of your card.",
        ),
        Gathering(
            id="audience", title="Audience with the Vice Premier", kind=GatheringKind.AUDIENCE,
            city_id="beijing", venue_id="ministry-beijing", start=on(13, 16), end=on(13, 17),
            official_ids=("official-beijing-0",),
        ),
        Gathering(
            id="reception", title="Reception of the Governor of Guangdong Province",
            kind=GatheringKind.RECEPTION, city_id="guangzhou", venue_id="centre-guangzhou",
            start=on(16, 18, 30), end=on(16, 20, 30), official_ids=("official-guangzhou-0",),
        ),
    ]  # fmt: skip


def _meetings(firms: int, each: int) -> tuple[list[MeetingRequest], list[Meeting]]:
    """Firm f meets official (f + round) at a table, all officials at once, round after round."""
    rounds = [
        (city, datetime.combine(date(2015, 4, day), time(hour, minute)))
        for city, day, hours in (
            ("beijing", 13, (10, 11, 14)),
            ("beijing", 14, (9,)),
            ("shanghai", 15, (9, 10, 11, 13, 14)),
            ("guangzhou", 16, (9, 10, 11, 13, 14, 15)),
        )
        for hour in hours
        for minute in (0, 30)
    ][:each]
    requests, meetings = [], []
    for number, (city, start) in enumerate(rounds):
        at_office = start.hour == 11
        for firm in range(firms):
            request_id = f"request-{number}-{firm}"
            requests.append(
                MeetingRequest(
                    id=request_id, organisation_id=f"firm-{firm}", minutes=25,
                    official_ids=(f"official-{city}-{(firm + number) % firms}",),
                )
            )  # fmt: skip
            meetings.append(
                Meeting(
                    id=meeting_id_of(request_id), request_id=request_id, start=start,
                    venue_id=f"ministry-{city}" if at_office else f"hotel-{city}",
                    room_id=None if at_office else f"hall-{city}",
                    table=None if at_office else firm + 1,
                )
            )  # fmt: skip
    return requests, meetings
