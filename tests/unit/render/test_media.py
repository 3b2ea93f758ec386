"""Which medium a builder or a writer is, and that each medium has its steps."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from docutils.writers import get_writer_class
from sphinxcontrib.serializinghtml import JSONHTMLBuilder

from sphinxcontrib_ledger.render.media import (
    BOOK,
    CHARACTERS,
    DOCUTILS,
    SERIALIZED,
    SPHINX,
    TREE,
    medium_of_builder,
    medium_of_writer,
)
from sphinxcontrib_ledger.render.steps import STEPS


def test_every_medium_has_its_steps_and_no_other_steps_are_there() -> None:
    media = [*SPHINX.values(), SERIALIZED, BOOK, CHARACTERS, *DOCUTILS, TREE]
    assert [medium.name for medium in media] == list(dict.fromkeys(m.name for m in media))
    assert {medium.name for medium in media} == set(STEPS)


@pytest.mark.parametrize(
    ('format_name', 'embedded', 'name', 'raw_format'),
    [
        ('html', False, 'html', 'html'),
        ('html', True, 'book', 'html'),
        ('latex', False, 'latex', 'latex'),
        ('man', False, 'man', 'manpage'),
        ('texinfo', False, 'texinfo', 'texinfo'),
        ('text', False, 'text', 'text'),
        ('brandnew', False, 'characters', 'brandnew'),
        ('', False, 'characters', ''),
    ],
)
def test_the_medium_of_a_builder(
    format_name: str, embedded: bool, name: str, raw_format: str
) -> None:
    config = SimpleNamespace(ledger_print_passages='bar')
    builder = SimpleNamespace(format=format_name, embedded=embedded, config=config)
    medium = medium_of_builder(builder)
    assert (medium.name, medium.raw_format) == (name, raw_format)


def test_serialized_pages_load_no_script() -> None:
    medium = medium_of_builder(JSONHTMLBuilder.__new__(JSONHTMLBuilder))
    assert medium.name == 'serialized'
    assert medium.browser_page
    assert not medium.script


@pytest.mark.parametrize(
    ('writer', 'name'),
    [
        ('html5', 'docutils-html5'),
        ('html4', 'docutils-html'),
        ('s5', 'docutils-html'),
        ('latex', 'docutils-latex'),
        ('xetex', 'docutils-latex'),
        ('manpage', 'docutils-man'),
        ('odt', 'docutils-odt'),
        ('xml', 'docutils-tree'),
        ('pseudoxml', 'docutils-tree'),
    ],
)
def test_the_medium_of_a_writer(writer: str, name: str) -> None:
    assert medium_of_writer(get_writer_class(writer)().supports).name == name
