"""Domains that nobody asks: what is read meanwhile tells its objects to them, and not to others.

In: Sphinx's environment.
Out: the same, with other domains for a time. Reading calls it for articles without labels.
"""

from __future__ import annotations

import copy
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.compat.throwaway import throwaway_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where the domains of C and C++ note which object of their tables the text is about.
SYMBOLS = tuple(
    f'{domain}:{name}'
    for domain in ('c', 'cpp')
    for name in ('parent_symbol', 'last_symbol', 'namespace_stack')
)
_DOMAIN = 'default_domain'


@contextmanager
def domains_apart(env: Any) -> Iterator[None]:
    """Let what is read meanwhile be noted by domains that are thrown away, and know nothing."""
    twin = throwaway_environment(env)
    for domain in twin.domains.values():
        if not type(domain).__module__.startswith('sphinx.'):
            domain.data = twin.domaindata[domain.name] = _nothing(domain)
    kept = env.domains, env.domaindata
    symbols = {name: env.temp_data.pop(name) for name in SYMBOLS if name in env.temp_data}
    env.domains, env.domaindata = twin.domains, twin.domaindata
    try:
        yield
    finally:
        env.domains, env.domaindata = kept
        for name in SYMBOLS:
            if name in env.temp_data:
                env.temp_data.pop(name)
        env.temp_data.update(symbols)
        # What follows is in the same domain, by its real one.
        if (default := env.temp_data.get(_DOMAIN)) is not None:
            env.temp_data[_DOMAIN] = env.domains.get(default.name)


def _nothing(domain: Any) -> dict[str, Any]:
    """Return what a domain knows at first."""
    return {**copy.deepcopy(domain.initial_data), 'version': domain.data_version}
