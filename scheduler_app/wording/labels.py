"""What tables, fields and choices are called: for the window, pasted rows, paper and messages.

Every table, field and choice of the domain has its word here; a test proves that none is missing.
Labels are as they stand in the head of a column; `in_sentence` fits one into running text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from scheduler_app.i18n import mark, tr
from scheduler_app.mission.engagements import GatheringKind, LegMode
from scheduler_app.mission.people import Group, OrganisationKind
from scheduler_app.mission.places import VenueKind
from scheduler_app.mission.requests import Priority

TABLES: dict[str, tuple[str, str]] = {
    "mission": (mark("Mission"), mark("Mission")),
    "cities": (mark("City"), mark("Cities")),
    "venues": (mark("Venue"), mark("Venues")),
    "rooms": (mark("Room"), mark("Rooms")),
    "travel_times": (mark("Travel time"), mark("Travel times")),
    "organisations": (mark("Organisation"), mark("Organisations")),
    "delegates": (mark("Delegate"), mark("Delegates")),
    "officials": (mark("Official"), mark("Officials")),
    "city_days": (mark("City day"), mark("City days")),
    "legs": (mark("Leg"), mark("Legs")),
    "gatherings": (mark("Gathering"), mark("Gatherings")),
    "meeting_requests": (mark("Request"), mark("Requests")),
    "meetings": (mark("Meeting"), mark("Meetings")),
}
"""Singular and plural."""

FIELDS: dict[str, str] = {
    "about": mark("About"),
    "address": mark("Address"),
    "address_local": mark("Local address"),
    "arrival": mark("Arrival"),
    "availability": mark("Availability"),
    "breaks": mark("Breaks"),
    "check_in_minutes": mark("Check-in minutes"),
    "city_id": mark("City"),
    "country": mark("Country"),
    "day": mark("Day"),
    "day_hours": mark("Working day"),
    "delegate_ids": mark("Delegates"),
    "departure": mark("Departure"),
    "email": mark("E-mail"),
    "end": mark("End"),
    "except_ids": mark("Except"),
    "exit_minutes": mark("Exit minutes"),
    "for_requests": mark("For any request"),
    "from_city_id": mark("From city"),
    "from_venue_id": mark("From venue"),
    "grid_minutes": mark("Grid minutes"),
    "groups": mark("Groups"),
    "holidays": mark("Holidays"),
    "hotel_id": mark("Hotel"),
    "hotel_ids": mark("Hotels"),
    "hours": mark("Hours"),
    "id": mark("Id"),
    "is_principal": mark("Principal"),
    "is_travelling": mark("Travelling"),
    "kind": mark("Kind"),
    "languages": mark("Languages"),
    "latitude": mark("Latitude"),
    "longitude": mark("Longitude"),
    "minutes": mark("Minutes"),
    "mode": mark("Mode"),
    "name": mark("Name"),
    "name_local": mark("Local name"),
    "note": mark("Note"),
    "official_ids": mark("Officials"),
    "opening_hours": mark("Opening hours"),
    "organisation_id": mark("Organisation"),
    "organisation_ids": mark("Organisations"),
    "peak_hours": mark("Peak hours"),
    "peak_minutes": mark("Peak minutes"),
    "phone": mark("Phone"),
    "pin_place": mark("Place pinned"),
    "pin_time": mark("Time pinned"),
    "preferred": mark("Preferred times"),
    "preferred_venue_ids": mark("Preferred venues"),
    "priority": mark("Priority"),
    "rank": mark("Rank"),
    "replaced_by_id": mark("Replaced by"),
    "request_id": mark("Request"),
    "room_id": mark("Room"),
    "roster": mark("Who"),
    "seats": mark("Seats"),
    "placed": mark("Placed"),
    "sector": mark("Sector"),
    "source": mark("Source"),
    "sponsor": mark("Sponsor"),
    "start": mark("Start"),
    "table": mark("Table"),
    "tables": mark("Tables"),
    "timezone": mark("Time zone"),
    "title": mark("Title"),
    "to_city_id": mark("To city"),
    "to_venue_id": mark("To venue"),
    "venue_id": mark("Venue"),
    "version": mark("Version"),
    "weekday": mark("Weekday"),
    "windows": mark("Allowed times"),
}

FIELDS_OF_TABLE: dict[tuple[str, str], str] = {
    ("delegates", "title"): mark("Post"),
    ("officials", "title"): mark("Post"),
    ("delegates", "organisation_id"): mark("Firm"),
    ("meeting_requests", "organisation_id"): mark("Firm"),
    ("organisations", "kind"): mark("Side"),
    ("officials", "venue_id"): mark("Receives at"),
    ("travel_times", "minutes"): mark("Minutes off-peak"),
}
"""Where a table says it in a word of its own."""

CHOICES: dict[type[Enum], dict[Enum, str]] = {
    OrganisationKind: {
        OrganisationKind.FIRM: mark("Firm of the delegation"),
        OrganisationKind.SPONSOR: mark("Sponsor"),
        OrganisationKind.GOVERNMENT: mark("Government"),
        OrganisationKind.COUNTERPART: mark("Counterpart"),
    },
    Group: {
        Group.DELEGATION: mark("Delegation"),
        Group.PRINCIPALS: mark("Principals"),
    },
    VenueKind: {
        VenueKind.GOVERNMENT: mark("Government office"),
        VenueKind.EMBASSY: mark("Embassy"),
        VenueKind.HOTEL: mark("Hotel"),
        VenueKind.COMPANY: mark("Company"),
        VenueKind.CONFERENCE: mark("Conference centre"),
        VenueKind.SITE: mark("Site"),
        VenueKind.AIRPORT: mark("Airport"),
        VenueKind.STATION: mark("Station"),
        VenueKind.OTHER: mark("Other"),
    },
    GatheringKind: {
        GatheringKind.BRIEFING: mark("Briefing"),
        GatheringKind.AUDIENCE: mark("Audience"),
        GatheringKind.SPEECH: mark("Speech"),
        GatheringKind.SITE_VISIT: mark("Site visit"),
        GatheringKind.SIGNING: mark("Signing"),
        GatheringKind.RECEPTION: mark("Reception"),
        GatheringKind.MEAL: mark("Meal"),
        GatheringKind.OTHER: mark("Other"),
    },
    LegMode: {
        LegMode.FLIGHT: mark("Flight"),
        LegMode.TRAIN: mark("Train"),
        LegMode.COACH: mark("Coach"),
        LegMode.CAR: mark("Car"),
    },
    Priority: {
        Priority.LOW: mark("Low"),
        Priority.NORMAL: mark("Normal"),
        Priority.HIGH: mark("High"),
    },
}
"""By type, since choices of two types may be the same text."""


_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "organisation_id": ("company", "organization", "agency", "ministry"),
    "email": ("mail", "email address"),
    "phone": ("telephone", "tel", "mobile"),
    "name_local": ("chinese name", "name (local)"),
    "title": ("position", "job title"),
    "minutes": ("length", "duration"),
    "timezone": ("timezone", "zone"),
    "note": ("notes", "remarks", "comment"),
    "delegate_ids": ("delegate", "who"),
    "official_ids": ("official", "with whom"),
}
"""Other words that people write over such columns."""


def record_label(table: str) -> str:
    """What one record of a table is called: "Venue"."""
    return tr(TABLES[table][0])


def table_label(table: str) -> str:
    """What a table is called: "Venues"."""
    return tr(TABLES[table][1])


def field_label(table: str, field: str) -> str:
    """What a field is called in the head of its column; `table` may be "" or of a nested value."""
    return tr(FIELDS_OF_TABLE.get((table, field)) or FIELDS[field])


def choice_label(choice: Enum) -> str:
    """What one value of an enumeration is called."""
    return tr(CHOICES[type(choice)][choice])


def in_sentence(label: str) -> str:
    """A label as it stands inside a sentence: "seats" (acronyms keep their capitals)."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def header_words(table: str, fields: Iterable[str]) -> dict[str, str]:
    """What may stand over a column of pasted rows: lower-case word -> field of the table.

    Each field answers to its label and its name in the export; then, where that is nobody's label,
    to its general label and to what else people write.
    """
    every = tuple(fields)
    words: dict[str, str] = {}
    for field in every:
        words.setdefault(field_label(table, field).casefold(), field)
        words.setdefault(field, field)
    for field in every:
        for spelling in (tr(FIELDS[field]), FIELDS[field], *_SYNONYMS.get(field, ())):
            words.setdefault(spelling.casefold(), field)
    return words
