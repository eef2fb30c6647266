"""The report of a plan: its figures, and of every kind of rule whether it is kept."""

from __future__ import annotations

import pytest

from scheduler_app.mission.rules import RuleKind
from scheduler_app.printing.choices import report_choices
from scheduler_app.wording.rules import rule_sentence
from tests.builders import a_mission
from tests.planning.rule_cases import CASES, mission_with
from tests.printing.reading import packed
from tests.printing.test_people_on_paper import _text as text_of


@pytest.mark.parametrize("kind", RuleKind)
def test_paper_says_of_every_kind_of_rule_whether_it_is_kept(kind, options, tmp_path):
    case = CASES[kind]
    for plan, mark in ((case.forbidden, "Not kept"), (case.allowed, "Kept")):
        mission = mission_with(case.fields, plan)
        text = packed(text_of(mission, report_choices(mission), options, tmp_path))
        (rule,) = mission.rules.values()
        assert packed(mark + rule_sentence(mission, rule)) in text
        assert (packed(case.said) in text) is (mark == "Not kept")


def test_a_mission_without_rules_has_its_figures(options, tmp_path):
    mission = a_mission()
    text = packed(text_of(mission, report_choices(mission), options, tmp_path))
    assert packed("0 of 1 requests are placed") in text
    assert packed("No rules are set.") in text
