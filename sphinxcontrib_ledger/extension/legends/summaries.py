"""What is known of all articles of a project, for the legend of all of them.

In: the record of each article when it is read.
Out: the records of all, in reading order, whatever order their pages were read in.
The environment keeps them as JSON, without their edits and words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.compat.environment import reading_order

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.export.record import ArticleRecord

#: The attributes of Sphinx's environment: the records by page, and the pages with a legend of all.
RECORDS, LEGENDS = 'ledger_summaries', 'ledger_project_legends'


def note_record(env: Any, record: ArticleRecord) -> None:
    """Note an article of the page that is read."""
    text = replace(record, sections=(), edits=(), words=(), beside=()).to_json()
    _kept(env, RECORDS).setdefault(env.docname, []).append(text)


def note_legend(env: Any) -> None:
    """Note that the page that is read has a legend of all articles."""
    _kept(env, LEGENDS)[env.docname] = []


def legends_in(env: Any) -> list[str]:
    """Return the pages that have a legend of all articles."""
    return sorted(getattr(env, LEGENDS, ()))


def pages_with_articles(env: Any) -> list[str]:
    """Return the pages that have an article."""
    return sorted(getattr(env, RECORDS, ()))


def records_of_project(env: Any) -> list[str]:
    """Return the records of all articles, as JSON."""
    known = _kept(env, RECORDS)
    return [text for docname in reading_order(env) for text in known.get(docname, ())]


def forget(app: Sphinx, env: Any, docname: str) -> None:
    """Forget a page that is read again, or gone."""
    for name in (RECORDS, LEGENDS):
        _kept(env, name).pop(docname, None)


def merge(app: Sphinx, env: Any, docnames: set[str], other: Any) -> None:
    """Take over what another process has read."""
    for name in (RECORDS, LEGENDS):
        read = _kept(other, name)
        _kept(env, name).update({page: read[page] for page in docnames if page in read})


def _kept(env: Any, name: str) -> dict[str, list[str]]:
    if not hasattr(env, name):
        setattr(env, name, {})
    kept: dict[str, list[str]] = getattr(env, name)
    return kept
