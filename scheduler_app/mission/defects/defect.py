"""What a defect is: a code, the record it is about, and values for the sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from scheduler_app.mission.ids import MeetingId


class Severity(IntEnum):
    """How much a defect matters."""

    MUST_FIX = 1
    """As it stands, something planned cannot take place."""
    WARNING = 2
    """It may be meant so."""


class DefectCode(StrEnum):
    """Every kind of doubtful data; each has one sentence in `wording.defects`."""

    MISSION_WITHOUT_CITY_DAYS = "mission_without_city_days"
    DAY_WITHOUT_CITY = "day_without_city"
    CITY_WITHOUT_VENUES = "city_without_venues"
    CITY_WITHOUT_ZONE = "city_without_zone"
    TIME_SKIPPED = "time_skipped"
    TIME_TWICE = "time_twice"
    CITY_DAY_OUTSIDE = "city_day_outside"
    VENUE_ELSEWHERE = "venue_elsewhere"
    ROOM_ON_NO_DAY = "room_on_no_day"
    ROOM_IN_OTHER_VENUE = "room_in_other_venue"
    CALL_AT_A_PLACE = "call_at_a_place"
    WAY_CONTRADICTS = "way_contradicts"
    WAY_PEAK_SHORTER = "way_peak_shorter"
    WAY_DETOUR_SHORTER = "way_detour_shorter"
    WAY_TWICE = "way_twice"
    WAY_BETWEEN_CITIES = "way_between_cities"
    FIRM_WITHOUT_TRAVELLERS = "firm_without_travellers"
    DELEGATE_NOWHERE = "delegate_nowhere"
    DELEGATE_IN_TWO_CITIES = "delegate_in_two_cities"
    REPLACED_IN_A_RING = "replaced_in_a_ring"
    OFFICIAL_ON_NO_DAY = "official_on_no_day"
    OFFICIAL_CITY_NOT_VISITED = "official_city_not_visited"
    LEG_MISSING = "leg_missing"
    LEG_WITHOUT_RIDERS = "leg_without_riders"
    LEG_RIDERS_ELSEWHERE = "leg_riders_elsewhere"
    LEG_LANDS_BEFORE_LEAVING = "leg_lands_before_leaving"
    LEG_OUTSIDE = "leg_outside"
    GATHERING_WITHOUT_PEOPLE = "gathering_without_people"
    GATHERING_WITHOUT_PLACE = "gathering_without_place"
    GATHERING_OUTSIDE = "gathering_outside"
    GATHERING_PEOPLE_ELSEWHERE = "gathering_people_elsewhere"
    GATHERING_CLOSED = "gathering_closed"
    GATHERING_TOO_MANY = "gathering_too_many"
    GATHERINGS_SHARE_ROOM = "gatherings_share_room"
    GATHERING_OVER_CAP = "gathering_over_cap"
    GATHERING_HOST_AWAY = "gathering_host_away"
    GATHERING_UNINTERPRETED = "gathering_uninterpreted"
    GATHERING_MISINTERPRETED = "gathering_misinterpreted"
    GATHERING_LONG_FOR_ONE = "gathering_long_for_one"
    GATHERING_KEPT_APART = "gathering_kept_apart"
    NAMED_BEFORE_ARRIVAL = "named_before_arrival"
    NAMED_AFTER_LEAVING = "named_after_leaving"
    GATHERING_OVER_BREAK = "gathering_over_break"
    REQUEST_WITHOUT_DELEGATES = "request_without_delegates"
    REQUEST_PERSON_GONE = "request_person_gone"
    REQUEST_NEVER_TOGETHER = "request_never_together"
    REQUEST_WINDOWS_OUTSIDE = "request_windows_outside"
    HOURS_ASKED_SHORT = "hours_asked_short"
    HOURS_OF_HOST_SHORT = "hours_of_host_short"
    HOURS_APART = "hours_apart"
    REQUEST_TWICE = "request_twice"
    REQUEST_TOO_FEW = "request_too_few"
    REQUEST_LIST_TOO_SHORT = "request_list_too_short"
    REQUEST_VEHICLE_ELSEWHERE = "request_vehicle_elsewhere"
    REQUEST_VEHICLE_TOO_SMALL = "request_vehicle_too_small"
    REQUEST_LINK_UNREADABLE = "request_link_unreadable"
    REQUEST_WITHOUT_LINK = "request_without_link"
    REQUEST_NO_INTERPRETER = "request_no_interpreter"
    REQUEST_LONG_FOR_ONE = "request_long_for_one"
    INTERPRETERS_NONE_YET = "interpreters_none_yet"
    CANCELLED_BUT_PLANNED = "cancelled_but_planned"
    OFFERED_WITHOUT_TIMES = "offered_without_times"
    CONFIRMED_UNPLANNED = "confirmed_unplanned"
    HELD_UNPLANNED = "held_unplanned"
    MEETING_UNINTERPRETED = "meeting_uninterpreted"
    MEETING_MISINTERPRETED = "meeting_misinterpreted"
    MEETING_LONG_FOR_ONE = "meeting_long_for_one"
    VEHICLE_TWO_WAYS = "vehicle_two_ways"
    OFFICIAL_OVERASKED = "official_overasked"
    RANK_TOO_LOW = "rank_too_low"
    CITY_HAS_FAIR = "city_has_fair"
    CITY_TOO_FEW_FIRMS = "city_too_few_firms"
    INTERPRETER_NOWHERE = "interpreter_nowhere"
    VEHICLE_TOO_FULL = "vehicle_too_full"
    VEHICLE_SHARED = "vehicle_shared"
    VEHICLE_ORDER_TWICE = "vehicle_order_twice"
    RULE_ABOUT_NOBODY = "rule_about_nobody"
    RULE_NAMES_TWICE = "rule_names_twice"
    RULE_KEEPS_OUT = "rule_keeps_out"
    RULE_AGAINST_HOURS = "rule_against_hours"
    RULES_CONTRADICT = "rules_contradict"
    RULES_CONTRADICT_DAYS = "rules_contradict_days"
    RULE_OUT_OF_REACH = "rule_out_of_reach"
    RULE_BROKEN_BY_GATHERINGS = "rule_broken_by_gatherings"


_WARNINGS = frozenset(
    {
        DefectCode.CITY_WITHOUT_ZONE,
        DefectCode.TIME_TWICE,
        DefectCode.CITY_DAY_OUTSIDE,
        DefectCode.ROOM_ON_NO_DAY,
        DefectCode.WAY_CONTRADICTS,
        DefectCode.WAY_PEAK_SHORTER,
        DefectCode.WAY_DETOUR_SHORTER,
        DefectCode.WAY_TWICE,
        DefectCode.WAY_BETWEEN_CITIES,
        DefectCode.FIRM_WITHOUT_TRAVELLERS,
        DefectCode.DELEGATE_NOWHERE,
        DefectCode.REPLACED_IN_A_RING,
        DefectCode.OFFICIAL_ON_NO_DAY,
        DefectCode.OFFICIAL_CITY_NOT_VISITED,
        DefectCode.DAY_WITHOUT_CITY,
        DefectCode.LEG_WITHOUT_RIDERS,
        DefectCode.LEG_OUTSIDE,
        DefectCode.GATHERING_WITHOUT_PEOPLE,
        DefectCode.GATHERING_WITHOUT_PLACE,
        DefectCode.GATHERING_OUTSIDE,
        DefectCode.GATHERING_TOO_MANY,
        DefectCode.GATHERING_HOST_AWAY,
        DefectCode.GATHERING_UNINTERPRETED,
        DefectCode.GATHERING_MISINTERPRETED,
        DefectCode.GATHERING_LONG_FOR_ONE,
        DefectCode.GATHERING_KEPT_APART,
        DefectCode.NAMED_BEFORE_ARRIVAL,
        DefectCode.NAMED_AFTER_LEAVING,
        DefectCode.GATHERING_OVER_BREAK,
        DefectCode.REQUEST_PERSON_GONE,
        DefectCode.REQUEST_NEVER_TOGETHER,
        DefectCode.REQUEST_WINDOWS_OUTSIDE,
        DefectCode.HOURS_ASKED_SHORT,
        DefectCode.HOURS_OF_HOST_SHORT,
        DefectCode.HOURS_APART,
        DefectCode.REQUEST_TWICE,
        DefectCode.REQUEST_TOO_FEW,
        DefectCode.REQUEST_LIST_TOO_SHORT,
        DefectCode.REQUEST_LINK_UNREADABLE,
        DefectCode.REQUEST_WITHOUT_LINK,
        DefectCode.REQUEST_NO_INTERPRETER,
        DefectCode.REQUEST_LONG_FOR_ONE,
        DefectCode.INTERPRETERS_NONE_YET,
        DefectCode.OFFERED_WITHOUT_TIMES,
        DefectCode.CONFIRMED_UNPLANNED,
        DefectCode.HELD_UNPLANNED,
        DefectCode.OFFICIAL_OVERASKED,
        DefectCode.RANK_TOO_LOW,
        DefectCode.RULE_BROKEN_BY_GATHERINGS,
        DefectCode.CITY_HAS_FAIR,
        DefectCode.CITY_TOO_FEW_FIRMS,
        DefectCode.INTERPRETER_NOWHERE,
        DefectCode.MEETING_LONG_FOR_ONE,
        DefectCode.CALL_AT_A_PLACE,
        DefectCode.VEHICLE_TWO_WAYS,
        DefectCode.VEHICLE_SHARED,
        DefectCode.VEHICLE_ORDER_TWICE,
        DefectCode.RULE_ABOUT_NOBODY,
        DefectCode.RULE_NAMES_TWICE,
        DefectCode.RULE_KEEPS_OUT,
        DefectCode.RULE_OUT_OF_REACH,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One doubtful thing: where it stands, and what the sentence needs (ids, numbers, dates)."""

    code: DefectCode
    table: str
    record: str = ""
    field: str = ""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    meeting_ids: tuple[MeetingId, ...] = ()
    """The meetings of the plan that it concerns, where it is about other records."""

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return Severity.WARNING if self.code in _WARNINGS else Severity.MUST_FIX
