"""The preview: real pages, lazily, in the background; printing and saving with progress and stop."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeWidget

from scheduler_app.document import Document
from scheduler_app.mission.edits.records import set_field
from scheduler_app.printing.choices import PaperKind, itinerary_choices
from scheduler_app.ui.dialogs.paper_list import label_of
from scheduler_app.ui.dialogs.print_preview import PrintPreview
from tests.builders import a_delegate, a_mission
from tests.large_mission import a_large_mission

MISSION = a_large_mission(firms=3, people=2)


@pytest.fixture
def preview(qtbot):
    found = PrintPreview(MISSION)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitUntil(lambda: found.view.page_count() > 0 and not found.view.needs())
    yield found
    found.close()


def test_the_first_itinerary_is_seen_and_all_of_the_delegation_are_chosen(preview):
    assert preview.papers.chosen() == itinerary_choices(MISSION)
    assert preview.view.page_count() > 2
    assert 0 in preview.view.in_view()


def test_another_person_is_seen_when_chosen_in_the_list(preview, qtbot):
    tree = preview.papers.findChild(QTreeWidget)
    sheets = tree.topLevelItem(2)
    tree.setCurrentItem(sheets.child(1))
    shown = preview.papers.shown()
    assert shown is not None
    assert shown.kind is PaperKind.DAY_SHEET
    qtbot.waitUntil(lambda: preview.view.page_count() > 0 and not preview.view.needs())


def test_pages_come_as_one_scrolls(preview, qtbot):
    preview.view.verticalScrollBar().setValue(preview.view.verticalScrollBar().maximum())
    assert preview.view.needs()
    qtbot.waitUntil(lambda: not preview.view.needs())


def test_zoom_asks_for_finer_pictures_and_keeps_the_place(preview, qtbot):
    before = preview.view.dots_per_inch()
    preview.view.zoom_in()
    assert preview.view.dots_per_inch() > before
    qtbot.waitUntil(lambda: not preview.view.needs())
    preview.view.fit_width()
    assert preview.view.dots_per_inch() == before


def test_an_option_makes_other_pages(preview, qtbot):
    pages = preview.view.page_count()
    preview.choices.text_size.setValue(14)
    qtbot.waitUntil(lambda: preview.view.page_count() > pages)


def test_the_filter_hides_others_and_keeps_what_is_chosen(preview):
    """Each word must stand in the name or the organisation; "2" alone would find other people."""
    tree = preview.papers.findChild(QTreeWidget)
    people, sheets = tree.topLevelItem(0), tree.topLevelItem(2)
    preview.papers.set_filter("systems 2 EXECUTIVE")
    shown = [n for n in range(6) if not people.child(n).isHidden()]
    assert shown == [4]
    assert sheets.isHidden()
    assert len(preview.papers.chosen()) == 6


def test_people_stand_before_organisations_and_companies_before_posts():
    mission = a_mission(
        delegates=[a_delegate("named", name="Ada Lovelace"), a_delegate("post", name="")]
    )
    labels = [label_of(mission, one) for one in itinerary_choices(mission)]
    assert labels == [("Ada Lovelace", "Firm"), ("Firm", mission.delegates["post"].title)]


def test_the_pages_of_all_that_is_chosen_are_counted(preview, qtbot):
    chosen = preview.papers.findChildren(QLabel)[-1]
    qtbot.waitUntil(lambda: "pages" in chosen.text())
    before = chosen.text()
    assert before.startswith("6 documents chosen, ")
    preview.choices.text_size.setValue(14)
    qtbot.waitUntil(lambda: "pages" in chosen.text() and chosen.text() != before)
    preview.papers.choose(())
    assert chosen.text() == "0 documents chosen"


def test_enter_in_the_filter_goes_to_the_list_and_prints_nothing(preview, qtbot):
    preview.activateWindow()
    field = preview.papers.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not preview.is_working
    assert preview._print.isDefault()


def test_a_group_is_checked_as_one(preview):
    tree = preview.papers.findChild(QTreeWidget)
    tree.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert preview.papers.chosen() == ()
    assert not preview._save.isEnabled()
    tree.topLevelItem(2).setCheckState(0, Qt.CheckState.Checked)
    assert {one.kind for one in preview.papers.chosen()} == {PaperKind.DAY_SHEET}


def test_saving_one_file(preview, qtbot, tmp_path):
    path = tmp_path / "all.pdf"
    preview.save_pdf(path)
    assert preview.is_working
    qtbot.waitUntil(lambda: not preview.is_working)
    assert len(PdfReader(path).outline) == 6
    assert str(path) in preview.told


def test_saving_one_file_each(preview, qtbot, tmp_path):
    preview.save_pdf(tmp_path / "each")
    qtbot.waitUntil(lambda: not preview.is_working)
    assert len(list((tmp_path / "each").iterdir())) == 6


def test_stopping_leaves_no_file(preview, qtbot, tmp_path):
    preview.save_pdf(tmp_path / "all.pdf")
    preview._stop.click()
    qtbot.waitUntil(lambda: not preview.is_working)
    assert preview.told == "Stopped."
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_a_sentence(preview, qtbot, tmp_path):
    preview.save_pdf(tmp_path / "no" / "all.pdf")
    qtbot.waitUntil(lambda: not preview.is_working)
    assert preview.told == f"The folder of {tmp_path / 'no' / 'all.pdf'} does not exist."


def test_printing(preview, qtbot, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_on(printer)
    qtbot.waitUntil(lambda: not preview.is_working)
    assert "sent to the printer" in preview.told
    assert len(PdfReader(tmp_path / "printed.pdf").pages) > 6


def test_it_follows_the_document(qtbot):
    document = Document(None, MISSION)
    found = PrintPreview(document)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitUntil(lambda: found.view.page_count() > 0)
    renamed = set_field(MISSION, "delegates", "delegate-0-0", "name", "Ada Lovelace")
    document.apply("Rename", renamed)
    tree = found.papers.findChild(QTreeWidget)
    assert tree is not None

    def first_name():
        people = tree.topLevelItem(0)  # the list is made anew
        first = people.child(0) if people is not None else None
        return first.text(0) if first is not None else ""

    qtbot.waitUntil(lambda: "Ada Lovelace" in first_name())
    found.close()


def test_closing_while_it_saves_ends_the_work(qtbot, tmp_path):
    found = PrintPreview(MISSION)
    qtbot.addWidget(found)
    found.show()
    found.save_pdf(tmp_path / "all.pdf")
    found.close()
    assert not found.is_working
    found.show()
    qtbot.waitUntil(lambda: found.view.page_count() > 0)
    found.close()


def test_after_it_is_closed_edits_go_on_as_before(qtbot):
    document = Document(None, MISSION)
    preview = PrintPreview(document)
    preview.show()
    qtbot.waitUntil(lambda: preview.view.page_count() > 0)
    preview.close()
    with qtbot.waitSignal(preview.destroyed):
        preview.deleteLater()
    heard: list[object] = []
    document.changed.connect(heard.append)
    with qtbot.captureExceptions() as raised:
        document.apply("Rename", set_field(MISSION, "delegates", "delegate-0-0", "name", "Ada"))
    assert raised == []
    assert len(heard) == 1
