"""The same solve on the machines of a Dask cluster (optional extra `attache[cluster]`).

    from distributed import Client
    from solver.cluster import solve_on

    with Client("tcp://scheduler:8786") as client:
        result = solve_on(client, problem, limits=Limits(seconds=60, workers=8))

The machines need this library; nothing else of the mission leaves for them but the Problem.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from solver.problem import Problem
from solver.result import Progress, Result
from solver.solution import Solution
from solver.solve import DEFAULT_LIMITS, Limits, solve
from solver.stop import StopToken

if TYPE_CHECKING:
    from distributed import Client


def solve_on(
    client: Client,
    problem: Problem,
    *,
    limits: Limits = DEFAULT_LIMITS,
    hint: Solution | None = None,
    stop: StopToken | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Result:
    """As `solve`, the independent parts on the cluster's workers; `limits.workers` of them at once."""
    with client.get_executor() as executor:
        return solve(
            problem,
            limits=limits,
            hint=hint,
            stop=stop,
            on_progress=on_progress,
            executor=executor,
            flag=ClusterFlag(f"stop-{uuid4().hex}"),
        )


class ClusterFlag:
    """A flag that the cluster's scheduler keeps, so that every machine sees it.

    The way to the scheduler is found in the thread that asks first, which on a worker must be the
    one that runs the task; it does not travel with the flag.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._event: Any = None

    def set(self) -> None:
        """Show it."""
        self._found().set()

    def is_set(self) -> bool:
        """Whether it is shown."""
        return bool(self._found().is_set())

    def _found(self) -> Any:  # noqa: ANN401 - a class of an extra
        if self._event is None:
            from distributed import Event, get_client  # noqa: PLC0415 - of an extra

            self._event = Event(self.name, client=get_client())
        return self._event

    def __getstate__(self) -> dict[str, Any]:
        return {"name": self.name, "_event": None}
