"""The rules of the coordinator that must be kept. Whoever attends by the plan counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations, permutations

from tests.second_checker.clock import day_of, overlap, span_of
from tests.second_checker.engagements import Days, Engagement
from tests.second_checker.people import guests_of, is_in_roster
from tests.second_checker.problem import Problem
from tests.second_checker.programme import Record

UNRANKED = 1000


def broken_rules(days: Days) -> Iterator[Problem]:
    """Every breach of a rule that must be kept."""
    for rule in days.programme.rules.values():
        if rule["strength"] == "must":
            yield from _BREACHES[rule["kind"]](days, rule)


def standing(days: Days, request_ids: list[str]) -> list[Record]:
    """The meetings of requests, in their order; those that wait are left out."""
    by_request = {one["request_id"]: one for one in days.programme.meetings.values()}
    return [by_request[one] for one in dict.fromkeys(request_ids) if one in by_request]


def date_of(days: Days, meeting: Record) -> date:
    """The calendar day of a meeting: that of its own city."""
    return day_of(days.span_of(meeting)[0], days.zone(days.city_of(meeting)))


def date_for(days: Days, who: str, meeting: Record) -> date:
    """Its calendar day for somebody: for a host who is called, that of their own city."""
    official = days.programme.officials.get(who)
    if official is None or days.programme.request_of(meeting)["kind"] != "online":
        return date_of(days, meeting)
    return day_of(days.span_of(meeting)[0], days.zone(official["city_id"]))


def parties(days: Days, rule: Record) -> dict[str, list[Record]]:
    """The meetings of each firm, principal, delegate and official whom a rule counts."""
    programme, roster = days.programme, rule["roster"]
    firms = dict.fromkeys(roster["organisation_ids"])
    persons = dict.fromkeys(roster["delegate_ids"])
    for key, one in programme.delegates.items():
        if not one["is_travelling"] or key in roster["except_ids"]:
            continue
        if one["is_principal"] and "principals" in roster["groups"]:
            persons[key] = None
        elif not one["is_principal"] and "delegation" in roster["groups"]:
            firms[one["organisation_id"]] = None
    meetings = list(programme.meetings.values())
    counted = {one: [m for m in meetings if _is_of_firm(days, m, one)] for one in firms}
    counted |= {one: [m for m in meetings if one in guests_of(programme, m)] for one in persons}
    for one in rule["official_ids"]:
        counted[one] = [m for m in meetings if one in programme.request_of(m)["official_ids"]]
    return counted


def _is_of_firm(days: Days, meeting: Record, firm: str) -> bool:
    """A firm's meetings: those made for it, and those to which one of its people comes."""
    programme = days.programme
    return programme.request_of(meeting)["organisation_id"] == firm or any(
        programme.delegates[one]["organisation_id"] == firm for one in guests_of(programme, meeting)
    )


def _most_a_day(days: Days, rule: Record) -> Iterator[Problem]:
    for who, meetings in parties(days, rule).items():
        dates = [date_for(days, who, one) for one in meetings]
        for day in sorted(set(dates)):
            if dates.count(day) > rule["number"]:
                words = f"{who} has {dates.count(day)} meetings"
                yield Problem("most_a_day", (rule["id"], who), day.isoformat(), words)


def _most_in_all(days: Days, rule: Record) -> Iterator[Problem]:
    for who, meetings in parties(days, rule).items():
        if len(meetings) > rule["number"]:
            yield Problem("most_in_all", (rule["id"], who), "", f"{who} has {len(meetings)}")


def _least_in_all(days: Days, rule: Record) -> Iterator[Problem]:
    for who, meetings in parties(days, rule).items():
        if len(meetings) < rule["number"]:
            yield Problem("least_in_all", (rule["id"], who), "", f"{who} has {len(meetings)}")


def working_people(days: Days, rule: Record) -> list[str]:
    """The travelling people of a rule's roster, and its officials."""
    guests = [
        key
        for key, one in days.programme.delegates.items()
        if one["is_travelling"] and is_in_roster(one, rule["roster"])
    ]
    return [*guests, *rule["official_ids"]]


