"""An article of which much is new, one with edits in many places, and one from right to left."""

from __future__ import annotations

ORIGINAL = """\
The oppressive council closed the night ferry on Monday, and hardly anybody was surprised.
It had sailed for forty years, as the `register of ships <https://example.org/ships>`__ shows.

Passengers gathered on the quay with lanterns.
Nobody knows who will pay for the new pier.

The tide tables are printed in the workshop of the council and cost three marks.

The bell rings before each boat leaves::

    ring = 2
    wait(300)
    leave()

In winter no boat leaves after dark, whatever the timetable says about the evening.
"""
EDITED = """\
The council closed the night ferry on Tuesday, and hardly anybody was surprised.
It had sailed for forty years, as the `register of all ships <https://example.org/ships>`__ shows.

In winter no boat leaves after dark, whatever the timetable says about the evening.

Passengers gathered on the quay with lanterns, and the **mayor** called a second meeting for the week after the closure, of which `the minutes <https://example.org/minutes>`__ are public.
Nobody knows who will pay for the new pier.

The bell rings before each boat leaves::

    ring = 3
    wait(300)
    leave()

.. admonition:: Tickets

   Tickets that were bought on Sunday are good for a week.

How the decision was made
-------------------------

Twelve people spoke for the boat and *five* against it, and the clerk wrote down what each one said.

``ferry.closed`` was set on the same night, as the `town archive <https://example.org/archive>`__ has it.

- The first proposal was to sail less often.
- The second was to sell the boat.

  1. The island would have paid in grain.

===========  =====
Proposal     Votes
===========  =====
To sail on   six
To close     seven
===========  =====

.. note::

   The register of votes is open on the first day of each month.

.. math:: a^2 + b^2 = c^2

    A boat that nobody pays for is a gift.
"""
#: An edit in each place whose ground or ink themes have of their own.
PLACES = """\
The {0} bell
============

It was cast by a {1} in the `{2} foundry <https://example.org/bell>`__ and is **{3}**.

.. admonition:: About the {4} rope

   The rope is {5}.

.. warning::

   Nobody {6} in the rain.

.. topic:: For {7}

   The tower has {8} steps.

{9}
    It hangs in the tower.

    A {10} word about it.

-  Ring it {11}.
-  Count the {12}.
{15}
::

    strokes = {13}
    rest()

========  =====
{14}      Tone
========  =====
Great     {16}
Little    G
========  =====

.. role:: python(code)
   :language: python

Write :python:`ring({18})`.
{17}"""
PLACES_ORIGINAL = PLACES.format(
    'old', 'smith', 'royal', 'heavy', 'worn', 'frayed', 'rings', 'visitors', 'eighty', 'clapper',
    'cautious', 'hourly', 'strokes', '12', 'Name', '-  Grease the wheel.\n', 'C',
    '\nThe ringers meet on the first evening of each month in the vestry below the tower.\n',
    'None',
)  # fmt: skip
PLACES_EDITED = PLACES.format(
    'new', 'founder', 'town', 'light', 'wet', 'whole', 'climbs', 'guests', 'ninety', 'yoke',
    'kind', 'daily', 'echoes', '24', 'Bell', '', 'D', '', '24',
)  # fmt: skip
FROM_RIGHT = 'أغلق المجلس {} العبّارة يوم {}.\n\n- تبحر السفينة من الرصيف الشرقي في كل صباح.\n'
RIGHT_ORIGINAL = FROM_RIGHT.format('المتعجرف', 'الاثنين')
RIGHT_EDITED = (
    FROM_RIGHT.format('', 'الثلاثاء').replace('  ', ' ')
    + '- لا يعمل الجرس في الليل.\n\nكُتبت هذه الفقرة كلها من جديد.\n'
)
