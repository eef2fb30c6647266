"""Edits cells of a TableModel with the editor of their kind, and marks cells that were refused."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scheduler_app.itemmodels.table_model import TableModel
from scheduler_app.mission.errors import MissionError
from scheduler_app.ui.look import colours_of
from scheduler_app.ui.widgets.field_editors import (
    LongTextEditor,
    ReferencesEditor,
    editor_for,
)
from scheduler_app.ui.widgets.roster_editor import RosterEditor
from scheduler_app.ui.widgets.text_editor import FieldEditor

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """For views whose model is a TableModel."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = _model(index)
        editor = editor_for(model.document.mission, model.columns[index.column()], parent)
        if isinstance(editor, ReferencesEditor):
            editor.changed.connect(lambda: self._finish(editor))
        elif isinstance(editor, RosterEditor):
            editor.picked.connect(lambda: self._finish(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, FieldEditor)
        model = _model(index)
        editor.set_value(model.value_at(index.row(), index.column()))
        refusal = model.refusal_at(index)
        if refusal is not None:
            editor.set_typed(refusal.typed)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, FieldEditor)
        assert isinstance(model, TableModel)
        try:
            value = editor.value()
        except MissionError:
            model.setData(index, editor.typed())
            return
        if value == model.value_at(index.row(), index.column()):
            model.forget_refusal(index)
            return
        doubts = editor.doubts()
        if model.set_value(index.row(), index.column(), value) and doubts:
            model.doubted.emit(" ".join(doubts))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect
        if isinstance(editor, LongTextEditor):
            rect.setHeight(max(rect.height(), 96))
            rect.setWidth(max(rect.width(), 320))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, LongTextEditor):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
        return super().eventFilter(watched, event)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if _model(index).refusal_at(index) is not None:
            colours = colours_of(option.widget)
            option.backgroundBrush = QBrush(QColor(colours.must_fix_wash))
            option.palette.setColor(option.palette.ColorRole.Text, QColor(colours.must_fix))
        option.textElideMode = Qt.TextElideMode.ElideRight

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if _model(index).refusal_at(index) is not None:
            pen = QPen(QColor(colours_of(option.widget).must_fix), 2)
            painter.save()
            painter.setPen(pen)
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
            painter.restore()

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def _model(index: Index) -> TableModel:
    model = index.model()
    assert isinstance(model, TableModel)
    return model
