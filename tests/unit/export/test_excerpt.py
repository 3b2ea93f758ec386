"""What is quoted of an article is its text, and no sign of ours."""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.export.excerpt import last_words, short_text
from sphinxcontrib_ledger.render.page_nodes import ledger_origin, ledger_struck


def test_no_sign_is_quoted() -> None:
    signs = [
        ledger_origin('', '↕'),
        ledger_struck('', 'gone', words='gone'),
        ledger.ledger_moved_sign('', '↕'),
        ledger.ledger_elision('', '[...]'),
    ]
    for sign in signs:
        around = nodes.paragraph('', '', nodes.Text('The bell'), sign, nodes.Text(' can ring.'))
        assert short_text([around]) == 'The bell can ring.'
        assert last_words([around]) == 'The bell can ring.'
