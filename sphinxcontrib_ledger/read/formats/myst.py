"""Markdown by MyST-Parser: an article in somebody else's document, not a document of its own.

MyST-Parser must not do to the host what it does to whole documents (front matter as metadata,
footnotes collected at the end, word counts); what it says is about must be the article's file.
A project that has ``myst_parser`` among its extensions reads articles by its own ``myst_``
settings.  Elsewhere nobody can look up other documents, so links stay as they are written.

In: Markdown and an empty document.
Out: the document, filled.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms import Transform
from myst_parser.config.main import (
    MdParserConfig,
    TopmatterReadError,
    merge_file_level,
    read_topmatter,
)
from myst_parser.mdit_to_docutils.transforms import ResolveAnchorIds
from myst_parser.parsers.docutils_ import create_myst_config
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.warnings_ import MystWarnings, create_warning

from sphinxcontrib_ledger.compat.host_document import messages_located_by
from sphinxcontrib_ledger.nodes import join_texts
from sphinxcontrib_ledger.read.document_state import host_of, is_original
from sphinxcontrib_ledger.read.formats import html_tags
from sphinxcontrib_ledger.read.formats.myst_renderer import renderer_for
from sphinxcontrib_ledger.read.link_targets import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator


#: Anchors for all levels of headings: without them, MyST-Parser takes a link to a heading for one
#: to the heading of the host that is called the same.
ALL_LEVELS = 7
#: Subtypes of MyST-Parser's warnings about what is lost, the only ones of interest in an original.
ABOUT_LOSSES = frozenset({'directive_unknown', 'role_unknown', 'footnote', 'include'})
#: The classes of what MyST-Parser puts into a link that has no text.
LABEL_TEXT = ['std', 'std-ref']


def parse(text: str, document: nodes.document) -> None:
    """Parse ``text`` into ``document``; references are resolved by its transforms."""
    with messages_of(document):
        config, text = _configured(text, document)
        parser = create_md_parser(config, renderer_for(document))
        # It would be the host's word count, and one too many if there are two articles.
        parser.disable('wordcount', ignoreInvalid=True)
        parser.options['document'] = document
        parser.render(text)
    _join_texts(document)
    html_tags.tidy(document)
    document.transformer.add_transform(ArticleAnchors, article=document)


class ArticleAnchors(Transform):
    """Resolves links to the headings of an article (``[](#id)``) within the article.

    Before MyST-Parser's own transform, which is there only if the host is Markdown, and looks at
    the host's headings.
    """

    default_priority = ResolveAnchorIds.default_priority - 1

    def apply(self, article: nodes.document, **_: Any) -> None:
        """Resolve the links of ``article``, which shares the host's books or is isolated."""
        host = host_of(article)
        with messages_of(article), _resolved_in_host(article, host) if host else nullcontext():
            ResolveAnchorIds(article).apply()
        # The host's transform comes by the same links, and has nothing left to resolve in them.
        for link in article.findall(nodes.reference):
            link.attributes.pop('id_link', None)


@contextmanager
def _resolved_in_host(article: nodes.document, host: nodes.document) -> Iterator[None]:
    """Keep links of an isolated original that lead to labels of its host; resolve them at the end.

    The edited article shares the host's books, so its links there are resolved with its own, when
    no label has the text of a link in it yet.  A label that the host has twice leads nowhere.
    """
    nameids: dict[str, Any] = article.nameids
    nameids.update({name: None for name in nameids if host.nameids.get(name, '') is None})
    links = [
        link
        for link in article.findall(nodes.reference)
        if link.get('id_link') and _leads_to_host(link['refuri'][1:], article, host)
    ]
    for link in links:
        del link['id_link']
    yield
    books = nodes.document(article.settings, article.reporter)
    books.nameids, books.ids = host.nameids, host.ids
    names = {link['refuri'][1:] for link in links}
    books.nametypes = {name: host.nametypes[name] for name in names if name in host.nametypes}
    # They stay where they are in the article.
    books.children = [*links]
    for link in links:
        link['id_link'] = True
    with _links_without_texts(host):
        ResolveAnchorIds(books).apply()
    for link in links:
        if 'refid' in link:
            link['refname'] = name_of(host.ids.get(link['refid'])) or link['refid']
            del link['refid']
            link.resolved = True


@contextmanager
def _links_without_texts(host: nodes.document) -> Iterator[None]:
    """Take away the texts that the host's links have from what they lead to.

    A link to a caption says what the caption says, and the captions of the host had links without
    texts when those of the edited article were resolved.
    """
    texts = [
        (link, link.children)
        for link in host.findall(nodes.reference)
        if link.get('id_link') and _says_what_it_leads_to(link)
    ]
    for link, _ in texts:
        link.children = []
    try:
        yield
    finally:
        for link, children in texts:
            link.children = children


def _says_what_it_leads_to(link: nodes.reference) -> bool:
    only = link.children[0] if len(link.children) == 1 else None
    return isinstance(only, nodes.inline) and only['classes'] == LABEL_TEXT


def _leads_to_host(name: str, article: nodes.document, host: nodes.document) -> bool:
    """Return whether a link to a name would lead to the host if both had the same books."""
    if article.nametypes.get(name) and article.nameids.get(name):
        return False
    if host.nametypes.get(name) and host.nameids.get(name):
        return True
    # Sphinx looks for headings in all documents later; docutils has only this one.
    alone = getattr(article.settings, 'env', None) is None
    known = host.nameids.get(name) or name in host.ids
    return bool(alone and known and name not in getattr(article, 'myst_slugs', {}))


def _configured(text: str, document: nodes.document) -> tuple[MdParserConfig, str]:
    """Return the settings of an article, and its text with blank lines for its front matter.

    Front matter is about the file: nothing of it is shown, and nothing gets into the metadata of
    the host.  Only the settings in it are kept, and its title if that is to be a heading.
    """
    config = _settings(document)
    try:
        matter = None if config.commonmark_only or config.gfm_only else read_topmatter(text)
    except TopmatterReadError:
        return config, text  # reported by the renderer
    if matter is None:
        return config, text

    def warn(kind: MystWarnings, message: str) -> None:
        create_warning(document, message, kind, line=1)

    config = merge_file_level(config, matter, warn)
    lines = text.split('\n')
    last = next((i for i, line in enumerate(lines) if i and line.startswith(('---', '...'))), 0)
    if not last:
        return config, text
    heading = f'# {matter["title"]}' if config.title_to_header and matter.get('title') else ''
    return config.copy(html_meta={}), '\n'.join([*[''] * last, heading, *lines[last + 1 :]])


def _settings(document: nodes.document) -> MdParserConfig:
    env = getattr(document.settings, 'env', None)
    config: MdParserConfig | None = getattr(env, 'myst_config', None)
    if config is None:
        # MyST-Parser expects this of settings that it did not make.
        document.settings.ensure_value('myst_suppress_warnings', [])
        config = create_myst_config(document.settings)
    return config.copy(html_meta={}, heading_anchors=config.heading_anchors or ALL_LEVELS)


@contextmanager
def messages_of(document: nodes.document) -> Iterator[None]:
    """Let messages name the file that is read; nobody can mend an original, so only losses of it.

    MyST-Parser names the host document with a line of the article.
    """

    def located(record: logging.LogRecord) -> bool:
        if is_original(document) and getattr(record, 'subtype', '') not in ABOUT_LOSSES:
            return False
        location = getattr(record, 'location', None)
        if isinstance(location, tuple):
            record.location = f'{document["source"]}:{location[1] or ""}'
        return True

    def here(line: int | None = None) -> tuple[str, int | None]:
        return document['source'], line or document.current_line

    logger = logging.getLogger('sphinx.myst_parser.warnings_')
    logger.addFilter(located)
    try:
        with messages_located_by(document.reporter, here):
            yield
    finally:
        logger.removeFilter(located)


def _join_texts(document: nodes.document) -> None:
    """Make one text of neighbouring ones: each line of a paragraph comes as a text of its own."""
    for element in list(document.findall(nodes.TextElement)):
        joined = join_texts(element.children)
        if len(joined) < len(element.children):
            element.children = []
            element.extend(joined)
