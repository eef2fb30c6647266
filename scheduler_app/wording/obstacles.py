"""What keeps a request out where its people and rooms are free, or takes those who must come besides."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import people_of_request
from scheduler_app.mission.ids import PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.planning import Hindrance, HindranceKind, LeftOut
from scheduler_app.wording.parts import listed, minutes_of, people, person_name
from scheduler_app.wording.rides import away_then, taken
from scheduler_app.wording.rules import length_of, rule_sentence


def ruled_out(mission: Mission, _request: MeetingRequest, left_out: LeftOut) -> str:
    """What forbids it whatever else is planned."""
    found = left_out.hindrances
    rules = _rules(mission, found)
    if rules:
        text = ntr("A rule keeps it out: {rule}.", "Rules keep it out: {rule}.", len(rules))
        return text.format(rule="; ".join(rules))
    if len(found) == 1:
        return _sentence(_ALONE[found[0].kind](mission, found[0]))
    return _one_of([_ALONE[one.kind](mission, one) for one in found])


def kept_out(mission: Mission, request: MeetingRequest, left_out: LeftOut) -> str:
    """What forbids it beside the other meetings, with what else takes its places."""
    found = left_out.hindrances
    rules = _rules(mission, found)
    is_all = not (left_out.cause.person_ids or left_out.other_ids or left_out.cause.room_ids)
    if is_all and rules:
        text = ntr(
            "Beside the other meetings a rule keeps it out: {rule}.",
            "Beside the other meetings rules keep it out: {rule}.",
            len(rules),
        )
        return text.format(rule="; ".join(rules))
    clauses = [_BESIDE[one.kind](mission, one) for one in found]
    clauses += _taken(mission, left_out)
    if is_all and len(clauses) == 1:
        return _sentence(clauses[0])
    who = people(mission, people_of_request(mission, request))
    if len(clauses) == 1:
        return tr("Whenever {who} are free, {what}.").format(who=who, what=clauses[0])
    return tr("Whenever {who} are free, one of these is in the way: {what}.").format(
        who=who, what="; ".join(clauses)
    )


def others_away(mission: Mission, request: MeetingRequest, left_out: LeftOut) -> str:
    """Those of whom some must come besides cannot, whatever else is planned."""
    text = ntr(
        "{others} has no time when {who} could meet.",
        "{others} have no time when {who} could meet.",
        len(left_out.other_ids),
    )
    who = people(mission, people_of_request(mission, request))
    return text.format(others=people(mission, left_out.other_ids), who=who)


def _taken(mission: Mission, left_out: LeftOut) -> list[str]:
    """Who besides is at other meetings, and the rooms that are taken."""
    clauses = []
    if left_out.other_ids:
        text = ntr(
            "{who} is at another meeting", "{who} are at other meetings", len(left_out.other_ids)
        )
        clauses.append(text.format(who=people(mission, left_out.other_ids)))
    rooms = [mission.rooms[one].name for one in left_out.cause.room_ids]
    if rooms:
        text = ntr("{room} is taken", "{room} are taken", len(rooms))
        clauses.append(text.format(room=listed(rooms[:3])))
    return clauses


def _rules(mission: Mission, found: tuple[Hindrance, ...]) -> list[str]:
    """The rules, where there is nothing else."""
    rules = [mission.rules[one.rule_id] for one in found if one.rule_id is not None]
    return [rule_sentence(mission, one) for one in rules] if len(rules) == len(found) else []


def working_limits(mission: Mission, interpreter_id: PersonId) -> str:
    """How long an interpreter works: "at most 7 h of meetings a day, 15 min of pause after 1 h 30 min"."""
    one = mission.interpreters[interpreter_id]  # type: ignore[index]
    text = tr("at most {most} of meetings a day, {pause} of pause after {stretch}")
    return text.format(
        most=length_of(one.most_minutes),
        pause=minutes_of(one.pause_minutes),
        stretch=length_of(one.stretch_minutes),
    )


def _rule(mission: Mission, one: Hindrance) -> str:
    assert one.rule_id is not None
    return tr("a rule keeps it out: {rule}").format(
        rule=rule_sentence(mission, mission.rules[one.rule_id])
    )


def _with_limits(text: Callable[[], str]) -> Callable[[Mission, Hindrance], str]:
    def speak(mission: Mission, one: Hindrance) -> str:
        assert one.person_id is not None
        return text().format(
            who=person_name(mission, one.person_id),
            limits=working_limits(mission, one.person_id)
            if one.kind is HindranceKind.WORKING_TIME
            else "",
            meal=one.title,
        )

    return speak


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}."


def _one_of(clauses: list[str]) -> str:
    return tr("Wherever it could be, one of these is in the way: {what}.").format(
        what="; ".join(clauses)
    )


_ALONE: Mapping[HindranceKind, Callable[[Mission, Hindrance], str]] = {
    HindranceKind.RULE: _rule,
    HindranceKind.WORKING_TIME: _with_limits(
        lambda: tr("it is longer than {who} may work: {limits}")
    ),
    HindranceKind.MEAL: _with_limits(lambda: tr("it would leave {who} no time for {meal}")),
    HindranceKind.VEHICLE: taken,
    HindranceKind.VEHICLE_AWAY: away_then,
}

_BESIDE: Mapping[HindranceKind, Callable[[Mission, Hindrance], str]] = {
    **_ALONE,
    HindranceKind.WORKING_TIME: _with_limits(
        lambda: tr("the working time of {who} is used up by other meetings ({limits})")
    ),
    HindranceKind.MEAL: _with_limits(
        lambda: tr("beside the other meetings it would leave {who} no time for {meal}")
    ),
}
