"""Plain dicts and back: identity, schemas that hold, and errors that name the field."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings

from solver import Limits, ProblemError, solve
from solver.serialize import (
    problem_from,
    problem_schema,
    result_from,
    result_schema,
    solution_from,
    solution_schema,
    to_plain,
)
from tests.solver.rule_cases import a_problem, meeting
from tests.solver.small_problems import small_problem
from tests.solver.strategies import planted


def through_json(value):
    return json.loads(json.dumps(to_plain(value)))


@settings(max_examples=25)
@given(planted())
def test_a_problem_and_a_solution_come_back_the_same(drawn):
    problem, solution = drawn
    assert problem_from(through_json(problem)) == problem
    assert solution_from(through_json(solution)) == solution
    jsonschema.validate(through_json(problem), problem_schema())
    jsonschema.validate(through_json(solution), solution_schema())


@pytest.mark.parametrize("seed", range(10))
def test_a_result_comes_back_the_same(seed):
    problem = small_problem(seed)
    assert problem_from(through_json(problem)) == problem
    result = solve(problem, limits=Limits(workers=1))
    assert result_from(through_json(result)) == result
    jsonschema.validate(through_json(result), result_schema())


@pytest.mark.parametrize("schema", [problem_schema(), solution_schema(), result_schema()])
def test_the_schemas_are_schemas(schema):
    jsonschema.Draft202012Validator.check_schema(schema)


def broken(change):
    plain = through_json(a_problem(meeting(0), meeting(1)))
    change(plain)
    with pytest.raises(ProblemError) as caught:
        problem_from(plain)
    return str(caught.value)


def test_errors_name_the_field():
    def text(plain):
        plain["requests"][1]["minutes"] = "30"

    def truth(plain):
        plain["requests"][1]["minutes"] = True

    def unknown(plain):
        plain["requests"][0]["colour"] = 1

    def missing(plain):
        del plain["sites"][1]["windows"]

    def no_list(plain):
        plain["sites"] = {}

    def backwards(plain):
        plain["days"][0]["end"] = -5

    def no_person(plain):
        plain["requests"][1]["persons"] = [99]

    assert broken(text) == "requests[1].minutes: must be a whole number"
    assert broken(truth) == "requests[1].minutes: must be a whole number"
    assert broken(unknown) == "requests[0].colour: is not a known field"
    assert broken(missing) == "sites[1].windows: is missing"
    assert broken(no_list) == "sites: must be a list"
    assert broken(backwards) == "days[0]: window ends at -5, not after its start 0"
    assert "request 1 names person 99" in broken(no_person)


def test_what_is_no_object_is_refused():
    with pytest.raises(ProblemError, match="must be an object"):
        problem_from([1, 2])
