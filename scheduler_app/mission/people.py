"""Who takes part: organisations, delegates (principals among them), officials, and rosters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scheduler_app.mission.errors import Fault, MissionError, check_number, check_year, require
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    OfficialId,
    OrganisationId,
    VenueId,
    named_once,
)
from scheduler_app.mission.slots import Slot

LOWEST_RANK = 1_000


class OrganisationKind(StrEnum):
    """On which side of the table an organisation sits, and as what."""

    FIRM = "firm"
    """A firm of the delegation."""
    SPONSOR = "sponsor"
    """The ministry, embassy or chamber that leads the mission."""
    GOVERNMENT = "government"
    """A host-side public body."""
    COUNTERPART = "counterpart"
    """A host-side company."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A company or agency; it has delegates or officials."""

    id: OrganisationId
    name: str
    name_local: str = ""
    kind: OrganisationKind = OrganisationKind.FIRM
    sector: str = ""
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.name, "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """A traveller whose time is scheduled. Either name or title must be there.

    `rank`: 1 is the highest. `least_rank`: somebody of the other side should have this rank or a
    higher one. `is_principal`: has a schedule of rank of their own.
    `is_travelling`: false for one announced who does not come; `replaced_by_id` says who does.
    `arrival` and `departure`: wall clock of the first and the last city; None means with the group.
    `away`: times in between when somebody is not there, such as ill.
    `hotel_ids`: where this person stays, at most one venue a city, where it is not the city's hotel.
    """

    id: DelegateId
    organisation_id: OrganisationId
    name: str = ""
    title: str = ""
    languages: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    is_principal: bool = False
    rank: int | None = None
    least_rank: int | None = None
    is_travelling: bool = True
    replaced_by_id: DelegateId | None = None
    arrival: datetime | None = None
    departure: datetime | None = None
    away: tuple[Slot, ...] = ()
    hotel_ids: tuple[VenueId, ...] = ()
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.name or self.title, "name")
        if self.arrival and self.departure and self.departure <= self.arrival:
            raise MissionError(
                fault=Fault.END_NOT_AFTER_START,
                field="departure",
                value=self.departure.isoformat(timespec="minutes"),
                other=self.arrival.isoformat(timespec="minutes"),
            )
        check_year("arrival", self.arrival)
        check_year("departure", self.departure)
        check_rank(self.rank)
        check_rank(self.least_rank)

    @property
    def display_name(self) -> str:
        """The name, or the post where no name is known."""
        return self.name or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A host-side person or office whom delegates meet (of a company: a counterpart).

    `availability`: the only times they may be met, few and fixed where they are busy; empty means
    any time of the city's working day on which the mission is there. `venue_id`: where they receive.
    `least_rank`: somebody of the delegation should have this rank or a higher one.
    """

    id: OfficialId
    organisation_id: OrganisationId
    city_id: CityId
    name: str = ""
    title: str = ""
    rank: int | None = None
    least_rank: int | None = None
    languages: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    venue_id: VenueId | None = None
    availability: tuple[Slot, ...] = ()
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.name or self.title, "name")
        check_rank(self.rank)
        check_rank(self.least_rank)

    @property
    def display_name(self) -> str:
        """The name, or the post where no name is known."""
        return self.name or self.title


def check_rank(rank: int | None) -> None:
    """Raise MissionError unless it is absent or a number from 1, the highest."""
    if rank is not None:
        check_number("rank", rank, 1, LOWEST_RANK)


class Group(StrEnum):
    """The two bodies of a mission; together they are everyone who travels."""

    DELEGATION = "delegation"
    PRINCIPALS = "principals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who takes part in something: whole groups, firms, single delegates, less some.

    Read with `attendance.delegates_of_roster`; who does not travel is never in one.
    """

    groups: tuple[Group, ...] = (Group.DELEGATION, Group.PRINCIPALS)
    organisation_ids: tuple[OrganisationId, ...] = ()
    delegate_ids: tuple[DelegateId, ...] = ()
    except_ids: tuple[DelegateId, ...] = ()

    def __post_init__(self) -> None:
        named_once(self, "groups", "organisation_ids", "delegate_ids", "except_ids")


EVERYONE = Roster()
"""All who travel."""
