"""The priorities of our transforms that run when a document is read, in their order.

In: nothing.  Out: numbers; docutils runs the transforms of a document by them.
docutils and Sphinx have smart quotes at 750 and 855, the domains at 850, and the collectors of
titles, labels and the table of contents at 880: none of them may see a mark.
"""

from __future__ import annotations

#: Before the first transforms of Sphinx, which are about all that was read: articles and legends
#: of a document that is given up are taken over by the page.
ADOPTION = 1
#: Behind it: a page that is compared with an earlier version is an article from here on.
BASELINE = 2
#: Behind it: a notice stands where a directive cannot be read.
UNREADABLE = 3
#: After all that reads texts: articles get their marks.
ARTICLE = 885
#: After all articles: a legend tells of every one of them.
LEGEND = 886
#: After articles and legends, under docutils alone: its writers know no others but its own nodes.
PLAIN_MARKS = 887
