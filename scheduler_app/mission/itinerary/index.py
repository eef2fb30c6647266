"""Every engagement of a mission by person, built once and asked often."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from scheduler_app.mission.attendance import (
    can_ride,
    city_of_meeting,
    is_in_roster,
    is_there,
    request_title,
    travellers,
)
from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    GatheringId,
    LegId,
    MeetingId,
    OfficialId,
    OrganisationId,
    PersonId,
    VehicleId,
    VenueId,
)
from scheduler_app.mission.itinerary.days import Days
from scheduler_app.mission.itinerary.drives import drives_of
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.itinerary.parties import Party, party_of
from scheduler_app.mission.itinerary.trips import Drive
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.presence import Stay, hotel_of, stays_of
from scheduler_app.mission.requests import MeetingRequest, MeetingState
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.slots import Slot, days_between
from scheduler_app.mission.travel import TravelTable
from scheduler_app.mission.vehicles import Vehicle

_NOT_GROUND = {"meetings", "meeting_requests", "title", "note", "internal_note", "version"}
_GROUND = tuple(one.name for one in dataclasses.fields(Mission) if one.name not in _NOT_GROUND)


class ItineraryIndex:
    """The engagements of one mission as it stands; a mission that has changed needs a new one.

    Safe to hand to one worker thread at a time: answers are kept as they are found.
    """

    def __init__(
        self,
        mission: Mission,
        travel: TravelTable | None = None,
        *,
        before: ItineraryIndex | None = None,
    ) -> None:
        """`before`: an index of an earlier state, whose answers are taken over where they hold."""
        ground = before if before is not None and _is_same_ground(before.mission, mission) else None
        self.mission: Mission = mission
        if travel is None:
            travel = TravelTable(mission) if ground is None else ground.travel
        self.travel: TravelTable = travel
        self._zones = {one.id: one.zone for one in mission.cities.values()}
        self._travellers = travellers(mission)
        self._firms: dict[OrganisationId, list[DelegateId]] = {}
        for one in self._travellers:
            self._firms.setdefault(one.organisation_id, []).append(one.id)
        self._rosters: dict[Roster, tuple[DelegateId, ...]] = {}
        self._people: dict[tuple[EngagementKind, str], tuple[PersonId, ...]] = {}
        self._fixed: dict[PersonId, list[Engagement]] = {}
        self._answers: dict[PersonId, tuple[Engagement, ...]] = {}
        self._parties: dict[PersonId, Party] = {}
        self._stays: dict[DelegateId, tuple[Stay, ...]] = {}
        self._rides: dict[tuple[PersonId, str], VehicleId] | None = None
        usual = MeetingState.REQUESTED
        self.tells_states = any(one.state is not usual for one in mission.meeting_requests.values())
        """Whether anything is more or less than requested, so that each state matters."""
        self.located: tuple[Engagement, ...] = tuple(self._read())
        if ground is not None:
            self._take_over(ground)

    def engagements_of(self, person_id: PersonId) -> tuple[Engagement, ...]:
        """Everything that occupies one person, in order; KeyError for an unknown person."""
        found = self._answers.get(person_id)
        if found is None:
            found = self._answers[person_id] = self._derive(person_id)
        return found

    def people_at(self, engagement: Engagement) -> tuple[PersonId, ...]:
        """Who is at a meeting, at a gathering or on a leg: delegates, officials, interpreters."""
        return self._people[engagement.kind, engagement.id]

    def party_of(self, person_id: PersonId) -> Party:
        """A person as named to others; KeyError when there is none."""
        found = self._parties.get(person_id)
        if found is None:
            found = self._parties[person_id] = party_of(self.mission, person_id)
        return found

    def stays_of(self, delegate_id: DelegateId) -> tuple[Stay, ...]:
        """Where a delegate is and when."""
        found = self._stays.get(delegate_id)
        if found is None:
            found = self._stays[delegate_id] = stays_of(self.mission, delegate_id)
        return found

    def vehicle_of(self, person_id: PersonId, way: Engagement) -> Vehicle | None:
        """In which vehicle somebody rides on a way: the one of the meeting that it leads to or comes
        from, else the one whose roster counts them in; None where none is said, or it cannot drive that way.
        """
        if self._rides is None:
            self._rides = {
                ride: vehicle_id
                for vehicle_id, drives in self.drives.items()
                for drive in drives
                if drive.hindered is None
                for ride in drive.riders
            }
        vehicle_id = self._rides.get((person_id, way.id))
        return None if vehicle_id is None else self.mission.vehicles[vehicle_id]

    @functools.cached_property
    def drives(self) -> Mapping[VehicleId, tuple[Drive, ...]]:
        """What each vehicle is wanted for, with what it cannot drive."""
        return drives_of(self) if self.mission.vehicles else {}

    def hotel_of(self, person_id: PersonId, city_id: CityId) -> VenueId | None:
        """`presence.hotel_of`."""
        return hotel_of(self.mission, person_id, city_id)

    def rests_after(self, engagement: Engagement) -> bool:
        """Whether one rests at the hotel after it: after a leg that is followed by rest."""
        leg = self.mission.legs.get(LegId(engagement.id))
        return leg is not None and leg.rest_minutes > 0

    def roster(self, roster: Roster) -> tuple[DelegateId, ...]:
        """`attendance.delegates_of_roster`, remembered."""
        found = self._rosters.get(roster)
        if found is None:
            found = tuple(one.id for one in self._travellers if is_in_roster(one, roster))
            self._rosters[roster] = found
        return found

    def breaks_of(self, city_id: CityId, day: date) -> tuple[Engagement, ...]:
        """The breaks of a city on one date, whoever keeps them."""
        city = self.mission.cities[city_id]
        return tuple(
            Engagement(
                kind=EngagementKind.BREAK,
                id=f"break-{city_id}-{day.isoformat()}-{number}",
                start=one.hours.on(day).start,
                end=one.hours.on(day).end,
                city_id=city_id,
                end_city_id=city_id,
                title=one.title,
            )
            for number, one in enumerate(city.breaks, start=1)
        )

    def starts_at(self, engagement: Engagement) -> datetime:
        """The moment of its start, in UTC."""
        return engagement.start.replace(tzinfo=self._zones[engagement.city_id]).astimezone(UTC)

    def ends_at(self, engagement: Engagement) -> datetime:
        """The moment of its end, in UTC."""
        return engagement.end.replace(tzinfo=self._zones[engagement.end_city_id]).astimezone(UTC)

    def wall_clock(self, moment: datetime, city_id: CityId) -> datetime:
        """A moment in UTC on the wall clock of a city."""
        return moment.astimezone(self._zones[city_id]).replace(tzinfo=None)

    # -- reading the mission ---------------------------------------------------------------

    def _read(self) -> list[Engagement]:
        found: list[tuple[Engagement, tuple[PersonId, ...]]] = []
        mission, delegates = self.mission, self.mission.delegates
        for leg in mission.legs.values():
            also = [one.id for one in mission.interpreters.values() if leg.id in one.leg_ids]
            riders = [one for one in self.roster(leg.roster) if can_ride(delegates[one], leg)]
            found.append((_of_leg(leg), (*riders, *also)))
        for gathering in mission.gatherings.values():
            people: Sequence[PersonId] = [
                one for one in self.roster(gathering.roster) if is_there(delegates[one], gathering)
            ]
            hosts = gathering.official_ids
            everyone = (*people, *hosts, *gathering.interpreter_ids)
            found.append((_of_gathering(gathering), everyone))
        for meeting in mission.meetings.values():
            request = mission.meeting_requests[meeting.request_id]
            people = [*self._guests(request), *self._travelling(meeting.delegate_ids)]
            everyone = (*people, *request.official_ids, *meeting.interpreter_ids)
            found.append((_of_meeting(mission, meeting, request), everyone))
        found.sort(key=lambda pair: (self.starts_at(pair[0]), self.ends_at(pair[0]), pair[0].id))
        for engagement, people in found:
            once = tuple(dict.fromkeys(people))
            self._people[engagement.kind, engagement.id] = once
            for person in once:
                self._fixed.setdefault(person, []).append(self._as_seen_by(person, engagement))
        return [engagement for engagement, _ in found]

    def _as_seen_by(self, person: PersonId, one: Engagement) -> Engagement:
        """An engagement on a person's own line: who is called is so where they are, by their own clock."""
        official = self.mission.officials.get(OfficialId(person))
        meeting = self.mission.meetings.get(MeetingId(one.id))
        if official is None or meeting is None or one.kind is not EngagementKind.MEETING:
            return one
        if not self.mission.meeting_requests[meeting.request_id].is_online:
            return one
        start = self.wall_clock(self.starts_at(one), official.city_id)
        return dataclasses.replace(
            one, start=start, end=start + (one.end - one.start), city_id=official.city_id,
            end_city_id=official.city_id, venue_id=None, end_venue_id=None, room_id=None, table=None,
        )  # fmt: skip

    def _guests(self, request: MeetingRequest) -> Sequence[DelegateId]:
        if request.delegate_ids or request.any_of_ids:
            return self._travelling(request.delegate_ids)
        if request.organisation_id is None:
            return ()
        return self._firms.get(request.organisation_id, ())

    def _travelling(self, ids: Iterable[DelegateId]) -> list[DelegateId]:
        return [one for one in ids if self.mission.delegates[one].is_travelling]

    def _take_over(self, ground: ItineraryIndex) -> None:
        """What depends on meetings only is kept for those whose meetings are the same as before."""
        self._stays = dict(ground._stays)
        self._parties = dict(ground._parties)
        for person, answer in ground._answers.items():
            if self._fixed.get(person) == ground._fixed.get(person):
                self._answers[person] = answer

    # -- deriving one person's day -----------------------------------------------------------

    def _derive(self, person_id: PersonId) -> tuple[Engagement, ...]:
        mission = self.mission
        people = (mission.delegates, mission.officials, mission.interpreters)
        if not any(person_id in table for table in people):
            raise KeyError(person_id)
        fixed = self._fixed.get(person_id, [])
        breaks = self._breaks(person_id, fixed) if person_id in mission.delegates else ([], [])
        missed = [dataclasses.replace(one, is_overlaid=True) for one in breaks[1]]
        days = Days(self, person_id, breaks[0])
        ways = list(days.ways(fixed))
        meals = [self._judged(one, (*fixed, *ways)) for one in days.breaks()]
        return tuple(sorted((*fixed, *meals, *missed, *ways), key=self._order))

    def _judged(self, meal: Engagement, others: Iterable[Engagement]) -> Engagement:
        start, end = self.starts_at(meal), self.ends_at(meal)
        if any(self.starts_at(one) < end and start < self.ends_at(one) for one in others):
            return dataclasses.replace(meal, is_overlaid=True)
        return meal

    def _order(self, one: Engagement) -> tuple[datetime, bool, datetime, str]:
        is_way_there = one.kind is EngagementKind.TRANSFER
        return (self.starts_at(one), not is_way_there, self.ends_at(one), one.id)

    def _breaks(
        self, person_id: PersonId, fixed: Sequence[Engagement]
    ) -> tuple[list[Engagement], list[Engagement]]:
        """The breaks of every stay that are kept, and those missed for a gathering that is no meal.

        A leg over a break, and a meal, leave nothing of it to be told.
        """
        others = [one for one in fixed if one.kind is not EngagementKind.MEETING]
        found: tuple[list[Engagement], list[Engagement]] = ([], [])
        for city_id, slot, day in self._days(person_id):
            for meal in self.breaks_of(city_id, day):
                one = self._placed_meal(meal, fixed)
                if not slot.contains(Slot(start=one.start, end=one.end)):
                    continue
                start, end = self.starts_at(one), self.ends_at(one)
                over = [
                    other
                    for other in others
                    if self.starts_at(other) < end and start < self.ends_at(other)
                ]
                if not over:
                    found[0].append(one)
                elif all(self._is_no_meal(other) for other in over):
                    found[1].append(one)
        return found

    def _is_no_meal(self, one: Engagement) -> bool:
        gathering = self.mission.gatherings.get(GatheringId(one.id))
        return gathering is not None and not gathering.is_meal

    def _placed_meal(self, meal: Engagement, fixed: Iterable[Engagement]) -> Engagement:
        """A meal that is a part of its hours, where a person first has time for it."""
        number = int(meal.id.rpartition("-")[2]) - 1
        minutes = self.mission.cities[meal.city_id].breaks[number].minutes
        if minutes is None:
            return meal
        length = timedelta(minutes=minutes)
        begin = meal.start
        for one in sorted(fixed, key=self.starts_at):
            start, end = (
                self.wall_clock(moment, meal.city_id)
                for moment in (self.starts_at(one), self.ends_at(one))
            )
            if start < begin + length and end > begin:
                begin = max(begin, end)
        if begin + length > meal.end:
            begin = meal.start
        return dataclasses.replace(meal, start=begin, end=begin + length)

    def _days(self, person_id: PersonId) -> Iterator[tuple[CityId, Slot, date]]:
        seen = set()
        for stay in self.stays_of(DelegateId(person_id)):
            last = (stay.slot.end - timedelta(microseconds=1)).date()
            for day in days_between(stay.slot.start.date(), last):
                if (stay.city_id, day, stay.slot) not in seen:
                    seen.add((stay.city_id, day, stay.slot))
                    yield stay.city_id, stay.slot, day


