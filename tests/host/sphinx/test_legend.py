"""What legends say: in which words, in which language, with which figures."""

from __future__ import annotations

import gettext
import sys
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from sphinxcontrib_ledger.engine import Block, compare
from sphinxcontrib_ledger.engine.statistics import EditStatistics, extent, ignored, total
from sphinxcontrib_ledger.i18n.phrases import PHRASES
from sphinxcontrib_ledger.i18n.wording import FOLDER, Wording
from support.projects import ROOT, article
from support.tokens import default_options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built

sys.path.insert(0, str(ROOT / 'tools'))
import catalogs

PO = sorted(FOLDER.glob('*/LC_MESSAGES/ledger.po'))
LANGUAGES = [path.parents[1].name for path in PO]
OPTIONS = ':editor: Ann Lee\n:edited-on: 2024-06-02\n:source: The Times\n:stats:'
ORIGINAL = (
    'The old red mill stands by the river.\n\nIt was sold in May.\n\n'
    'A bridge leads to the “town”.\n\nNobody has lived in it since the flood of that year.'
)
EDITED = (
    'The mill stands by the broad river.\n\n'
    'Nobody has lived in it since the flood of that year.\n\nA bridge leads to the "town".'
)

EXTENT = (
    'Extent of the edits: 1 word added, 7 words removed, and 11 words moved; 76% of the original '
    'was kept.'
)


def blocks(text: str, kind: str = 'paragraph') -> list[Block]:
    return [Block(kind, part) for part in text.split('\n\n')]


@pytest.mark.parametrize(
    ('what', 'original', 'edited', 'expected'),
    [
        ('equal texts are kept', 'One two.', 'One two.', EditStatistics(0, 0, 0, 2, 2)),
        ('punctuation is no word', 'One two.', 'One, two.', EditStatistics(0, 0, 0, 2, 2)),
        ('a replacement adds and removes', 'One two.', 'One six.', EditStatistics(1, 1, 0, 1, 2)),
        ('an addition keeps all', 'One two.', 'One and two.', EditStatistics(1, 0, 0, 2, 2)),
        (
            'a new block adds its words',
            'One two.', 'One two.\n\nThree four five.', EditStatistics(3, 0, 0, 2, 2),
        ),
        (
            'a removed block removes its words',
            'One two.\n\nThree four five.', 'One two.', EditStatistics(0, 3, 0, 2, 5),
        ),
        ('nothing becomes something', '', 'One.', EditStatistics(1, 0, 0, 0, 0)),
    ],
)  # fmt: skip
def test_an_extent_counts_words_as_readers_do(
    what: str, original: str, edited: str, expected: EditStatistics
) -> None:
    sides = [blocks(text) if text else [] for text in (original, edited)]
    assert extent(compare(*sides, default_options())) == expected


def test_moved_words_are_kept_words() -> None:
    sides = [blocks(text) for text in (ORIGINAL, EDITED)]
    found = extent(compare(*sides, default_options()))
    assert found.moved in {6, 11}  # the shorter or the longer of two that changed places
    assert found.kept == found.original - found.removed


def test_lines_of_code_count_the_words_in_them() -> None:
    found = extent(
        compare(blocks('a = b', 'code'), blocks('a = b\nc = d + e', 'code'), default_options())
    )
    assert found == EditStatistics(3, 0, 0, 2, 2)


def test_a_share_is_a_hundred_only_if_all_is_kept() -> None:
    assert EditStatistics(kept=999, original=1000).share == 99
    assert EditStatistics(kept=1000, original=1000).share == 100
    assert EditStatistics().share == 0
    assert total([EditStatistics(1, 2, 3, 4, 5), EditStatistics(5, 4, 3, 2, 1)]) == EditStatistics(
        6, 6, 6, 6, 6
    )


@pytest.mark.parametrize(
    ('what', 'original', 'edited', 'expected'),
    [
        ('curly quotes', 'Say "no" now.', 'Say “no” then.', {'quotes'}),
        ('quotes in a block without edits', 'Say "no".', 'Say “no”.', {'quotes'}),
        ('hyphens and soft hyphens', 'A twin-engine boat.', 'A twin‑engine bo\u00adat.', {'hyphens', 'invisible'}),
        ('decomposed letters', 'A café.', 'A cafe\u0301.', {'composition'}),
        ('line breaks are told by nobody', 'A long\nline.', 'A long line.', set()),
        ('no-break spaces, too', 'At 5 pm.', 'At 5\u00a0pm.', set()),
        ('an edit is not ignored', 'Say no.', 'Say “no”.', set()),
    ],
)  # fmt: skip
def test_ignored_classes_are_found_where_they_occur(
    what: str, original: str, edited: str, expected: set[str]
) -> None:
    assert ignored(compare(blocks(original), blocks(edited), default_options())) == expected


@pytest.mark.parametrize(('language', 'said'), [('c', False), ('python', True)])
def test_a_legend_says_that_code_is_set_otherwise(
    project: Callable[..., Built], language: str, said: bool
) -> None:
    code = '.. code-block:: {}\n\n   a = b\n\nA {} boat.'
    text = project(article(code.format('c', 'red'), code.format(language, 'blue'))).text(
        'index.txt'
    )
    assert ('These changes are not marked: how code and formulas are set.' in text) == said


def shown(project: Callable[..., Built], **values: object) -> list[str]:
    built = project(
        article(ORIGINAL, EDITED, options=OPTIONS),
        'html',
        confoverrides={'smartquotes': False, **values},
    )
    assert built.warnings == []
    rows = built.soup().select('.ledger-legend p')
    return [' '.join(row.get_text().split()) for row in rows]


