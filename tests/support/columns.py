"""An article with tables, code, lists, notes and a picture, to be read in two columns."""

from __future__ import annotations

ORIGINAL = """\
Fares
=====

The ferry takes all passengers who have a ticket, and some of those who have none.

1. Buy a ticket at the office.
2. Show the ticket to the mate.
3. Keep the ticket until you land.

   - in a pocket
   - in a hat

4. Throw it away.

.. note::

   Children pay half of the fare.

   Dogs pay nothing.

.. warning:: Mind the step between the boat and the quay.

.. admonition:: A word of the captain

   Nobody smokes on deck.

.. list-table:: Fares by harbour
   :header-rows: 1

   * - Harbour
     - Adults
     - Children
   * - Lindholm
     - 12 crowns
     - 6 crowns
   * - Tynset
     -
     - 8 crowns
   * - Oslo
     - 40 crowns
     - 20 crowns

.. code-block:: python

   def fare(harbour, child=False):
       price = FARES[harbour]
       return price / 2 if child else price

.. image:: sloop.png
   :width: 60

Times
-----

Boat
   It leaves at nine, and comes back at noon or later.

Train
   It leaves at ten.

:Office: Open from nine to five.
:Mate: Ask for him at the quay.

   A ferry is a promise.

   -- the captain

| The wind blows,
| the ferry goes.

Bye to all of you.
"""
#: What was edited, in the order of the article.
EDITS = [
    ('some of those who have none', 'none of those who have none'),
    ('Show the ticket to the mate', 'Show your ticket to the first mate'),
    ('   - in a hat\n', ''),
    ('pay half of the fare', 'pay a third of the fare'),
    ('   Dogs pay nothing.\n', ''),
    ('Mind the step', 'Mind the wide gap'),
    ('Nobody smokes', 'No one may smoke'),
    ('     - 12 crowns', '     - 14 crowns'),
    ('   * - Oslo\n     - 40 crowns\n     - 20 crowns\n', ''),
    ('price / 2 if', 'price / 3 if'),
    ('sloop.png', 'dinghy.png'),
    ('Times\n-----', 'Hours\n-----'),
    ('leaves at nine, and', 'leaves at eight, and'),
    ('Open from nine to five', 'Open from ten to four'),
    ('A ferry is a promise', 'A ferry is a duty'),
    ('the ferry goes', 'the boat goes'),
]
EDITED = ORIGINAL
for _before, _now in EDITS:
    assert _before in EDITED
    EDITED = EDITED.replace(_before, _now)
