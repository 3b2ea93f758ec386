"""Changes in code: its lines, the words in them, and where lines were removed.

In: the lines of both sides and their edit script.
Out: :class:`CodeChanges`, which annotation puts beside the code.
The lines of an edit are paired by what they have in common, and two lines that belong together
are compared word by word.
Lines without anything in them are no more than space, and say nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from rapidfuzz import process
from rapidfuzz.distance import Indel

from sphinxcontrib_ledger.engine.script.code_changes import CodeChanges, Stretch, StretchKind
from sphinxcontrib_ledger.engine.sequences.matching import Match, matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.model import Edit
    from sphinxcontrib_ledger.engine.thresholds import Thresholds
    from sphinxcontrib_ledger.engine.thresholds.script import ScriptThresholds
    from sphinxcontrib_ledger.engine.tokens.token import Token, Tokens

#: Beginnings of lines that end what earlier lines began.
_CLOSES = regex.compile(r'\s*(?:[)\]}>]|</|(?:end|fi|done|esac)\b)')
#: Numbers with their points and versions (3.9.0b6, v1.2-rc.1), names, and any other sign alone.
_TOKEN = regex.compile(
    r"""
      (?<!\w) v?\d+(?:[.,]\d+)+ (?: [.\-]? (?:a|b|c|rc|alpha|beta|dev|post|pre)\.?\d+ )*+ \w*
    | \w+ | [^\w\s]
    """,
    regex.VERBOSE,
)


def edge_of_lines(lines: Tokens, at: int) -> float:
    """Return how well a mark on lines may begin or end before line ``at``: 0 (badly) to 4.

    A new function begins with its name and not with the bracket that ends the one before: best
    beside an empty line, else where lines are least indented (``/`` is the end of a line)::

        before:      bell: / ring() / bell: / sail()
        wrong marks: bell: / ring() / bell: / {+wait() / bell:+} / sail()
        right marks: bell: / ring() / {+bell: / wait()+} / bell: / sail()
    """
    if at in (0, len(lines)) or not (lines.keys[at - 1] and lines.keys[at]):
        return 4
    line = lines.keys[at]
    if _CLOSES.match(line):
        return 0
    return 2 / (1 + len(line) - len(line.lstrip()))


def edges_of_lines(lines: Tokens, start: int, stop: int) -> float:
    """Return how well a mark on lines ``start`` to ``stop`` reads."""
    return edge_of_lines(lines, start) + edge_of_lines(lines, stop)


def changes_in_code(
    original: Tokens, edited: Tokens, edits: Sequence[Edit], thresholds: Thresholds
) -> CodeChanges:
    """Return what changed, given the lines of both sides and the edits that cover them."""
    changes = CodeChanges([], [], [])
    for edit in edits:
        if edit.kind == 'same':
            continue
        old = [line for line in original[slice(*edit.original)] if line.key]
        first, stop = edit.edited
        while first < stop and not edited.keys[first]:
            first += 1
        while first < stop and not edited.keys[stop - 1]:
            stop -= 1
        if first < stop:
            stretches, gaps = _stretches(old, edited, range(first, stop), thresholds)
            changes.lines.extend(range(first + 1, stop + 1))
            changes.stretches.extend(stretches)
            changes.gaps.extend(gaps)
        elif old:
            changes.gaps.append(edit.edited.start)
    return changes


def _stretches(
    old: Sequence[Token], edited: Tokens, run: range, thresholds: Thresholds
) -> tuple[list[Stretch], list[int]]:
    """Return what changed in lines ``run``, and after which lines some were removed."""
    stretches: list[Stretch] = []
    gaps: list[int] = []
    new = [number for number in run if edited.keys[number]]
    keys = [line.key for line in old], [edited.keys[number] for number in new]
    pairs = _paired(*keys, thresholds.script)
    for (i, j), (end_i, end_j) in pairwise([(-1, -1), *pairs, (len(old), len(new))]):
        if i >= 0:
            stretches += _within(old[i].text, edited[new[j]], thresholds)
        kind: StretchKind = 'modified' if end_i > i + 1 else 'added'
        stretches += [_all_of(edited[number], kind) for number in new[j + 1 : end_j]]
        if end_i > i + 1 and end_j == j + 1:
            gaps.append(new[j] + 1 if j >= 0 else run.start)
    return stretches, gaps


def _paired(
    old: Sequence[str], new: Sequence[str], thresholds: ScriptThresholds
) -> list[tuple[int, int]]:
    """Return which lines became which, both in order: those that are most alike together::

    before:      lamp.wait(10)
    wrong marks: {+lamp.wait(15)+}
    right marks: lamp.wait({+15+})
    """
    if not old or len(old) * len(new) > thresholds.line_pairs:
        return []
    similar, best = _best_pairings(old, new, thresholds.similar_lines)
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        score = similar.get((i, j), 0.0)
        if score and best[i][j] == best[i + 1][j + 1] + score:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _best_pairings(
    old: Sequence[str], new: Sequence[str], least: float
) -> tuple[dict[tuple[int, int], float], list[list[float]]]:
    """Return how similar lines are, and the best sum of what pairs from two lines on can have.

    Lines that are less similar than ``least`` are left out.
    """
    bare = [line.strip() for line in new]
    best = [[0.0] * (len(new) + 1)]
    similar: dict[tuple[int, int], float] = {}
    for i in reversed(range(len(old))):
        likely = process.extract(
            old[i].strip(),
            bare,
            scorer=Indel.normalized_similarity,
            score_cutoff=least,
            limit=None,
        )
        below, row = best[-1], list(best[-1])
        scores = {j: score for _, score, j in likely}
        for j in reversed(range(max(scores, default=-1) + 1)):
            row[j] = max(below[j], row[j + 1])
            if j in scores:
                similar[i, j] = scores[j]
                row[j] = max(below[j + 1] + scores[j], row[j])
        best.append(row)
    best.reverse()
    return similar, best


def _all_of(line: Token, kind: StretchKind) -> Stretch:
    indent = len(line.text) - len(line.text.lstrip())
    return Stretch(line.start + indent, line.start + len(line.key), kind)


def _within(old: str, line: Token, thresholds: Thresholds) -> list[Stretch]:
    """Return the stretches of a line that differ from the line that it was."""
    tokens = [*_TOKEN.finditer(line.text)]
    before = _TOKEN.findall(old)
    unmarked = matches(before, [token.group() for token in tokens], thresholds.sequences)
    changed: list[Stretch] = []
    ends = [Match(0, 0, 0), *unmarked, Match(len(before), len(tokens), 0)]
    for left, right in pairwise(ends):
        i, j = left.original + left.size, left.edited + left.size
        if j < right.edited:
            kind: StretchKind = 'modified' if i < right.original else 'added'
            start, stop = tokens[j].start(), tokens[right.edited - 1].end()
            changed.append(Stretch(start, stop, kind))
        elif i < right.original:
            place = tokens[j - 1].end() if j else len(line.text) - len(line.text.lstrip())
            changed.append(Stretch(place, place, 'removed'))
    changed = _merged(changed, line.text)
    marked = sum(stretch.stop - stretch.start for stretch in changed)
    most = thresholds.script.rewritten_line * len(line.text.strip())
    is_confetti = len(changed) > 1 and marked > most
    # Where nothing but spaces changed, the line is what changed.
    if is_confetti or not changed:
        return [_all_of(line, 'modified')]
    return [
        Stretch(line.start + part.start, line.start + part.stop, part.kind) for part in changed
    ]


def _merged(changed: Sequence[Stretch], text: str) -> list[Stretch]:
    """Join what is parted by no more than a sign: confetti is hard to read::

    before:      foo.bar(baz)
    wrong marks: {+qux+}.{+quux+}({+corge+})
    right marks: {+qux.quux(corge)+}
    """
    merged: list[Stretch] = []
    for stretch in changed:
        between = text[merged[-1].stop : stretch.start] if merged else ''
        if merged and len(between.strip()) < 2 and not any(map(str.isalnum, between)):
            last = merged[-1]
            if {last.kind, stretch.kind} != {'removed'}:
                kind = last.kind if last.kind == stretch.kind else 'modified'
                merged[-1] = Stretch(last.start, stretch.stop, kind)
        else:
            merged.append(stretch)
    return merged
