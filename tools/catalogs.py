"""Brings the message catalogs up to date with the table of phrases: ``python tools/catalogs.py``.

What a translator must look at again is marked fuzzy in the ``.po`` file, and English till then.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from sphinxcontrib_ledger.i18n.phrases import PHRASES

LOCALE = Path(__file__).parents[1] / 'sphinxcontrib_ledger' / 'locale'


def template() -> Catalog:
    """Return the catalog of all phrases, without translations."""
    made = Catalog(domain='ledger', fuzzy=False)
    for name, phrase in PHRASES.items():
        made.add(
            (phrase.text, phrase.plural) if phrase.plural else phrase.text,
            user_comments=[f'{name}: {phrase.meaning}' if phrase.meaning else name],
        )
    return made


def read(path: Path) -> Catalog:
    """Return a catalog that is kept."""
    with path.open('rb') as file:
        return read_po(file, locale=path.parents[1].name, domain='ledger')


def written(catalog: Catalog) -> bytes:
    """Return a catalog as the text of a ``.po`` file; no date, as it would change each time."""
    file = io.BytesIO()
    write_po(file, catalog, width=99, omit_header=False, ignore_obsolete=True)
    dated = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By')
    lines = file.getvalue().splitlines(keepends=True)
    return b''.join(line for line in lines if not line.startswith(dated))


def compiled(catalog: Catalog) -> bytes:
    """Return a catalog as what :mod:`gettext` reads."""
    catalog.creation_date = datetime(1970, 1, 1, tzinfo=UTC)  # a clock's would always differ
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main() -> None:
    """Bring all catalogs up to date."""
    for path in sorted(LOCALE.glob('*/LC_MESSAGES/ledger.po')):
        catalog = read(path)
        catalog.update(template(), update_creation_date=False)
        path.write_bytes(written(catalog))
        # Compiled from what was written, so that nothing in it depends on what was read before.
        path.with_suffix('.mo').write_bytes(compiled(read(path)))
        print(path.parents[1].name)


if __name__ == '__main__':
    main()
