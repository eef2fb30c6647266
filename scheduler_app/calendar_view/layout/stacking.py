"""Faces of lanes to blocks: what overlaps lies side by side, what is shared is drawn once.

Within a lane, faces that overlap directly or through others form a cluster; each takes the first
column that is free. A face that stands alone in neighbouring lanes of one section (a reception for
all, a flight) becomes one block over the whole run of lanes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import attrgetter

from scheduler_app.calendar_view.layout.blocks import Block, BlockKind, Face, Lane

_by_start = attrgetter("shown_start", "shown_end")


def stack(lanes: Sequence[Lane], faces: Sequence[Sequence[Face]]) -> tuple[Block, ...]:
    """Blocks for the faces of each lane, in the order of lanes, then of starts.

    Transfers take no room of their own: they lie under what they lead to.
    """
    open_runs: dict[int, Block] = {}
    done: list[Block] = []
    section = None
    for number, (lane, in_lane) in enumerate(zip(lanes, faces, strict=True)):
        if lane.section != section:
            done.extend(open_runs.values())
            open_runs, section = {}, lane.section
        runs: dict[int, Block] = {}
        for face, column, columns in columns_of(in_lane):
            before = open_runs.pop(id(face), None)
            if columns > 1:
                done.append(Block(face, number, number, column, columns))
                if before is not None:
                    done.append(before)
            elif before is not None:
                runs[id(face)] = Block(face, before.lane, number)
            else:
                runs[id(face)] = Block(face, number, number)
        done.extend(open_runs.values())
        open_runs = runs
    done.extend(open_runs.values())
    return tuple(sorted(done, key=lambda block: (block.lane, block.face.shown_start, block.column)))


def columns_of(faces: Iterable[Face]) -> Iterator[tuple[Face, int, int]]:
    """Each face of one lane with its column and the number of columns of its cluster."""
    transfers = [face for face in faces if face.ref.kind is BlockKind.TRANSFER]
    for face in transfers:
        yield face, 0, 1
    for cluster in _clusters(face for face in faces if face.ref.kind is not BlockKind.TRANSFER):
        ends: list[datetime] = []
        placed: list[tuple[Face, int]] = []
        for face in cluster:
            column = next((n for n, end in enumerate(ends) if end <= face.shown_start), len(ends))
            ends[column : column + 1] = [face.shown_end]
            placed.append((face, column))
        for face, column in placed:
            yield face, column, len(ends)


def _clusters(faces: Iterable[Face]) -> Iterator[list[Face]]:
    cluster: list[Face] = []
    end = datetime.min
    for face in sorted(faces, key=_by_start):
        if cluster and face.shown_start >= end:
            yield cluster
            cluster = []
            end = face.shown_end
        else:
            end = max(end, face.shown_end)
        cluster.append(face)
    if cluster:
        yield cluster
