"""What the coordinator demands of the plan besides requests and hours: few kinds, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from scheduler_app.mission.errors import Fault, MissionError, check_number
from scheduler_app.mission.ids import MeetingRequestId, OfficialId, OrganisationId, RuleId
from scheduler_app.mission.people import Roster
from scheduler_app.mission.slots import Slot

MOST_NUMBER = 1_000
LONGEST_DEMAND = 24 * 60
"""Minutes of a day's work, a pause or a time between."""
NOBODY = Roster(groups=())


class RuleKind(StrEnum):
    """What a rule asks; `FIELDS` says which fields of the record it reads."""

    MOST_A_DAY = "most_a_day"
    """A firm, a principal or an official has at most `number` meetings on a day."""
    MOST_IN_ALL = "most_in_all"
    """At most `number` meetings in the whole mission."""
    LEAST_IN_ALL = "least_in_all"
    """At least `number` meetings in the whole mission; no plan is refused for fewer."""
    LONGEST_WORK = "longest_work"
    """Each person is in meetings for at most `minutes` of a day."""
    LONGEST_DAY = "longest_day"
    """From a person's first engagement of a day to the last end at most `minutes` pass."""
    PAUSE = "pause"
    """After at most `minutes` of meetings without one, a person has a pause of `pause_minutes`."""
    CHANGE_OVER = "change_over"
    """Between any two meetings of a person at least `minutes` pass."""
    FREE_TIME = "free_time"
    """No meeting for these people within `slots`."""
    BEFORE = "before"
    """Each of the requests has ended when the next one in the list begins."""
    SAME_DAY = "same_day"
    """The requests are met on one day."""
    OTHER_DAY = "other_day"
    """The requests are met on different days."""
    NEXT_DAY = "next_day"
    """Each of the requests is met on the day after the one before it in the list."""
    NOT_AFTER = "not_after"
    """None of the requests begins within `minutes` of the end of another of them."""
    BUFFER = "buffer"
    """The delegates of these requests have no other meeting within `minutes` before or after."""
    RANK = "rank"
    """These people and hosts are met by somebody of the rank that they ask for (`least_rank`)."""
    DO_NOT_MEET = "do_not_meet"
    """People of these organisations do not meet each other."""


FORBIDDING_KINDS = frozenset({RuleKind.FREE_TIME, RuleKind.RANK, RuleKind.DO_NOT_MEET})
"""Those by which a single meeting is one too many."""


class Strength(StrEnum):
    """How firmly a rule is meant."""

    MUST = "must"
    """No plan breaks it; only too few meetings are taken, and told as a breach."""
    SHOULD = "should"
    """It is broken only where more requests are met by it."""
    NICE = "nice"
    """As before, and a third as dear."""


FIELDS: Mapping[RuleKind, tuple[str, ...]] = MappingProxyType(
    {
        RuleKind.MOST_A_DAY: ("roster", "official_ids", "number"),
        RuleKind.MOST_IN_ALL: ("roster", "official_ids", "number"),
        RuleKind.LEAST_IN_ALL: ("roster", "official_ids", "number"),
        RuleKind.LONGEST_WORK: ("roster", "official_ids", "minutes"),
        RuleKind.LONGEST_DAY: ("roster", "minutes"),
        RuleKind.PAUSE: ("roster", "official_ids", "minutes", "pause_minutes"),
        RuleKind.CHANGE_OVER: ("roster", "official_ids", "minutes"),
        RuleKind.FREE_TIME: ("roster", "slots"),
        RuleKind.BEFORE: ("request_ids",),
        RuleKind.SAME_DAY: ("request_ids",),
        RuleKind.OTHER_DAY: ("request_ids",),
        RuleKind.NEXT_DAY: ("request_ids",),
        RuleKind.NOT_AFTER: ("request_ids", "minutes"),
        RuleKind.BUFFER: ("request_ids", "minutes"),
        RuleKind.RANK: ("roster", "official_ids"),
        RuleKind.DO_NOT_MEET: ("organisation_ids",),
    }
)
"""The fields that a kind reads besides its strength; the others may stay as they are."""


EVERY_FIELD = tuple(dict.fromkeys(field for fields in FIELDS.values() for field in fields))
"""Those that some kind reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One demand. Whom it is about: `roster`, `official_ids`, `request_ids` or `organisation_ids`,
    as its kind reads them. In a roster a firm counts as one where meetings are counted.
    """

    id: RuleId
    kind: RuleKind
    strength: Strength = Strength.MUST
    roster: Roster = NOBODY
    official_ids: tuple[OfficialId, ...] = ()
    request_ids: tuple[MeetingRequestId, ...] = ()
    organisation_ids: tuple[OrganisationId, ...] = ()
    number: int = 0
    minutes: int = 0
    pause_minutes: int = 15
    slots: tuple[Slot, ...] = ()
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        check_number("number", self.number, 0, MOST_NUMBER)
        check_number("minutes", self.minutes, 0, LONGEST_DEMAND)
        check_number("pause_minutes", self.pause_minutes, 1, LONGEST_DEMAND)
        fields = FIELDS[self.kind]
        if "minutes" in fields:
            check_number("minutes", self.minutes, 1, LONGEST_DEMAND)
        if "slots" in fields and not self.slots:
            raise MissionError(fault=Fault.MISSING, field="slots")
        if self.kind is RuleKind.LEAST_IN_ALL:
            check_number("number", self.number, 1, MOST_NUMBER)


def fields_unread(rule: Rule) -> tuple[str, ...]:
    """The fields that its kind does not read."""
    read = FIELDS[rule.kind]
    return tuple(field for field in EVERY_FIELD if field not in read)
