"""The thresholds of ``engine.script``: how edit scripts are made readable."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal, get_args

Granularity = Literal['fine', 'balanced', 'coarse']
#: All of them, from the finest marks to the coarsest.
GRANULARITIES: tuple[Granularity, ...] = get_args(Granularity)


@dataclass(frozen=True)
class CoalescingRule:
    """When two edits become one mark, with the unchanged words between them.

    They do if the weight of those words is at most ``share`` times the geometric mean of the
    lengths of the two edits (in words); ``chance`` times for a single word between a replacement
    and a removal behind it.
    In a block whose typical edit has at least ``start`` words they do, too, if the words between
    are at most ``slope`` times as many as the typical edit has more than ``start``, or if words
    changed places across them.
    """

    share: float
    chance: float
    slope: float
    start: float


@dataclass(frozen=True)
class CoalescingRules:
    """The rule of each granularity.

    Measured on texts that people had marked (benchmarks/quality).  Copy editors mark words,
    writers mark phrases, and how long the edits of a block typically are tells which of the two
    was at work.
    """

    #: Marks of words, as copy editors make them, in whatever text.
    fine: CoalescingRule = CoalescingRule(0.1, 0.1, 0.0, inf)
    #: No coarser than that in a text that was corrected, phrases where it was rewritten (slopes of
    #: 1.5 to 3 and starts of 1.2 to 1.8 differ by at most 0.5 points of F1).  With 0.1 for chance,
    #: a word that recurs leaves the rest of what was replaced as a removal; 0.3 costs 0.1 points.
    balanced: CoalescingRule = CoalescingRule(0.1, 0.2, 2.0, 1.5)
    #: Phrases, in whatever text.
    coarse: CoalescingRule = CoalescingRule(0.5, 0.5, 2.0, 1.0)

    def of(self, granularity: Granularity) -> CoalescingRule:
        """Return the rule of a granularity."""
        rule: CoalescingRule = getattr(self, granularity)
        return rule


@dataclass(frozen=True)
class ScriptThresholds:
    """The thresholds of ``engine.script``."""

    #: Which edits become one mark, by granularity.
    coalescing: CoalescingRules = CoalescingRules()
    #: With fewer edits than this, words of a block were corrected, and edits do not become phrases
    #: over words.  Of 2 to 5 no figure of the gold data depends by more than 0.1 points; 8 leaves
    #: rewrites in pieces.
    rewritten_block: int = 5
    #: Words changed places if those that went on one side and came on the other have at least this
    #: share of the weight of either edit: 0.3 changes F1 by less than 0.1 points either way, 0.8
    #: costs up to 0.5 on documents.
    swapped: float = 0.5
    #: Across unchanged words that weigh more than so many times what changed places, they have
    #: that share of the weight of both edits: one word that went with many and came behind a
    #: clause has not taken the clause along.  2 costs 0.1 points of F1 on documents, this nothing.
    swapped_weight: int = 5
    #: Longer runs of unchanged words than this have nothing swapped across them that a reader
    #: sees.
    swapped_words: int = 8
    #: A pair of blocks is one mark when less than this share of the weight of its smaller side
    #: stayed.  0.3 marks a rewritten paragraph whole although its small words recur, and leaves
    #: alone one that was merely cut down, of which all that remains is unchanged.
    rewritten: float = 0.3
    #: Blocks of fewer words (a heading, a cell) are never called rewritten: the words are the
    #: mark.
    rewritten_words: int = 8
    #: A sentence is one mark when less than this share of its weight stayed, and less than this of
    #: the sentence that it came from.  0.2 leaves more confetti, 0.4 paints more of what stayed
    #: (chosen with ``rewritten_block``).
    rewritten_sentence: float = 0.3
    #: Sentences of fewer words are never called rewritten: the words are the mark.
    sentence_words: int = 5
    #: A sign between two phrases that took others' place belongs to the mark if either has so many
    #: words: of fewer ("pink, black" for "red, green") each word is a mark of its own, and people
    #: agree (1 costs 0.4 points of F1 on whole spans); more change nothing.
    phrase_words: int = 2
    #: A sentence of so many words or more that was put in another's place takes its full stop
    #: along; of a shorter one ("No." for "Yes.") the words are the mark.  1 to 5 agree with people
    #: alike (within 0.1 points).
    new_sentence_words: int = 2
    #: A phrase within new quotation marks is one mark if at most so many times as many of its
    #: words stayed as are new: with 1 a single new word of three leaves two marks, with 4 (0.2
    #: points of F1 less) quotation marks around a sentence of which a word changed would paint it.
    quoted_kept: float = 2.0
    #: Signs that went are told by the same signs that came at most so many words away: nobody
    #: looks for a quotation mark farther off.
    sign_moved_words: int = 8
    #: A whole sentence of so many tokens that stayed is never marked along with what is around it.
    #: By eye: fewer would keep what is no sentence, as the number of an item; more would paint
    #: sentences that stayed.  No figure of the gold data depends on it.
    whole_sentence: int = 3
    #: The opening or the ending of a sentence or a block, of so many tokens, is not either, but
    #: with granularity ``coarse``.  Fewer leave small words unmarked in rewritten paragraphs, more
    #: paint clauses that stayed; 6 to 12 differ by 0.01 points of F1.
    long_opening: int = 8
    #: Two blocks that nothing but their position connects are one mark when less than this share
    #: of the weight of the smaller side stayed.  Strangers have up to half of it in common, as
    #: small words recur; higher marks blocks whole that were cut down and edited.
    positional: float = 0.6
    #: A sentence that stayed tells which words belong together if it has so many tokens: shorter
    #: ones recur by chance, longer ones would miss shifts of short sentences.
    known_sentence: int = 4
    #: The most pairs of sentences of two blocks that are compared, which takes some 5 ms.  In
    #: longer texts only sentences that stayed tell where words are looked for.
    sentence_pairs: int = 400
    #: Least similarity of two sentences that resemble each other.  Lower takes strangers for
    #: sentences of one frame; higher misses frames of few words.
    similar_sentence: float = 0.45
    #: Least similarity, by what is special in them, of two sentences of one frame that are the
    #: same one: lower pairs different ones of the frame, higher misses edited ones.
    special_sentence: float = 0.3
    #: The part of its weight that a word keeps which all sentences have.  With 0, two that have
    #: nothing of their own in common would never be compared; more makes all of a frame similar.
    frame: float = 0.1
    #: The most pairs of the same words in a run that are weighed, which takes some 2 ms; longer
    #: rewrites are compared by the longest common subsequence.  0 costs 0.1 points of F1 on spans;
    #: more than this changes no text of the gold data.
    weighted_pairs: int = 1_000
    #: The loss of weight for each edit: with 4, short words that stayed are painted.
    region_cost: int = 2
    #: The gain of weight for each word that stayed beside another one: a tie-break.
    run_bonus: int = 2
    #: The gain of weight for a quotation mark or bracket that stayed and opens, or closes, on both
    #: sides: of such a sign and a full stop that changed places, the full stop is marked.
    quote_bonus: int = 1
    #: The most letters of a word, in small letters, that an added phrase begins with rather than
    #: ends in: of fewer it would not be "eine" or "unter", and of longer ones no article is.
    phrase_small_letters: int = 5
    #: The cost of sliding a mark so that a word is matched with one of another look: more than any
    #: edge of a phrase or sentence is worth (5 at either end).
    look_cost: int = 100
    #: The least similarity of two lines of code of which one is taken to have become the other.
    similar_lines: float = 0.5
    #: The most pairs of lines that are looked at in one edit; a longer rewrite is one of whole
    #: lines.
    line_pairs: int = 40_000
    #: The share of a line above which all of it is marked instead of words here and there in it.
    rewritten_line: float = 0.7
