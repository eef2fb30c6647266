"""A mission with a sound plan, as plain JSON: three cities' clocks, and something of every kind in it.

Monday and Tuesday in one city, Wednesday in the next; a third city is only called.
"""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]

MON, TUE, WED = "2026-03-02", "2026-03-03", "2026-03-04"
FREE_WAYS = ("Q0", "V0"), ("Q0", "V1"), ("V0", "V1"), ("Q1", "V2")


def good_plan() -> Record:
    """A new copy of it."""
    return {
        "format": "attache-mission",
        "format_version": 1,
        "mission": {"title": "Good", "start": MON, "end": WED},
        **_places(),
        **_people(),
        **_programme(),
        "meeting_requests": _requests(),
        "rules": _rules(),
        "meetings": _meetings(),
    }


def _places() -> Record:
    lunch = {"title": "Lunch", "hours": {"start": "12:00", "end": "13:00"}}
    late = {"title": "Lunch", "hours": {"start": "11:30", "end": "14:00"}, "minutes": 45}
    return {
        "cities": [
            _city("C0", "Asia/Shanghai", breaks=[lunch], hotel_id="Q0"),
            _city("C1", "Asia/Tokyo", breaks=[late], hotel_id="Q1"),
            _city("C9", "Asia/Singapore"),
        ],
        "venues": [
            {"id": "Q0", "name": "Hotel", "city_id": "C0", "kind": "hotel"},
            {"id": "Q1", "name": "Second hotel", "city_id": "C1", "kind": "hotel"},
            {
                "id": "V0", "name": "Ministry", "city_id": "C0", "screening_minutes": 10,
                "opening_hours": [{"hours": {"start": "09:00", "end": "17:00"}}],
            },
            {"id": "V1", "name": "Works", "city_id": "C0"},
            {"id": "V2", "name": "Bureau", "city_id": "C1"},
            {"id": "V9", "name": "Far office", "city_id": "C9"},
        ],
        "rooms": [
            {"id": "R0", "venue_id": "Q0", "name": "Hall", "tables": 2, "seats": 4},
            {
                "id": "R1", "venue_id": "V1", "name": "Board room", "seats": 3,
                "availability": [{"start": f"{MON}T13:00", "end": f"{MON}T18:00"}],
            },
        ],
        "travel_times": [
            {
                "id": f"X{n}", "from_venue_id": here, "to_venue_id": there,
                "minutes": 20, "peak_minutes": 30,
            }
            for n, (here, there) in enumerate(FREE_WAYS)
        ],
    }  # fmt: skip


def _city(key: str, zone: str, **more: Any) -> Record:
    return {"id": key, "name": f"City {key}", "timezone": zone, **more}


def _people() -> Record:
    firms = {"F0": "firm", "F1": "firm", "F2": "firm", "S": "sponsor"}
    hosts = {"G0": "government", "G1": "government", "B0": "counterpart"}
    delegates = [
        _delegate("D0", "F0", ["en"], rank=1), _delegate("D1", "F0", ["en"]),
        _delegate("D2", "F1", ["zh"]), _delegate("D3", "F2", ["en"]),
        _delegate("D4", "F2", ["en"]), _delegate("D5", "F2", ["en"]),
        _delegate("P0", "S", ["en"], is_principal=True, rank=1, least_rank=2),
    ]  # fmt: skip
    officials = [
        _official("O0", "G0", "C0", ["zh"], venue_id="V0", rank=2),
        _official("O1", "G0", "C0", ["zh"], venue_id="V0"),
        _official("O2", "B0", "C0", ["en"], venue_id="V1", rank=3),
        _official("O3", "G1", "C1", ["en"], venue_id="V2"),
        _official("O4", "B0", "C9", ["en"]),
    ]
    officials[1]["availability"] = [
        {"start": f"{MON}T09:00", "end": f"{MON}T11:00"},
        {"start": f"{TUE}T09:00", "end": f"{TUE}T12:00"},
    ]
    interpreters = [
        {"id": "I0", "name": "One", "languages": ["en", "zh"], "city_ids": ["C0"]},
        {"id": "I1", "name": "Two", "languages": ["en", "fr"], "city_ids": ["C0"]},
        {
            "id": "I2", "name": "Three", "languages": ["en", "zh"], "city_ids": ["C0"],
            "follows_id": "S", "most_minutes": 60,
        },
    ]  # fmt: skip
    return {
        "organisations": [
            {"id": key, "name": f"House {key}", "kind": kind}
            for key, kind in (firms | hosts).items()
        ],
        "delegates": delegates,
        "officials": officials,
        "interpreters": interpreters,
    }


def _delegate(key: str, firm: str, languages: list[str], **more: Any) -> Record:
    return {
        "id": key, "organisation_id": firm, "name": f"Guest {key}", "languages": languages, **more,
    }  # fmt: skip


