"""What is said, to whoever builds and to readers, of an article without a sound account.

In: an article that waits, what was found wrong with it, and its document.
Out: warnings of type ``ledger``, and in the document a notice, or no article.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.errors import Subtype
from sphinxcontrib_ledger.extension.displaced import displaced_parts
from sphinxcontrib_ledger.extension.messages import OUTCOMES, Location, warn
from sphinxcontrib_ledger.legend.notice import leave_out, put_notice
from sphinxcontrib_ledger.pipeline import STRATEGIES
from sphinxcontrib_ledger.read.problems import FILE, costs_more_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.extension.pending import Pending
    from sphinxcontrib_ledger.legend.notice import Reason
    from sphinxcontrib_ledger.pipeline import Comparison, Sides
    from sphinxcontrib_ledger.read.problems import Problem
    from sphinxcontrib_ledger.settings import Settings


def is_comparable(
    pending: Pending,
    document: nodes.document,
    article_roots: Sequence[nodes.Element],
    node: nodes.Element,
    sides: Sides,
) -> bool:
    """Return whether an article can be compared; else warn, and let the page say so.

    It cannot if the edited article does not stand where it was put, or if the original shows
    nothing: then it is most likely not the file that was meant.
    ``node`` is the pending node of the article.
    """
    settings = pending.settings
    shown = (*article_roots, node)
    displaced = displaced_parts(pending.tag, article_roots, sides.edited, settings)
    if displaced and not (
        pending.opens and all(isinstance(top, nodes.field_list) for top in displaced)
    ):
        # What it has become cannot be left out.
        on_error = 'error' if settings.on_error == 'error' else 'notice'
        message = (
            'what stands around this article made something else of its text, so '
            f'{OUTCOMES[on_error]}: move the directive to the left margin'
        )
        warn(document, pending.location, Subtype.PLACE, message, on_error)
        put_notice('unread', shown[0], document)
        return False
    if sides.original:
        return True
    if not sides.edited:
        message = 'neither file shows anything that could be compared'
        warn(document, pending.location, Subtype.EMPTY, message)
        return True
    if pending.of_version is not None or settings.alone:
        return True
    message = (
        f'the original {pending.files.original!r} shows nothing that could be compared: check '
        f'that it is the right file, and that it is whole; {OUTCOMES[settings.on_error]}'
    )
    warn(document, pending.location, Subtype.EMPTY, message, settings.on_error)
    show_no_account('unread', document, shown, settings)
    return False


def warn_of_original(pending: Pending, document: nodes.document) -> None:
    """Warn of what costs text of the original, and of what else reading it has changed.

    Nobody can mend a page of an earlier version: see :func:`tell_of_lost_text`.
    """
    problems = pending.isolated.problems() if pending.of_version is None else []
    gone = [problem for problem in problems if problem.kind == FILE]
    for source, line, kind in problems:
        if kind == FILE:
            continue
        warn(
            document,
            Location(source, line),
            Subtype.ORIGINAL,
            f'{kind}: text of the original may be missing on its side',
        )
    if gone:
        ordered = sorted(gone, key=lambda problem: (problem.source, problem.line or 0))
        where = ', '.join(dict.fromkeys(map(_place, ordered)))
        message = (
            f'the original names what is not there today ({where}): text of that is missing on '
            'its side'
        )
        warn(document, pending.location, Subtype.ORIGINAL, message)
    if names := pending.isolated.touched():
        warn(
            document,
            pending.location,
            Subtype.SANDBOX,
            f'an extension keeps what it reads in the original in {", ".join(names)}, so what was '
            'removed may be published: look for its words in the output, and please report it',
        )


def tell_of_lost_text(
    pending: Pending, document: nodes.document, roots: Sequence[nodes.Element]
) -> None:
    """Warn, and let the page say so, if an earlier page lost text that it has kept itself."""
    problems = pending.isolated.problems()
    if pending.of_version is None or not costs_more_text(problems, document):
        return
    ordered = sorted(problems, key=lambda problem: (problem.line or 0, problem.kind))
    faults = [f'{kind} in line {line}' if line else kind for _, line, kind in ordered]
    warn(
        document,
        pending.location,
        Subtype.ORIGINAL,
        f'some text of {pending.files.original!r} could not be read '
        f'({", ".join(dict.fromkeys(faults))}), so some marks may be wrong, and the page says so: '
        'add what reads it, or leave the page out with ledger_baseline_exclude',
    )
    put_notice('incomplete', (*roots, document)[0], document)


def _place(problem: Problem) -> str:
    """Return where a problem is, without the folders of whoever builds."""
    name = Path(problem.source).name
    return f'{name}:{problem.line}' if problem.line else name


def warn_of_failures(
    location: Location, document: nodes.document, comparison: Comparison, settings: Settings
) -> None:
    """Warn if an account could not be proved, and say what is shown instead.

    The page says if it has no marks for that.
    """
    for number, failure in enumerate(comparison.failures, 1):
        is_given_up = number == len(STRATEGIES)
        on_error = settings.on_error if is_given_up else 'notice'
        otherwise = f'so {OUTCOMES[on_error]}' if is_given_up else failure.strategy.otherwise
        warn(
            document,
            location,
            Subtype.PROOF,
            f'the account of this article could not be proved ({failure.reason}), {otherwise}: '
            'please report it with both files',
            on_error,
        )
    if comparison.is_unproved:
        show_no_account('unproved', document, comparison.roots, settings)


def show_no_account(
    reason: Reason, document: nodes.document, roots: Sequence[nodes.Element], settings: Settings
) -> None:
    """Let a page say that an article has no marks, or leave the article out."""
    if settings.on_error == 'omit':
        leave_out(roots)
    else:
        put_notice(reason, roots[0], document)
