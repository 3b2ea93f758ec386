"""The thresholds of ``engine.sequences``: how much work a match may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SequenceThresholds:
    """The thresholds of ``engine.sequences``."""

    #: The most words that two runs may differ in to go to diff-match-patch, whose work grows with
    #: the square of it: 2.5 ms for this many.  Both find a longest common subsequence; among
    #: equally long ones that of diff-match-patch is a little more often the one that people mark
    #: (by 0.3 points of F1 on whole spans), so fewer would cost marks that read well, more would
    #: cost seconds on rewrites.  What is left between anchors never goes there.
    myers_words: int = 100
    #: The most cells (words of one side times words of the other) that go to rapidfuzz at once: it
    #: takes 0.07 s and 50 MB for this many.  Fewer would cost marks over the shortest script, more
    #: would cost memory.
    lcs_cells: int = 400_000_000
    #: The most cells of two runs that are asked, as a whole, how many words can be the same: it
    #: takes 0.7 s for this many (60,000 words of one text on each side).  Larger runs are said to
    #: have less in common than was found between anchors; more would cost seconds on a text whose
    #: lines were put in another order, which is marked as a whole either way.
    whole_cells: int = 4_000_000_000
    #: How often a run may be cut at anchors found in what an earlier cut left over.  Real articles
    #: take one or two; the bound keeps the work linear whatever the text.
    cuts: int = 8
    #: The lengths of the runs of words that may be anchors, the surest first.  Longer ones are
    #: found in fewer texts, shorter ones join words that have nothing to do with each other.
    anchor_lengths: tuple[int, ...] = (8, 4, 2, 1)
