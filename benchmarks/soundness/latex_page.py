"""Reads finished LaTeX."""

from __future__ import annotations

import re

_LEGEND = re.compile(r'\\begin\{sphinxledgerlegend\}.*?\\end\{sphinxledgerlegend\}', re.DOTALL)
_CODE = re.compile(r'\\begin\{sphinxledgercode\}.*?\\end\{sphinxledgercode\}', re.DOTALL)
_CAPTION = re.compile(r'\\sphinxSetupCaptionForVerbatim\{.*\}$', re.MULTILINE)
_ENVIRONMENTS = re.compile(
    r'\\(?:begin|end)\{sphinxledger(?:block|formula|code|together|movedblock)\}(?:\[[\d,]*\])?'
)
#: Commands that stand for something that is gone, with all that they set.
_SIGNS = re.compile(
    r'\\sphinxledger(?:elision|ellipsis|elided|movedsign|origin|link\{[^{}]*\}\{[^{}]*\})(?=\{)'
)
#: Commands around what the article has.
_AROUND = re.compile(
    r'\\sphinxledger(?:highlight|reference|underline|math|codeword|moved)(?=\{)|\\sphinxledgercodebreak\{\}'
)
_WHERE = re.compile(r'(?: (?:and )?(?:before|after|in) lines? [\d,\s-]+)+$', re.MULTILINE)
#: What stands around rows, cells, items and paragraphs, also around those that are gone.
_FORM = re.compile(
    r'\s|\\sphinxAtStartPar|\\item\b(?:\[\])?|\\sphinxlineitem(?=\{\s*\})|\\fvset\{hllines=.*\}%|'
    r'\\begin\{varwidth\}\[t\]\{\\sphinxcolwidth.*\}|\\sphinxbeforeendvarwidth|'
    r'\\end\{varwidth\}%|\\sphinxhline|\\\\|(?<!\\)&|\\sphinxAtStartFootnote|\\par\\nobreak|\\noindent|'
    r'\\sphinxstyletheadfamily|\\label\{\\detokenize\{[^}]*\}\}|\\sphinxresetverbatimhllines|'
    r'(?<=\[t\])\{[TLlX|]+\}|\{(?=C\d+x\w+\}\])|(?<=\de)\}(?=\])'
)
_EMPTY = re.compile(
    r'(?:\\pysigline)?\{\}|\[\]|\\begin\{sphinxuseclass\}\{[\w-]+\}\\end\{sphinxuseclass\}|'
    r'\\subsubsection\*(?!\{)|\\begin\{(\w+)\}(?:\[\d*\])?\\end\{\1\}'
)
#: A footnote whose text is set where its mark is, and the mark alone with the braces around it.
_NOTE = re.compile(
    r'%\n\\begin\{footnote\}\[(?P<number>\w+)\](?P<text>.*?)\\end\{footnote\}|\\.|[{}]', re.DOTALL
)
#: A citation's label in the braces that marks are in, and an address that is a link with a text,
#: as it is where a mark is on it.
_LABEL = re.compile(r'(?<=\\bibitem\[)\{((?:\\.|[^\\{}])*)\}(?=\])')
_ADDRESS = re.compile(r'\\sphinxhref\{((?:\\.|[^\\{}])*)\}\{\1\}')
_MARK_ALONE = re.compile(r'\{(\\sphinxfootnotemark\[\w+\])\}')


def count_highlights(text: str) -> int:
    """Return how many highlights of words there are outside the legend and marked code.

    The caption of code is none.
    """
    text = _CODE.sub(lambda code: ''.join(_CAPTION.findall(code[0])), _LEGEND.sub('', text))
    return text.count(r'\sphinxledgerhighlight{')


def letters_without_marks(text: str) -> str:
    """Return the letters of the body as if it had no marks."""
    body = text.partition(r'\sphinxmaketitle')[2]
    body = _LEGEND.sub('', body)
    body = _without(_SIGNS, body, keep=False)
    body = _without(_AROUND, _ENVIRONMENTS.sub('', body), keep=True)
    body = _ADDRESS.sub(r'\\sphinxurl{\1}', _LABEL.sub(r'\1', body))
    body = _notes_behind(_MARK_ALONE.sub(r'\1', body))
    body = _FORM.sub('', _WHERE.sub('', body))
    while body != (shorter := _EMPTY.sub('', body)):
        body = shorter
    return body


def _notes_behind(text: str) -> str:
    """Return LaTeX with the texts of footnotes in an argument behind it, as it can be set."""
    parts: list[str] = []
    behind: list[str] = []
    at = depth = 0
    for match in _NOTE.finditer(text):
        parts.append(text[at : match.start()])
        at = match.end()
        if match['number'] and depth:
            parts.append(f'\\sphinxfootnotemark[{match["number"]}]')
            note = f'%\n\\begin{{footnotetext}}[{match["number"]}]{match["text"]}'
            behind.append(f'{note}\\end{{footnotetext}}\\ignorespaces ')
            continue
        parts.append(match[0])
        depth += {'{': 1, '}': -1}.get(match[0], 0)
        if not depth:
            parts += behind
            behind.clear()
    return ''.join([*parts, *behind, text[at:]])


def _without(commands: re.Pattern[str], text: str, *, keep: bool) -> str:
    """Return a text without some commands; ``keep`` says whether what they set stays."""
    parts: list[str] = []
    at = 0
    while match := commands.search(text, at):
        parts.append(text[at : match.start()])
        if not text.startswith('{', match.end()):
            at = match.end()
            continue
        stop = _closing(text, match.end())
        inside = text[match.end() + 1 : stop]
        if keep:
            parts.append(_without(commands, inside, keep=True))
        at = stop + 1
    return ''.join([*parts, text[at:]])


def _closing(text: str, start: int) -> int:
    """Return where the brace is that closes the one at ``start``."""
    depth = 0
    for match in re.compile(r'\\.|[{}]', re.DOTALL).finditer(text, start):
        depth += {'{': 1, '}': -1}.get(match[0], 0)
        if not depth:
            return match.start()
    raise ValueError(f'a brace is never closed: {text[start : start + 60]!r}')
