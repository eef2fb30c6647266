"""The parts of a problem solved by executors: threads, processes, a cluster. Only the loopback."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic

import pytest

from solver import Limits, Pin, Progress, Status, StopToken, score, solve, violations
from solver.cluster import solve_on
from solver.stop import FileFlag, file_flag, followed
from tests.benchmarks.mission_problem import mission
from tests.solver.small_problems import small_problem

SMALL = mission(firms=4, seed=3)
LIMITS = Limits(seconds=3, workers=2)


@contextmanager
def processes() -> Iterator[Executor]:
    """Two processes that begin empty, as on another machine."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


@pytest.mark.parametrize("kind", [threads, processes])
def test_an_executor_solves_the_parts(kind):
    seen: list[Progress] = []
    with kind() as executor:
        result = solve(SMALL, limits=LIMITS, executor=executor, on_progress=seen.append)
    assert violations(SMALL, result.solution) == ()
    assert result.tiers[0].proved
    assert {t.name: t.value for t in result.tiers} == score(SMALL, result.solution)
    assert result.placed == solve(SMALL, limits=LIMITS).placed
    assert seen[-1].placed == result.placed
    for tier in result.tiers:
        assert tier.value <= tier.bound if tier.sense == "maximise" else tier.value >= tier.bound


def test_what_is_pinned_stands_in_every_part():
    free = solve(SMALL, limits=LIMITS).solution.placements[0]
    pinned = replace(
        SMALL.requests[free.request], pin=Pin(start=free.start, options=(free.option,))
    )
    requests = tuple(pinned if r == free.request else one for r, one in enumerate(SMALL.requests))
    problem = replace(SMALL, requests=requests)
    with threads() as executor:
        result = solve(problem, limits=LIMITS, executor=executor)
    assert free in result.solution.placements
    assert violations(problem, result.solution) == ()


def test_one_worker_is_repeatable_wherever_it_is():
    """Problems that are solved to the end, so that no seconds cut a run short."""
    limits = Limits(seconds=600, workers=1, seed=4)
    with threads() as executor, processes() as elsewhere:
        for seed in range(6):
            problem = small_problem(seed)
            here = solve(problem, limits=limits, executor=executor)
            there = solve(problem, limits=limits, executor=elsewhere)
            assert (here.limited_by_seconds, there.limited_by_seconds) == (False, False)
            assert here.solution == there.solution


def test_a_stop_reaches_other_processes():
    problem, stop = mission(firms=24, tightness=1.5, seed=1), StopToken()
    with processes() as executor:
        timer = threading.Timer(4, stop.set)
        timer.start()
        began = monotonic()
        result = solve(problem, limits=Limits(seconds=600), stop=stop, executor=executor)
    assert result.status is Status.STOPPED
    assert violations(problem, result.solution) == ()
    assert monotonic() - began < 300  # not the 600 that it was given


def test_a_file_is_a_flag_while_it_is_there():
    with file_flag() as flag:
        assert not flag.is_set()
        with followed(FileFlag(flag.path), every=0.01) as token:
            assert not token.is_set
            told = threading.Event()
            token.on_stop(told.set)
            flag.set()
            assert told.wait(10)
    assert not flag.path.exists()


def test_a_cluster_of_two_workers_solves_the_parts():
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        result = solve_on(client, SMALL, limits=LIMITS)
        assert violations(SMALL, result.solution) == ()
        assert result.tiers[0].proved
        assert result.placed == solve(SMALL, limits=LIMITS).placed
        stop = StopToken()
        threading.Timer(3, stop.set).start()
        large = mission(firms=24, tightness=1.5, seed=1)
        stopped = solve_on(client, large, limits=Limits(seconds=600), stop=stop)
        assert stopped.status is Status.STOPPED
