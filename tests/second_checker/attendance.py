"""Who comes to meetings: those who must, enough of the choice, somebody at all, and interpreters."""

from __future__ import annotations

from collections.abc import Iterator

from tests.second_checker.engagements import Days
from tests.second_checker.people import guests_of, is_online, required_of
from tests.second_checker.problem import Problem
from tests.second_checker.programme import Programme, Record, is_off

LONG_SITTING = 90


def wrong_states(days: Days) -> Iterator[Problem]:
    """Meetings that stand in the plan though their request is off."""
    for meeting in days.programme.all_meetings.values():
        request = days.programme.request_of(meeting)
        if is_off(request):
            yield _problem("off_but_planned", meeting, (), "is off and yet planned")


def wrong_company(days: Days) -> Iterator[Problem]:
    """Meetings without who must be there, with too few of the choice, or with nobody."""
    programme = days.programme
    for meeting in programme.meetings.values():
        request = programme.request_of(meeting)
        guests = set(guests_of(programme, meeting))
        gone = tuple(one for one in required_of(programme, request) if one not in guests)
        if gone:
            yield _problem("required_gone", meeting, gone, "goes without who must be there")
        coming = len(guests.intersection(request["any_of_ids"]))
        asked = min(request["least"], len(set(request["any_of_ids"])))
        if coming < asked:
            yield _problem("too_few", meeting, (), f"has {coming} of {asked}")
        if not guests:
            yield _problem("nobody", meeting, (), "is attended by nobody")


def firms_gone(days: Days) -> Iterator[Problem]:
    """Requests that are wanted, of which nobody is left who must go, or might be chosen.

    Who would only be glad to come is not enough: of a firm's meeting one of the firm has to be there.
    """
    programme = days.programme
    for request in programme.requests.values():
        if is_off(request):
            continue
        people = {*required_of(programme, request), *request["any_of_ids"]}
        if not any(programme.delegates[one]["is_travelling"] for one in people):
            words = f"nobody goes to {request['id']}"
            yield Problem("without_delegates", (request["id"],), "", words)


def wanted(programme: Programme, request: Record, guests: list[str]) -> int:
    """How many interpreters a meeting has with these delegates."""
    named = {"none": 0, "one": 1, "two": 2}.get(request["interpreting"])
    if named is not None:
        return named
    if not programme.interpreters:
        return 0
    here, there = _languages(programme, request, guests)
    if not here or not there or here & there:
        return 0
    return 2 if request["minutes"] > LONG_SITTING else 1


def able(programme: Programme, request: Record, guests: list[str], city_id: str) -> list[str]:
    """Who could interpret: who speaks both sides, works in the city, and follows no other firm.

    A call may be interpreted from any city.
    """
    here, there = _languages(programme, request, guests)
    firms = {programme.delegates[one]["organisation_id"] for one in guests}
    firms.add(request["organisation_id"])
    replaced = {
        one["organisation_id"]
        for one in programme.delegates.values()
        if one["replaced_by_id"] in guests
    }
    return [
        key
        for key, one in programme.interpreters.items()
        if (is_online(request) or city_id in one["city_ids"])
        and (one["follows_id"] is None or one["follows_id"] in firms | replaced)
        and all(
            not side or not one["languages"] or side & _known(one["languages"])
            for side in (here, there)
        )
    ]


def wrong_interpreters(days: Days) -> Iterator[Problem]:
    """Meetings with fewer interpreters than they need, or with one who is of no help."""
    programme = days.programme
    for meeting in programme.meetings.values():
        request, guests = programme.request_of(meeting), guests_of(programme, meeting)
        count = wanted(programme, request, guests)
        there = meeting["interpreter_ids"]
        is_alone = count == 2 and request["interpreting"] == "as_needed" and len(there) == 1
        if len(there) < count and not is_alone:
            yield _problem(
                "uninterpreted", meeting, (), f"has {len(there)} of {count} interpreters"
            )
        good = able(programme, request, guests, days.city_of(meeting)) if count else there
        useless = tuple(one for one in there if one not in good)
        if useless:
            yield _problem("misinterpreted", meeting, useless, "has one who is of no help")


def _languages(
    programme: Programme, request: Record, guests: list[str]
) -> tuple[set[str], set[str]]:
    """What each side speaks; empty where nothing is known."""
    here = {lang for one in guests for lang in _known(programme.delegates[one]["languages"])}
    there = {
        lang
        for one in request["official_ids"]
        for lang in _known(programme.officials[one]["languages"])
    }
    return here, there


def _known(languages: list[str]) -> set[str]:
    return {one.strip().casefold() for one in languages if one.strip()}


def _problem(kind: str, meeting: Record, people: tuple[str, ...], words: str) -> Problem:
    return Problem(
        kind, (meeting["request_id"], *people), meeting["start"][:10],
        f"{meeting['request_id']} {words}",
    )  # fmt: skip
