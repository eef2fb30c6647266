"""The window: docks, tables, panels, dialogs and the actions that join them to the document.

Widgets arrange and wire; a condition that is not about widgets belongs below ``document``.
"""
