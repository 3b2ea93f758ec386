"""Templates of themes that are compiled once for all projects of a run.

Each Sphinx compiles those of its theme anew, which is three quarters of the time that a small
project takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """What templates were compiled to, in memory, by their names, files and sources."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill what a template asks for, if the same was compiled before."""
        if code := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_FROM_FILES = CompiledTemplates()
_FROM_STRINGS: dict[str, CodeType] = {}


class SharedTemplates(BuiltinTemplateLoader):
    """Sphinx's templates, compiled where no project before has done so."""

    def init(self, *arguments: Any, **named: Any) -> None:
        """Begin with a builder, as Sphinx does."""
        super().init(*arguments, **named)
        self.environment.bytecode_cache = _FROM_FILES

    def render_string(self, source: str, context: dict[str, Any]) -> str:
        """Return what a template says that is a text, such as a theme's style sheet."""
        code = _FROM_STRINGS.get(source)
        if code is None:
            code = _FROM_STRINGS[source] = self.environment.compile(source)
        template = self.environment.template_class.from_code(
            self.environment, code, self.environment.make_globals(None)
        )
        return template.render(context)
