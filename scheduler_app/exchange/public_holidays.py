"""Public holidays and make-up working days of a country, from the library `holidays`; no network.

China moves days off to the weekdays beside a feast and works on weekends instead; the library knows
both for the years that have been announced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from scheduler_app.mission.ids import CityId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Holiday

LANGUAGE = "en_US"
ALIASES = MappingProxyType(
    {
        "prc": "CN", "prchina": "CN", "peoplesrepublicofchina": "CN", "mainlandchina": "CN",
        "hongkongsar": "HK", "macau": "MO", "macao": "MO", "usa": "US", "unitedstates": "US",
        "uk": "GB", "greatbritain": "GB", "korea": "KR", "southkorea": "KR", "holland": "NL",
        "czechrepublic": "CZ", "turkiye": "TR", "uae": "AE", "emirates": "AE", "russianfederation": "RU",
    }
)  # fmt: skip
"""Names that people write and the library does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days off in a span, and the weekend days on which people work instead."""

    holidays: tuple[Holiday, ...]
    working: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a mission's cities lack: holidays by city, working weekends, and countries not known."""

    holidays: Mapping[CityId, tuple[Holiday, ...]]
    working: Mapping[CityId, tuple[date, ...]]
    unknown: tuple[CityId, ...]


def calendar_of(country: str, first: date, last: date) -> Calendar | None:
    """The calendar of a country, named in English or by its ISO code; None where it is not known."""
    import holidays  # noqa: PLC0415 - takes a moment, and few ask

    code = _code_of(country)
    if code is None:
        return None
    years = range(first.year, last.year + 1)
    try:
        found = holidays.country_holidays(code, years=years, language=LANGUAGE)
    except (NotImplementedError, KeyError):
        return None
    off = tuple(
        Holiday(day=day, title=title)
        for day, title in sorted(found.items())
        if first <= day <= last
    )
    weekends = sorted(getattr(found, "weekend_workdays", ()))
    return Calendar(holidays=off, working=tuple(day for day in weekends if first <= day <= last))


def suggest(mission: Mission) -> Suggestion:
    """What the cities of a mission lack within its dates; a holiday that is there is not told again."""
    lacking: dict[CityId, tuple[Holiday, ...]] = {}
    working: dict[CityId, tuple[date, ...]] = {}
    unknown: list[CityId] = []
    for city in mission.cities.values():
        found = calendar_of(city.country, mission.start, mission.end)
        if found is None:
            unknown.append(city.id)
            continue
        known = {one.day for one in city.holidays}
        new = tuple(one for one in found.holidays if one.day not in known)
        if new:
            lacking[city.id] = new
        if found.working:
            working[city.id] = found.working
    return Suggestion(holidays=lacking, working=working, unknown=tuple(unknown))


def _code_of(country: str) -> str | None:
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - with the library

    wanted = re.sub(r"[^a-z]", "", country.casefold())
    if not wanted:
        return None
    if wanted in ALIASES:
        return ALIASES[wanted]
    for key, names in COUNTRIES.items():
        spelt = {key.replace("_", ""), *(name.casefold() for name in names)}
        if wanted in spelt:
            return str(names[1])
    return None
