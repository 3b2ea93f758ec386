"""Marks are at their places in the finished page, whatever moves texts after they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.projects import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

#: The label of a version is in the language of whatever was built before in this process.
VERSIONS = """\
.. versionadded:: 2.0
   The house under the *flag* carries{0}.

.. versionchanged:: 2.1 The arg *house* carries{0}

.. deprecated:: 2.2

   The *house* carries two lamps{0}
"""


def test_an_elision_stays_at_the_end_of_a_versions_text(project: Callable[..., Built]) -> None:
    built = project(article(VERSIONS.format(' a lamp by night'), VERSIONS.format('')))
    assert built.warnings == []
    first, second, third, *_legend = built.text('index.txt').split('\n\n')
    assert first.endswith(' 2.0: The house under the *flag* carries [...].')
    assert second.endswith(' 2.1: The arg *house* carries [...]')
    assert third.endswith(' 2.2: The *house* carries two lamps [...]')
