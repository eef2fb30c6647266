"""How to print: days, paper, size of the text, clock; and whether a PDF is one file or many."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.printing import PaperOptions, PaperSize
from scheduler_app.printing.options import LARGEST_TEXT, NORMAL_TEXT, SMALLEST_TEXT
from scheduler_app.ui.plain import Label


class PaperChoices(QWidget):
    """`changed`: pages would look otherwise now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def options(self) -> PaperOptions:
        """What is chosen, printed now."""
        return PaperOptions(
            printed_at=datetime.now().astimezone().replace(tzinfo=None),
            paper=PaperSize(self.paper.currentData()),
            is_page_per_day=self.page_per_day.isChecked(),
            text_size=self.text_size.value(),
            is_24_hour=bool(self.clock.currentData()),
        )

    @property
    def is_one_file(self) -> bool:
        """Whether a PDF holds all documents."""
        return bool(self.one_file.isChecked())

    def _build(self) -> None:
        self.flowing = QRadioButton(tr("One day after the other"))
        self.flowing.setChecked(True)
        self.page_per_day = QRadioButton(tr("One page a day"))
        self.paper = QComboBox()
        self.paper.addItem(tr("A4"), PaperSize.A4.value)
        self.paper.addItem(tr("Letter"), PaperSize.LETTER.value)
        if QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem:
            self.paper.setCurrentIndex(1)
        self.text_size = QDoubleSpinBox()
        self.text_size.setDecimals(1)
        self.text_size.setSingleStep(0.5)
        self.text_size.setSuffix(tr(" pt"))
        self.text_size.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        self.text_size.setValue(NORMAL_TEXT)
        self.clock = QComboBox()
        self.clock.addItem(tr("24 hours (14:30)"), True)
        self.clock.addItem(tr("12 hours (2:30 pm)"), False)
        self.one_file = QRadioButton(tr("All in one file"))
        self.one_file.setChecked(True)
        self.files = QRadioButton(tr("One file each"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self._pair(tr("Days"), self.flowing, self.page_per_day))
        form.addRow(tr("Pa&per size"), self.paper)
        form.addRow(tr("&Text size"), self.text_size)
        form.addRow(tr("&Clock"), self.clock)
        form.addRow(self._pair(tr("PDF files"), self.one_file, self.files))

    def _pair(self, caption: str, first: QRadioButton, second: QRadioButton) -> QWidget:
        """Two radio buttons of one group, under their caption."""
        group = QButtonGroup(self)
        holder = QWidget()
        holder.setAccessibleName(caption)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(Label(caption))
        for button in (first, second):
            button.setAccessibleDescription(caption)
            group.addButton(button)
            column.addWidget(button)
        return holder

    def _connect(self) -> None:
        self.page_per_day.toggled.connect(lambda _: self.changed.emit())
        self.paper.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.text_size.valueChanged.connect(lambda _: self.changed.emit())
        self.clock.currentIndexChanged.connect(lambda _: self.changed.emit())
