"""How many pages the chosen documents have: laid out in a worker, a few at a time, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scheduler_app.jobs import Job, Runner
from scheduler_app.mission.mission import Mission
from scheduler_app.printing import PaperOptions
from scheduler_app.printing.choices import Choice
from scheduler_app.ui.dialogs import paper_work

COUNTED_AT_ONCE = 8
"""So many documents are laid out before the next wish is looked at."""

Key = tuple[int, PaperOptions]
"""What pages are made from: a mission, by identity, and how they shall look."""


class PageCount:
    """The pages known for one key; `on_counted` is called, in the GUI thread, when more are."""

    def __init__(self, on_counted: Callable[[], None]) -> None:
        self._on_counted = on_counted
        self._key: Key | None = None
        self._job: Job | None = None
        self._pages: dict[Choice, int] = {}

    def set_key(self, key: Key) -> None:
        """From now on the pages are others; what was counted is forgotten if they are."""
        if self._key == key:
            return
        self._key, self._pages = key, {}
        if self._job is not None:
            self._job.stop()

    def pages_of(self, chosen: Sequence[Choice]) -> int | None:
        """Their pages together; None while some are not known."""
        if any(one not in self._pages for one in chosen):
            return None
        return sum(self._pages[one] for one in chosen)

    def ask(
        self, runner: Runner, mission: Mission, chosen: Sequence[Choice], options: PaperOptions
    ) -> None:
        """Count some of those that are not known, unless it is at it."""
        unknown = [one for one in chosen if one not in self._pages][:COUNTED_AT_ONCE]
        if self._job is not None or not unknown:
            return
        key = self._key
        self._job = runner.start_with_handle(paper_work.count, mission, unknown, options)
        self._job.finished.connect(lambda found: self._on_found(key, found))

    def forget_work(self) -> None:
        """The workers have ended."""
        self._job = None

    def _on_found(self, key: Key | None, found: dict[Choice, int] | None) -> None:
        self._job = None
        if found is None:
            return  # it could not be counted, or ended unasked: not again and again
        if key == self._key:
            self._pages.update(found)
        self._on_counted()
