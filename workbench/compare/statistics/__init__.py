"""The statistics of a migration: pure functions, one file per family.

Numbers in, named tuples of numbers out. A sample that cannot answer gives None, never a zero or a one.
"""
