"""How exact formcoach is on thousands of made pictures whose angles are known.

Pictures are made by `render.quick` and read at once; none is kept. What was read goes
to a file, a line a picture, from which the tables are made.
"""
