"""A file is read in a sandbox: its text becomes a doctree that leaves no trace in the host.

In: a text, its format and the host document.  Out: a doctree of its own.
This is how the original is read.  It is parsed into a document of its own at once; its transforms
run when those of the host have run.  Under Sphinx, its environment is a throwaway one with the
settings of the real one, so that no label, object, index entry or toctree gets into the project.
Only the names of the files that it depends on are kept.
"""

from __future__ import annotations

import copy
import traceback
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import DependencyList, new_reporter

from sphinxcontrib_ledger.compat.csv_tables import csv_files_found
from sphinxcontrib_ledger.compat.environment import isolated_reporter, names_of_formats
from sphinxcontrib_ledger.compat.host_document import applied_transforms, complete_settings
from sphinxcontrib_ledger.compat.registries import registry_kept, role_registry
from sphinxcontrib_ledger.compat.shared_state import changes_noted
from sphinxcontrib_ledger.compat.throwaway import environment_in_use, throwaway_environment
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.read.document_state import note_host, reading_noted, reading_of
from sphinxcontrib_ledger.read.link_targets import resolve
from sphinxcontrib_ledger.read.problems import ERROR, NOTHING, Problem, problems_noted
from sphinxcontrib_ledger.read.tags import hide_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.transforms import Transform

    from sphinxcontrib_ledger.read.registry import Format

#: Transforms about whole documents, while an original stands for a part of one: its headings
#: stay sections, references into the host may dangle, and footnotes are not tidied up.
LEFT_OUT = frozenset({
    'DanglingReferences', 'DocTitle', 'SectionSubTitle',
    'UnreferencedFootnotesDetector',
    'Headers', 'Contents', 'TargetNotes',  # of PEPs
    'FootnoteNames',  # ours, of the edited article
    'Adoption',  # ours, of articles on the host's page
})  # fmt: skip
#: Takes the first fields of a page for what they say of it: settings, a dedication, an abstract.
FIELDS = 'DocInfo'
#: Transforms of this priority and later collect for the project; smart quotes are the exception.
COLLECTING = 850
#: Puts translations in the place of what was written.
TRANSLATING = 'Locale'


@dataclass(frozen=True)
class Reading:
    """How a file is read in a sandbox.

    ``translated``: as its host is; ``opens``: its first fields are those of the page, as the host
    says of the article.
    """

    translated: bool = True
    opens: bool = False


#: The original of a page that is not translated.
ONCE = Reading()


@dataclass(frozen=True)
class IsolatedDocument:
    """A file's doctree, parsed and waiting for the host to be ready for transforms."""

    document: nodes.document
    reading: Reading
    #: The names of attributes that were changed although they are the host's.
    touched: list[str]
    #: What costs text of it.
    problems: list[Problem]

    def run_transforms(self, host: nodes.document) -> nodes.document:
        """Run on the doctree the transforms that the host went through; return it."""
        document = self.document
        # MyST-Parser reads reStructuredText in Markdown into a document that is given up then.
        note_host(document, host)
        # A substitution may be defined anywhere in the host, as it may for the edited file.
        for name, definition in host.substitution_defs.items():
            document.substitution_defs.setdefault(name, definition)
        for name, exact in host.substitution_names.items():
            document.substitution_names.setdefault(name, exact)
        complete_settings(document, host)
        # The line that MyST-Parser sets above footnotes is the host's.
        document.settings.myst_footnote_transition = False
        # A translation is read as if it stood in the host.
        document['source'] = host['source']
        transforms = _transforms(host, self.reading)
        with _sandboxed(document, self.touched, self.problems):
            document.transformer.add_transforms(list(transforms))
            document.transformer.apply_transforms()
        # Sphinx shows no settings.
        for settings in [node for node in document.children if isinstance(node, nodes.docinfo)]:
            document.remove(settings)
        resolve(document, host)
        _name_pictures(document)
        env = getattr(document.settings, 'env', None)
        if env is not None:
            hide_tags(document, host, names_of_formats(env))
        return document

    def dependencies(self) -> list[str]:
        """Return the files that the original was made of, besides itself."""
        settings = self.document.settings
        # docutils notes them relative to the current folder, Sphinx to the source folder.
        names = [str(Path(name).absolute()) for name in settings.record_dependencies.list]
        env = getattr(settings, 'env', None)
        if env is not None:
            names += [str(env.srcdir / name) for name in sorted(_recorded(env))]
        return names


def _name_pictures(document: nodes.document) -> None:
    """Name pictures of any format as Sphinx names the edited article's: it keeps no other name."""
    env: Any = getattr(document.settings, 'env', None)
    if env is None:
        return
    for image in document.findall(nodes.image):
        if image['uri'].endswith('.*') and '://' not in image['uri']:
            image['uri'] = env.relfn2path(image['uri'], env.docname)[0]


def _recorded(env: Any) -> list[str]:
    return [str(name) for name in env.dependencies.get(env.docname, ())]


def _transforms(host: nodes.document, how: Reading) -> Iterator[type[Transform]]:
    for transform, pending in applied_transforms(host):
        name = transform.__name__
        if (name == TRANSLATING and not how.translated) or (name == FIELDS and not how.opens):
            continue
        early = transform.default_priority is not None and transform.default_priority < COLLECTING
        if pending is None and name not in LEFT_OUT and (early or name == 'SmartQuotes'):
            yield transform


def parse_isolated(
    text: str, path: Path, form: Format, host: nodes.document, how: Reading = ONCE
) -> IsolatedDocument:
    """Parse a file's ``text`` beside ``host``, most often that of the original."""
    settings = copy.copy(host.settings)
    settings.record_dependencies = DependencyList()
    # Messages are noted and not written; none of them ends the build.
    settings.report_level = max(settings.report_level, ERROR)
    settings.halt_level, settings.warning_stream = NOTHING, False
    env = getattr(settings, 'env', None)
    if env is None:
        reporter = new_reporter(str(path), settings)
    else:
        settings.env = throwaway_environment(env)
        reporter = isolated_reporter(str(path), settings)
    document = type(host)(settings, reporter, source=str(path))
    document.note_source(str(path), -1)
    note_host(document, host)
    files = (*reading_of(host), path)
    isolated = IsolatedDocument(document, how, [], [])
    with (
        reading_noted(document, files),
        _sandboxed(document, isolated.touched, isolated.problems),
        csv_files_found(env),
    ):
        form.parse(text, document)
    return isolated


@contextmanager
def _sandboxed(
    document: nodes.document, touched: list[str], problems: list[Problem]
) -> Iterator[None]:
    """Let what is read meanwhile ask the sandbox's environment, and keep no role of it.

    The names of what it changes nevertheless are added to ``touched``, and what is wrong with it
    to ``problems``.
    Raises :class:`LedgerError` if it cannot be read.
    """
    env = getattr(document.settings, 'env', None)
    in_use = nullcontext() if env is None else environment_in_use(env)
    noted = nullcontext() if env is None else changes_noted(env, touched)
    try:
        with registry_kept(role_registry()), in_use, noted, problems_noted(document, problems):
            yield
    except LedgerError:
        raise
    except Exception as error:  # what a directive of another extension raises is not known
        *_, frame = traceback.extract_tb(error.__traceback__)
        raise LedgerError(
            Subtype.ORIGINAL,
            f'reading the original ended in {type(error).__name__} in '
            f'{frame.filename}, line {frame.lineno}',
        ) from None