def test_a_legend_says_how_much_changed_and_what_is_not_marked(
    project: Callable[..., Built],
) -> None:
    assert shown(project)[2:] == [
        '↕ stands before a passage that was moved here from elsewhere.',
        '[...] stands where text was removed and nothing put in its place.',
        (
            'For example, “The oppressive government imposed a curfew” becomes “The [...] government '
            'imposed a curfew”.'
        ),
        'A dashed bar stands where a whole paragraph, item or row was removed.',
        'A small ↕ stands where it was before; the two lead to each other.',
        'These changes are not marked: straight and curly quotation marks.',
        EXTENT,
        'Original: The Times.',
        'Edited on June 2, 2024.',
    ]


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_legend_speaks_the_language_of_its_page(
    project: Callable[..., Built], language: str
) -> None:
    rows = shown(project, language=language)
    assert len(rows) == 11
    english = {text for phrase in PHRASES.values() for text in (phrase.text, phrase.plural)}
    assert not english.intersection(rows)
    assert 'Ann Lee' in rows[1]
    assert '[...]' in rows[3]
    assert '[...]' in rows[4]
    assert 'The Times' in rows[9]
    assert '2024' in rows[10] or '٢٠٢٤' in rows[10]


def test_numbers_have_the_plural_forms_of_their_language() -> None:
    wording = Wording('ru')
    said = [wording.text('added', count, count=str(count)) for count in (1, 2, 5, 11, 21)]
    assert said == [
        'добавлено 1 слово',
        'добавлено 2 слова',
        'добавлено 5 слов',
        'добавлено 11 слов',
        'добавлено 21 слово',
    ]
    arabic = [Wording('ar').text('removed', count, count=str(count)) for count in (1, 2, 3, 11)]
    assert arabic == ['حُذفت كلمة واحدة', 'حُذفت كلمتان', 'حُذفت 3 كلمات', 'حُذفت 11 كلمة']


def test_an_unknown_language_is_english() -> None:
    assert Wording('xx').text('title') == 'About the marks'
    assert Wording('xx').date('2024-06-02') == 'June 2, 2024'


def test_a_date_in_words_is_said_as_it_was_written() -> None:
    assert Wording('de').date('Pfingsten 2024') == 'Pfingsten 2024'
    assert Wording('de').date('2024-06-02') == '2. Juni 2024'


def test_a_project_replaces_phrases(project: Callable[..., Built]) -> None:
    own = {
        'title': 'How to read it',
        'highlight': '{example}: by {editor}',
        'moved': '',
        'origin': '',
        'elision': 'Cut: {sign}',
        'example': '',
        'dashed': '',
    }
    assert shown(project, ledger_phrases=own)[:4] == [
        'How to read it',
        'highlighted in blue: by Ann Lee',
        'Cut: [...]',
        'These changes are not marked: straight and curly quotation marks.',
    ]


@pytest.mark.parametrize(
    ('own', 'expected'),
    [
        ({'heading': 'x'}, "it has 'heading': it may have title, "),
        ({'title': 'About {editor}'}, "'title' has {editor}: it may have none"),
        (
            {'highlight': 'By {author}'},
            "'highlight' has {author}: it may have {editor}, {example}",
        ),
        ({'highlight': 'By {editor'}, "'highlight' is 'By {editor': "),
        ({'title': '{}'}, "'title' has {}: it may have none"),
    ],
)
def test_phrases_that_cannot_be_filled_in_are_refused(
    project: Callable[..., Built], own: dict[str, str], expected: str
) -> None:
    from sphinx.errors import ConfigError

    with pytest.raises(ConfigError) as refused:
        project(article('A.', 'B.'), confoverrides={'ledger_phrases': own})
    assert f'ledger_phrases cannot be used: {expected}' in str(refused.value)


@pytest.mark.parametrize('path', PO, ids=LANGUAGES)
def test_a_catalog_has_every_phrase_with_its_fields(path: Path) -> None:
    with path.open('rb') as file:
        catalog = read_po(file, locale=path.parents[1].name)
    for name, phrase in PHRASES.items():
        message = catalog.get(phrase.text)
        assert message is not None, name
        assert not message.fuzzy
        forms = [message.string] if isinstance(message.string, str) else list(message.string)
        assert len(forms) == (catalog.num_plurals if phrase.plural else 1)
        for form in forms:
            assert form
            used = {field for _, field, _, _ in Formatter().parse(form) if field}
            # Some forms are for one number only, which they spell out.
            assert used == set(phrase.fields) or used == set(phrase.fields) - {'count', 'lines'}
    assert len(list(catalog)) == len(PHRASES) + 1


@pytest.mark.parametrize('path', PO, ids=LANGUAGES)
def test_what_is_read_was_compiled_from_what_is_kept(path: Path) -> None:
    with path.with_suffix('.mo').open('rb') as file:
        read = gettext.GNUTranslations(file)
    kept = catalogs.read(path)
    for phrase in PHRASES.values():
        said = kept[phrase.text].string
        if phrase.plural:
            form = gettext.c2py(kept.plural_expr)
            expected = [said[form(count)] for count in range(120)]
            assert [read.ngettext(phrase.text, phrase.plural, n) for n in range(120)] == expected
        else:
            assert read.gettext(phrase.text) == said
    updated = catalogs.read(path)
    updated.update(catalogs.template(), update_creation_date=False)
    assert path.read_bytes() == catalogs.written(updated)
