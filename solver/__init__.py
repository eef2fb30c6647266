"""The schedule solver: a pure library over OR-Tools that knows nothing of the application."""
