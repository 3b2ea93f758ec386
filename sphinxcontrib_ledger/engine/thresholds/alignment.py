"""The thresholds of ``engine.alignment``: how blocks are matched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AlignmentThresholds:
    """The thresholds of ``engine.alignment``, by the module that asks for them.

    A similarity is the idf-weighted Dice similarity of the tokens of two units, 0 to 1; a share of
    letters is the normalised indel similarity of their texts, 0 to 1.
    """

    # candidates

    #: The most pairs of a gap that are all compared: a pair costs about 5 µs, so such a gap costs
    #: 12 ms at most.  In larger ones only pairs are that share something rare; that misses
    #: partners that share nothing but common words, which are hardly similar.
    all_pairs: int = 2_500
    #: With so few units on a side, pairs are compared one by one, which takes no preparation.
    few_units: int = 2
    #: A word, or two words that stand beside each other, in more units than this (of one side of a
    #: gap) does not make two of them candidates.
    rare: int = 8
    #: The most candidates of a unit: those with which it shares most that is rare.  The partner is
    #: among the first two in all documents of the gold data.
    best_candidates: int = 5

    # in_order

    #: Least similarity of two blocks in the same order; measured on aligned documents
    #: (benchmarks/quality): lower pairs strangers, higher tears rewritten ones apart.
    similar: float = 0.25
    #: The same of short blocks of which one is a name (a heading, a term) and one is not: a
    #: definition has words of its term by nature.
    became: float = 0.5
    #: The loss of such blocks in a choice between partners: a term that was changed is
    #: likelier than one that became its own definition.
    other_kind: float = 0.2
    #: The bonus of short blocks that have as many blocks of the same kinds before them in a gap: a
    #: tie-break between neighbours that have but a word in common.
    same_number: float = 0.2
    #: The bonus of the same containers in a choice between partners: a tie-break.
    same_place: float = 0.05
    #: The same of standing beside the same neighbour.
    same_neighbour: float = 0.05
    #: The factor of the similarity of two signatures whose names differ: a function is known by
    #: its name, though most functions take and give much the same.
    renamed: float = 0.5

    # frames

    #: Least share of letters that the words which only one unit has on its side have in common in
    #: two units that are partners by them.
    framed: float = 0.6
    #: The least share of the similarity of either's most similar unit that partners by them have:
    #: lower takes a date, or a word by chance, for what tells units apart.
    nearly: float = 0.9
    #: The fewest letters of such a word: shorter ones are the letters and numbers of items.
    telling_letters: int = 3
    #: Of so few such words, one that both have says as much as letters do.
    own_words: int = 4

    # recognition

    #: A unit of fewer words is short: its words recur by chance and say little.
    short_unit: int = 5
    #: Least similarity of a block that is said to have moved: it must plainly be the same one.
    #: Measured on documents with known moves, where 0.3 would find 2 moves of 148 more; it is not
    #: lowered for so few, since what is wrongly called moved misleads more than an addition.
    moved: float = 0.4
    #: A block that is less similar than that, in words, is the same all the same if its letters
    #: are: this least similarity of words ...
    moved_by_letters_words: float = 0.3
    #: ... and this least share of letters (strangers have 0.3 to 0.5; if the spelling of half the
    #: words was corrected, 0.8 is left).
    moved_by_letters: float = 0.7
    #: Blocks of fewer words resemble each other by chance ("A rope at the bow."), so that one
    #: whose words changed has only moved if most of its letters are the same ...
    moved_short_words: int = 12
    #: ... which is at least this share of them.  By eye, of the 30 shortest such blocks of real
    #: revisions: what is wrong has 0.4 to 0.7, what is right 0.84.
    moved_short: float = 0.8
    #: A block that moved has at least a share of the weight of its words in the same order, or
    #: most of it would be marked, if its letters do not say that it is the same: blocks of fewer
    #: words than this the first share, others the second.
    in_order_words: int = 25
    #: The first share.  In the gold data what moved has 0.62 and 0.51 at least; texts that merely
    #: have words in common have up to 0.56 and 0.4 (benchmarks/quality/known.py).
    in_order_short: float = 0.6
    #: The second share.
    in_order: float = 0.45
    #: Of two texts that begin with at least so many words that are the same, one is the other,
    #: moved, though their ends differ ...
    same_opening: int = 6
    #: ... if these words have at least this share of the weight of the shorter one.  By eye, on
    #: real revisions: three texts of the corpora are known again by both, and all are.
    same_opening_share: float = 0.5
    #: Code is the same, moved, if it has at least this share of its letters.  By eye, on real
    #: revisions: between 0.7 and 0.8 more and more is another example of the same thing.
    same_code: float = 0.8
    #: ... and if there are no more pairs of letters to compare, which takes about 15 ms for a
    #: billion of them: 30,000 letters, or 800 lines, on each side.  More is known again by lines.
    code_letters: int = 1_000_000_000
    #: Two units between two groups that moved together have at least this share of the weight of
    #: the shorter one in common.  By eye, on real revisions: of what has less, nothing is unmarked
    #: but the sign of a move.
    moved_between: float = 0.5
    #: So many characters are known again though they are few words, as an address is.  By hand, on
    #: the eight real revisions where that mattered: more would miss addresses, far fewer take four
    #: common words for known.
    known_length: int = 40
    #: A text with so many words beside its numbers is known again if only these changed.  By hand:
    #: of fewer words the articles of the corpora say 46 things with several numbers each, as
    #: "entgegen § 19 Absatz 2", of as many 5; more would miss clauses of laws.
    renumbered: int = 5

    # sections

    #: Least similarity of what two sections with the same heading hold, for one to be the other,
    #: moved: lower takes sections for the same that merely have the same name, higher takes one
    #: apart of which half was rewritten.
    same_section: float = 0.3
    #: The same of sections whose headings differ.
    renamed_section: float = 0.6

    # lists

    #: Least share of the items of the shorter one that two lists have in common, if the same item
    #: is to be known again anywhere in them: lower takes a common word in another list for it.
    same_list: float = 0.5
    #: A list with so many items and terms, all of them the same, is known again elsewhere.
    whole_list: int = 3

    # ambiguity

    #: A text has not moved if more than ``few_rivals`` others have at least this share of its
    #: similarity.  By eye: 0.7 and 0.8 part the same on real revisions.
    rival: float = 0.8
    #: The same of a block of fewer words than ``moved_short_words``: an item of a price list has
    #: not become one of another thing elsewhere in it.
    rival_short: float = 0.6
    #: The most others that may be so similar.  With none at all, one move of 148 in the gold data
    #: would be lost, as its halves are alike.
    few_rivals: int = 1
    #: From this similarity on, only what is at least as similar is a rival.
    sure: float = 0.75

    # duplicates

    #: A text that stands unchanged elsewhere did not move there if at least so much of its letters
    #: is left at its place: it was copied, and then edited.  By eye: 0.8 to 0.95 part the same on
    #: real revisions, where five clauses of a law stay in their lists by that; what merely
    #: resembles a text has less.
    copied: float = 0.9

    # copied_sections

    #: Least similarity of what was copied to what it became at its old place, on average of all
    #: texts of a section that stand unchanged in a new one: lower takes a section whose end got a
    #: heading of its own for a copy, higher calls the older one new that was edited.
    version: float = 0.5
    #: The most sections with one heading that a section may have become.
    few_versions: int = 3

    # reassignment

    #: Least similarity of a text that hardly changed.  On real revisions, 0.75 misses what a
    #: reader sees at once (PEP 550); no figure of the gold data depends on it.
    hardly_changed: float = 0.6
    #: The share of that which any other may have at most, so that the two are each other's only
    #: likely partners and more than what they had.
    next_best: float = 0.75
    #: Two pairs are exchanged if that leaves at most this share of what differs within them.
    swapped: float = 0.5

    # splits

    #: Least share of the weight of each part that is in the whole, and of the whole that is in the
    #: parts: an editor who splits a paragraph changes little in it, and strangers have half of it.
    whole: float = 0.8
    #: Least share of a block's weight that must be in the other one for a split or a merge.
    contained: float = 0.25
    #: An item of fewer words than this ...
    contained_few_words: int = 12
    #: ... shares at least so much of its weight: stop words alone are a quarter, and an editor who
    #: removes an item rarely means to leave it in the next one, as one does with sentences.
    contained_of_few: float = 0.5

    #: Least share of a part that something else separates from the other parts, and of what is
    #: plainly a part, in words and in their order.  Lower takes what was put in between for a part
    #: of its neighbour; higher loses parts in which some words were edited.
    contained_apart: float = 0.6

    #: The most unchanged texts that are said to have moved from behind a paragraph, or from before
    #: it, to between its parts, so that the part beyond them need not be new.
    few_between: int = 4

    # by_position

    #: The most pairs of a gap whose letters are compared where there are more units on one side.
    pairs_by_letters: int = 400

    # table_columns

    #: Least share of cells, or of words, that columns with different heads have in common.
    alike_columns: float = 0.5
    #: The most pairs of columns of two tables that are compared.
    column_pairs: int = 2_500
