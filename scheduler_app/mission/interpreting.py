"""Which interpreters could serve a request: by language, by city, and by whom they follow."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from scheduler_app.mission.attendance import (
    delegates_of_request,
    required_of_request,
    stand_ins_of,
)
from scheduler_app.mission.ids import CityId, DelegateId, InterpreterId, OfficialId, OrganisationId
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import is_anywhere
from scheduler_app.mission.requests import Interpreting, MeetingRequest

LONG_SITTING = 90
"""Minutes that one can interpret without a pause (AICE, https://aice-interpretes.com/en/working-hours)."""
MOST_PAIRS = 24
"""More pairs of interpreters than this are not tried for one request."""


def interpreters_wanted(
    mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId]
) -> int:
    """How many interpreters a meeting needs with these delegates.

    As needed: where the languages of both sides are known and they share none, one; for a long sitting
    two who take turns. A mission without any interpreter has its own arrangements: none is asked for.
    """
    if request.interpreting is Interpreting.NONE:
        return 0
    if request.interpreting is Interpreting.TWO:
        return 2
    if request.interpreting is Interpreting.ONE:
        return 1
    if not mission.interpreters:
        return 0
    here, there = languages_of(mission, guests, request.official_ids)
    if not here or not there or not here.isdisjoint(there):
        return 0
    return 2 if request.minutes > LONG_SITTING else 1


def interpreters_for(
    mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId], city_id: CityId
) -> tuple[tuple[InterpreterId, ...], ...]:
    """Every set of interpreters that would do, in the order of the table; one empty set for none.

    Where a long sitting needs two and there is only one, that one.

    Who follows the firm serves it before all others; who follows another never does. Who follows the firm of
    one who has left may serve whoever stands in.
    """
    people = tuple(guests)
    wanted = interpreters_wanted(mission, request, people)
    if not wanted:
        return ((),)
    able = _speaking(mission, request, people, _needed_in(request, city_id))
    following, lent, free = _serving(mission, request, people, able)
    among = [*following, *lent, *(() if len(following) >= wanted else free)]
    if request.interpreting is Interpreting.AS_NEEDED and len(among) == 1:
        wanted = 1  # who is alone does it alone; `defects` says so
    return tuple(itertools.islice(itertools.combinations(among, wanted), MOST_PAIRS))


class Lack(StrEnum):
    """Why no set of interpreters would do, from what is missing most."""

    NONE_YET = "none_yet"
    LANGUAGE = "language"
    """Nobody speaks the languages of both sides."""
    CITY = "city"
    """Those who do work in other cities."""
    FOLLOWING = "following"
    """Those who do follow other firms."""
    NUMBER = "number"
    """There are some, but fewer than are wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """What interpreters a request lacks: how many it wants, and those who come nearest.

    `able_ids`: of CITY, FOLLOWING those who speak both sides; of NUMBER those who can serve it.
    `bound_ids`: of NUMBER those who could too, but follow other firms.
    """

    lack: Lack
    wanted: int
    city_id: CityId
    able_ids: tuple[InterpreterId, ...] = ()
    bound_ids: tuple[InterpreterId, ...] = ()


def shortage_of(
    mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId], city_id: CityId
) -> Shortage | None:
    """Why no set of interpreters would do for these delegates; None where one would."""
    people = tuple(guests)
    if interpreters_for(mission, request, people, city_id):
        return None
    wanted = interpreters_wanted(mission, request, people)
    if not mission.interpreters:
        return Shortage(lack=Lack.NONE_YET, wanted=wanted, city_id=city_id)
    anywhere = _speaking(mission, request, people, None)
    here = _speaking(mission, request, people, _needed_in(request, city_id))
    following, lent, free = _serving(mission, request, people, here)
    able, lack = tuple(one.id for one in anywhere), Lack.LANGUAGE
    bound: tuple[InterpreterId, ...] = ()
    if following or lent or free:
        able, lack = (*following, *lent, *free), Lack.NUMBER
        bound = tuple(one.id for one in here if one.id not in able)
    elif here:
        able, lack = tuple(one.id for one in here), Lack.FOLLOWING
    elif anywhere:
        lack = Lack.CITY
    return Shortage(lack=lack, wanted=wanted, city_id=city_id, able_ids=able, bound_ids=bound)


def without_common_language(mission: Mission, request: MeetingRequest) -> bool:
    """Whether both sides are known to speak, and nothing in common, where one is not told to see to it."""
    if request.interpreting is not Interpreting.AS_NEEDED:
        return False
    here, there = languages_of(
        mission, delegates_of_request(mission, request), request.official_ids
    )
    return bool(here and there) and here.isdisjoint(there)


def _needed_in(request: MeetingRequest, city_id: CityId) -> CityId | None:
    """The city in which an interpreter must be; None for a call that everyone takes where they are."""
    return None if is_anywhere(request) else city_id


def _speaking(
    mission: Mission,
    request: MeetingRequest,
    guests: tuple[DelegateId, ...],
    city_id: CityId | None,
) -> list[Interpreter]:
    """Who speaks the languages of both sides, in a city or anywhere."""
    sides = languages_of(mission, guests, request.official_ids)
    return [
        one
        for one in mission.interpreters.values()
        if (city_id is None or city_id in one.city_ids) and is_understood(one, sides)
    ]


def _serving(
    mission: Mission,
    request: MeetingRequest,
    guests: tuple[DelegateId, ...],
    able: Iterable[Interpreter],
) -> tuple[list[InterpreterId], list[InterpreterId], list[InterpreterId]]:
    """Those of them who follow the firm, those lent by firms whose people somebody here stands in for, and
    those who follow nobody.
    """
    firms = _firms(mission, request, guests)
    others = _replaced(mission, guests) - firms
    some = tuple(able)
    return (
        [one.id for one in some if one.follows_id is not None and one.follows_id in firms],
        [one.id for one in some if one.follows_id in others],
        [one.id for one in some if one.follows_id is None],
    )


def is_understood(one: Interpreter, sides: tuple[set[str], set[str]]) -> bool:
    """Whether an interpreter speaks a language of each side, as far as their languages are known."""
    spoken = {language.casefold() for language in one.languages}
    return not spoken or all(not side or not side.isdisjoint(spoken) for side in sides)


def languages_of(
    mission: Mission, guests: Iterable[DelegateId], official_ids: Iterable[OfficialId]
) -> tuple[set[str], set[str]]:
    """The languages of each side; empty where nothing is known of one."""
    delegates = [mission.delegates[one].languages for one in guests]
    officials = [mission.officials[one].languages for one in official_ids]
    here = {language.casefold() for spoken in delegates for language in spoken}
    there = {language.casefold() for spoken in officials for language in spoken}
    return here, there


def _firms(
    mission: Mission, request: MeetingRequest, guests: tuple[DelegateId, ...]
) -> set[OrganisationId | None]:
    people = guests or required_of_request(mission, request)
    found: set[OrganisationId | None] = {mission.delegates[one].organisation_id for one in people}
    if request.organisation_id is not None:
        found.add(request.organisation_id)
    return found


def _replaced(mission: Mission, guests: tuple[DelegateId, ...]) -> set[OrganisationId]:
    """The firms of those for whom some of the guests stand in."""
    return {
        one.organisation_id
        for one in mission.delegates.values()
        if one.replaced_by_id is not None
        and not set(stand_ins_of(mission, one.id)).isdisjoint(guests)
    }
