"""What a deletion takes along, in one sentence that is said before it is done."""

from __future__ import annotations

from collections.abc import Collection

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import delegates_of_request
from scheduler_app.mission.edits.records import Doomed
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.wording.labels import in_sentence, record_label, table_label
from scheduler_app.wording.names import record_name

_NAMED = 3


def doomed_sentence(mission: Mission, doomed: Doomed, table: str, ids: Collection[str]) -> str:
    """What goes beside the records themselves; lists that only lose an entry are not counted."""
    parts: list[str] = []
    for name, gone in doomed.items():
        others = [one for one in gone if name != table or one not in ids]
        if len(others) == 1:
            called = record_name(mission, name, others[0])
            parts.append(
                tr("the {kind} “{name}”").format(kind=in_sentence(record_label(name)), name=called)
            )
        elif others:
            parts.append(f"{len(others)} {in_sentence(table_label(name))}")
    if not parts:
        return tr("Nothing else is deleted with it. It can be undone.")
    return tr("Deleted too, because they cannot be without it: {list}. It can be undone.").format(
        list=", ".join(parts)
    )


def deserted_sentence(before: Mission, after: Mission) -> str:
    """The requests to which nobody would go any more, and how many of them are in the plan."""
    alone = [
        one.id
        for one in after.meeting_requests.values()
        if not delegates_of_request(after, one)
        and delegates_of_request(before, before.meeting_requests[one.id])
    ]
    if not alone:
        return ""
    count, placed = len(alone), sum(meeting_id_of(one) in after.meetings for one in alone)
    text = ntr(
        " Nobody goes to {n} request then; {placed} in the plan will clash.",
        " Nobody goes to {n} requests then; {placed} in the plan will clash.",
        count,
    )
    return text.format(n=count, placed=placed)
