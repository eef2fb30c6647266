"""Which time zone a city has, as far as its name tells. Qt-free; a proposal, never a decision."""

from __future__ import annotations

import unicodedata
from functools import cache
from zoneinfo import available_timezones

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
