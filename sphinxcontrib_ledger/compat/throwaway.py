"""An environment that looks like the real one to everything that reads a document, and is not it.

Sphinx's own books are new ones, and empty.
Of all that extensions keep there is a copy, made when it is first asked for: attributes of the
environment, data of domains, attributes of the application.
So the original is to be read before the edited file, or it finds what that one has left.

In: Sphinx's environment.
Out: an environment to read an original with, and the attributes that could not be copied.
"""

from __future__ import annotations

import copy
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.compat.autodoc_annotations import annotations_restored
from sphinxcontrib_ledger.compat.deep_copy import deep_copy, outline
from sphinxcontrib_ledger.compat.environment import SET_BEFORE, application_of
from sphinxcontrib_ledger.compat.module_state import modules_restored

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Attributes that a new environment has already, but must have as the real one has them.
REPLACED = frozenset({'config', 'settings', 'all_docs'})
#: The parser of the document, which directives ask ``env.parser`` for.
PARSER = '_parser'
#: Values that nothing can change.
PLAIN = (type(None), bool, int, float, complex, str, bytes)
#: The inventories of other projects are large, and reading a document does not change them.
SHARED_PREFIX = 'intersphinx_'
#: Attributes of a domain that say what it knows, and not what it was told.
SHARED_OF_DOMAIN = frozenset({
    'object_types', 'directives', 'roles', 'indices',
    '_role2type', '_type2role', 'objtypes_for_role', 'role_for_objtype',
})  # fmt: skip
#: Attributes of a domain that hold what was made for its environment.
CACHES_OF_DOMAIN = frozenset({'_role_cache', '_directive_cache'})
#: Attributes of Sphinx's application that are its own.
OF_APPLICATION = frozenset({
    '_confdir', '_doctreedir', '_outdir', '_srcdir', 'confdir', 'doctreedir', 'outdir', 'srcdir',
    '_exception_on_warning', '_fail_on_warnings', '_fresh_env_used', '_status', '_warncount',
    '_warning', 'add_directive', 'builder', 'config', 'env', 'events', 'extensions', 'keep_going',
    'messagelog', 'parallel', 'pdb', 'phase', 'project', 'quiet', 'registry', 'statuscode', 'tags',
    'translator', 'verbosity', 'warningiserror',
})  # fmt: skip
#: The attribute by which a throwaway environment knows where it came from.
_SOURCE = 'ledger_source'


class Source:
    """Where a throwaway environment has its copies from."""

    def __init__(self, env: Any, twin: Any) -> None:
        app = application_of(env)
        self.env = env
        shared = (app, app.builder, app.config, app.registry, app.project, app.events, app.tags)
        self._replaced = {id(env): twin, **{id(thing): thing for thing in shared}}
        #: What the application's attributes are meanwhile.
        self.of_application: dict[str, Any] | None = None
        #: The attributes that could not be copied, each with its outline before it was used.
        self.uncopied: dict[str, tuple[Any, Any]] = {}

    def replace(self, thing: Any, by: Any) -> None:
        """Have copies lead to ``by`` where they led to ``thing``."""
        self._replaced[id(thing)] = by

    def copied(self, name: str, value: Any) -> Any:
        """Return a copy of the value of an attribute."""
        if isinstance(value, PLAIN):
            return value
        copied = deep_copy(value, self._replaced)
        if copied.uncopied:
            self.uncopied[name] = (copied.uncopied, outline(copied.uncopied))
        return copied.value

    def changed(self) -> list[str]:
        """Return the attributes that could not be copied and were changed since."""
        return [
            name for name, (value, before) in self.uncopied.items() if outline(value) != before
        ]


def is_throwaway(env: Any) -> bool:
    """Return whether an environment is one that an original is read with."""
    return _SOURCE in vars(env)


def source_of(twin: Any) -> Source:
    """Return where a throwaway environment has its copies from."""
    source: Source = vars(twin)[_SOURCE]
    return source


