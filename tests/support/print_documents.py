"""Documents that are printed: a long one, environments of formulas, and settings for Arabic."""

from __future__ import annotations

ROW = '   * - {day}\n     - {catch}\n'

LONG = """\
Catches
-------

.. list-table:: Fish of the {year}
   :class: longtable
   :header-rows: 1

   * - Day
     - {head}
{rows}
Rules:

{items}
Program:

.. code-block:: python
   :linenos:

{code}
End.
"""


def long(*, edited: bool) -> str:
    """Return an article with things that are longer than a page."""
    days = [day for day in range(1, 91) if not (edited and day == 20)]
    what = {10: 'herring', 80: 'mackerel'} if edited else {}
    rows = [ROW.format(day=day, catch=what.get(day, 'cod')) for day in days]
    sign = '#.' if edited else '-'
    lines = [
        f'   hook({line}{"0" if edited and line in (5, 85) else ""})' for line in range(1, 91)
    ]
    return LONG.format(
        year='season' if edited else 'year',
        head='Fish' if edited else 'Catch',
        rows=''.join(rows),
        items=''.join(f'{sign} Rule {number} holds.\n' for number in range(1, 91)),
        code='\n'.join(lines) + '\n',
    )


ENVIRONMENTS = r"""
First.

.. math::
   :nowrap:

   \begin{{align}}
   a &= {0} \label{{one}} \\
   -b &= \int_0^1 f(x)\,dx \notag
   \end{{align}}

Second.

.. math::
   :nowrap:

   \begin{{multline*}}
   c + {0} \\
   + d
   \end{{multline*}}

Third.

.. math::
   :nowrap:

   \begin{{eqnarray*}}
   e & = & {0}
   \end{{eqnarray*}}

Fourth.

.. math::
   :nowrap:

   \[ g = {0} \tag{{A}} \]

Fifth.

.. math::

   h = {0}

   k = 1

Sixth.

1. .. math:: l = {0}

Seventh :math:`\frac{{m}}{{{0}}}` and :math:`n_1 + n_2 + n_3 + n_4 + n_5 + n_6 + n_7 + n_8 + n_{0}`
last.
"""


ARABIC = r"""latex_elements = {
    'polyglossia': '',
    'babel': r'\usepackage[bidi=basic,provide=*,arabic]{babel}',
    'fontpkg': r'\babelfont{rm}[Renderer=HarfBuzz]{DejaVu Sans}'
    r'\babelfont{sf}[Renderer=HarfBuzz]{DejaVu Sans}\babelfont{tt}{DejaVu Sans Mono}',
}
"""
