"""`attache cancel`: something falls away; three ready answers, one of which is written when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from scheduler_app import storage
from scheduler_app.cli.arguments import A_PATH, WORDS, WholeNumber, file_argument, json_option
from scheduler_app.cli.opening import open_to_write
from scheduler_app.cli.places import refuse_place
from scheduler_app.cli.solving import refuse_read_only
from scheduler_app.cli.speaking import Refusal, note, say, say_json
from scheduler_app.i18n import tr
from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.cancelling import (
    LONGEST_DELAY,
    TABLE_OF_KIND,
    CancelKind,
    Cancellation,
)
from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import city_of_record, planning_time, wall_now
from scheduler_app.mission.plan_changes import MeetingChange
from scheduler_app.mission.programme_changes import Change
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.tables import table_of
from scheduler_app.mission.vehicles import Vehicle
from scheduler_app.planning.answers import Answer, AnswerKind, Fallen, alike
from scheduler_app.planning.repairing import (
    answer_fewest,
    answer_gap,
    answer_use,
    fall,
)
from scheduler_app.times.reading import read_moment
from scheduler_app.wording.answers import answer_summary, answers_summary, answers_title
from scheduler_app.wording.notices import with_notices
from scheduler_app.wording.parts import person_name
from scheduler_app.wording.programme import programme_line
from scheduler_app.wording.readings import doubt_sentence, refused_text
from scheduler_app.wording.repairs import cancellation_step, refusal_of

CLASHES = 1
_ANSWERS = {AnswerKind.GAP: answer_gap, AnswerKind.USE: answer_use}


Command = Callable[..., int]


def _one_of_each() -> Callable[[Command], Command]:
    """An option for each kind of thing that may fall away."""

    def decorate(command: Command) -> Command:
        for kind in reversed(CancelKind):
            command = click.option(f"--{kind.value}", kind.value, metavar="ID", help=_help(kind))(
                command
            )
        return command

    return decorate


def _help(kind: CancelKind) -> str:
    if kind is CancelKind.MEETING:
        return "The request whose meeting is off."
    return f"The {kind.value} that is off."


@click.command("cancel")
@file_argument
@_one_of_each()
@click.option(
    "--delay", type=WholeNumber(1, LONGEST_DELAY), default=None, metavar="MINUTES",
    help="The leg is so late; without it, it does not go at all.",
)  # fmt: skip
@click.option(
    "--from", "since", metavar="DATETIME",
    help="When one plans, such as 2015-04-13T21:00 or Mon 21:00; by default now, or the first day of the mission.",
)  # fmt: skip
@click.option(
    "--since", "away", metavar="DATETIME", help="Away from then on; by default from when one plans.",
)  # fmt: skip
@click.option("--until", metavar="DATETIME", help="Back from then on; by default not at all.")
@click.option("--hosts-free", is_flag=True, help="The hosts of the meeting are free at that time.")
@click.option(
    "--others-go", is_flag=True,
    help="The others of the same side go to the meetings of the delegate without them.",
)  # fmt: skip
@click.option(
    "--tolerance", type=WholeNumber(0, 240), default=0, metavar="MINUTES",
    help="Nobody minds a shift of so little.",
)  # fmt: skip
@click.option("--drop", is_flag=True, help="The request is not wanted any more.")
@click.option("--by", type=WORDS, default="", help="Who said so.")
@click.option(
    "--why",
    type=WORDS,
    default="",
    help="Why; kept with the record, and on the slips and mails of all but hosts.",
)
@click.option(
    "--answer", type=click.Choice([one.value for one in AnswerKind]), default=None,
    help="Which answer to write; without it nothing is written.",
)  # fmt: skip
@click.option(
    "--output", type=A_PATH, help="Write the changed mission here and leave FILE as it is."
)
@json_option
def cancel_command(
    file: Path, since: str | None, away: str | None, until: str | None,
    answer: str | None, output: Path | None,
    *, delay: int | None, tolerance: int, by: str, why: str, hosts_free: bool, drop: bool,
    others_go: bool, as_json: bool, **named: str | None,
) -> int:  # fmt: skip
    """Cancel something in the mission FILE and tell what comes of it.

    Three answers are told: leave the gap, fewest changes, use the gap. With --answer one of them is
    written. Ends with 0, or with 1 when a clash is left that no meeting can mend.
    """
    if output is not None:
        if answer is None:
            raise Refusal(tr("Say with --answer which of the three is to be written."))
        refuse_place(output)
    store, mission = open_to_write(file, read_only=answer is None or output is not None)
    try:
        if answer is not None and output is None:
            refuse_read_only(store)
        what = _what_falls(mission, named, delay=delay)
        now = _time(mission, since) if since else what.since
        what = replace(
            what, since=_time(mission, away) if away else now,
            until=_time(mission, until) if until else None,
            drop=drop, hosts_cannot=not hosts_free, others_go=others_go, by=by, why=why,
        )  # fmt: skip
        if refusal := refusal_of(mission, what, now):
            raise Refusal(refusal)
        fallen = fall(mission, what, now)
        kinds = [AnswerKind(answer)] if answer else list(AnswerKind)
        found = [
            answer_fewest(fallen, tolerance=tolerance)
            if kind is AnswerKind.FEWEST
            else _ANSWERS[kind](fallen)
            for kind in kinds
        ]
        if answer is not None:
            _write(store, mission, what, found[0], output)
    finally:
        store.close()
    if as_json:
        told = [_as_plain(fallen, one) for one in found]
        say_json(told[0] if answer else {"answers": told})
    else:
        _tell(mission, what, fallen, found)
        if answer is not None:
            say(tr("Written to {path}.").format(path=output or file))
    return CLASHES if answer and found[0].new_conflicts else 0


def _what_falls(
    mission: Mission, named: dict[str, str | None], *, delay: int | None
) -> Cancellation:
    """What is named, from now on by the clock of where it is."""
    given = [(CancelKind(key), value) for key, value in named.items() if value is not None]
    if len(given) != 1:
        raise Refusal(
            tr("Say what falls away with one of --meeting, --official, --delegate and so on.")
        )
    kind, record_id = given[0]
    table = TABLE_OF_KIND[kind]
    if record_id not in table_of(mission, table):
        text = tr("There is no {kind} with the id ‘{id}’.")
        raise Refusal(
            text.format(kind="request" if kind is CancelKind.MEETING else kind.value, id=record_id)
        )
    if delay is not None and kind is not CancelKind.LEG:
        raise Refusal(tr("Only a leg can be late: --delay goes with --leg."))
    now = planning_time(mission, datetime.now(UTC), city_of_record(mission, table, record_id))
    return Cancellation(kind=kind, id=record_id, since=now, delay_minutes=delay or 0)


def _time(mission: Mission, text: str) -> datetime:
    try:
        reading = read_moment(mission, text)
    except MissionError as error:
        raise Refusal(refused_text(error)) from error
    for doubt in reading.doubts:
        note(doubt_sentence(mission, doubt))
    return reading.value


def _write(
    store: storage.Store, mission: Mission, what: Cancellation, answer: Answer, output: Path | None
) -> None:
    """Put the answer in force as a new kept version; the plan before is kept, to be restored."""
    name = cancellation_step(mission, what)
    before = tr("Before: {step}").format(step=name)
    knew = store.number_to_keep(mission)
    told = with_notices(
        mission, answer.after, cause=f"cancel-{datetime.now(UTC):%Y%m%d%H%M%S}", why=what.why,
        now=wall_now(mission, datetime.now(UTC)), since=knew, read=store.read_version,
    )  # fmt: skip
    after = replace(told, version=max(mission.version, knew) + 1)
    after = store.with_unused_version(after, mission)
    if output is not None:
        store.copy_to(output, after, version_name=name, before_name=before)
        return
    store.keep(before, mission)
    store.write(difference(mission, after), version_name=name)


def _tell(mission: Mission, what: Cancellation, fallen: Fallen, answers: list[Answer]) -> None:
    say(f"{cancellation_step(mission, what)}:")
    for group in alike(answers):
        say(f"{answers_title(group)}: {answers_summary(fallen, group)}")
        programme = group[0].programme
        for change in programme.changes:
            say(f"  {programme_line(programme, change)}")


def _as_plain(fallen: Fallen, answer: Answer) -> dict[str, Any]:
    return {
        "answer": answer.kind.value,
        "summary": answer_summary(fallen, answer),
        "changes": {
            person: {
                "name": person_name(answer.after, person),
                "changes": [_change_as_plain(answer, one) for one in mine],
            }
            for person, mine in answer.programme.by_person().items()
        },
        "moved": list(answer.moved),
        "lost": list(answer.lost),
        "used": list(answer.used),
        "proved": answer.is_proved,
        "gap": answer.gap,
        "clashes": answer.new_conflicts,
        "seconds": answer.seconds,
    }


def _change_as_plain(answer: Answer, one: Change) -> dict[str, Any]:
    """Of a gathering, leg or vehicle `request` is null, and `record` its id."""
    of_meeting = isinstance(one, MeetingChange)
    record = one.after or one.before
    return {
        "request": one.request_id if isinstance(one, MeetingChange) else None,
        "record": None if of_meeting or record is None else record.id,
        "kind": one.kind.value,
        "was": _begins(one.before),
        "now": _begins(one.after),
        "sentence": programme_line(answer.programme, one),
    }


def _begins(one: Meeting | Gathering | Leg | Vehicle | None) -> str | None:
    if one is None or isinstance(one, Vehicle):
        return None
    start = one.departure if isinstance(one, Leg) else one.start
    return start.isoformat(timespec="minutes")
