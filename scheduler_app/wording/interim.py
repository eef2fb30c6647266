"""Sentences for conflicts, reasons and defects until their own files stand."""

from __future__ import annotations

from typing import Any

from scheduler_app.mission.mission import Mission
from scheduler_app.wording.names import record_name


def conflict_sentence(mission: Mission, conflict: Any) -> str:  # noqa: ANN401
    names = [record_name(mission, "meeting_requests", one) for one in conflict.cause.request_ids]
    return f"{conflict.rule.value}: {', '.join(names)}, {conflict.start:%a %d %b %H:%M}"


def left_out_sentence(mission: Mission, left_out: Any) -> str:  # noqa: ANN401
    return "Can be placed now" if left_out.reason is None else str(left_out.reason.value).replace("_", " ")


def defect_sentence(mission: Mission, defect: Any) -> str:  # noqa: ANN401
    return f"{defect.code.value.replace('_', ' ')}: {record_name(mission, defect.table, defect.record)}"
