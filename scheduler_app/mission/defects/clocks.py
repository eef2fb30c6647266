"""Times that summer time skips, which must be mended, and those that come twice, which are told."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.local_times import TABLES, LocalTime, skipped_of, twice_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import table_of


def clock_defects(mission: Mission) -> Iterator[Defect]:
    """Each time of a record that its city's clocks never show, or show twice."""
    for table in TABLES:
        for key, record in table_of(mission, table).items():
            for one in dict.fromkeys(skipped_of(mission, table, record)):
                yield _defect(DefectCode.TIME_SKIPPED, table, key, one)
            for one in dict.fromkeys(twice_of(mission, table, record)):
                yield _defect(DefectCode.TIME_TWICE, table, key, one)


def _defect(code: DefectCode, table: str, key: str, one: LocalTime) -> Defect:
    return Defect(
        code=code, table=table, record=key, field=one.field,
        values={"city": one.city_id, "day": one.at.date(), "time": f"{one.at:%H:%M}"},
    )  # fmt: skip