def by_day(days: Days, person_id: str) -> dict[date, list[Engagement]]:
    """One person's engagements by the calendar day, of the mission, on which they begin."""
    result: dict[date, list[Engagement]] = {day: [] for day in days.programme.days}
    for one in days.lines[person_id]:
        day = day_of(one.start, days.zone(one.city_id))
        if day in result:
            result[day].append(one)
    return {day: line for day, line in result.items() if line}


def met(line: list[Engagement]) -> list[Engagement]:
    """The meetings of a day, calls among them."""
    return [one for one in line if one.what in ("meeting", "call")]


def _longest_work(days: Days, rule: Record) -> Iterator[Problem]:
    for person_id in working_people(days, rule):
        for day, line in by_day(days, person_id).items():
            minutes = sum(one.end - one.start for one in met(line))
            if minutes > rule["minutes"]:
                words = f"{person_id} works {minutes} minutes"
                yield Problem("longest_work", (rule["id"], person_id), day.isoformat(), words)


def _longest_day(days: Days, rule: Record) -> Iterator[Problem]:
    """What gatherings and legs alone make too long was put there on purpose: no plan is blamed for it.

    A rest at the hotel is no part of the day.
    """
    for person_id in working_people(days, {**rule, "official_ids": []}):
        for day, line in by_day(days, person_id).items():
            lengths = [
                last.end - first.start
                for first in line
                for last in line
                if not {"meeting", "call"}.isdisjoint((first.what, last.what))
                and "rest" not in (first.what, last.what)
            ]
            minutes = max(lengths, default=0)
            if minutes > rule["minutes"]:
                words = f"{person_id} has a day of {minutes} minutes"
                yield Problem("longest_day", (rule["id"], person_id), day.isoformat(), words)


def runs(line: list[Engagement], pause: int) -> list[list[Engagement]]:
    """Meetings in runs without a pause of so many minutes between."""
    result: list[list[Engagement]] = []
    reach = 0
    for one in line:
        if result and one.start - reach < pause:
            result[-1].append(one)
        else:
            result.append([one])
            reach = 0
        reach = max(reach, one.end)
    return result


def too_long_runs(line: list[Engagement], minutes: int, pause: int) -> list[list[Engagement]]:
    """Runs of two meetings or more that last longer; a single long one has no place for a pause."""
    return [
        run
        for run in runs(line, pause)
        if len(run) > 1 and max(one.end for one in run) - run[0].start > minutes
    ]


def _pause(days: Days, rule: Record) -> Iterator[Problem]:
    for person_id in working_people(days, rule):
        for day, line in by_day(days, person_id).items():
            if too_long_runs(met(line), rule["minutes"], rule["pause_minutes"]):
                words = f"{person_id} has no pause"
                yield Problem("pause", (rule["id"], person_id), day.isoformat(), words)


def _change_over(days: Days, rule: Record) -> Iterator[Problem]:
    for person_id in working_people(days, rule):
        for day, line in by_day(days, person_id).items():
            for one, two in combinations(met(line), 2):
                if two.start < one.end + rule["minutes"]:
                    words = f"{person_id} goes from {one.id} to {two.id} too soon"
                    yield Problem("change_over", (rule["id"], person_id), day.isoformat(), words)


def _free_time(days: Days, rule: Record) -> Iterator[Problem]:
    for meeting in days.programme.meetings.values():
        zone = days.zone(days.city_of(meeting))
        guests = guests_of(days.programme, meeting)
        who = [one for one in guests if is_in_roster(days.programme.delegates[one], rule["roster"])]
        slots = [span_of(one, zone) for one in rule["slots"]]
        if who and any(overlap(days.span_of(meeting), slot) for slot in slots):
            yield _of_meeting("free_time", rule, meeting, f"takes free time of {who[0]}")


def _before(days: Days, rule: Record) -> Iterator[Problem]:
    """A before C though B between them waits."""
    for one, two in combinations(standing(days, rule["request_ids"]), 2):
        if days.span_of(two)[0] < days.span_of(one)[1]:
            yield _of_meeting("before", rule, one, f"has not ended before {two['request_id']}")


