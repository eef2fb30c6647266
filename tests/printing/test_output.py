"""Files whole or not at all, named well, with an outline; stops, progress, faults, pictures."""

import errno
import threading
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from scheduler_app.mission.texts import file_stem
from scheduler_app.printing.choices import itinerary_choices, sources_of
from scheduler_app.printing.output import (
    PaperError,
    PaperFault,
    lay_out,
    picture,
    to_pdf,
    to_printer,
)
from scheduler_app.wording.paper import paper_fault
from tests.builders import a_delegate, a_meeting, a_mission
from tests.large_mission import a_large_mission

MISSION = a_large_mission(firms=2, people=2, each=4)
SOURCES = sources_of(MISSION, itinerary_choices(MISSION))


def _outline(path):
    reader = PdfReader(path)
    marks = [one for one in reader.outline if not isinstance(one, list)]
    return [(one.title, reader.get_destination_page_number(one)) for one in marks]


def test_one_file_has_a_bookmark_for_each_document(options, tmp_path):
    path = tmp_path / "all.pdf"
    done = to_pdf(path, SOURCES, options())
    assert (done.documents, done.pages) == (4, len(PdfReader(path).pages))
    marks = _outline(path)
    assert [title for title, _ in marks] == [lay_out(one, options()).title for one in SOURCES]
    lengths = [len(lay_out(one, options())) for one in SOURCES]
    assert [page for _, page in marks] == [sum(lengths[:n]) for n in range(4)]


def test_the_file_knows_its_title_and_author(options, tmp_path):
    to_pdf(tmp_path / "one.pdf", SOURCES[:1], options())
    found = PdfReader(tmp_path / "one.pdf").metadata
    assert found is not None
    assert found.title == "Green Building Systems 0 International, Inc. – Senior executive 1"
    assert found.author == MISSION.title
    assert found.creator == "Attaché"


def test_two_runs_differ_in_nothing_but_the_time(options, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        to_pdf(tmp_path / name, SOURCES, options())
    a, b = ((tmp_path / name).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert len(a) == len(b)
    unlike = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    assert len(unlike) < 40  # the seconds of a few dates


def test_a_folder_gets_one_dated_file_each(options, tmp_path):
    done = to_pdf(tmp_path / "out", SOURCES, options())
    names = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert (
        names[0]
        == "2015-04-12 Green Building Systems 0 International, Inc. – Senior executive 1.pdf"
    )
    assert len(names) == len(done.paths) == 4


def test_people_of_one_name_get_a_file_each(options, tmp_path):
    mission = a_mission(
        delegates=[a_delegate("a", title="Executive"), a_delegate("b", title="executive")],
        meetings=[a_meeting()],
    )
    done = to_pdf(tmp_path, sources_of(mission, itinerary_choices(mission)), options())
    assert [one.name for one in done.paths] == [
        "2026-03-02 Firm – Executive.pdf",
        "2026-03-02 Firm – executive (2).pdf",
    ]


def test_progress_counts_documents(options, tmp_path):
    steps = []
    to_pdf(tmp_path / "a.pdf", SOURCES, options(), on_progress=lambda *step: steps.append(step))
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_stop_leaves_what_was_there(options, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")
    steps = []
    done = to_pdf(
        path, SOURCES, options(),
        on_progress=lambda *step: steps.append(step), is_stopped=lambda: len(steps) == 2,
    )  # fmt: skip
    assert done.is_stopped
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_stop_in_a_folder_leaves_whole_files(options, tmp_path):
    steps = []
    done = to_pdf(
        tmp_path, SOURCES, options(),
        on_progress=lambda *step: steps.append(step), is_stopped=lambda: len(steps) == 2,
    )  # fmt: skip
    assert (done.is_stopped, done.documents) == (True, 2)
    assert all(len(PdfReader(one).pages) for one in tmp_path.iterdir())


def test_a_worker_may_write(options, tmp_path):
    found = []
    thread = threading.Thread(
        target=lambda: found.append(to_pdf(tmp_path / "a.pdf", SOURCES, options()))
    )
    thread.start()
    thread.join()
    assert found[0].documents == 4
    assert len(PdfReader(tmp_path / "a.pdf").pages) == found[0].pages


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, PaperFault.DISK_FULL),
        (errno.EACCES, PaperFault.NO_PERMISSION),
        (errno.EROFS, PaperFault.NO_PERMISSION),
        (errno.EIO, PaperFault.NOT_WRITTEN),
    ],
)
def test_a_failure_names_the_fault_and_leaves_what_was_there(
    options, tmp_path, monkeypatch, number, fault
):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-before")

    def fail(self, target):
        raise OSError(number, "no")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PaperError) as caught:
        to_pdf(path, SOURCES[:1], options())
    assert caught.value.fault is fault
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"%PDF-before"


def test_places_that_cannot_be_written_to(options, tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "folder.pdf").mkdir()
    for path, fault in (
        (tmp_path / "no" / "a.pdf", PaperFault.NO_FOLDER),
        (tmp_path / "no" / "folder", PaperFault.NO_FOLDER),
        (tmp_path / "folder.pdf", PaperFault.IS_FOLDER),
        (tmp_path / "file", PaperFault.NOT_FOLDER),
    ):
        with pytest.raises(PaperError) as caught:
            to_pdf(path, SOURCES[:1], options())
        assert caught.value.fault is fault


def test_nothing_to_print_is_said(options, tmp_path):
    with pytest.raises(PaperError) as caught:
        to_pdf(tmp_path / "a.pdf", [], options())
    assert caught.value.fault is PaperFault.NOTHING


@pytest.mark.parametrize("fault", list(PaperFault))
def test_every_fault_has_a_sentence(fault):
    assert len(paper_fault(fault.value, "x.pdf")) > 10


def test_a_printer_gets_the_same_pages(options, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    done = to_printer(printer, SOURCES, options())
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) == done.pages == to_pdf(tmp_path / "a.pdf", SOURCES, options()).pages
    assert "Senior executive 1" in pages[0].extract_text()
    assert pages[0].mediabox.height == pytest.approx(842, abs=1)


def test_a_picture_is_of_the_size_of_the_paper_and_has_ink(options):
    image = picture(lay_out(SOURCES[0], options()), 0, 72)
    assert (image.width(), image.height()) == (595, 842)
    dark = sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(40, 300, 2)
        for y in range(30, 120, 2)
    )
    assert dark > 50


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('a/b\\c:d*e?"f<g>|h', "a b c d e f g h"),
        ("..", "-"),
        ("  Dr.  ", "Dr"),
        ("x" * 300, "x" * 200),
        ("北京 – 会议", "北京 – 会议"),
        ("京" * 300, "京" * 66),
        ("A\nB\x85C\u2028D\x7f", "A B C D"),
    ],
)
def test_names_that_every_file_system_takes(text, name):
    assert file_stem(text) == name
