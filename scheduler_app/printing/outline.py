"""The outline of a PDF: one bookmark for each document in it, which Qt's writer does not offer.

It is added as the PDF standard (ISO 32000-1, 7.5.6 "Incremental updates") foresees: the bytes that
Qt wrote stay as they are; behind them stand a new catalogue, the outline, and a table that says
where those are. A file that does not look as Qt 6 writes it is returned as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_KIDS = re.compile(rb"/Type /Pages\s*/Kids\s*\[(.*?)\]", re.DOTALL)
_TAIL = 4096


def with_outline(pdf: bytes, bookmarks: Sequence[tuple[str, int]]) -> bytes:
    """Add bookmarks (title, page from 0) unless there is only one."""
    trailer = _TRAILER.search(pdf, max(len(pdf) - _TAIL, 0))
    kids = _KIDS.search(pdf)
    if len(bookmarks) < 2 or trailer is None or kids is None:
        return pdf
    root = re.search(rb"/Root (\d+) 0 R", trailer[1])
    size = re.search(rb"/Size (\d+)", trailer[1])
    catalogue = root and re.search(rb"\n%s 0 obj\s*<<(.*?)>>\s*endobj" % root[1], pdf, re.DOTALL)
    pages = re.findall(rb"(\d+) 0 R", kids[1])
    if root is None or size is None or not catalogue:
        return pdf
    first = int(size[1])
    objects = {
        int(root[1]): b"<<%s/Outlines %d 0 R\n/PageMode /UseOutlines\n>>" % (catalogue[1], first)
    }
    objects |= _outline(first, [(title, pages[page]) for title, page in bookmarks])
    return pdf + _update(len(pdf), objects, trailer[1], int(trailer[2]))


def _outline(first: int, entries: Sequence[tuple[str, bytes]]) -> dict[int, bytes]:
    """The objects of an outline whose root has the number `first`."""
    count = len(entries)
    found = {
        first: b"<<\n/Type /Outlines\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n>>"
        % (first + 1, first + count, count)
    }
    for place, (title, page) in enumerate(entries, start=1):
        near = b""
        if place > 1:
            near += b"/Prev %d 0 R\n" % (first + place - 1)
        if place < count:
            near += b"/Next %d 0 R\n" % (first + place + 1)
        text = ("\ufeff" + title).encode("utf-16-be").hex().encode()
        found[first + place] = b"<<\n/Title <%s>\n/Parent %d 0 R\n%s/Dest [%s 0 R /Fit]\n>>" % (
            text,
            first,
            near,
            page,
        )
    return found


def _update(offset: int, objects: dict[int, bytes], trailer: bytes, before: int) -> bytes:
    """The objects, and a cross-reference section that points back to the one before."""
    data = b"\n"
    table = b"xref\n"
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, offset + len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    size = max(objects) + 1
    kept = re.sub(rb"/Size \d+", b"/Size %d" % size, trailer)
    return (
        data
        + table
        + b"trailer\n<<%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            kept,
            before,
            offset + len(data),
        )
    )
