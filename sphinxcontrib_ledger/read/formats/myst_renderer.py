"""The renderer of Markdown articles: MyST-Parser's own, but that articles are no documents.

In: the document that an article is read into.
Out: the class that renders MyST-Parser's tokens as its nodes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.warnings_ import MystWarnings

if TYPE_CHECKING:
    from docutils import nodes
    from markdown_it.tree import SyntaxTreeNode


class _Article(DocutilsRenderer):
    """Renders an article; refuses files that include themselves, which would go on for ever."""

    def setup_render(self, options: dict[str, Any], env: Any) -> None:
        """Begin with the article's own file."""
        super().setup_render(options, env)
        self._files = [Path(self.document['source']).resolve()]
        self._included_at: int | None = None
        self._has_heading = False

    def update_section_level_state(self, section: nodes.section, level: int) -> None:
        """Begin a section."""
        super().update_section_level_state(section, level)
        self._has_heading = True

    def create_warning(
        self, message: str, subtype: MystWarnings | str, **options: Any
    ) -> nodes.system_message | None:
        """Warn, but not of an article that begins below the first level: it is no document."""
        if subtype is MystWarnings.MD_HEADING_NON_CONSECUTIVE and not self._has_heading:
            return None
        return super().create_warning(message, subtype, **options)

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **options: Any
    ) -> Any:
        """Note whether the next text comes from another file, which the document then names."""
        self._included_at = position if name == 'include' else None
        return super().run_directive(name, first_line, content, position, *args, **options)

    def nested_render_text(self, text: str, lineno: int, *args: Any, **options: Any) -> None:
        """Render text in a directive, or that of another file."""
        line, self._included_at = self._included_at, None
        if line is None:
            super().nested_render_text(text, lineno, *args, **options)
            return
        file = Path(self.document['source']).resolve()
        if file in self._files:
            message = f'{str(file)!r} includes itself'
            self.create_warning(message, 'include', line=line, append_to=self.current_node)
            return
        self._files.append(file)
        super().nested_render_text(text, lineno, *args, **options)
        self._files.pop()


class _Alone(_Article):
    """Renders an article of no Markdown project."""

    def render_link_unknown(self, token: SyntaxTreeNode) -> None:
        """Leave the address of a link to another document as it is."""
        self.render_link_url(token)


def renderer_for(document: nodes.document) -> type[DocutilsRenderer]:
    """Return what renders an article: by the project's documents, if it reads Markdown itself."""
    if not hasattr(getattr(document.settings, 'env', None), 'myst_config'):
        return _Alone
    from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

    class InProject(_Article, SphinxRenderer):
        """Renders an article by what the project knows of its documents."""

    return InProject
