"""What a deletion takes along, in one sentence that is said before it is done."""

from __future__ import annotations

from collections.abc import Collection

from scheduler_app.i18n import tr
from scheduler_app.mission.edits.records import Doomed
from scheduler_app.mission.mission import Mission
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
