"""An article of which much is new, and another one from right to left."""

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
FROM_RIGHT = 'أغلق المجلس {} العبّارة يوم {}.\n\n- تبحر السفينة من الرصيف الشرقي في كل صباح.\n'
RIGHT_ORIGINAL = FROM_RIGHT.format('المتعجرف', 'الاثنين')
RIGHT_EDITED = (
    FROM_RIGHT.format('', 'الثلاثاء').replace('  ', ' ')
    + '- لا يعمل الجرس في الليل.\n\nكُتبت هذه الفقرة كلها من جديد.\n'
)
