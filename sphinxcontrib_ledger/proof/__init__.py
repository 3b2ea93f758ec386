"""The proof of an annotated article, made on every build, and its report.

1. ``structure``: without its marks the article is the edited one.
2. ``words``: unmarked and removed words are the original.
3. ``contexts``: changes of context have marks, and those marks have changes.
4. ``elision_places``: elisions of blocks stand where the blocks stood.
5. ``references``: references of footnotes that moved have marks, and those marks have moves.

``report`` has the figures of all, and ``places`` proves later that marks are still there.
"""
