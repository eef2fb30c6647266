"""Background runs: plain values in, signals in the GUI thread out. No job touches a widget."""

from scheduler_app.jobs.runner import Handle, Job, Runner
from scheduler_app.jobs.solve_job import SolveJob

__all__ = ["Handle", "Job", "Runner", "SolveJob"]
