"""The meeting requests of the sample: government calls, then one-on-ones by plain counting.

Every request is invented; where the facts say that a counterpart seeks a firm, it is a high one.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from scheduler_app.mission.people import Official
from scheduler_app.mission.plain import from_plain, to_plain
from scheduler_app.mission.requests import MeetingRequest, MeetingState, Priority
from scheduler_app.mission.slots import Slot

Facts = Mapping[str, Any]
RESERVES = ("M-BJ097", "M-SH096", "M-GZ168")
"""One-on-ones that stand by for a gap."""
MATCHMAKING_DAY = "CAN_CITY"
MINUTES = {Priority.HIGH: 45, Priority.NORMAL: 45, Priority.LOW: 30}


class Wishes:
    """Derives the requests from who seeks whom and whose sectors are near each other's."""

    def __init__(self, facts: Facts, invented: Facts, officials: Iterable[Official]) -> None:
        self._facts = facts
        self._invented = invented
        self._officials = {one.id: one for one in officials}
        self._firms: Mapping[str, Facts] = {one["id"]: one for one in facts["delegate_firms"]}

    def requests(self) -> Iterator[MeetingRequest]:
        """All of them, with how far they have come; the last low ones of a city stand by."""
        states, more = self._invented["state"], self._invented["fields"]
        for one in self._asked():
            state = MeetingState(states.get(one.id, MeetingState.REQUESTED))
            known = to_plain(dataclasses.replace(one, state=state, is_reserve=one.id in RESERVES))
            yield from_plain(MeetingRequest, {**known, **more.get(one.id, {})})

    def _asked(self) -> Iterator[MeetingRequest]:
        """All of them: calls on officials, the special ones, one-on-ones city by city."""
        yield from self._calls()
        for one in self._invented["request"]:
            yield MeetingRequest(
                id=one["id"],
                delegate_ids=tuple(d for f in one["firms"] for d in self._people(f)),
                official_ids=tuple(_contact(k) for k in one["officials"]),
                title=one["title"],
                minutes=one["minutes"],
                priority=Priority(one["priority"]),
                room_id=one["room"],
                source="invented",
            )
        for city_id in self._invented["city"]:
            yield from self._one_on_ones(city_id)

    def _calls(self) -> Iterator[MeetingRequest]:
        hosts = [(key, one) for key, one in self._invented["facts_official"].items()]
        hosts += [(one["id"], one) for one in self._invented["official"]]
        number = 0
        for official_id, one in hosts:
            for caller in one.get("calls", ()):
                number += 1
                is_firm = caller.startswith("F-")
                yield MeetingRequest(
                    id=f"M-G{number:02}",
                    organisation_id=caller if is_firm else None,
                    delegate_ids=() if is_firm else tuple(caller.split("+")),
                    official_ids=(official_id,),
                    minutes=one["minutes"],
                    priority=Priority.NORMAL if is_firm else Priority.HIGH,
                    source="invented",
                )

    def _one_on_ones(self, city_id: str) -> Iterator[MeetingRequest]:
        """Each firm in turn takes the counterpart that suits it best and has fewest wishes yet.

        Suits: seeks the firm by the facts, then the same sector, then the same family of sectors.
        """
        contacts = [
            one
            for one in self._officials.values()
            if one.id.startswith("C-") and one.city_id == city_id
        ]
        load: Counter[str] = Counter()
        chosen: dict[str, list[str]] = {firm: [] for firm in self._firms}
        pairs: list[tuple[str, str, int]] = []
        wanted = {firm: self._wanted(city_id, firm) for firm in self._firms}
        for turn in range(max(wanted.values())):
            for firm in self._firms:
                if turn < wanted[firm]:
                    left = [one for one in contacts if one.id not in chosen[firm]]
                    best = min(left, key=lambda one: self._cost(firm, one, load[one.id]))
                    chosen[firm].append(best.id)
                    load[best.id] += 1
                    pairs.append((firm, best.id, self._distance(firm, best)))
        for number, (firm, contact, distance) in enumerate(pairs, start=1):
            yield self._one_on_one(city_id, number, firm, contact, distance)

    def _one_on_one(
        self, city_id: str, number: int, firm: str, contact: str, distance: int
    ) -> MeetingRequest:
        priority = (Priority.HIGH, Priority.NORMAL, Priority.LOW, Priority.LOW)[distance]
        hall = self._invented["city"][city_id]["hall"]
        is_day = city_id == MATCHMAKING_DAY
        day = self._invented["city"][city_id]["days"][-1]
        return MeetingRequest(
            id=f"M-{hall[2:4]}{number:03}",
            organisation_id=firm,
            official_ids=(contact,),
            minutes=45 if is_day else MINUTES[priority],
            priority=priority,
            room_id=hall,
            windows=(_hours(day, 9, 17, 30),) if is_day else (),
            preferred=(_hours(day, 9, 12, 0),) if is_day and number % 7 == 0 else (),
            source="invented",
        )

    def _wanted(self, city_id: str, firm: str) -> int:
        per_firm = self._invented["city"][city_id]["meetings_per_firm"]
        return int(per_firm or self._firms[firm]["demo_needs"]["max_meetings_per_day"])

    def _cost(self, firm: str, contact: Official, load: int) -> tuple[int, int, str]:
        distance = self._distance(firm, contact)
        return (2 * load + 3 * distance, distance, contact.id)

    def _distance(self, firm: str, contact: Official) -> int:
        """0: sought by the facts, 1: the same sector, 2: the same family, 3: none of these."""
        mine = self._firms[firm]["primary_sector"]
        theirs = self._sector(contact)
        if firm in self._sought(contact.organisation_id):
            return 0
        if mine == theirs:
            return 1
        family = {name: row[1] for name, row in self._invented["sectors"].items()}
        return 2 if family[mine] == family[theirs] else 3

    def _sought(self, organisation_id: str) -> list[str]:
        for one in self._facts["counterparts"]:
            if one["id"] == organisation_id:
                return list(one["seeks"])
        return []

    def _sector(self, contact: Official) -> str:
        for one in self._facts["counterparts"]:
            if one["id"] == contact.organisation_id:
                return str(one["sector"])
        sectors = list(self._invented["sectors"])
        return str(sectors[int(contact.organisation_id.partition("-")[2]) % len(sectors)])

    def _people(self, firm: str) -> list[str]:
        number, found = 0, []
        for one in self._facts["delegate_firms"]:
            for _ in one["representatives"]:
                number += 1
                if one["id"] == firm:
                    found.append(f"D-{number:02}")
        return found


def _contact(counterpart: str) -> str:
    return f"C-{counterpart.partition('-')[2]}"


def _hours(day: date, first: int, last: int, minute: int) -> Slot:
    return Slot(
        start=datetime.combine(day, time(first)), end=datetime.combine(day, time(last, minute))
    )