def _attribute(self: Any, name: str) -> Any:
    """Return a copy of an attribute that an extension gave the real environment."""
    source: Source | None = vars(self).get(_SOURCE)
    if source is None or name not in vars(source.env):
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
    value = vars(source.env)[name]
    if name.startswith(SHARED_PREFIX):
        value = copy.copy(value)
    else:
        value = source.copied(f'env.{name}', value)
    setattr(self, name, value)
    return value


def throwaway_environment(env: Any) -> Any:
    """Return a new environment that looks like ``env`` to everything that reads a document."""
    app = application_of(env)
    # A domain of Sphinx is soon made; another one may read files for it.
    domains: dict[str, Any] = app.registry.domains
    known = dict(domains)
    try:
        for name in [name for name, kind in known.items() if not _is_of_sphinx(kind)]:
            del domains[name]
        twin = type(type(env).__name__, (type(env),), {'__getattr__': _attribute})(app)
    finally:
        domains.clear()
        domains.update(known)
    source = Source(env, twin)
    _copy_domains(source, twin)
    for name in REPLACED:
        value = vars(env)[name]
        setattr(twin, name, copy.copy(value) if isinstance(value, dict) else value)
    setattr(twin, _SOURCE, source)
    twin.settings['env'] = twin
    twin.prepare_settings(env.docname)
    twin.ref_context.update(env.ref_context)
    for name in (*SET_BEFORE, PARSER):
        if name in env.temp_data:
            twin.temp_data[name] = env.temp_data[name]
    _copy_data_of_document(source, twin)
    return twin


def _copy_data_of_document(source: Source, twin: Any) -> None:
    """Copy what extensions have noted of the document that is read."""
    for name in list(source.env.temp_data):
        if name not in twin.temp_data and not name.startswith('ledger_'):
            value = source.copied(f'env.temp_data[{name!r}]', source.env.temp_data[name])
            twin.temp_data[name] = value


def _is_of_sphinx(kind: type) -> bool:
    return kind.__module__.startswith('sphinx.')


def _copy_domains(source: Source, twin: Any) -> None:
    """Give a new environment copies of the domains that are not Sphinx's, in their order."""
    others = {
        name: domain for name, domain in source.env.domains.items() if name not in twin.domains
    }
    copies = {name: object.__new__(type(domain)) for name, domain in others.items()}
    for name, domain in others.items():
        source.replace(domain, copies[name])
    for name, domain in others.items():
        vars(copies[name]).update(
            {
                attribute: _of_domain(source, name, attribute, value)
                for attribute, value in vars(domain).items()
            }
        )
        twin.domaindata[name] = copies[name].data
    if others:
        every = {**{name: twin.domains[name] for name in twin.domains}, **copies}
        names = [name for name in source.env.domains if name in every]
        twin.domains = type(twin.domains)(**{name: every[name] for name in names})


def _of_domain(source: Source, name: str, attribute: str, value: Any) -> Any:
    if attribute in CACHES_OF_DOMAIN:
        return {}
    if attribute in SHARED_OF_DOMAIN:
        return value
    return source.copied(f'env.domains.{name}.{attribute}', value)


@contextmanager
def environment_in_use(twin: Any) -> Iterator[None]:
    """Let the application have a throwaway environment meanwhile, which some directives ask for.

    Sphinx's own find it in the settings of their document.
    What extensions gave to the application is a copy meanwhile, too, and what they keep in their
    modules is put back, as is what autodoc notes in the classes that it describes.
    """
    from sphinx.util.docutils import sphinx_domains

    app: Any = application_of(twin)
    source = source_of(twin)
    outer = app.env
    kept = _given_to(app)
    if source.of_application is None:
        source.of_application = {
            name: source.copied(f'app.{name}', value) for name, value in kept.items()
        }
    try:
        app.env = twin
        vars(app).update(source.of_application)
        # An original may choose its own default domain.
        with modules_restored(app), annotations_restored(), sphinx_domains(twin):
            yield
    finally:
        source.of_application = _given_to(app)
        for name in source.of_application:
            del vars(app)[name]
        vars(app).update(kept)
        app.env = outer


def _given_to(app: Any) -> dict[str, Any]:
    """Return the attributes that extensions gave to the application."""
    return {name: value for name, value in vars(app).items() if name not in OF_APPLICATION}
