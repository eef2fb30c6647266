"""One file per rule of the model."""
