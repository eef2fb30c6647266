"""People and places as paper and timeline name them: read off the records, nothing decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scheduler_app.mission.attendance import person_of
from scheduler_app.mission.ids import OrganisationId, PersonId, RoomId, VenueId
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate
from scheduler_app.mission.requests import MeetingState


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One person as named to others. `name` is the post where no name is known, `title` then empty."""

    person_id: PersonId
    name: str
    title: str
    organisation_id: OrganisationId | None
    organisation: str
    organisation_local: str
    is_delegate: bool
    is_principal: bool
    rank: int | None
    is_interpreter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is, in our words and, for drivers, in those of the place.

    `has_tables`: whether the room is a pool of tables, so that the number matters.
    """

    venue: str
    venue_local: str
    address: str
    address_local: str
    room: str = ""
    has_tables: bool = False
    table: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a meeting has come, and since when."""

    state: MeetingState
    on: date | None = None


def party_of(mission: Mission, person_id: PersonId) -> Party:
    """A person as named to others; KeyError when there is none."""
    person = person_of(mission, person_id)
    if isinstance(person, Interpreter):
        return Party(
            person_id=person_id,
            name=person.name,
            title="",
            organisation_id=None,
            organisation="",
            organisation_local="",
            is_delegate=False,
            is_principal=False,
            rank=None,
            is_interpreter=True,
        )
    organisation = mission.organisations[person.organisation_id]
    is_delegate = isinstance(person, Delegate)
    return Party(
        person_id=person_id,
        name=person.display_name,
        title=person.title if person.name else "",
        organisation_id=organisation.id,
        organisation=organisation.name,
        organisation_local=organisation.name_local,
        is_delegate=is_delegate,
        is_principal=isinstance(person, Delegate) and person.is_principal,
        rank=person.rank,
    )


def by_rank(party: Party) -> tuple[bool, int]:
    """A key that puts principals first and then the highest rank; equal ones keep their order."""
    return (not party.is_principal, party.rank if party.rank is not None else 1_000)


def place_of(
    mission: Mission,
    venue_id: VenueId | None,
    room_id: RoomId | None = None,
    table: int | None = None,
) -> Place | None:
    """A place by its ids; None where no venue is known."""
    if venue_id is None:
        return None
    venue = mission.venues[venue_id]
    room = mission.rooms[room_id] if room_id is not None else None
    return Place(
        venue=venue.name,
        venue_local=venue.name_local,
        address=venue.address,
        address_local=venue.address_local,
        room=room.name if room else "",
        has_tables=room is not None and room.tables > 1,
        table=table,
    )
