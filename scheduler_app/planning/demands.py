"""The coordinator's rules as demands of the solver's, with the way back to the rules.

A rule becomes pairs of requests, counts of requests or working times of persons. What must not be is
asked without a weight; what should, costs. Too few meetings can only cost, but much.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from scheduler_app.mission.asking import Asking, Party
from scheduler_app.mission.attendance import (
    city_of_request,
    delegates_of_request,
    delegates_of_roster,
)
from scheduler_app.mission.ids import (
    DelegateId,
    InterpreterId,
    MeetingRequestId,
    OfficialId,
    PersonId,
    RuleId,
    VehicleId,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import has_any_city
from scheduler_app.mission.places import City
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule, RuleKind, Strength
from scheduler_app.planning.following import (
    Chain,
    DayLink,
    Two,
    days_that_follow,
    of_numbers,
    orders_that_follow,
)
from scheduler_app.planning.guests import Guests
from scheduler_app.planning.people import People, people_of
from scheduler_app.planning.places import places_of, travel_of
from scheduler_app.planning.remembered import remembered
from scheduler_app.planning.trips import pairs_of_trips
from solver import problem as solver
from solver.demands import Attended, Count, Pair, PairKind, Work

WORKING_TIME = frozenset(
    {RuleKind.LONGEST_WORK, RuleKind.LONGEST_DAY, RuleKind.PAUSE, RuleKind.CHANGE_OVER}
)
TOO_FEW = 100
"""What each meeting costs that is missing of a least number that must be reached."""


class Source(NamedTuple):
    """What a demand comes from: a rule, the working time of an interpreter, or a vehicle that is needed
    elsewhere. Records of several tables may have one id, so the one that is meant is named by its kind.
    """

    rule_id: RuleId | None = None
    interpreter_id: InterpreterId | None = None
    vehicle_id: VehicleId | None = None


NO_SOURCE = Source()


def of_rule(rule: Rule) -> Source:
    """A demand that a rule makes."""
    return Source(rule_id=rule.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """What is demanded, and for each demand what it comes from. `after`: by request, those before."""

    pairs: tuple[Pair, ...] = ()
    counts: tuple[Count, ...] = ()
    works: tuple[Work, ...] = ()
    after: tuple[tuple[int, int], ...] = ()
    """(earlier, later) of what must be in order."""
    pair_sources: tuple[Source, ...] = ()
    count_sources: tuple[Source, ...] = ()
    work_sources: tuple[Source, ...] = ()
    after_sources: tuple[tuple[Two, Source], ...] = ()
    counted: tuple[Party, ...] = ()
    """By count, whose meetings are counted."""
    order_chains: Mapping[Two, Chain] = field(default_factory=dict)
    day_chains: Mapping[Two, Chain] = field(default_factory=dict)
    """Of what follows from several rules, (first, second): these rules. Its source is the first of them."""

    def of_subset(
        self, problem: solver.Problem, order: Sequence[int], works: Sequence[int]
    ) -> Demands:
        """The sources that are left when a problem keeps only some requests, and some works."""
        kept = set(order)
        number = {r: i for i, r in enumerate(order)}
        pairs = [n for n, one in enumerate(problem.pairs) if {one.first, one.second} <= kept]
        counts = [
            n for n, one in enumerate(problem.counts) if kept.intersection(one.all_requests())
        ]
        return replace(
            self,
            pair_sources=tuple(self.pair_sources[n] for n in pairs),
            count_sources=tuple(self.count_sources[n] for n in counts),
            counted=tuple(self.counted[n] for n in counts),
            work_sources=tuple(self.work_sources[n] for n in works),
            after_sources=tuple(
                ((number[a], number[b]), source)
                for (a, b), source in self.after_sources
                if a in number and b in number
            ),
            order_chains=of_numbers(self.order_chains, number),
            day_chains=of_numbers(self.day_chains, number),
        )


HandChosen = tuple[tuple[MeetingRequestId, tuple[DelegateId, ...]], ...]
"""Who comes to which meetings though their requests do not name them."""


@remembered(lambda mission: (mission.meetings, mission.meeting_requests, mission.delegates))
def hand_chosen(mission: Mission) -> HandChosen:
    """Those whom the user put there by hand; the very same object as long as it says the same."""
    found = []
    for meeting in mission.meetings.values():
        request = mission.meeting_requests[meeting.request_id]
        asked = delegates_of_request(mission, request) if meeting.delegate_ids else ()
        also = tuple(
            one
            for one in dict.fromkeys(meeting.delegate_ids)
            if one not in asked and mission.delegates[one].is_travelling
        )
        if also:
            found.append((request.id, also))
    return _the_same(tuple(found))


@functools.lru_cache(maxsize=16)
def _the_same(chosen: HandChosen) -> HandChosen:
    """The first of equal values, so that demands are told apart by identity."""
    return chosen


@remembered(
    lambda mission, chosen: (
        mission.rules, mission.weights, mission.meeting_requests, mission.organisations,
        mission.interpreters,
        people_of(mission), places_of(mission), travel_of(mission), chosen,
    )
)  # fmt: skip
def demands_of(mission: Mission, chosen: HandChosen) -> Demands:
    """Every demand of a mission, where besides those whom the requests name these may come."""
    book = _Book(mission, Guests(mission, dict(chosen)))
    for rule in mission.rules.values():
        book.add(rule)
    for one in mission.interpreters.values():
        work = Work(
            person=book.people.person_of[one.id],
            most=one.most_minutes,
            stretch=one.stretch_minutes,
            pause=one.pause_minutes,
        )
        book.works.append((work, Source(interpreter_id=one.id)))
    book.conclude()
    for pair, vehicle_id in pairs_of_trips(mission):
        book.pairs.append((pair, Source(vehicle_id=vehicle_id)))
    return book.demands()


class _Book:
    """Collects demands with what they come from."""

    def __init__(self, mission: Mission, guests: Guests) -> None:
        self._mission = mission
        self._guests = guests
        self.people: People = people_of(mission)
        self._line = places_of(mission).line
        self._days = [n for n, there in enumerate(self._line.is_mission) if there]
        self._city_of = places_of(mission).city_of
        self._number = {one: n for n, one in enumerate(mission.meeting_requests)}
        self._asking = Asking(mission)
        self.pairs: list[tuple[Pair, Source]] = []
        self._counts: list[tuple[Count, Source, Party]] = []
        self.works: list[tuple[Work, Source]] = []
        self._after: dict[Two, RuleId] = {}
        self._day_links: list[DayLink] = []
        self._order_chains: dict[Two, Chain] = {}
        self._day_chains: dict[Two, Chain] = {}

    def demands(self) -> Demands:
        """All that was collected."""
        return Demands(
            pairs=tuple(one for one, _ in self.pairs),
            counts=tuple(one for one, _, _ in self._counts),
            works=tuple(one for one, _ in self.works),
            after=tuple(self._after),
            pair_sources=tuple(source for _, source in self.pairs),
            count_sources=tuple(source for _, source, _ in self._counts),
            work_sources=tuple(source for _, source in self.works),
            after_sources=tuple(
                (two, Source(rule_id=rule_id)) for two, rule_id in self._after.items()
            ),
            counted=tuple(who for _, _, who in self._counts),
            order_chains=self._order_chains,
            day_chains=self._day_chains,
        )

    def add(self, rule: Rule) -> None:
        """Add what one rule asks."""
        if rule.kind in (RuleKind.MOST_A_DAY, RuleKind.MOST_IN_ALL, RuleKind.LEAST_IN_ALL):
            self._add_numbers(rule)
        elif rule.kind in WORKING_TIME:
            self._add_work(rule)
        elif rule.kind is RuleKind.FREE_TIME:
            self._add_free_time(rule)
        elif rule.kind is RuleKind.BUFFER:
            self._add_buffer(rule)
        elif rule.kind is RuleKind.BEFORE:
            self._add_order(rule)
        elif rule.kind is RuleKind.NEXT_DAY:
            self._add_days(rule)
        elif rule.kind is RuleKind.DO_NOT_MEET:
            self._add_apart(rule)
        elif rule.kind is RuleKind.RANK:
            self._add_ranks(rule)
        else:
            self._add_pairs(rule)

    def conclude(self) -> None:
        """Add what follows from rules together: orders, and days, over requests that are not placed."""
        links = list(self._day_links)
        for two, (days, chain) in days_that_follow(self._day_links).items():
            kind = PairKind.NEXT_DAY if days else PairKind.SAME_DAY
            pair = Pair(kind=kind, first=two[0], second=two[1], days=max(days, 1))
            self.pairs.append((pair, Source(rule_id=chain.rules[0])))
            self._day_chains[two] = chain
            links.append(DayLink(*two, days, chain.rules))
        for two, chain in orders_that_follow(self._after, links, self._has_night_between).items():
            self._after[two] = chain.rules[0]
            self._order_chains[two] = chain

    def _has_night_between(self, link: DayLink) -> bool:
        """Whether the day of the first is always over when that of the second begins, whatever the clocks."""
        for one, other in itertools.product(self._cities(link.first), self._cities(link.second)):
            for day, later in zip(self._line.dates, self._line.dates[link.days :], strict=False):
                over = self._line.window(one.id, one.day_hours.on(day)).end
                if over > self._line.window(other.id, other.day_hours.on(later)).start:
                    return False
        return True

    def _cities(self, number: int) -> tuple[City, ...]:
        request = tuple(self._mission.meeting_requests.values())[number]
        if has_any_city(request):
            return tuple(self._mission.cities.values())
        return (self._mission.cities[city_of_request(self._mission, request)],)

    def _cost(self, rule: Rule) -> int | None:
        """What a breach costs; None where there must be none."""
        weights = self._mission.weights
        return {Strength.SHOULD: weights.should, Strength.NICE: weights.nice}.get(rule.strength)

    def _add_numbers(self, rule: Rule) -> None:
        weight = self._cost(rule)
        is_least = rule.kind is RuleKind.LEAST_IN_ALL
        for who, asked in self._asking.parties(rule):
            numbers, attended = self._guests.counted(who, asked)
            if is_least:
                count = Count(
                    requests=numbers, attended=attended, least=rule.number, weight=weight or TOO_FEW
                )
                self._counts.append((count, of_rule(rule), who))
                continue
            if len(numbers) + len(attended) <= rule.number:
                continue
            of_days = [Count(requests=numbers, attended=attended, most=rule.number, weight=weight)]
            if rule.kind is RuleKind.MOST_A_DAY:
                of_days = [
                    replace(of_days[0], **self._within(who, asked.all, n)) for n in self._days
                ]
            self._counts += [(one, of_rule(rule), who) for one in of_days]

    def _within(self, who: Party, requests: Iterable[MeetingRequestId], day: int) -> dict[str, Any]:
        """What says that something is on a day of theirs: of a host who is called, by the clock of their city,
        wherever the guests are.
        """
        mission = self._mission
        host = None if who.person_id is None else mission.officials.get(OfficialId(who.person_id))
        if host is None or not any(mission.meeting_requests[one].is_online for one in requests):
            return {"day": day}
        start, end = self._line.midnights(host.city_id)[day : day + 2]
        return {"windows": (solver.Window(start=start, end=end),)}

    def _add_work(self, rule: Rule) -> None:
        weight = self._cost(rule)
        persons: list[PersonId] = [*delegates_of_roster(self._mission, rule.roster)]
        persons += rule.official_ids
        for one in dict.fromkeys(persons):
            work = Work(
                person=self.people.person_of[one],
                most=rule.minutes if rule.kind is RuleKind.LONGEST_WORK else None,
                span=rule.minutes if rule.kind is RuleKind.LONGEST_DAY else None,
                stretch=rule.minutes if rule.kind is RuleKind.PAUSE else None,
                pause=rule.pause_minutes,
                change_over=rule.minutes if rule.kind is RuleKind.CHANGE_OVER else None,
                weight=weight,
            )
            self.works.append((work, of_rule(rule)))

    def _add_free_time(self, rule: Rule) -> None:
        """No meeting of theirs touches the slots, by the clock of its city; requests of one length are counted
        together.
        """
        mission, weight = self._mission, self._cost(rule)
        free = set(delegates_of_roster(mission, rule.roster))
        if not free:
            return
        by_length: dict[int, tuple[list[int], list[Attended]]] = {}
        for request in mission.meeting_requests.values():
            sure, chosen = by_length.setdefault(request.minutes, ([], []))
            is_sure, attended = self._guests.kept_free(request, free)
            sure += [self._number[request.id]] if is_sure else []
            chosen += attended
        for minutes, (numbers, some) in by_length.items():
            if not numbers and not some:
                continue
            for city_id in mission.cities if rule.slots else ():
                windows = tuple(
                    solver.Window(start=span.start - minutes + 1, end=span.end)
                    for span in self._line.windows(city_id, rule.slots)
                )
                count = Count(
                    requests=tuple(numbers), attended=tuple(some), windows=windows, most=0,
                    weight=weight, city=self._city_of[city_id],
                )  # fmt: skip
                self._counts.append((count, of_rule(rule), Party(person_id=next(iter(free)))))

    def _add_order(self, rule: Rule) -> None:
        """Every two are in order, so that the order holds where one between them is not placed."""
        weight = self._cost(rule)
        for first, second in itertools.combinations(self._numbers(rule), 2):
            if weight is None:
                self._after.setdefault((first, second), rule.id)
            else:
                pair = Pair(kind=PairKind.BEFORE, first=first, second=second, weight=weight)
                self.pairs.append((pair, of_rule(rule)))

    def _add_days(self, rule: Rule) -> None:
        """Every two are as many days apart as they are in the list, whatever of those between is placed."""
        weight = self._cost(rule)
        for (i, first), (j, second) in itertools.combinations(enumerate(self._numbers(rule)), 2):
            pair = Pair(
                kind=PairKind.NEXT_DAY, first=first, second=second, days=j - i, weight=weight
            )
            self.pairs.append((pair, of_rule(rule)))
            if weight is None:
                self._day_links.append(DayLink(first, second, j - i, (rule.id,)))

    def _add_pairs(self, rule: Rule) -> None:
        kind = _PAIRS[rule.kind]
        for first, second in itertools.combinations(self._numbers(rule), 2):
            both = (
                ((first, second), (second, first)) if kind is PairKind.APART else ((first, second),)
            )
            for one, other in both:
                self._add_pair(rule, kind, one, other)
                if kind is PairKind.SAME_DAY and self._cost(rule) is None:
                    self._day_links.append(DayLink(one, other, 0, (rule.id,)))

    def _add_buffer(self, rule: Rule) -> None:
        """Each of the requests keeps its distance from all others to which one of its delegates comes."""
        kept = dict.fromkeys(self._numbers(rule))
        guests = [self._guests.of(one) for one in self._mission.meeting_requests.values()]
        for number in kept:
            for other, people in enumerate(guests):
                shared = self._guests.numbers(people & guests[number])
                if other != number and shared:
                    self._add_pair(rule, PairKind.APART, number, other, shared)
                    if other not in kept:
                        self._add_pair(rule, PairKind.APART, other, number, shared)

    def _add_apart(self, rule: Rule) -> None:
        """Meetings of organisations that do not meet: each is one too many."""
        for request in self._mission.meeting_requests.values():
            sure, attended = self._guests.meeting(request, rule.organisation_ids)
            about = [Party(firm_id=one) for one in rule.organisation_ids[:1]]
            self._add_each_too_many(rule, request, sure, attended, about)

    def _add_ranks(self, rule: Rule) -> None:
        """Meetings at which somebody meets nobody of the rank that they ask for: each is one too many."""
        for request in self._mission.meeting_requests.values():
            asking, attended = self._guests.slighted(request, rule)
            about = [Party(person_id=one) for one in asking]
            self._add_each_too_many(rule, request, False, attended, about)

    def _add_each_too_many(
        self, rule: Rule, request: MeetingRequest, is_sure: bool, attended: tuple[Attended, ...],
        about: Sequence[Party],
    ) -> None:  # fmt: skip
        """A request that shall not be met, whoever comes or where it is met by some."""
        if is_sure or attended:
            numbers = (self._number[request.id],) if is_sure else ()
            count = Count(requests=numbers, attended=attended, most=0, weight=self._cost(rule))
            self._counts.append((count, of_rule(rule), about[0]))

    def _add_pair(
        self, rule: Rule, kind: PairKind, first: int, second: int, persons: tuple[int, ...] = ()
    ) -> None:
        pair = Pair(
            kind=kind, first=first, second=second, minutes=rule.minutes,
            weight=self._cost(rule), persons=persons,
        )  # fmt: skip
        self.pairs.append((pair, of_rule(rule)))

    def _numbers(self, rule: Rule) -> Iterable[int]:
        return [self._number[one] for one in dict.fromkeys(rule.request_ids)]


_PAIRS = MappingProxyType(
    {
        RuleKind.SAME_DAY: PairKind.SAME_DAY,
        RuleKind.OTHER_DAY: PairKind.OTHER_DAY,
        RuleKind.NOT_AFTER: PairKind.APART,
    }
)
