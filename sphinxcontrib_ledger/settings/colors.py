"""The colours of marks.

In: a colour as a project writes it.
Out: whether marks can be called blue.
"""

from __future__ import annotations

import re
from colorsys import rgb_to_hls

#: Colours as HTML and LaTeX both take them: six hexadecimal digits.
COLOR = re.compile(r'#[0-9a-fA-F]{6}')
#: Blue with a contrast of 8.4:1 on white, 7.3:1 on its own tint and on the grey of admonitions in
#: Alabaster: nobody reads marks worse than what the themes of our tests set around them, which
#: is at least 7:1 in running text.  It is 2.5:1 from black, so that it is seen to be blue.
BLUE = '#0a3acc'
#: Blue with a contrast of 10:1 on the black of Furo and PyData, 8.0:1 on its own tint and 7.3:1 on
#: the rows of PyData's tables, the lightest dark that we found.
BLUE_ON_DARK = '#a0c2ff'


def is_blue(color: str) -> bool:
    """Return whether people would call a colour, ``#rrggbb``, blue."""
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    hue, _lightness, saturation = rgb_to_hls(red, green, blue)
    return 190 / 360 <= hue <= 255 / 360 and saturation > 0.2