def _official(key: str, house: str, city_id: str, languages: list[str], **more: Any) -> Record:
    return {
        "id": key, "organisation_id": house, "city_id": city_id, "name": f"Host {key}",
        "languages": languages, **more,
    }  # fmt: skip


def _programme() -> Record:
    return {
        "city_days": [
            {"id": "K0", "city_id": "C0", "day": MON},
            {"id": "K1", "city_id": "C0", "day": TUE},
            {"id": "K2", "city_id": "C1", "day": WED},
        ],
        "legs": [
            {
                "id": "L0", "title": "Flight", "from_city_id": "C0", "to_city_id": "C1",
                "departure": f"{TUE}T20:00", "arrival": f"{TUE}T23:30",
            }
        ],
        "gatherings": [
            {
                "id": "E0", "title": "Briefing", "kind": "briefing", "city_id": "C0",
                "venue_id": "Q0", "start": f"{MON}T08:30", "end": f"{MON}T09:00",
            },
            {
                "id": "E1", "title": "Reception", "kind": "reception", "city_id": "C0",
                "room_id": "R0", "cap": 8, "official_ids": ["O2"],
                "start": f"{MON}T18:00", "end": f"{MON}T19:30",
            },
        ],
        "vehicles": [
            {"id": "W0", "name": "Car", "city_id": "C0", "seats": 2},
            {
                "id": "W1", "name": "Van", "city_id": "C0", "seats": 4,
                "roster": {"groups": [], "organisation_ids": ["F2"]}, "only_gatherings": True,
            },
        ],
    }  # fmt: skip


def _requests() -> list[Record]:
    return [
        _request("M0", "F0", "O0", 60, vehicle_id="W0"),
        _request("M1", "F1", "O1", 45),
        {
            **_request("M2", "F2", "O2", 60),
            "any_of_ids": ["D3", "D4", "D5"], "least": 2,
        },
        _request("M3", "F0", "O2", 45, room_id="R1", session="afternoon"),
        {
            "id": "M4", "delegate_ids": ["P0"], "official_ids": ["O0"], "minutes": 60,
            "windows": [{"start": f"{TUE}T09:30", "end": f"{TUE}T11:00"}], "vehicle_id": "W0",
            "state": "confirmed",
        },
        _request("M5", "F1", "O1", 45, room_id="R0"),
        {"id": "M6", "delegate_ids": ["D3"], "official_ids": ["O2"], "room_id": "R0", "minutes": 45},
        {**_request("M7", "F0", "O4", 30), "kind": "online", "city_id": "C0", "venue_id": "Q0"},
        _request("M8", "F2", "O3", 60),
        _request("M9", "F0", "O3", 60),
        {**_request("M10", "F1", "O3", 60), "state": "cancelled"},
        {**_request("M11", "F1", "O2", 60), "guests_accept": "no"},
    ]  # fmt: skip


def _request(key: str, firm: str, host: str, minutes: int, **more: Any) -> Record:
    return {
        "id": key, "organisation_id": firm, "official_ids": [host], "minutes": minutes, **more,
    }  # fmt: skip


def _rules() -> list[Record]:
    return [
        {"id": "U0", "kind": "most_a_day", "number": 3, "roster": {"groups": ["delegation"]}},
        {"id": "U1", "kind": "before", "request_ids": ["M0", "M1", "M9"]},
        {"id": "U2", "kind": "do_not_meet", "organisation_ids": ["F1", "B0"]},
        {"id": "U3", "kind": "rank", "roster": {"groups": ["principals"]}},
    ]


def _meetings() -> list[Record]:
    met = [
        ("M0", f"{MON}T09:45", "V0", {"interpreter_ids": ["I0"]}),
        ("M1", f"{TUE}T11:00", "V0", {}),
        ("M2", f"{MON}T14:00", "V1", {"delegate_ids": ["D3", "D4"]}),
        ("M3", f"{MON}T15:30", "V1", {"room_id": "R1"}),
        ("M4", f"{TUE}T09:30", "V0", {"interpreter_ids": ["I2"], "pin_time": True}),
        ("M5", f"{TUE}T09:15", "Q0", {"room_id": "R0", "table": 1}),
        ("M6", f"{TUE}T09:30", "Q0", {"room_id": "R0", "table": 2}),
        ("M7", f"{TUE}T14:00", "Q0", {}),
        ("M8", f"{WED}T10:00", "V2", {}),
        ("M9", f"{WED}T14:30", "V2", {}),
    ]
    return [
        {"id": f"meeting-of-{key}", "request_id": key, "start": start, "venue_id": venue, **more}
        for key, start, venue, more in met
    ]
