"""The model: the only code that knows OR-Tools. It judges nothing; `solver.check` does."""
