"""The window of tests/windows.py, for the tests of this folder."""

from tests.windows import bench, failures, opened, sample, window

__all__ = ["bench", "failures", "opened", "sample", "window"]
