"""Which interpreters could serve a request: by language, by city, and by whom they follow."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from scheduler_app.mission.attendance import required_of_request, stand_ins_of
from scheduler_app.mission.ids import CityId, DelegateId, InterpreterId, OfficialId, OrganisationId
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.mission import Mission
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
    firms = _firms(mission, request, people)
    able = [
        one for one in mission.interpreters.values() if _can(mission, one, request, people, city_id)
    ]
    following = [one.id for one in able if one.follows_id in firms and one.follows_id is not None]
    others = _replaced(mission, people) - firms
    lent = [one.id for one in able if one.follows_id in others]
    free = [one.id for one in able if one.follows_id is None]
    among = [*following, *lent, *(() if len(following) >= wanted else free)]
    if request.interpreting is Interpreting.AS_NEEDED and len(among) == 1:
        wanted = 1  # who is alone does it alone; `defects` says so
    return tuple(itertools.islice(itertools.combinations(among, wanted), MOST_PAIRS))


def _can(
    mission: Mission,
    one: Interpreter,
    request: MeetingRequest,
    guests: tuple[DelegateId, ...],
    city_id: CityId,
) -> bool:
    if city_id not in one.city_ids:
        return False
    return is_understood(one, languages_of(mission, guests, request.official_ids))


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
