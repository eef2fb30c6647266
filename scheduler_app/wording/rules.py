"""A rule of the coordinator's as one sentence, as it stands in tables, in problems and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from scheduler_app.i18n import mark, ntr, tr
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.edits.gatherings import ChoiceRule
from scheduler_app.mission.load import Load
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Group, Roster
from scheduler_app.mission.rules import Rule, RuleKind
from scheduler_app.wording.labels import choice_label
from scheduler_app.wording.parts import few, minutes_of, person_name, spans

TOPICS: Mapping[str, tuple[RuleKind, ...]] = {
    mark("People"): (
        RuleKind.MOST_A_DAY, RuleKind.MOST_IN_ALL, RuleKind.LEAST_IN_ALL, RuleKind.LONGEST_WORK,
        RuleKind.LONGEST_DAY, RuleKind.PAUSE, RuleKind.CHANGE_OVER, RuleKind.FREE_TIME,
        RuleKind.RANK,
    ),
    mark("Meetings"): (
        RuleKind.BEFORE, RuleKind.SAME_DAY, RuleKind.OTHER_DAY, RuleKind.NEXT_DAY,
        RuleKind.NOT_AFTER, RuleKind.BUFFER,
    ),
    mark("Organisations"): (RuleKind.DO_NOT_MEET,),
}  # fmt: skip
"""The kinds of rules by what they are about, as they are offered."""


def rule_sentence(mission: Mission, rule: Rule) -> str:
    """What a rule asks, without its strength: "Opower: at most 4 meetings a day"."""
    return _SENTENCES[rule.kind](mission, rule)


def rule_text(mission: Mission, rule: Rule) -> str:
    """What a rule asks and how firmly: "Opower: at most 4 meetings a day (must)"."""
    return f"{rule_sentence(mission, rule)} ({choice_label(rule.strength).lower()})"


def _whom(mission: Mission, rule: Rule) -> str:
    names = [*_roster_names(mission, rule.roster)]
    names += [person_name(mission, one) for one in rule.official_ids]
    return few(names) or tr("Nobody")


def _roster_names(mission: Mission, roster: Roster) -> Iterable[str]:
    if set(roster.groups) == set(Group):
        yield tr("Everyone")
    else:
        yield from (choice_label(group) for group in roster.groups)
    yield from (mission.organisations[one].name for one in roster.organisation_ids)
    yield from (person_name(mission, one) for one in roster.delegate_ids)


def _titles(mission: Mission, rule: Rule) -> list[str]:
    requests = mission.meeting_requests
    return [f"“{request_title(mission, requests[one])}”" for one in rule.request_ids]


def _numbered(singular: str, plural: str) -> Callable[[Mission, Rule], str]:
    def speak(mission: Mission, rule: Rule) -> str:
        text = ntr(singular, plural, rule.number)
        return text.format(whom=_whom(mission, rule), n=rule.number)

    return speak


def _timed(text: str) -> Callable[[Mission, Rule], str]:
    def speak(mission: Mission, rule: Rule) -> str:
        return tr(text).format(
            whom=_whom(mission, rule),
            length=length_of(rule.minutes),
            pause=minutes_of(rule.pause_minutes),
        )

    return speak


def _of_meetings(text: str) -> Callable[[Mission, Rule], str]:
    def speak(mission: Mission, rule: Rule) -> str:
        titles = few(_titles(mission, rule)) or tr("No request")
        return tr(text).format(what=titles, length=length_of(rule.minutes))

    return speak


def _in_order(mission: Mission, rule: Rule) -> str:
    return tr("{what}: in this order").format(what=few(_titles(mission, rule)) or tr("No request"))


def _free(mission: Mission, rule: Rule) -> str:
    hours = spans(rule.slots, with_days=True)
    return tr("{whom}: kept free {hours}").format(whom=_whom(mission, rule), hours=hours)


def _apart(mission: Mission, rule: Rule) -> str:
    names = [mission.organisations[one].name for one in rule.organisation_ids]
    return tr("{who} do not meet").format(who=few(names) or tr("Nobody"))


def choice_rule_label(rule: ChoiceRule) -> str:
    """How it is decided who goes where places are few."""
    return {
        ChoiceRule.RANK: tr("rank"),
        ChoiceRule.ONE_A_FIRM: tr("one of each firm first"),
        ChoiceRule.FEWEST: tr("fewest audiences so far"),
    }[rule]


def load_text(load: Load) -> str:
    """A load as "5 h asked, 3 h free"."""
    return tr("{asked} asked, {free} free").format(
        asked=length_of(load.asked), free=length_of(load.free)
    )


def length_of(minutes: int) -> str:
    """Minutes as "7 h", "1 h 30 min" or "45 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return minutes_of(rest) if rest else tr("{n} h").format(n=0)
    text = tr("{n} h").format(n=hours)
    return f"{text} {minutes_of(rest)}" if rest else text


_SENTENCES: Mapping[RuleKind, Callable[[Mission, Rule], str]] = {
    RuleKind.MOST_A_DAY: _numbered(
        "{whom}: at most {n} meeting a day", "{whom}: at most {n} meetings a day"
    ),
    RuleKind.MOST_IN_ALL: _numbered(
        "{whom}: at most {n} meeting in all", "{whom}: at most {n} meetings in all"
    ),
    RuleKind.LEAST_IN_ALL: _numbered(
        "{whom}: at least {n} meeting in all", "{whom}: at least {n} meetings in all"
    ),
    RuleKind.LONGEST_WORK: _timed(mark("{whom}: at most {length} of meetings a day")),
    RuleKind.LONGEST_DAY: _timed(mark("{whom}: no day longer than {length}")),
    RuleKind.PAUSE: _timed(mark("{whom}: a pause of {pause} after at most {length} of meetings")),
    RuleKind.CHANGE_OVER: _timed(mark("{whom}: {length} between any two meetings")),
    RuleKind.FREE_TIME: _free,
    RuleKind.BEFORE: _in_order,
    RuleKind.SAME_DAY: _of_meetings(mark("{what}: on one day")),
    RuleKind.OTHER_DAY: _of_meetings(mark("{what}: on different days")),
    RuleKind.NEXT_DAY: _of_meetings(mark("{what}: on successive days")),
    RuleKind.NOT_AFTER: _of_meetings(mark("{what}: at least {length} between them")),
    RuleKind.BUFFER: _of_meetings(mark("{what}: {length} free before and after")),
    RuleKind.RANK: lambda mission, rule: tr(
        "{whom}: met by somebody of the rank that is asked for"
    ).format(whom=_whom(mission, rule)),
    RuleKind.DO_NOT_MEET: _apart,
}
