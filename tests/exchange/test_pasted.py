"""Rows from a spreadsheet: with headings or without; what cannot be read is told, the rest comes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from scheduler_app.exchange.pasted import Pasted, paste_rows
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.labels import header_words
from tests import builders

COLUMNS = ("name", "title", "organisation_id", "rank", "arrival")


def _read(mission: Mission, table: str, field: str, text: str) -> Any:
    """As the window reads a cell, in short."""
    if field == "organisation_id":
        named = [key for key, one in mission.organisations.items() if one.name == text]
        if not named:
            raise MissionError(fault=Fault.DANGLING, field=field, value=text, other="organisations")
        return named[0]
    try:
        readers: dict[str, Callable[[str], Any]] = {
            "rank": int,
            "arrival": datetime.fromisoformat,
        }
        return readers.get(field, str)(text)
    except ValueError as error:
        raise MissionError(fault=Fault.NOT_UNDERSTOOD, field=field, value=text) from error


def _paste(text: str, mission: Mission | None = None) -> Pasted:
    return paste_rows(
        mission or builders.a_mission(), "delegates", text,
        columns=COLUMNS, words=header_words("delegates", ("id", *COLUMNS)), read=_read,
    )  # fmt: skip


def test_rows_with_headings_in_any_order_come_in() -> None:
    pasted = _paste("Company\tNAME:\tShoe size\tRank\r\nFirm\tAda\t38\t2\r\n\r\nFirm\tBo\t\t\r\n")
    assert pasted.ignored == ("Shoe size",)
    assert pasted.faults == ()
    ada, bo = (pasted.mission.delegates[key] for key in pasted.added)
    assert (ada.name, ada.rank, ada.organisation_id) == ("Ada", 2, "firm")
    assert (bo.name, bo.rank) == ("Bo", None)


def test_rows_without_headings_follow_the_visible_columns() -> None:
    pasted = _paste("Ada\tDirector\tFirm\n")
    (key,) = pasted.added
    assert pasted.mission.delegates[key].title == "Director"


def test_a_row_that_cannot_be_read_is_told_and_the_others_come() -> None:
    pasted = _paste(
        "Name\tFirm\tRank\nAda\tFirm\tone\nBo\tNobody\t1\nCy\tFirm\t1\nDi\t\t1\nEl\tFirm\t1\tmore\n"
    )
    assert [pasted.mission.delegates[key].name for key in pasted.added] == ["Cy"]
    assert [fault_sentence(fault) for fault in pasted.faults] == [
        "Delegate in row 2: the rank ‘one’ cannot be understood.",
        "Delegate in row 3: the field Firm names the organisation ‘Nobody’, which does not exist.",
        "Delegate in row 5: the firm is missing.",
        "Delegate in row 6: the cell ‘more’ stands in no column of the table.",
    ]


def test_a_row_with_a_known_id_changes_what_it_gives() -> None:
    mission = builders.a_mission(delegates=[builders.a_delegate("d", rank=3, note="kept")])
    pasted = _paste("Id\tName\nd\tAda\nnew\tBo\n", mission)
    assert pasted.replaced == ("d",)
    assert (pasted.mission.delegates["d"].name, pasted.mission.delegates["d"].note) == (
        "Ada",
        "kept",
    )
    assert pasted.added == ()
    assert pasted.faults[0].field == "organisation_id"


def test_quoted_cells_are_one_line_and_nothing_is_nothing() -> None:
    pasted = _paste('"Ada ""the"" Great"\t"line\nbreak"\tFirm\n')
    (key,) = pasted.added
    assert pasted.mission.delegates[key].name == 'Ada "the" Great'
    assert pasted.mission.delegates[key].title == "line break"
    mission = builders.a_mission()
    for text in ("", "\n\n", "\t\t\n"):
        assert _paste(text, mission).mission is mission


def test_a_refused_value_and_a_row_too_long() -> None:
    pasted = _paste("Name\tFirm\tArrival\nAda\tFirm\t" + "x" * 200_000 + "\n")
    assert pasted.added == ()
    assert pasted.faults
