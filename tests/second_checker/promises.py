"""What a new plan must leave as it was: what is pinned or agreed, what has begun, what an answer promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from tests.second_checker.people import required_of
from tests.second_checker.problem import Problem
from tests.second_checker.programme import Programme, Record

AGREED = ("confirmed", "held")


def broken_pins(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Problem]:
    """Pinned and agreed meetings that are gone or elsewhere in a plan made anew."""
    old, new = Programme(before), Programme(after)
    keeps = old.mission.get("keeps_confirmed", True)
    problems = []
    for one in old.meetings.values():
        is_agreed = keeps and old.request_of(one)["state"] in AGREED
        is_timed, is_placed = one["pin_time"] or is_agreed, one["pin_place"] or is_agreed
        there = new.meetings.get(one["id"])
        if there is None:
            if is_timed:
                problems.append(_problem("pin_gone", one, "is gone"))
            continue
        if is_timed and there["start"] != one["start"]:
            problems.append(_problem("pin_time", one, f"moved to {there['start']}"))
        if is_placed and _place(there) != _place(one):
            problems.append(_problem("pin_place", one, f"moved to {_place(there)}"))
    return problems


def broken_promises(
    kind: str, before: Mapping[str, Any], gap: Mapping[str, Any], after: Mapping[str, Any], now: str
) -> list[Problem]:
    """What an answer to a cancellation changes though it says that it does not.

    `gap`: the mission in which nothing is done but what fell left out. Nothing comes back into a gap; to
    use it moves nothing that stands; the fewest changes leave what has begun, and what is pinned.
    """
    stood = Programme(before).meetings
    left, there = Programme(gap).meetings, Programme(after).meetings
    problems = [
        _problem("comes_back", one, "is new in a gap")
        for key, one in left.items()
        if key not in stood
    ]
    for key, one in left.items():
        moved = key not in there or _what(there[key]) != _what(one)
        is_fixed = one["pin_time"] and one["pin_place"]
        has_begun = datetime.fromisoformat(one["start"]) < datetime.fromisoformat(now)
        if moved and (kind in ("gap", "use") or is_fixed or has_begun):
            problems.append(_problem("moved", one, f"is changed by {kind}"))
    return problems


def silent_losses(
    before: Mapping[str, Any], after: Mapping[str, Any], spared: str | None = None
) -> Iterator[Problem]:
    """Meetings that stand though somebody who had to come does not any more.

    `spared`: the delegate without whom, as somebody has said, the others go.
    """
    old, new = Programme(before), Programme(after)
    for key, one in new.meetings.items():
        was = old.meetings.get(key)
        if was is None:
            continue
        required = required_of(old, old.request_of(was))
        still = required_of(new, new.request_of(one))
        gone = [who for who in required if who not in still and who != spared]
        if gone:
            yield _problem("silent_loss", one, f"goes on without {', '.join(gone)}")


def _place(meeting: Record) -> tuple[str, str | None]:
    return meeting["venue_id"], meeting["room_id"]


def _what(meeting: Record) -> tuple[str, str, str | None]:
    return meeting["start"], meeting["venue_id"], meeting["room_id"]


def _problem(kind: str, meeting: Record, words: str) -> Problem:
    return Problem(
        kind, (meeting["request_id"],), meeting["start"][:10], f"{meeting['request_id']} {words}"
    )