def _is_same_ground(before: Mission, after: Mission) -> bool:
    """Whether nothing but meetings, requests and the mission's own words has changed."""
    return all(getattr(before, name) is getattr(after, name) for name in _GROUND)


def _of_leg(leg: Leg) -> Engagement:
    return Engagement(
        kind=EngagementKind.LEG,
        id=leg.id,
        title=leg.title,
        start=leg.departure - timedelta(minutes=leg.check_in_minutes),
        end=leg.arrival + timedelta(minutes=leg.exit_minutes),
        city_id=leg.from_city_id,
        end_city_id=leg.to_city_id,
        venue_id=leg.from_venue_id,
        end_venue_id=leg.to_venue_id,
    )


def _of_gathering(gathering: Gathering) -> Engagement:
    return Engagement(
        kind=EngagementKind.GATHERING,
        id=gathering.id,
        title=gathering.title,
        start=gathering.start,
        end=gathering.end,
        city_id=gathering.city_id,
        end_city_id=gathering.city_id,
        venue_id=gathering.venue_id,
        end_venue_id=gathering.venue_id,
        room_id=gathering.room_id,
    )


def _of_meeting(mission: Mission, meeting: Meeting, request: MeetingRequest) -> Engagement:
    city_id = city_of_meeting(mission, meeting)
    return Engagement(
        kind=EngagementKind.MEETING,
        id=meeting.id,
        title=request_title(mission, request),
        start=meeting.start,
        end=meeting.start + timedelta(minutes=request.minutes),
        city_id=city_id,
        end_city_id=city_id,
        venue_id=meeting.venue_id,
        end_venue_id=meeting.venue_id,
        room_id=meeting.room_id,
        table=meeting.table,
    )
