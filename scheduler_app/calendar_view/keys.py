"""The keys of the calendar. Letters act on what is selected; on an empty slot typing begins a request.

Arrows go from block to block, or from slot to slot; with Alt they move the selected meetings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from scheduler_app.calendar_view.drops import Target
from scheduler_app.calendar_view.layout import Block, BlockKind, BlockRef, LaneRef, SlotRef
from scheduler_app.calendar_view.listing import BlockListView
from scheduler_app.calendar_view.telling import spoken_text
from scheduler_app.calendar_view.walking import Way, arrows, step_slot, stops, walk
from scheduler_app.mission.ids import MeetingId, MeetingRequestId
from scheduler_app.wording import calendar as words

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NAME_OF_ARROW = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
NAME_OF_MOVE = {
    QAbstractItemView.CursorAction.MoveLeft: "left",
    QAbstractItemView.CursorAction.MoveRight: "right",
    QAbstractItemView.CursorAction.MoveUp: "up",
    QAbstractItemView.CursorAction.MoveDown: "down",
}
FAR = 5
"""Blocks that Page Up and Page Down go."""


class KeyHandling(BlockListView):
    """A list of blocks with its keys, and the questions that keys and hands ask alike."""

    opened = Signal(object)
    """A BlockRef: Enter or double-click."""
    move_asked = Signal(str, object, str, object)
    """Request id, start, venue id, room id or None."""
    moves_asked = Signal(list)
    """Several Targets, to be moved to as one step."""
    move_dialog_asked = Signal(str)
    """Request id: M, to choose a place from a list."""
    unschedule_asked = Signal(list)
    """Meeting ids: Del."""
    delete_asked = Signal(list)
    """BlockRefs: Shift+Del."""
    pin_asked = Signal(list, bool, bool)
    """Meeting ids, whether to pin the time, whether to pin the place."""
    new_asked = Signal(object, object, str)
    """LaneRef, start, and what was typed already."""

    @property
    def slot(self) -> SlotRef | None:
        """The empty place that is chosen; typing there begins a request."""
        return self._slot

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == CONTROL and key == Qt.Key.Key_0:
            self.fit()
        elif held == CONTROL and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom_time(1 / 1.15 if key == Qt.Key.Key_Minus else 1.15)
        elif held == ALT and self._move_by_key(key):
            pass
        elif self._slot is not None and not self._chosen:
            if not self._slot_key(event):
                super().keyPressEvent(event)
                return
        elif not self._block_key(key, held):
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Typing never searches here."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if self._placed is None or not self._placed.board.blocks:
            return QModelIndex()
        number = self.currentIndex().row()
        if number < 0:
            return self._rows.index(self._first_seen())
        block = self._placed.board.blocks[number]
        if not block.lane <= self._lane <= block.last_lane:
            self._lane = block.lane
        for way in self._ways(action):
            number, self._lane = walk(self._placed, number, self._lane, way)
        return self._rows.index(number)

    def _ways(self, action: QAbstractItemView.CursorAction) -> Iterable[Way]:
        assert self._placed is not None
        moves = QAbstractItemView.CursorAction
        if action in NAME_OF_MOVE:
            return [arrows(self._placed)[NAME_OF_MOVE[action]]]
        others: dict[QAbstractItemView.CursorAction, list[Way]] = {
            moves.MoveHome: [Way.FIRST],
            moves.MoveEnd: [Way.LAST],
            moves.MovePageUp: [Way.EARLIER] * FAR,
            moves.MovePageDown: [Way.LATER] * FAR,
            moves.MoveNext: [Way.NEXT_LANE],
            moves.MovePrevious: [Way.PREVIOUS_LANE],
        }
        return others.get(action, [])

    def _first_seen(self) -> int:
        """The first block in sight that the keyboard stops at."""
        assert self._placed is not None
        blocks = self._placed.board.blocks
        seen = [n for lane in range(len(self._placed.board.lanes)) for n in self._stops(lane)]
        body = self.viewport().rect()
        for number in seen:
            if body.intersects(self.viewport_rect(self._placed.rects[number])):
                return number
        return seen[0] if seen else next(iter(range(len(blocks))))

    def _stops(self, lane: int) -> list[int]:
        assert self._placed is not None
        return stops(self._placed, lane)

    # -- keys on blocks --------------------------------------------------------------------

    def _block_key(self, key: int, held: Qt.KeyboardModifier) -> bool:
        refs = self.selected_refs()
        if not refs:
            return False
        if held == CONTROL | SHIFT and key == Qt.Key.Key_L:
            self._ask_pins(self.meeting_ids_of(refs), is_pinned=False)
            return True
        if held == SHIFT and key == Qt.Key.Key_Delete:
            self.delete_asked.emit(refs)
            return True
        actions: dict[int, Callable[[list[BlockRef]], None]] = {
            Qt.Key.Key_Return: lambda refs: self.opened.emit(refs[0]),
            Qt.Key.Key_Enter: lambda refs: self.opened.emit(refs[0]),
            Qt.Key.Key_Delete: self._ask_unschedule,
            Qt.Key.Key_L: self._toggle_pins,
            Qt.Key.Key_M: self._ask_move_dialog,
        }
        if held != Qt.KeyboardModifier.NoModifier or key not in actions:
            return False
        actions[key](refs)
        return True

    def _ask_unschedule(self, refs: list[BlockRef]) -> None:
        meetings = self.meeting_ids_of(refs)
        if meetings:
            self.unschedule_asked.emit(meetings)

    def _ask_move_dialog(self, refs: list[BlockRef]) -> None:
        requests = self.request_ids_of(refs)
        if requests:
            self.move_dialog_asked.emit(requests[0])

    def _toggle_pins(self, refs: list[BlockRef]) -> None:
        """Pin all, or free them when all are pinned already."""
        assert self._mission is not None
        meetings = self.meeting_ids_of(refs)
        pinned = all(
            self._mission.meetings[one].pin_time and self._mission.meetings[one].pin_place
            for one in meetings
        )
        self._ask_pins(meetings, is_pinned=not pinned)

    def _ask_pins(self, meetings: list[MeetingId], *, is_pinned: bool) -> None:
        if meetings:
            self.pin_asked.emit(meetings, is_pinned, is_pinned)

    # -- keys on an empty slot -------------------------------------------------------------

    def _slot_key(self, event: QKeyEvent) -> bool:
        assert self._slot is not None
        if self._placed is None:
            return False
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.new_asked.emit(self._slot.lane, self._slot.start, "")
        elif key in NAME_OF_ARROW and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._slot = step_slot(
                self._placed, self._slot, arrows(self._placed)[NAME_OF_ARROW[Qt.Key(key)]]
            )
            rect = self._slot_rect()
            if rect is not None:
                self.reveal(rect)
            self.viewport().update()
        elif text.isprintable() and text.strip() and not event.modifiers() & (CONTROL | ALT):
            self.new_asked.emit(self._slot.lane, self._slot.start, text)
        else:
            return False
        return True

    # -- moving without dragging -----------------------------------------------------------

    def _move_by_key(self, key: int) -> bool:
        """Alt with an arrow: a step in time or to the next place; with Page Up or Down: a day."""
        if self._placed is None or not self._chosen:
            return False
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._move_in_time(timedelta(days=1 if key == Qt.Key.Key_PageDown else -1))
            return True
        if key not in NAME_OF_ARROW:
            return False
        way = arrows(self._placed)[NAME_OF_ARROW[Qt.Key(key)]]
        if self._placed.board.is_timeline and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            way = Way.EARLIER if key == Qt.Key.Key_Up else Way.LATER
        if way in (Way.EARLIER, Way.LATER):
            step = timedelta(minutes=self._placed.board.grid_minutes)
            self._move_in_time(step if way is Way.LATER else -step)
        else:
            self._move_to_next_place(1 if way is Way.NEXT_LANE else -1)
        return True

    def _move_in_time(self, by: timedelta) -> None:
        self.ask_targets(self._targets_after(self._chosen_meetings(), by))

    def _move_to_next_place(self, step: int) -> None:
        """Along the rooms of a city day; elsewhere lanes are people, and there is nothing to move."""
        assert self._placed is not None
        lanes = self._placed.board.lanes
        judge, targets = self.judge(), []
        for block in self._chosen_meetings():
            number = block.lane + step
            is_place = 0 <= number < len(lanes) and not lanes[number].person_ids
            if is_place and block.request_id is not None:
                targets.append(judge.target(block.request_id, block.start, lanes[number].ref))
        self.ask_targets(targets)

    def _chosen_meetings(self) -> list[Block]:
        """The selected meetings, each once."""
        assert self._placed is not None
        found: dict[BlockRef, Block] = {}
        for block in self._placed.board.blocks:
            if block.kind is BlockKind.MEETING and block.ref in self._chosen:
                found.setdefault(block.ref, block)
        return list(found.values())

    def _targets_after(self, blocks: Iterable[Block], by: timedelta) -> list[Target]:
        """Some meetings at the same places, so much later."""
        judge = self.judge()
        return [
            judge.target(one.request_id, one.start + by, None)
            for one in blocks
            if one.request_id is not None
        ]

    def ask_targets(self, targets: list[Target]) -> None:
        """Ask for several moves as one step; if one of them cannot be, say why and ask for none."""
        refused = next((one for one in targets if not one.is_possible), None)
        if len(targets) == 1 or refused is not None:
            self.ask_target(refused or targets[0])
        elif targets:
            self.moves_asked.emit(targets)

    def paste_at_slot(self, request_ids: Iterable[MeetingRequestId]) -> None:
        """Ask to put requests at the empty slot that is chosen, one after the other."""
        if self._slot is not None:
            self.ask_targets(self._targets_from(request_ids, self._slot.start, self._slot.lane))

    def _targets_from(
        self, request_ids: Iterable[MeetingRequestId], start: datetime, lane: LaneRef | None
    ) -> list[Target]:
        assert self._mission is not None
        judge, targets = self.judge(), []
        for one in request_ids:
            request = self._mission.meeting_requests.get(one)
            if request is not None:
                targets.append(judge.target(one, start, lane))
                start += timedelta(minutes=request.minutes)
        return targets

    def ask_target(self, target: Target) -> None:
        """Ask for the move to a target, or say why it cannot be."""
        if target.is_possible and target.place is not None:
            self.move_asked.emit(target.request_id, target.start, *target.place)
        else:
            self.hovered.emit(target.sentence)

    def target_text(self, target: Target) -> str:
        """What the status bar says of a target: where, and how it suits."""
        if target.place is None or self._mission is None:
            return target.sentence
        minutes = self._mission.meeting_requests[target.request_id].minutes
        place = words.met_at(self._mission, *target.place)
        where = words.move_text(target.start, minutes, place)
        return f"{where}. {target.sentence}" if target.sentence else where

    # -- what a selection stands for -------------------------------------------------------

    def meeting_ids_of(self, refs: Iterable[BlockRef]) -> list[MeetingId]:
        """The meetings among some refs."""
        return [MeetingId(ref.id) for ref in refs if ref.kind is BlockKind.MEETING]

    def request_ids_of(self, refs: Iterable[BlockRef]) -> list[MeetingRequestId]:
        """The requests of the meetings among some refs."""
        if self._mission is None:
            return []
        meetings = self._mission.meetings
        return [meetings[one].request_id for one in self.meeting_ids_of(refs) if one in meetings]

    def _spoken(self, block: Block) -> str:
        assert self._mission is not None
        assert self._placed is not None
        return spoken_text(self._mission, self._placed.board, block)
