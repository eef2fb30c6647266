"""What tables, fields and choices are called: for the window, pasted rows, paper and messages.

Every table, field and choice of the domain has its word here; a test proves that none is missing.
Labels are as they stand in the head of a column; `in_sentence` fits one into running text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from scheduler_app.i18n import mark, tr
from scheduler_app.mission.aims import Aim, Ideas
from scheduler_app.mission.engagements import GatheringKind, LegMode
from scheduler_app.mission.people import Group, OrganisationKind
from scheduler_app.mission.places import TableKeeper, VenueKind
from scheduler_app.mission.requests import (
    Answer,
    Interpreting,
    MeetingKind,
    MeetingState,
    Priority,
    Session,
)
from scheduler_app.mission.rules import RuleKind, Strength

TABLES: dict[str, tuple[str, str]] = {
    "mission": (mark("Mission"), mark("Mission")),
    "cities": (mark("City"), mark("Cities")),
    "venues": (mark("Venue"), mark("Venues")),
    "rooms": (mark("Room"), mark("Rooms")),
    "travel_times": (mark("Travel time"), mark("Travel times")),
    "organisations": (mark("Organisation"), mark("Organisations")),
    "delegates": (mark("Delegate"), mark("Delegates")),
    "officials": (mark("Official"), mark("Officials")),
    "interpreters": (mark("Interpreter"), mark("Interpreters")),
    "rules": (mark("Rule"), mark("Rules")),
    "vehicles": (mark("Vehicle"), mark("Vehicles")),
    "city_days": (mark("City day"), mark("City days")),
    "legs": (mark("Leg"), mark("Legs")),
    "gatherings": (mark("Gathering"), mark("Gatherings")),
    "meeting_requests": (mark("Request"), mark("Requests")),
    "meetings": (mark("Meeting"), mark("Meetings")),
    "notices": (mark("Notice"), mark("Notices")),
    "releases": (mark("Release"), mark("Releases")),
}
"""Singular and plural."""

FIELDS: dict[str, str] = {
    "aims": mark("Aims"),
    "weights": mark("Weights"),
    "notice_minutes": mark("Notice"),
    "closed": mark("Closed"),
    "only_gatherings": mark("Gatherings only"),
    "only_accepted": mark("Only accepted"),
    "ideas": mark("Ideas"),
    "morning": mark("Morning"),
    "table_keeper": mark("Stays at the table"),
    "link": mark("Link"),
    "host_priority": mark("Hosts’ priority"),
    "guests_accept": mark("Firm accepts"),
    "hosts_accept": mark("Hosts accept"),
    "vehicle_id": mark("Vehicle there and back"),
    "session": mark("Session"),
    "low": mark("Low"),
    "normal": mark("Normal"),
    "high": mark("High"),
    "should": mark("Should"),
    "nice": mark("Nice to have"),
    "person": mark("Person"),
    "contact": mark("Contact"),
    "cause": mark("Cause"),
    "made_on": mark("Made"),
    "text": mark("Changes"),
    "why": mark("Why"),
    "told_on": mark("Told"),
    "told_how": mark("How told"),
    "since": mark("Knew version"),
    "sent_on": mark("Sent"),
    "holders": mark("Who has it"),
    "about": mark("About"),
    "address": mark("Address"),
    "address_local": mark("Local address"),
    "any_of_ids": mark("Any of"),
    "arrival": mark("Arrival"),
    "availability": mark("Availability"),
    "away": mark("Away"),
    "baggage_minutes": mark("Bags before lobby"),
    "breaks": mark("Breaks"),
    "cap": mark("Places"),
    "check_in_minutes": mark("Check-in minutes"),
    "city_id": mark("City"),
    "city_ids": mark("Cities"),
    "country": mark("Country"),
    "day": mark("Day"),
    "day_hours": mark("Working day"),
    "delegate_ids": mark("Delegates"),
    "departure": mark("Departure"),
    "driver": mark("Driver"),
    "early_minutes": mark("Comes earlier by"),
    "email": mark("E-mail"),
    "end": mark("End"),
    "except_ids": mark("Except"),
    "exit_minutes": mark("Exit minutes"),
    "fairs": mark("Fairs"),
    "first": mark("First day"),
    "follows_id": mark("Follows"),
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
    "internal_note": mark("Internal note"),
    "interpreter_ids": mark("Interpreters"),
    "interpreting": mark("Interpreting"),
    "is_principal": mark("Principal"),
    "is_reserve": mark("Reserve"),
    "is_travelling": mark("Travelling"),
    "kind": mark("Kind"),
    "keeps_confirmed": mark("Confirmed meetings stay"),
    "languages": mark("Languages"),
    "last": mark("Last day"),
    "latitude": mark("Latitude"),
    "least": mark("At least"),
    "least_firms": mark("Least firms"),
    "least_rank": mark("Meets at least rank"),
    "leg_ids": mark("Legs"),
    "lobby_minutes": mark("Lobby before bus"),
    "longitude": mark("Longitude"),
    "minutes": mark("Minutes"),
    "mode": mark("Mode"),
    "most_minutes": mark("Minutes a day"),
    "name": mark("Name"),
    "name_local": mark("Local name"),
    "note": mark("Note on paper"),
    "number": mark("Number"),
    "official_ids": mark("Officials"),
    "opening_hours": mark("Opening hours"),
    "order": mark("Place in motorcade"),
    "organisation_id": mark("Organisation"),
    "organisation_ids": mark("Organisations"),
    "pause_minutes": mark("Pause minutes"),
    "peak_hours": mark("Peak hours"),
    "peak_minutes": mark("Peak minutes"),
    "phone": mark("Phone"),
    "pin_place": mark("Place pinned"),
    "pin_time": mark("Time pinned"),
    "plate": mark("Plate"),
    "preferred": mark("Preferred times"),
    "preferred_ids": mark("If they can"),
    "preferred_venue_ids": mark("Preferred venues"),
    "priority": mark("Priority"),
    "rank": mark("Rank"),
    "replaced_by_id": mark("Replaced by"),
    "request_id": mark("Request"),
    "request_ids": mark("Requests"),
    "room_id": mark("Room"),
    "rest_minutes": mark("Rest minutes"),
    "roster": mark("Who"),
    "screening_minutes": mark("Minutes at the door"),
    "seats": mark("Seats"),
    "placed": mark("Placed"),
    "load": mark("Load"),
    "in_words": mark("Rule"),
    "sector": mark("Sector"),
    "slots": mark("Times"),
    "source": mark("Source"),
    "sponsor": mark("Sponsor"),
    "start": mark("Start"),
    "state": mark("State"),
    "state_by": mark("State said by"),
    "state_on": mark("State since"),
    "strength": mark("Strength"),
    "stretch_minutes": mark("Minutes to a pause"),
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
    ("meetings", "delegate_ids"): mark("Chosen delegates"),
    ("rules", "kind"): mark("What"),
    ("meeting_requests", "kind"): mark("Kind"),
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
    MeetingKind: {
        MeetingKind.MEETING: mark("Meeting"),
        MeetingKind.SITE_VISIT: mark("Site visit"),
        MeetingKind.SIGNING: mark("Signing"),
        MeetingKind.PRESS: mark("Press slot"),
        MeetingKind.ONLINE: mark("Online meeting"),
    },
    Session: {
        Session.ANY: mark("Any time of day"),
        Session.MORNING: mark("Morning"),
        Session.AFTERNOON: mark("Afternoon"),
    },
    Answer: {
        Answer.OPEN: mark("Not answered"),
        Answer.YES: mark("Yes"),
        Answer.NO: mark("No"),
    },
    TableKeeper: {
        TableKeeper.GUESTS: mark("Firm"),
        TableKeeper.HOSTS: mark("Hosts"),
    },
    Aim: {
        Aim.RULES: mark("Rules kept"),
        Aim.WISHES: mark("Wishes met"),
        Aim.GAPS: mark("Little waiting"),
        Aim.MOVES: mark("Few changes of venue"),
        Aim.EVENNESS: mark("Even days"),
    },
    Ideas: {
        Ideas.TRAY: mark("wait in the tray"),
        Ideas.RESERVE: mark("are met where all else leaves a gap"),
        Ideas.REQUEST: mark("are planned like requests"),
    },
    LegMode: {
        LegMode.FLIGHT: mark("Flight"),
        LegMode.TRAIN: mark("Train"),
        LegMode.COACH: mark("Coach"),
        LegMode.CAR: mark("Car"),
    },
    Interpreting: {
        Interpreting.AS_NEEDED: mark("As needed"),
        Interpreting.NONE: mark("None"),
        Interpreting.ONE: mark("One"),
        Interpreting.TWO: mark("Two, in turns"),
    },
    MeetingState: {
        MeetingState.IDEA: mark("Idea"),
        MeetingState.REQUESTED: mark("Requested"),
        MeetingState.OFFERED: mark("Times offered"),
        MeetingState.CONFIRMED: mark("Confirmed"),
        MeetingState.HELD: mark("Held"),
        MeetingState.CANCELLED: mark("Cancelled"),
    },
    RuleKind: {
        RuleKind.MOST_A_DAY: mark("At most so many meetings a day"),
        RuleKind.MOST_IN_ALL: mark("At most so many meetings in all"),
        RuleKind.LEAST_IN_ALL: mark("At least so many meetings in all"),
        RuleKind.LONGEST_WORK: mark("Longest meeting time a day"),
        RuleKind.LONGEST_DAY: mark("Longest day"),
        RuleKind.PAUSE: mark("Pause after meetings"),
        RuleKind.CHANGE_OVER: mark("Time between meetings"),
        RuleKind.FREE_TIME: mark("Time kept free"),
        RuleKind.BEFORE: mark("In this order"),
        RuleKind.SAME_DAY: mark("On one day"),
        RuleKind.OTHER_DAY: mark("On different days"),
        RuleKind.NEXT_DAY: mark("On successive days"),
        RuleKind.NOT_AFTER: mark("Not directly after each other"),
        RuleKind.BUFFER: mark("Free before and after"),
        RuleKind.RANK: mark("Somebody of the rank asked for"),
        RuleKind.DO_NOT_MEET: mark("Do not meet"),
    },
    Strength: {
        Strength.MUST: mark("Must"),
        Strength.SHOULD: mark("Should"),
        Strength.NICE: mark("Nice to have"),
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
    "internal_note": ("note", "notes", "remarks", "comment"),
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
