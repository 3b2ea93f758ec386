"""What a legend says of highlights: who added or modified text, or since when that was done.

In: the records of articles that have highlights, and what their format can do.
Out: the nodes of the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.mark_nodes import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.export.record import ArticleRecord
    from sphinxcontrib_ledger.i18n.wording import Wording


def highlight_row(
    records: Sequence[ArticleRecord], wording: Wording, *, coloured: bool, blue: bool
) -> list[nodes.Node]:
    """Return the sentence; where nobody is named, what differs from a version is no editor's.

    Article: a page of a project that is compared with v1.0.
    Wrong: Text that the editor added or modified is highlighted in blue.
    Right: Text that was added or modified since v1.0 is highlighted in blue.
    """
    editors = [name for name in dict.fromkeys(record.editor for record in records) if name]
    versions = {'' if record.editor else record.since for record in records}
    fields: dict[str, str | list[nodes.Node]] = {}
    since, count = '', max(1, len(editors))
    if len(versions) == 1 and (version := versions.pop()):
        since, fields['version'] = '-since', version
    else:
        fields['editor'] = wording.list(editors) if editors else wording.text('editor')
    if not coloured:
        return wording.nodes(f'characters{since}', count, **fields, open=OPEN, close=CLOSE)
    shown = wording.text('blue' if blue else 'colour')
    mark = ledger.ledger_highlight('', shown, classes=[ledger.HIGHLIGHT, ledger.ADDED])
    return wording.nodes(f'highlight{since}', count, **fields, example=[mark])
