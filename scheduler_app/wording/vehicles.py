"""What a driver's run sheet says, and how vehicles are named on itineraries."""

from __future__ import annotations

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.itinerary.parties import Party
from scheduler_app.mission.itinerary.run_sheet import Ride
from scheduler_app.mission.itinerary.trips import Hindered
from scheduler_app.mission.places import City
from scheduler_app.mission.vehicles import Vehicle


def about(vehicle: Vehicle, city: City) -> str:
    """The line under the name: "Beijing · 4 seats · Driver 1, +86 … · plate … · 2 in the motorcade"."""
    driver = ", ".join(part for part in (vehicle.driver, vehicle.phone) if part)
    parts = [city.name, seats(vehicle.seats), driver]
    if vehicle.plate:
        parts.append(tr("plate {plate}").format(plate=vehicle.plate))
    if vehicle.order is not None:
        parts.append(tr("number {n} in the motorcade").format(n=vehicle.order))
    return " · ".join(part for part in parts if part)


def seats(count: int) -> str:
    """How many it seats."""
    return ntr("{n} seat", "{n} seats", count).format(n=count)


def riders(count: int) -> str:
    """How many ride."""
    return ntr("{n} passenger", "{n} passengers", count).format(n=count)


def left_behind(count: int) -> str:
    """How many wanted a ride that cannot be driven."""
    return ntr("{n} without a vehicle", "{n} without a vehicle", count).format(n=count)


def too_many() -> str:
    """More ride than there are seats."""
    return tr("More than it seats")


def rider(party: Party) -> str:
    """A passenger with post and firm: two people of one name are told apart by them."""
    parts = (party.name, party.title, party.organisation)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def no_ride() -> str:
    """Over what is wanted of a vehicle and cannot be."""
    return tr("No ride: cannot be driven")


def cannot_drive(ride: Ride) -> str:
    """Why the vehicle cannot drive it."""
    if ride.hindered is Hindered.ELSEWHERE:
        return tr("This way is in {city}, where the vehicle is not.").format(city=ride.city.name)
    if ride.hindered is Hindered.AWAY:
        return tr("The vehicle is not there then.")
    return tr("The vehicle is on another way then.")


def way_between(origin: str, goal: str) -> str:
    """A way that nobody drives: "Wanted: Hotel – Ministry"."""
    return tr("Wanted: {origin} – {goal}").format(origin=origin, goal=goal)


def from_place(name: str) -> str:
    """Where a ride begins."""
    return tr("From {place}").format(place=name)


def to_place(name: str) -> str:
    """Where a ride goes."""
    return tr("To {place}").format(place=name)


def unknown_place() -> str:
    """A place that nobody has named."""
    return tr("a place not named")


def no_rides() -> str:
    """For a vehicle that nobody needs."""
    return tr("No rides are planned.")


def run_sheets_group() -> str:
    """The heading of the list of run sheets."""
    return tr("Run sheets of drivers")


def bags_and_lobby(baggage: str, lobby: str, leg: str = "") -> str:
    """The calls before a bus leaves the hotel; `leg`: what the bags are called for, if not at once."""
    if not baggage:
        return tr("In the lobby {lobby}").format(lobby=lobby) if lobby else ""
    if leg:
        return tr("Bags outside the door {baggage}, for “{leg}”").format(baggage=baggage, leg=leg)
    if not lobby:
        return tr("Bags outside the door {baggage}").format(baggage=baggage)
    return tr("Bags outside the door {baggage}, in the lobby {lobby}").format(
        baggage=baggage, lobby=lobby
    )


def be_there(clock: str) -> str:
    """When an interpreter is to be at the first meeting of a day."""
    return tr("Be there from {clock}").format(clock=clock)