def _same_day(days: Days, rule: Record) -> Iterator[Problem]:
    for one, two in combinations(standing(days, rule["request_ids"]), 2):
        if date_of(days, one) != date_of(days, two):
            yield _of_meeting("same_day", rule, one, f"is not on the day of {two['request_id']}")


def _other_day(days: Days, rule: Record) -> Iterator[Problem]:
    for one, two in combinations(standing(days, rule["request_ids"]), 2):
        if date_of(days, one) == date_of(days, two):
            yield _of_meeting("other_day", rule, one, f"is on the day of {two['request_id']}")


def _next_day(days: Days, rule: Record) -> Iterator[Problem]:
    """Each a day after the one before it in the list; with one waiting between, two days after."""
    order = {one: n for n, one in enumerate(dict.fromkeys(rule["request_ids"]))}
    for one, two in combinations(standing(days, rule["request_ids"]), 2):
        apart = timedelta(days=order[two["request_id"]] - order[one["request_id"]])
        if date_of(days, one) + apart != date_of(days, two):
            yield _of_meeting("next_day", rule, one, f"is not a day before {two['request_id']}")


def _not_after(days: Days, rule: Record) -> Iterator[Problem]:
    for one, two in permutations(standing(days, rule["request_ids"]), 2):
        (start, end), later = days.span_of(one), days.span_of(two)[0]
        if start <= later < end + rule["minutes"]:
            yield _of_meeting("not_after", rule, two, f"is too soon after {one['request_id']}")


def _buffer(days: Days, rule: Record) -> Iterator[Problem]:
    programme = days.programme
    for one in standing(days, rule["request_ids"]):
        guests, span = set(guests_of(programme, one)), days.span_of(one)
        wide = (span[0] - rule["minutes"], span[1] + rule["minutes"])
        for two in programme.meetings.values():
            if two["request_id"] == one["request_id"]:
                continue
            if guests.intersection(guests_of(programme, two)) and overlap(wide, days.span_of(two)):
                yield _of_meeting("buffer", rule, one, f"is too near to {two['request_id']}")


def _rank(days: Days, rule: Record) -> Iterator[Problem]:
    programme = days.programme
    for meeting in programme.meetings.values():
        hosts = [programme.officials[one] for one in programme.request_of(meeting)["official_ids"]]
        guests = [programme.delegates[one] for one in guests_of(programme, meeting)]
        asking = [(one, hosts) for one in guests if is_in_roster(one, rule["roster"])]
        asking += [(one, guests) for one in hosts if one["id"] in rule["official_ids"]]
        for one, across in asking:
            best = min(
                (UNRANKED if two["rank"] is None else two["rank"] for two in across), default=0
            )
            if one["least_rank"] is not None and best > one["least_rank"]:
                yield _of_meeting("rank", rule, meeting, f"has nobody of rank for {one['id']}")


def _do_not_meet(days: Days, rule: Record) -> Iterator[Problem]:
    programme = days.programme
    for meeting in programme.meetings.values():
        hosts = programme.request_of(meeting)["official_ids"]
        sides = {programme.officials[one]["organisation_id"] for one in hosts}
        guests = guests_of(programme, meeting)
        sides |= {programme.delegates[one]["organisation_id"] for one in guests}
        if len(sides.intersection(rule["organisation_ids"])) > 1:
            yield _of_meeting("do_not_meet", rule, meeting, "brings together who should not meet")


def _of_meeting(kind: str, rule: Record, meeting: Record, words: str) -> Problem:
    return Problem(
        kind, (rule["id"], meeting["request_id"]), meeting["start"][:10],
        f"{rule['id']}: {meeting['request_id']} {words}",
    )  # fmt: skip


_BREACHES: dict[str, Callable[[Days, Record], Iterator[Problem]]] = {
    "most_a_day": _most_a_day,
    "most_in_all": _most_in_all,
    "least_in_all": _least_in_all,
    "longest_work": _longest_work,
    "longest_day": _longest_day,
    "pause": _pause,
    "change_over": _change_over,
    "free_time": _free_time,
    "before": _before,
    "same_day": _same_day,
    "other_day": _other_day,
    "next_day": _next_day,
    "not_after": _not_after,
    "buffer": _buffer,
    "rank": _rank,
    "do_not_meet": _do_not_meet,
}
