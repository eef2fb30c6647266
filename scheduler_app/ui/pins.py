"""The two parts of a pin, time and place, each of which can be pinned without the other."""

from __future__ import annotations

from enum import StrEnum

from scheduler_app.i18n import tr
from scheduler_app.mission.schedule import Meeting


class PinPart(StrEnum):
    """What is pinned; the values are the words of `edits.schedule.set_pins`."""

    TIME = "time"
    PLACE = "place"

    def is_pinned(self, meeting: Meeting) -> bool:
        """Whether this part of a meeting is pinned."""
        return meeting.pin_time if self is PinPart.TIME else meeting.pin_place

    def sentence(self, what: str, *, is_on: bool) -> str:
        """The name of the step."""
        texts = {
            (PinPart.TIME, True): tr("Pin the time of {what}"),
            (PinPart.TIME, False): tr("Free the time of {what}"),
            (PinPart.PLACE, True): tr("Pin the place of {what}"),
            (PinPart.PLACE, False): tr("Free the place of {what}"),
        }
        return texts[self, is_on].format(what=what)

    def label(self, *, is_on: bool) -> str:
        """What a button says that would pin it, or free it."""
        texts = {
            (PinPart.TIME, True): tr("Pin time"),
            (PinPart.TIME, False): tr("Free time"),
            (PinPart.PLACE, True): tr("Pin place"),
            (PinPart.PLACE, False): tr("Free place"),
        }
        return texts[self, is_on]
