"""Composes the window application once: the only place that wires the parts together."""
