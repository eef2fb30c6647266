"""Numbers of meetings that rules ask for and rules allow: what cannot be both, and what is kept out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scheduler_app.mission.asking import Asking, Party, is_asked
from scheduler_app.mission.attendance import delegates_of_roster
from scheduler_app.mission.chances import Chances
from scheduler_app.mission.choices import surely_comes
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import MeetingRequestId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import joined
from scheduler_app.mission.rules import Rule, RuleKind, Strength
from scheduler_app.mission.slots import Slot

Requests = frozenset[MeetingRequestId]

COUNTED = frozenset({RuleKind.MOST_A_DAY, RuleKind.MOST_IN_ALL, RuleKind.LEAST_IN_ALL})


@dataclass(frozen=True, slots=True)
class _Bound:
    """At least or at most `number` of these requests are met, by a rule about a party. Of a least number
    they are all that may be the party's, else those that surely are.
    """

    rule: Rule
    party: Party | None
    requests: Requests

    @property
    def number(self) -> int:
        return self.rule.number if self.rule.kind in COUNTED else 0

    @property
    def is_of_day(self) -> bool:
        return self.rule.kind is RuleKind.MOST_A_DAY


class Numbers:
    """What the rules of one mission say of the numbers of meetings."""

    def __init__(self, mission: Mission, chances: Chances) -> None:
        self._mission = mission
        self._chances = chances
        self._asking = Asking(mission)
        self._asked = frozenset(
            one.id for one in mission.meeting_requests.values() if is_asked(mission, one)
        )
        self._working = {
            one.day for one in mission.city_days.values() if mission.start <= one.day <= mission.end
        } or set(mission.days)

    def defects(self) -> Iterator[Defect]:
        """Least numbers out of reach; then, of what must be, what is kept out and contradicts."""
        rules = self._mission.rules.values()
        for rule in rules:
            if rule.kind is RuleKind.LEAST_IN_ALL:
                yield from self._out_of_reach(rule)
        musts = [rule for rule in rules if rule.strength is Strength.MUST]
        kept_out = {rule.id: found for rule in musts if (found := self._kept_out(rule))}
        for rule in musts:
            if rule.id in kept_out:
                yield _defect(DefectCode.RULE_KEEPS_OUT, rule, requests=kept_out[rule.id])
        yield from self._same_day_too_many(musts)
        yield from self._contradictions(musts, [
            _Bound(rule, None, frozenset(kept_out[rule.id]))
            for rule in musts
            if rule.id in kept_out and rule.kind not in COUNTED
        ])  # fmt: skip

    def _out_of_reach(self, rule: Rule) -> Iterator[Defect]:
        parties = [
            (party, len(self._asked.intersection(asked.all)))
            for party, asked in self._asking.parties(rule)
        ]
        short = tuple((party, count) for party, count in parties if count < rule.number)
        if short:
            yield _defect(DefectCode.RULE_OUT_OF_REACH, rule, parties=short)

    def _kept_out(self, rule: Rule) -> tuple[MeetingRequestId, ...]:
        """The requests that could be met, and under this rule never."""
        mission = self._mission
        if rule.kind is RuleKind.FREE_TIME:
            return self._in_free_time(rule)
        found: set[MeetingRequestId] = set()
        if rule.kind in (RuleKind.LONGEST_WORK, RuleKind.LONGEST_DAY):
            people: list[PersonId] = [*delegates_of_roster(mission, rule.roster)]
            for person in (*people, *rule.official_ids):
                found.update(
                    one
                    for one in self._asking.of_person(person)
                    if mission.meeting_requests[one].minutes > rule.minutes
                )
        elif rule.kind in COUNTED and rule.kind is not RuleKind.LEAST_IN_ALL and not rule.number:
            found.update(one for _, asked in self._asking.parties(rule) for one in asked.sure)
        return self._in_order(found)

    def _in_free_time(self, rule: Rule) -> tuple[MeetingRequestId, ...]:
        mission = self._mission
        free = set(delegates_of_roster(mission, rule.roster))
        slots = joined(rule.slots)
        return self._in_order(
            one.id
            for one in mission.meeting_requests.values()
            if surely_comes(mission, one, free)
            and (times := self._chances.times(one.id))
            and not _has_room(times, slots, one.minutes)
        )

    def _in_order(self, found: Iterable[MeetingRequestId]) -> tuple[MeetingRequestId, ...]:
        those = self._asked.intersection(found)
        return tuple(one for one in self._mission.meeting_requests if one in those)

    def _contradictions(self, musts: Sequence[Rule], others: Sequence[_Bound]) -> Iterator[Defect]:
        leasts = [one for one in self._bounds(musts) if one.rule.kind is RuleKind.LEAST_IN_ALL]
        if not leasts:
            return
        mosts = [one for one in self._bounds(musts) if one.rule.kind is not RuleKind.LEAST_IN_ALL]
        place = {rule.id: n for n, rule in enumerate(musts)}
        seen: set[frozenset[str]] = set()
        for least in leasts:
            for most in (*mosts, *others):
                pair = sorted((least.rule, most.rule), key=lambda rule: place[rule.id])
                key = frozenset(rule.id for rule in pair)
                days = None if key in seen else self._days_of_clash(least, most)
                if days is None:
                    continue
                seen.add(key)
                one, other = pair
                if most.is_of_day and most.number:
                    yield _defect(
                        DefectCode.RULES_CONTRADICT_DAYS, one, others=(other.id,), days=days
                    )
                else:
                    yield _defect(DefectCode.RULES_CONTRADICT, one, others=(other.id,))

    def _bounds(self, musts: Iterable[Rule]) -> list[_Bound]:
        return [
            _Bound(
                rule,
                party,
                self._asked.intersection(
                    asked.all if rule.kind is RuleKind.LEAST_IN_ALL else asked.sure
                ),
            )
            for rule in musts
            if rule.kind in COUNTED
            for party, asked in self._asking.parties(rule)
        ]

    def _days_of_clash(self, least: _Bound, most: _Bound) -> int | None:
        """In how many days both cannot be; None where they can, or concern nothing together.

        Where there are not enough requests yet, two rules about one party are held against each other.
        """
        is_same = least.party is not None and least.party == most.party
        if not is_same and least.requests.isdisjoint(most.requests):
            return None
        wanted = [one for one in least.requests if self._chances.days(one)]
        if len(wanted) < least.number:
            days = len(self._working) if most.is_of_day else 1
            return days if is_same and most.number * days < least.number else None
        if most.is_of_day and most.number >= least.number:
            return None
        inside = [one for one in wanted if one in most.requests]
        load = Counter(day for one in inside for day in self._chances.days(one))
        can_be = len(wanted) - len(inside)
        if most.is_of_day:
            can_be += sum(min(most.number, count) for count in load.values())
        else:
            can_be += most.number
        return len(load) if can_be < least.number else None

    def _same_day_too_many(self, musts: Sequence[Rule]) -> Iterator[Defect]:
        """More requests on one day than somebody may have on a day."""
        together = [one for one in musts if one.kind is RuleKind.SAME_DAY]
        if not together:
            return
        for most in self._bounds(one for one in musts if one.kind is RuleKind.MOST_A_DAY):
            for rule in together:
                if len(most.requests.intersection(rule.request_ids)) > max(1, most.number):
                    yield _defect(DefectCode.RULES_CONTRADICT, rule, others=(most.rule.id,))


def _has_room(times: Iterable[Slot], taken: Sequence[Slot], minutes: int) -> bool:
    """Whether any of the times has so many minutes together beside what is taken (in order)."""
    for one in times:
        start = one.start
        for slot in taken:
            if slot.overlaps(one):
                if (slot.start - start).total_seconds() >= minutes * 60:
                    return True
                start = max(start, slot.end)
        if (one.end - start).total_seconds() >= minutes * 60:
            return True
    return False


def _defect(code: DefectCode, rule: Rule, **values: object) -> Defect:
    return Defect(code=code, table="rules", record=rule.id, field="kind", values=values)
