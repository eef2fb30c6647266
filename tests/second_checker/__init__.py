"""A second opinion on a mission and its plan: plain JSON values in, a list of problems out.

It is written from the JSON Schema and from what the records say of themselves, and shares nothing with
the product: this package imports the standard library only, which a test holds it to. What it says must
be fixed, `attache check` must say too, and the other way round.
"""
