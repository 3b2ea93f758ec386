r"""What readers see of a formula: not the spaces between its parts, and not the name of its label.

In: the source of a formula; both sides of an article.  Out: a key, by which formulas are compared;
the original with the labels that its formulas have in the edited article now.
It is a part of reading blocks, before both sides are compared::

    before  a=b, \alpha x     (label: tres)
    wrong   [a = b, \alpha x] (label: dos)
    right   a = b, \alpha x
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock

#: Least share of signs that formulas have in common if the label of one became that of the other.
#: Lower: a reference to another formula is no edit.  Higher: where a formula was edited and its
#: label renamed, all references to it are edits.
LEAST_SHARE = 0.5
#: So many pairs of formulas are compared sign by sign at most; the others keep their labels.
MOST_PAIRS = 10_000
#: The attribute of Python objects that has the text of a formula, or of a reference to one, with
#: the labels of the other side.
RENAMED = 'ledger_renamed'
_SIGNS = re.compile(
    r'(?P<reference>\\(?:eq)?ref\s*\{(?P<name>[^{}]*)\})|\\label\s*\{(?P<label>[^{}]*)\}'
    r'|(?P<comment>%[^\n]*\n?)|(?P<blank>\s*\n\s*\n\s*)|(?P<space>\s+)'
    r'|(?P<sign>\\(?:[A-Za-z@]+\*?|.)|.)',
    re.DOTALL,
)
#: Commands whose argument is text, in which spaces are seen.
_TEXT = re.compile(r'\\(?:text\w*|[mhf]box|tag\*?|(?:short)?intertext)')


def formula_key(formula: nodes.Element) -> str:
    """Return what must agree for two formulas to be the same.

    The comments and labels in a formula within a text are words of that text, and so in the key.
    """
    text = renamed_text(formula) or formula.astext()
    if isinstance(formula, nodes.math):
        return ' '.join(_signs(text, hidden=True))
    is_numbered = bool(formula.get('label'))
    return ' '.join([*_signs(text), *(['numbered'] if is_numbered else [])])


def renamed_text(node: nodes.Element) -> str | None:
    """Return the text of a formula, or of a reference to one, with the labels of the other side.

    ``None``: none of its labels has another name there.
    """
    text: str | None = getattr(node, RENAMED, None)
    return text


def _signs(text: str, *, hidden: bool = False) -> Iterator[str]:
    r"""Go through what is seen of a formula; a space between signs in a text is a sign.

    ``hidden``: comments and labels are signs, too.
    Space before the bracket or asterisk behind ``\\`` says that this is no option of it; an empty
    line ends a line of the formula.
    """
    depth = 0
    is_text_next = False
    ended = False
    waiting = ''
    for match in _SIGNS.finditer(text.strip()):
        sign = match['reference'] or match['sign'] or ''
        if hidden and (match['comment'] or match['label'] is not None):
            sign = match[0].strip()
        if not sign:
            is_kept = depth or (match['blank'] is not None) or ended
            if is_kept and match['comment'] is None and match['label'] is None:
                waiting = '\n\n' if match['blank'] and not depth else waiting or ' '
            continue
        if waiting and (depth or waiting != ' ' or sign in '[*'):
            yield waiting
        waiting = ''
        ended = sign == r'\\'
        yield sign
        if sign == '{' and (depth or is_text_next):
            depth += 1
        elif sign == '}' and depth:
            depth -= 1
        is_text_next = _TEXT.fullmatch(sign) is not None


class _Label(NamedTuple):
    """The label of a formula, and what is seen of that."""

    name: str
    signs: tuple[str, ...]


def are_labels_renamed(
    roots: Iterable[nodes.Node], original: Sequence[TextBlock], edited: Sequence[TextBlock]
) -> bool:
    """Give the references of an original the labels of the edited article's formulas.

    ``roots`` and ``original`` are the nodes and the blocks of the original.
    A reference shows the number of its formula, so that nobody sees how the label is called.
    Return whether there were any, so that the blocks are to be read again.
    """
    before, after = _labels(original), _labels(edited)
    known = {label.name for label in before} & {label.name for label in after}
    gone, new = ([label for label in side if label.name not in known] for side in (before, after))
    renamed = _renamed(gone, new)
    for root in roots if renamed else ():
        _rename(root, renamed)
    return bool(renamed)


def _labels(blocks: Sequence[TextBlock]) -> list[_Label]:
    labels: list[_Label] = []
    formulas = [block.node for block in blocks if isinstance(block.node, nodes.math_block)]
    for formula in formulas:
        signs = tuple(_signs(formula.astext()))
        names = [match['label'] for match in _SIGNS.finditer(formula.astext()) if match['label']]
        labels += [_Label(name, signs) for name in (formula.get('label'), *names) if name]
    return labels


def _renamed(gone: Sequence[_Label], new: Sequence[_Label]) -> dict[str, str]:
    """Return the new names of labels: first those of the same formulas, then of similar ones."""
    renamed: dict[str, str] = {}
    free = list(new)
    for label in gone:
        same = next((other for other in free if other.signs == label.signs), None)
        if same is not None:
            renamed[label.name] = same.name
            free.remove(same)
    rest = [label for label in gone if label.name not in renamed]
    for label in rest if len(rest) * len(free) <= MOST_PAIRS else ():
        shares = {other: _share(label.signs, other.signs) for other in free}
        best = max(free, key=lambda other: shares[other], default=None)
        if best is not None and shares[best] >= LEAST_SHARE:
            renamed[label.name] = best.name
            free.remove(best)
    return renamed


def _share(before: Sequence[str], after: Sequence[str]) -> float:
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def _rename(root: nodes.Node, renamed: Mapping[str, str]) -> None:
    for node in root.findall(nodes.Element):
        if isinstance(node, nodes.math | nodes.math_block):
            text = node.astext()
            named = _SIGNS.sub(lambda match: _with_name(match, renamed), text)
            if named != text:
                setattr(node, RENAMED, named)
        elif _is_reference(node) and (old := node.get('reftarget')) in renamed:
            if node.astext() == old:
                setattr(node, RENAMED, renamed[old])
            node['reftarget'] = renamed[old]


def _is_reference(node: nodes.Element) -> bool:
    """Return whether a node may be a cross-reference to a formula."""
    is_open = node.get('refdomain') in ('math', '', None) and node.get('reftype') != 'ref'
    return is_open and node.tagname == 'pending_xref'


def _with_name(match: re.Match[str], renamed: Mapping[str, str]) -> str:
    name = match['name']
    return match[0] if name is None else match[0].replace(name, renamed.get(name, name))
