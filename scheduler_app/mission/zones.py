"""Which time zone a city has, as far as name, country and place tell; a proposal, never a decision."""

from __future__ import annotations

import importlib.resources
import math
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import available_timezones

UNKNOWN = "UTC"
"""What a city has that nobody has given a zone: no city's own, so that it is doubted."""
FAR_AWAY = 800.0
"""Kilometres beyond which the nearest place that names a zone says nothing."""
_CODES = {
    "prc": "CN", "mainland china": "CN", "peoples republic of china": "CN", "uk": "GB",
    "united kingdom": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "uae": "AE",
    "usa": "US", "united states of america": "US", "south korea": "KR", "korea": "KR", "macau": "MO",
    "holland": "NL", "czech republic": "CZ", "turkiye": "TR", "turkey": "TR", "russian federation": "RU",
    "ivory coast": "CI", "viet nam": "VN", "burma": "MM", "vatican": "VA",
}  # fmt: skip
"""Countries as people write them and the table of ISO 3166 does not."""

_NAMED_OTHERWISE = {
    "Africa/Johannesburg": "Cape Town, Pretoria, Durban",
    "America/Chicago": "Dallas, Houston, Austin, Minneapolis, New Orleans",
    "America/Los_Angeles": "San Francisco, San Diego, San Jose, Seattle, Portland, Las Vegas",
    "America/New_York": "Washington, Boston, Philadelphia, Atlanta, Miami, Baltimore, Charlotte",
    "America/Sao_Paulo": "Rio de Janeiro, Brasilia, Curitiba, Belo Horizonte",
    "America/Toronto": "Ottawa, Montreal, Quebec",
    "Asia/Dubai": "Abu Dhabi, Sharjah",
    "Asia/Ho_Chi_Minh": "Hanoi, Saigon, Da Nang",
    "Asia/Jerusalem": "Tel Aviv, Haifa",
    "Asia/Karachi": "Islamabad, Lahore",
    "Asia/Kolkata": "Delhi, New Delhi, Mumbai, Bangalore, Bengaluru, Chennai, Hyderabad, Pune",
    "Asia/Riyadh": "Jeddah, Dammam",
    "Asia/Seoul": "Busan, Incheon",
    "Asia/Shanghai": (
        "Beijing, Guangzhou, Shenzhen, Chengdu, Tianjin, Wuhan, Hangzhou, Nanjing, Xi'an, Suzhou,"
        " Qingdao, Dalian, Xiamen, Ningbo, Changsha, Zhengzhou, Kunming, Shenyang"
    ),
    "Asia/Tokyo": "Osaka, Kyoto, Nagoya, Yokohama, Fukuoka, Sapporo, Kobe",
    "Asia/Yangon": "Rangoon, Mandalay",
    "Australia/Sydney": "Canberra",
    "Europe/Amsterdam": "Rotterdam, The Hague, Utrecht, Eindhoven",
    "Europe/Berlin": "Munich, Frankfurt, Hamburg, Cologne, Stuttgart, Dusseldorf, Leipzig, Bonn",
    "Europe/Brussels": "Antwerp, Ghent",
    "Europe/Istanbul": "Ankara, Izmir",
    "Europe/Kyiv": "Kiev, Lviv, Odesa",
    "Europe/Lisbon": "Porto",
    "Europe/London": "Manchester, Birmingham, Edinburgh, Glasgow, Leeds, Bristol",
    "Europe/Madrid": "Barcelona, Valencia, Seville, Bilbao",
    "Europe/Paris": "Lyon, Marseille, Toulouse, Lille, Nice, Strasbourg, Bordeaux",
    "Europe/Rome": "Milan, Turin, Naples, Bologna, Florence, Venice",
    "Europe/Stockholm": "Gothenburg, Malmo",
    "Europe/Warsaw": "Krakow, Gdansk, Wroclaw, Poznan, Lodz, Katowice",
    "Europe/Zurich": "Geneva, Basel, Bern, Lausanne",
    "Pacific/Auckland": "Wellington, Christchurch",
}
"""Cities with a zone that bears the name of another one (IANA time zone database)."""


def zone_names() -> tuple[str, ...]:
    """Every zone that is named after a place, in order; then UTC."""
    hidden = ("Etc/", "posix/", "right/", "SystemV/")
    named = (one for one in available_timezones() if "/" in one and not one.startswith(hidden))
    return (*sorted(named), "UTC")


