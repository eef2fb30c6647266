"""The open mission: one way to change it, durable before anyone is told, undone without limit."""

from scheduler_app.document.document import Document

__all__ = ["Document"]
