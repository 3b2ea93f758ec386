"""What was there before, where an article shows it: beside its words, struck through, in a column.

In: a document whose marks know what was at their places.
Out: the same document with the original's words in it.
"""
