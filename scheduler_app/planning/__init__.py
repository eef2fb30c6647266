"""Between the mission and the solver: two vocabularies, one translator.

Here a mission becomes a solver problem and a result becomes a proposal; here live the marks of conflict
and the comparison of two schedules. Everything is a pure function of values: no Qt, no file, no clock.
"""
