"""Days, hours and slots as short text, and read back: the one reader for cells, forms, paste and commands.

Qt-free. `writing` sets them as a cell shows them, `reading` reads what people type. A text is read
whole or refused: nothing of it is dropped, and the refusal names what was read and why.
"""
