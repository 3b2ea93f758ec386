"""Articles that begin with fields, which are the page's own where the article opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.projects import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

FIELDS = ':Dedication: To all who sail at night.\n:Abstract: The harbour is closed until Friday.\n'
BODY = '\nTides\n=====\n\nThe ferry waits.\n'


def page(built: Built) -> str:
    return ' '.join(built.text('index.txt').split())


def test_an_unchanged_dedication_and_abstract_carry_no_mark(
    project: Callable[..., Built],
) -> None:
    built = project(article(FIELDS + BODY, FIELDS + BODY))
    assert built.warnings == []
    text = page(built)
    assert 'To all who sail at night.' in text
    assert 'The harbour is closed until Friday.' in text
    assert '{+' not in text
    assert '[...]' not in text


def test_words_in_an_abstract_are_marked(project: Callable[..., Built]) -> None:
    changed = FIELDS.replace('until Friday', 'until Monday').replace('all who', 'those who')
    built = project(article(FIELDS + BODY, changed + BODY))
    assert built.warnings == []
    text = page(built)
    assert 'To {+those+} who sail at night.' in text
    assert 'The harbour is closed until {+Monday+}.' in text
    assert text.count('{+') == 3  # two, and that of the legend
    assert text.count('[...]') == 0


def test_an_abstract_that_was_added_is_marked_with_its_heading(
    project: Callable[..., Built],
) -> None:
    dedication = FIELDS.splitlines(keepends=True)[0]
    built = project(article(dedication + BODY, FIELDS + BODY))
    text = page(built)
    assert '{+The harbour is closed until Friday.+}' in text
    assert '{+Abstract+}' in text
    assert '{+To all' not in text


def test_an_abstract_that_was_removed_leaves_an_elision(project: Callable[..., Built]) -> None:
    dedication = FIELDS.splitlines(keepends=True)[0]
    built = project(article(FIELDS + BODY, dedication + BODY))
    text = page(built)
    assert 'harbour' not in text
    assert text.index('at night.') < text.index('[...]') < text.index('Tides')
    assert '[...]' not in text[text.index('Tides') : text.index('About the marks')]


@pytest.mark.parametrize(
    ('original', 'edited'),
    [
        (':orphan:\n', ''),
        ('', ':orphan:\n'),
        (':tocdepth: 1\n', ':tocdepth: 2\n'),
        (':orphan:\n:Abstract: Short.\n', ':Abstract: Short.\n'),
    ],
)
def test_fields_that_no_reader_sees_are_no_edits(
    project: Callable[..., Built], original: str, edited: str
) -> None:
    built = project(article(original + BODY, edited + BODY))
    assert built.ours() == []
    assert '{+' not in page(built)
    assert '[...]' not in page(built)


def test_a_topic_of_the_host_around_an_article_is_not_compared(
    project: Callable[..., Built],
) -> None:
    head = '.. topic:: Dedication\n   :class: dedication\n\n'
    files = article('The ferry waits.', 'The ferry leaves.')
    files['index.rst'] = head + ''.join(f'   {line}\n' for line in files['index.rst'].splitlines())
    text = page(project(files))
    assert '{+Dedication' not in text
    assert 'The ferry {+leaves+}.' in text
