"""The tests: a mirror of both packages, plus the instruments they share."""