def zone_of_city(name: str) -> str | None:
    """The zone of a city of this name, however it is written; None when it is not known."""
    return _zones_by_city().get(_plain(name)) if name.strip() else None


def zone_meant(text: str) -> str | None:
    """The zone that was typed, in whatever letters, or the only one that holds what was typed."""
    wanted = _plain(text)
    if not wanted:
        return None
    found = [one for one in zone_names() if wanted in _plain(one)]
    exact = [one for one in found if _plain(one) == wanted]
    if exact or len(found) == 1:
        return (exact or found)[0]
    return None


def proposed_zone(
    name: str, country: str = "", latitude: float | None = None, longitude: float | None = None
) -> str | None:
    """The zone by the name of a city, else the only one of its country, else that of the nearest place which
    names one; None where none of them tells.

    A name is believed only where the country has that zone: there is a London in Canada.
    """
    inside = [one for one in _places() if one.code == _code_of(country)]
    by_name = zone_of_city(name)
    if by_name is not None and (not inside or by_name in {one.zone for one in inside}):
        return by_name
    zones = {one.zone for one in inside}
    if len(zones) == 1:
        return zones.pop()
    if latitude is None or longitude is None:
        return None
    near = [(_kilometres(one, latitude, longitude), one.zone) for one in inside or _places()]
    distance, zone = min(near, default=(math.inf, ""))
    return zone if inside or distance <= FAR_AWAY else None


def with_zone(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a new city with the zone that is proposed, where none is given."""
    if values.get("timezone"):
        return dict(values)
    given = [values.get(field) for field in ("latitude", "longitude")]
    place = [
        float(one) if isinstance(one, int | float) and -360 <= one <= 360 else None for one in given
    ]
    found = proposed_zone(
        str(values.get("name", "")), str(values.get("country", "")), place[0], place[1]
    )
    return {**values, "timezone": found or UNKNOWN}


class _Place(NamedTuple):
    """A place of the table of zones: the code of its country, where it lies, its zone."""

    code: str
    latitude: float
    longitude: float
    zone: str


@cache
def _places() -> tuple[_Place, ...]:
    known = available_timezones()
    found = []
    for line in _table("zone.tab"):
        code, where, zone = line.split("\t")[:3]
        angles = re.fullmatch(r"([+-]\d{4,6})([+-]\d{5,7})", where)
        if angles is not None and zone in known:
            found.append(_Place(code, _degrees(angles[1], 2), _degrees(angles[2], 3), zone))
    return tuple(found)


@cache
def _code_of(country: str) -> str | None:
    """The ISO code of a country, by its name or itself."""
    plain = _plain(country)
    if plain in _CODES:
        return _CODES[plain]
    for line in _table("iso3166.tab"):
        code, _, name = line.partition("\t")
        if plain in (code.casefold(), _plain(name)):
            return code
    return None


def _table(name: str) -> list[str]:
    try:
        file = importlib.resources.files("tzdata").joinpath("zoneinfo", name)
        lines = file.read_text(encoding="utf-8").splitlines()
    except (ModuleNotFoundError, OSError):
        return []
    return [line for line in lines if line and not line.startswith("#")]


def _degrees(text: str, places: int) -> float:
    """An angle as ISO 6709 writes it: sign, degrees of so many places, minutes, perhaps seconds."""
    sign, digits = (-1 if text[0] == "-" else 1), text[1:]
    parts = (digits[:places], digits[places : places + 2], digits[places + 2 :] or "0")
    return sign * (int(parts[0]) + int(parts[1]) / 60 + int(parts[2]) / 3600)


def _kilometres(place: _Place, latitude: float, longitude: float) -> float:
    a, b = math.radians(place.latitude), math.radians(latitude)
    turn = math.radians(longitude - place.longitude)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return 6371 * math.acos(min(1.0, max(-1.0, cosine)))


@cache
def _zones_by_city() -> dict[str, str]:
    known = {_plain(one.rpartition("/")[2]): one for one in zone_names()}
    for zone, cities in _NAMED_OTHERWISE.items():
        known |= {_plain(city): zone for city in cities.split(",")}
    return known


def _plain(text: str) -> str:
    """Without accents, case and the difference between blanks, hyphens and underscores."""
    letters = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    kept = "".join(one for one in letters if not unicodedata.combining(one))
    return " ".join(kept.casefold().replace("_", " ").replace("-", " ").split())
