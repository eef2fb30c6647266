"""Translations: gettext catalogues, one mechanism for the window, the commands and paper.

Qt-free; Qt's own dialogs are translated by Qt's own catalogues, which the application installs.
"""
