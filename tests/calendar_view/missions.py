"""Missions to draw: a small one that fits into a text grid, and one of the size of a real mission."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from scheduler_app.mission.engagements import Gathering, GatheringKind, Leg, LegMode
from scheduler_app.mission.ids import (
    CityDayId,
    CityId,
    DelegateId,
    GatheringId,
    LegId,
    MeetingRequestId,
    OfficialId,
    OrganisationId,
    RoomId,
    VenueId,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import (
    Delegate,
    Group,
    Official,
    Organisation,
    OrganisationKind,
    Roster,
)
from scheduler_app.mission.places import City, CityDay, Room, Venue, VenueKind
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.mission.slots import Hours

CITIES = (
    ("beijing", "Beijing", "北京"),
    ("shanghai", "Shanghai", "上海"),
    ("guangzhou", "Guangzhou", "广州"),
)
CITY_OF_DAY = (
    (12, "beijing"),
    (13, "beijing"),
    (14, "beijing"),
    (15, "shanghai"),
    (16, "guangzhou"),
    (17, "guangzhou"),
)
FIRMS = (
    "Alder Building Controls", "Bristlecone Energy", "Cascade Water Technologies", "Dunmore Filtration",
    "Elm Street Architects", "Fairmount Grid Systems", "Granite Carbon Capture", "Harbor Waste-to-Energy",
    "Ironwood Chillers", "Juniper Smart Meters", "Keystone Clean Air", "Larkspur Lighting",
    "Meridian Data Centers", "Northfield Insulation", "Oakhurst Engineering", "Palisade Storage",
    "Quarry Ridge Cement", "Redbud Transit", "Sycamore Software", "Tamarack Turbines",
    "Umber Soil Remediation", "Vista Glass", "Willow Creek Sensors", "Yarrow Environmental Consultants",
)  # fmt: skip
MINISTRIES = (
    ("Ministry of Commerce", "商务部"), ("Ministry of Housing and Urban-Rural Development", "住房和城乡建设部"),
    ("National Energy Administration", "国家能源局"), ("Development and Reform Commission", "发展和改革委员会"),
    ("Environmental Protection Bureau", "环境保护局"), ("Commission of Commerce", "商务委员会"),
)  # fmt: skip
POSTS = (
    "Director, general office", "Deputy director, energy efficiency division", "Director, green buildings division",
    "Deputy director, water resources", "Section chief, smart grid", "Counsellor, international cooperation",
)  # fmt: skip


def at(day: int, clock: str) -> datetime:
    """A moment of April 2015."""
    return datetime.combine(date(2015, 4, day), time.fromisoformat(clock))


def full_mission(seed: int = 1, meetings: int = 400) -> Mission:
    """24 firms, 7 principals, 80 officials, three cities, gatherings, legs and a packed plan."""
    organisations = _organisations()
    officials = _officials()
    mission = Mission(
        title="Smart Cities mission",
        start=date(2015, 4, 12),
        end=date(2015, 4, 17),
        cities={CityId(c): _city(c, name, local) for c, name, local in CITIES},
        venues={one.id: one for one in _venues()},
        rooms={one.id: one for one in _rooms()},
        organisations={one.id: one for one in organisations},
        delegates={one.id: one for one in _delegates()},
        officials={one.id: one for one in officials},
        city_days={one.id: one for one in _city_days()},
        legs={one.id: one for one in _legs()},
        gatherings={one.id: one for one in _gatherings()},
    )
    return _planned(mission, random.Random(seed), meetings)


def _city(key: str, name: str, local: str) -> City:
    return City(
        id=CityId(key),
        name=name,
        name_local=local,
        timezone="Asia/Shanghai",
        hotel_id=VenueId(f"{key}-hotel"),
        day_hours=Hours(start=time(8, 30), end=time(18, 30)),
    )


def _venues() -> Iterable[Venue]:
    for number, (key, name, local) in enumerate(CITIES):
        for n, (kind, what, what_local) in enumerate(
            (
                (VenueKind.HOTEL, "Grand Hotel", "大饭店"),
                (VenueKind.CONFERENCE, "Conference Centre", "会议中心"),
                (VenueKind.AIRPORT, "Airport", "机场"),
                *(
                    (VenueKind.GOVERNMENT, ministry, m_local)
                    for ministry, m_local in MINISTRIES[number::3]
                ),
            )
        ):
            suffix = ("hotel", "centre", "airport", "office-1", "office-2")[n]
            yield Venue(
                id=VenueId(f"{key}-{suffix}"),
                name=f"{name} {what}",
                name_local=local + what_local,
                city_id=CityId(key),
                kind=kind,
                latitude=30.0 + number + n * 0.03,
                longitude=115.0 + n * 0.02,
            )


def _rooms() -> Iterable[Room]:
    for key, _, _ in CITIES:
        yield Room(
            id=RoomId(f"{key}-tables"),
            venue_id=VenueId(f"{key}-centre"),
            name="Hall A",
            tables=24,
            seats=4,
        )
        yield Room(id=RoomId(f"{key}-salon"), venue_id=VenueId(f"{key}-hotel"), name="Salon 1")
        yield Room(
            id=RoomId(f"{key}-office"), venue_id=VenueId(f"{key}-office-1"), name="Reception room"
        )


def _organisations() -> list[Organisation]:
    found = [
        Organisation(
            id=OrganisationId("sponsor"),
            name="Department of Commerce",
            kind=OrganisationKind.SPONSOR,
        )
    ]
    found += [
        Organisation(id=OrganisationId(f"firm-{n}"), name=name) for n, name in enumerate(FIRMS)
    ]
    found += [
        Organisation(
            id=OrganisationId(f"gov-{n}"),
            name=name,
            name_local=local,
            kind=OrganisationKind.GOVERNMENT,
        )
        for n, (name, local) in enumerate(MINISTRIES)
    ]
    found += [
        Organisation(
            id=OrganisationId(f"host-{n}"),
            name=f"{('Yue', 'Hu', 'Jing', 'Min')[n % 4]}{('hua', 'tong', 'long', 'an', 'sheng')[n % 5]} "
            f"{('Environmental', 'Construction', 'Power', 'Water', 'Materials')[n % 5]} Co. {n + 1}",
            name_local=f"{'粤沪京闽'[n % 4]}{'华通隆安盛'[n % 5]}有限公司",
            kind=OrganisationKind.COUNTERPART,
        )
        for n in range(50)
    ]
    return found


def _delegates() -> Iterable[Delegate]:
    for n in range(7):
        yield Delegate(
            id=DelegateId(f"principal-{n}"),
            organisation_id=OrganisationId("sponsor"),
            title=("Secretary of Commerce", "Deputy Secretary of Energy", "Assistant Secretary, markets",
                   "Commissioner", "Agency director", "Ambassador", "Consul general")[n],
            is_principal=True,
            rank=n + 1,
        )  # fmt: skip
    for n, _ in enumerate(FIRMS):
        for k in range(1 + n % 3):
            yield Delegate(
                id=DelegateId(f"delegate-{n}-{k}"),
                organisation_id=OrganisationId(f"firm-{n}"),
                title=("Chief executive", "Vice president, Asia", "Engineer")[k],
                name=("", "", "王工程师")[k],
            )


def _officials() -> list[Official]:
    found = []
    for n in range(80):
        key = CITIES[n % 3][0]
        is_company = n >= 30
        found.append(
            Official(
                id=OfficialId(f"official-{n}"),
                organisation_id=OrganisationId(f"host-{n - 30}" if is_company else f"gov-{n % 6}"),
                city_id=CityId(key),
                title="General manager" if is_company else POSTS[n % 6],
                venue_id=None if is_company else VenueId(f"{key}-office-{1 + (n % 6) // 3}"),
                rank=n % 6 + 1,
            )
        )
    return found


def _city_days() -> Iterable[CityDay]:
    for day, key in CITY_OF_DAY:
        yield CityDay(id=CityDayId(f"day-{day}"), day=date(2015, 4, day), city_id=CityId(key))
    yield CityDay(id=CityDayId("day-15b"), day=date(2015, 4, 15), city_id=CityId("guangzhou"),
                  roster=Roster(groups=(Group.PRINCIPALS,)))  # fmt: skip


def _legs() -> Iterable[Leg]:
    for n, (origin, goal, day) in enumerate(
        (("beijing", "shanghai", 14), ("shanghai", "guangzhou", 15))
    ):
        yield Leg(
            id=LegId(f"leg-{n}"), title=("MU 5112", "CZ 3504")[n], mode=LegMode.FLIGHT,
            from_city_id=CityId(origin), to_city_id=CityId(goal),
            from_venue_id=VenueId(f"{origin}-airport"), to_venue_id=VenueId(f"{goal}-airport"),
            departure=at(day, "19:30"), arrival=at(day, "21:45"),
        )  # fmt: skip


def _gatherings() -> Iterable[Gathering]:
    rows = (
        ("briefing", "Market briefing", GatheringKind.BRIEFING, "beijing", 13, "08:30", "10:00", Roster()),
        ("welcome", "Welcome reception at the ambassador's residence", GatheringKind.RECEPTION, "beijing", 12,
         "17:30", "19:30", Roster()),
        ("audience", "Audience with the Vice Premier", GatheringKind.AUDIENCE, "beijing", 14, "14:00", "15:00",
         Roster(groups=(Group.PRINCIPALS,))),
        ("site", "Site visit: Zhangjiang data centre", GatheringKind.SITE_VISIT, "shanghai", 15, "09:00", "11:00",
         Roster(groups=(), organisation_ids=tuple(OrganisationId(f"firm-{n}") for n in range(6, 13)))),
        ("signing", "Signing of memoranda", GatheringKind.SIGNING, "guangzhou", 17, "11:00", "12:00", Roster()),
        ("breakfast", "Breakfast briefing", GatheringKind.BRIEFING, "guangzhou", 16, "07:30", "08:30", Roster()),
    )  # fmt: skip
    for key, title, kind, city, day, start, end, roster in rows:
        yield Gathering(
            id=GatheringId(f"gathering-{key}"), title=title, kind=kind, city_id=CityId(city),
            venue_id=VenueId(f"{city}-centre"), start=at(day, start), end=at(day, end), roster=roster,
        )  # fmt: skip


def _planned(mission: Mission, dice: random.Random, wanted: int) -> Mission:
    """Fill the days greedily, so that nobody is in two places (travel is not looked at)."""
    busy: set[tuple[str, datetime]] = set()
    for one in mission.gatherings.values():
        moment = one.start - timedelta(minutes=30)
        while moment < one.end:
            for delegate in mission.delegates.values():
                firm = delegate.organisation_id
                if one.roster.groups != () or firm in one.roster.organisation_ids:
                    busy.add((delegate.id if delegate.is_principal else firm, moment))
            moment += timedelta(minutes=15)
    requests: dict[MeetingRequestId, MeetingRequest] = {}
    meetings = {}
    taken: dict[datetime, int] = {}
    officials = list(mission.officials.values())
    guests = [f"firm-{n}" for n in range(24)] * 3 + [f"principal-{n}" for n in range(7)]
    for attempt in range(wanted * 60):
        if len(requests) >= wanted:
            break
        day, city = dice.choice(CITY_OF_DAY[1:])
        guest, official = dice.choice(guests), dice.choice(officials)
        is_company = official.venue_id is None
        start = at(day, "08:30") + timedelta(minutes=15 * dice.randrange(36))
        minutes = 30 if is_company else dice.choice((45, 60))
        if (
            official.city_id != city
            or 12 <= start.hour < 13
            or start.hour * 60 + start.minute + minutes > 18 * 60
        ):
            continue
        if start.hour == 11 and start.minute + minutes > 60:
            continue
        cells = [
            (who, start + timedelta(minutes=m))
            for who in (guest, official.id)
            for m in range(0, minutes, 15)
        ]
        if busy.intersection(cells):
            continue
        table = taken.get(start, 0) + 1
        if is_company and table > 24:
            continue
        busy.update(cells)
        taken[start] = table
        key = MeetingRequestId(f"request-{len(requests)}")
        requests[key] = MeetingRequest(
            id=key,
            organisation_id=OrganisationId(guest) if guest.startswith("firm") else None,
            delegate_ids=(DelegateId(guest),) if guest.startswith("principal") else (),
            official_ids=(official.id,),
            minutes=minutes,
        )
        meetings[meeting_id_of(key)] = Meeting(
            id=meeting_id_of(key), request_id=key, start=start,
            venue_id=official.venue_id or VenueId(f"{city}-centre"),
            room_id=RoomId(f"{city}-tables") if is_company else None,
            table=(1 + attempt % 24) if is_company else None,
            pin_time=attempt % 5 == 0, pin_place=attempt % 7 == 0,
        )  # fmt: skip
    return Mission(
        **{name: getattr(mission, name) for name in mission.__dataclass_fields__
           if name not in ("meeting_requests", "meetings")},
        meeting_requests=requests, meetings=meetings,
    )  # fmt: skip
