"""What became of blocks and words, as ``compare()`` says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_ledger.engine import (
    Account,
    Block,
    Cell,
    Pair,
    Span,
    compare,
)
from sphinxcontrib_ledger.engine.compare import compare_whole
from sphinxcontrib_ledger.engine.sequences.anchors import rising, unique_anchors
from sphinxcontrib_ledger.engine.sequences.matching import Match, joined, matches
from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds
from sphinxcontrib_ledger.engine.tokens.tokenizer import Tokenizer
from support.tokens import default_options

if TYPE_CHECKING:
    from sphinxcontrib_ledger.engine.tokens.token import Tokens

FERRY = 'The ferry left at noon with forty crates of apples aboard.'
CREW = 'Nobody on the quay had heard about the broken engine.'
QUAY = 'The harbour master closed the northern basin until Friday.'
STORM = 'A storm tore three small boats from their moorings overnight.'
PRICE = 'Tickets will cost a tenth more when spring begins.'
PASSED = 'The council passed this on {} in its {} meeting by a vote of all members.'
CLOSED = 'The council closed {} in {} for some {} as the {} had asked for it.'
CHANGED = 'Changed by the act on boats and crews that the council passed in its last meeting'
LISTED = 'Table {} shows the crews of all boats that left the harbour on any day of the year.'
OPTIONS = default_options()
TIDE = 'The tide gauge at the northern pier was painted red in spring.'


def blocks(texts: Sequence[str | Block]) -> list[Block]:
    return [text if isinstance(text, Block) else Block('text', text) for text in texts]


def title(text: str) -> Block:
    return Block('title', text)


def code(text: str) -> Block:
    return Block('code', text)


def item(text: str) -> Block:
    return Block('text', text, ('bullet_list', 'list_item'))


def heading(text: str) -> Block:
    return Block('title', text, ('section',))


def inside(text: str) -> Block:
    return Block('text', text, ('section',))


def note(text: str) -> Block:
    return Block('text', text, ('footnote',))


def term(text: str) -> Block:
    return Block('label', text, ('definition_list', 'definition_list_item'))


def option(text: str) -> Block:
    return Block('label', text, ('option_list', 'option_list_item', 'option_group', 'option'))


def definition(text: str) -> Block:
    return Block('text', text, ('definition_list', 'definition_list_item', 'definition'))


def styled(text: str, *stretches: tuple[str, str]) -> Block:
    """Return a block in which each stretch (its text, its look) has a look."""
    spans = tuple(
        Span(text.index(part), text.index(part) + len(part), look) for part, look in stretches
    )
    return Block('text', text, (), spans)


def row(number: int, *cells: str) -> list[Block]:
    path = ('table', 'tbody', 'row', 'entry')
    return [
        Block('text', text, path, (), (Cell(0, number, cell),)) for cell, text in enumerate(cells)
    ]


def shown(account: Account) -> list[str]:
    """Return an account as lines, one a pair.

    ``=`` stands before what is the same, ``>`` before what moved, ``!`` before what only its
    place connects, ``1:2`` before one block that became two; ``{+added+}``, ``[-removed-]``.
    """
    return [_shown(account, pair) for pair in account.pairs]


def _shown(account: Account, pair: Pair) -> str:
    many = f'{len(pair.original)}:{len(pair.edited)} '
    sign = '= ' * pair.identical + '> ' * pair.moved + '! ' * pair.positional
    sign += many * (max(len(pair.original), len(pair.edited)) > 1)
    old = [word.text for word in account.original_tokens(pair)]
    new = [word.text for word in account.edited_tokens(pair)]
    if pair.identical:
        return sign + ' '.join(new)
    parts = []
    for kind, before, after in pair.edits:
        gone = ' '.join(old[before.start : before.stop])
        put = ' '.join(new[after.start : after.stop])
        assert (kind == 'added') <= (not before)
        assert (kind == 'modified') <= (bool(before) and bool(after))
        if kind == 'same':
            parts.append(put)
        elif kind == 'removed':
            # An ellipsis that was typed is the mark of what was removed.
            parts.append(f'[-{gone}-]{put}')
        else:
            parts.append(f'[-{gone}-]{{+{put}+}}' if before else f'{{+{put}+}}')
    return sign + ' '.join(parts)


Row = tuple[str, Sequence[str | Block], Sequence[str | Block], list[str]]

#: With so many, the article was rewritten, and not a few words of it corrected.

WORDS: list[Row] = [
    ('a word that was removed is one', ['The rusty ferry left.'], ['The ferry left.'], ['The [-rusty-] ferry left .']),
    ('a word that was added is one', ['The ferry left.'], ['The ferry left early.'], ['The ferry left {+early+} .']),
    ('a word in the place of another is modified', ['The ferry left.'], ['The barge left.'], ['The [-ferry-]{+barge+} left .']),
    ('neighbouring removals are one', ['The slow, rusty ferry left.'], ['The ferry left.'], ['The [-slow , rusty-] ferry left .']),
    ('a number is replaced whole', ['Some 1,000 left.'], ['Some 1,200 left.'], ['Some [-1,000-]{+1,200+} left .']),
    ('a contraction is replaced whole', ['They don’t row.'], ['They do not row.'], ['They [-don’t-]{+do not+} row .']),
    ('letter case is an edit', ['Tell us now.'], ['Tell US now.'], ['Tell [-us-]{+US+} now .']),
    ('punctuation is an edit', ['They row.'], ['They row!'], ['They row [-.-]{+!+}']),
    ('quotes of another kind are no edit', ['“We row,” he said.'], ['"We row," he said.'], ['= " We row , " he said .']),
    ('white space is no edit', ['They  row\nhome.'], ['They row home.'], ['= They row home .']),
    ('an edit beside other quotes leaves them alone', ['“We row,” he said.'], ['"We sail," he said.'], ['" We [-row-]{+sail+} , " he said .']),
    ('a removed opening shows apart from the new capital', ['Sadly, the crew slept.'], ['The crew slept.'], ['[-Sadly ,-] [-the-]{+The+} crew slept .']),
    ('a removed end shows apart from the new small letter', ['See Port authority here.'], ['See port here.'], ['See [-Port-]{+port+} [-authority-] here .']),
    ('two sentences that became one leave no sign of a removal at the full stop', ['He saw the port. And left.'], ['He saw the port and left.'], ['He saw the port [-. And-]{+and+} left .']),
    ('a comma that went with the capital of the word before is part of its edit', ['As in Port, they row.'], ['As in port they row.'], ['As in [-Port ,-]{+port+} they row .']),
    ('a sign of a script without spaces is a word', ['港口昨天关闭。'], ['港口关闭。'], ['港 口 [-昨 天-] 关 闭 。']),
]  # fmt: skip

LOOKS: list[Row] = [
    ('emphasis alone is an edit', ['The bad idea.'], [styled('The bad idea.', ('bad', 'emphasis'))], ['The [-bad-]{+bad+} idea .']),
    ('emphasis that went is an edit', [styled('The bad idea.', ('bad', 'emphasis'))], ['The bad idea.'], ['The [-bad-]{+bad+} idea .']),
    ('quotation marks that went for emphasis are part of its edit', ['The “bad” idea.'], [styled('The bad idea.', ('bad', 'emphasis'))], ['The [-“ bad ”-]{+bad+} idea .']),
    ('emphasis that stays is none', [styled('A very bad idea.', ('very bad', 'strong'))], [styled('A bad idea.', ('bad', 'strong'))], ['A [-very-] bad idea .']),
    ('another target of a link is an edit of its words', [styled('See the report now.', ('the report', 'link:a'))], [styled('See the report now.', ('the report', 'link:b'))], ['See [-the report-]{+the report+} now .']),
    ('a look of part of a word is an edit of the word', ['The boathouse.'], [styled('The boathouse.', ('boat', 'strong'))], ['The [-boathouse-]{+boathouse+} .']),
    ('words that are one thing are compared by what they are', [Block('text', '￼ left', (), (Span(0, 1, '', 'image a.png'),))], [Block('text', '￼ left', (), (Span(0, 1, '', 'image b.png'),))], ['[-￼-]{+￼+} left']),
]  # fmt: skip

ELLIPSES: list[Row] = [
    ('a typed ellipsis is the mark of a removal', ['The rusty ferry left.'], ['The [...] ferry left.'], ['The [-rusty-][...] ferry left .']),
    ('a typed ellipsis of one sign is the mark, too', ['The rusty ferry left.'], ['The […] ferry left.'], ['The [-rusty-][…] ferry left .']),
    ('words typed before the ellipsis replace as many', ['The old rusty ferry left.'], ['The new [...] ferry left.'], ['The [-old-]{+new+} [-rusty-][...] ferry left .']),
    ('words typed after the ellipsis replace as many', ['The old rusty ferry left.'], ['The [...] shiny ferry left.'], ['The [-old-][...] [-rusty-]{+shiny+} ferry left .']),
    ('of two typed ellipses for one word, the first stands for it', ['The rusty ferry left.'], ['The [...] new [...] ferry left.'], ['The [-rusty-][...] {+new [...]+} ferry left .']),
    ('a typed ellipsis where nothing was removed is added', ['The ferry left.'], ['The [...] ferry left.'], ['The {+[...]+} ferry left .']),
    ('an ellipsis of the original is nobody’s edit', ['The [...] ferry left today.'], ['The [...] ferry left.'], ['The [...] ferry left [-today-] .']),
    ('an ellipsis of the original in another spelling stays', ['The [...] ferry left today.'], ['The […] ferry left.'], ['The […] ferry left [-today-] .']),
    ('an ellipsis of the original may be removed', ['The [...] ferry left.'], ['The ferry left.'], ['The [-[...]-] ferry left .']),
    ('a paragraph that is an ellipsis is the mark of one', [FERRY, CREW, QUAY], [FERRY, '[...]', QUAY], ['= The ferry left at noon with forty crates of apples aboard .', '! [-Nobody on the quay had heard about the broken engine .-][...]', '= The harbour master closed the northern basin until Friday .']),
]  # fmt: skip

READABLE: list[Row] = [
    ('small words between two replacements drown', ['The council voted to close the old quay in March.'], ['The council decided that it would shut the old quay in March.'], ['The council [-voted to close-]{+decided that it would shut+} the old quay in March .']),
    ('a sign between two long replacements drowns', ['On Monday night the crew of the ferry shouted very loudly again, demanding much higher pay, before the council met.'], ['On Monday night the crew of the ferry wrote rather calmly together, requesting slightly better wages, before the council met.'], ['On Monday night the crew of the ferry [-shouted very loudly again , demanding much higher pay-]{+wrote rather calmly together , requesting slightly better wages+} , before the council met .']),
    ('a word of content between two edits stays', ['Old boats leak badly here.'], ['New boats float badly here.'], ['[-Old-]{+New+} boats [-leak-]{+float+} badly here .']),
    ('a small word between two short replacements stays', ['We saw old boats and grey gulls there.'], ['We saw new rafts and white terns there.'], ['We saw [-old boats-]{+new rafts+} and [-grey gulls-]{+white terns+} there .']),
    ('an island beside a mere removal stays', ['They met, and they spoke a long time there.'], ['They met, they spoke there.'], ['They met , [-and-] they spoke [-a long time-] there .']),
    ('a removed sentence is removed as a sentence', ['They met. They spoke. They left.'], ['They met. They left.'], ['They met . [-They spoke .-] They left .']),
    ('an added sentence is added as a sentence', ['They met. They left.'], ['They met. They spoke. They left.'], ['They met . {+They spoke .+} They left .']),
    ('an added clause begins after the comma', ['The boats came, and the crews ate.'], ['The boats came, and the crews sang, and the crews ate.'], ['The boats came , {+and the crews sang ,+} and the crews ate .']),
    ('a removed phrase ends before the full stop', ['He left on Monday, they said.'], ['He left on Monday.'], ['He left on Monday [-, they said-] .']),
    ('a removed last sentence takes its full stop along', ['The talks failed. Nobody rowed.'], ['The talks failed.'], ['The talks failed . [-Nobody rowed .-]']),
    ('a sentence in Chinese is removed as a sentence', ['他来了。他说了。他走了。'], ['他来了。他走了。'], ['他 来 了 。 [-他 说 了 。-] 他 走 了 。']),
    ('a removed sentence takes its look along', [styled('They met. We spoke. They left.', ('met', 'strong'))], ['They met. They left.'], ['They [-met-]{+met+} . [-We spoke .-] They left .']),
    ('the look of a removed word is not left behind', [styled('We met. They spoke. They left.', ('They', 'strong'))], ['We met. They left.'], ['We met . [-They spoke .-] They left .']),
    ('a mostly rewritten paragraph is one mark', [f'{FERRY} {CREW}'], ['A broken engine kept apples, forty crates of them, on the quay until noon, when the ferry came.'], ['[-The ferry left at noon with forty crates of apples aboard . Nobody on the quay had heard about the broken engine .-]{+A broken engine kept apples , forty crates of them , on the quay until noon , when the ferry came .+}']),
    ('a paragraph that was merely cut down is no rewritten one', [f'{FERRY} {CREW} {QUAY} {STORM}'], [FERRY], ['The ferry left at noon with forty crates of apples aboard . [-Nobody on the quay had heard about the broken engine . The harbour master closed the northern basin until Friday . A storm tore three small boats from their moorings overnight .-]']),
    ('a word that is gone far behind a clause and new before it does not take the clause along', ['The port sets out which way boats and departing rafts take under the harbour signals near the northern quay as well as changes of way for departures of large ferries from the second basin.'], ['The port sets out the way for boats and departures under the harbour signals near the northern quay.'], ['The port sets out [-which-]{+the+} way {+for+} boats and [-departing rafts take-]{+departures+} under the harbour signals near the northern quay [-as well as changes of way for departures of large ferries from the second basin-] .']),
    ('brackets of a call that was added behind another one are its own', ['They use sail() there.'], ['They use sail() and row() there.'], ['They use sail ( ) {+and row ( )+} there .']),
    ('a short heading is never one mark', [title('Ferries leave early')], [title('Ferries stay')], ['Ferries [-leave early-]{+stay+}']),
]  # fmt: skip

BLOCKS: list[Row] = [
    ('blocks that are the same are found', [FERRY, CREW], [FERRY, CREW], ['= The ferry left at noon with forty crates of apples aboard .', '= Nobody on the quay had heard about the broken engine .']),
    ('a removed paragraph is one removal where it stood', [FERRY, CREW, QUAY], [FERRY, QUAY], ['= The ferry left at noon with forty crates of apples aboard .', '[-Nobody on the quay had heard about the broken engine .-]', '= The harbour master closed the northern basin until Friday .']),
    ('a removed opening comes first', [CREW, QUAY], [QUAY], ['[-Nobody on the quay had heard about the broken engine .-]', '= The harbour master closed the northern basin until Friday .']),
    ('an added paragraph is one addition', [FERRY, QUAY], [FERRY, CREW, QUAY], ['= The ferry left at noon with forty crates of apples aboard .', '{+Nobody on the quay had heard about the broken engine .+}', '= The harbour master closed the northern basin until Friday .']),
    ('a paragraph in the place of another replaces it', [FERRY, CREW, QUAY], [FERRY, STORM, QUAY], ['= The ferry left at noon with forty crates of apples aboard .', '! [-Nobody on the quay had heard about the broken engine .-]{+A storm tore three small boats from their moorings overnight .+}', '= The harbour master closed the northern basin until Friday .']),
    ('words of short blocks in one place are compared', ['Boats: two', QUAY], ['Boats: six', QUAY], ['Boats : [-two-]{+six+}', '= The harbour master closed the northern basin until Friday .']),
    ('an edited block is found among others', [FERRY, CREW, QUAY], [FERRY, CREW.replace('broken', 'old'), QUAY], ['= The ferry left at noon with forty crates of apples aboard .', 'Nobody on the quay had heard about the [-broken-]{+old+} engine .', '= The harbour master closed the northern basin until Friday .']),
    ('a paragraph may become a heading', ['Ferries leave early'], [title('Ferries leave late')], ['Ferries leave [-early-]{+late+}']),
    ('text never becomes code', ['x = 1'], [code('x = 1')], ['{+x = 1+}', '[-x = 1-]']),
    ('nothing became something', [], [FERRY], ['{+The ferry left at noon with forty crates of apples aboard .+}']),
    ('something became nothing', [FERRY], [], ['[-The ferry left at noon with forty crates of apples aboard .-]']),
    ('nothing became nothing', [], [], []),
    ('what stood below a heading that is gone was not replaced by what stands above it', [title('Boats'), FERRY, title('Open issues'), STORM, title('Crews'), CREW], [title('Boats'), FERRY, PRICE, title('Crews'), CREW], ['= Boats', f'= {FERRY[:-1]} .', f'{{+{PRICE[:-1]} .+}}', '[-Open issues-]', f'[-{STORM[:-1]} .-]', '= Crews', f'= {CREW[:-1]} .']),
    ('what stood above a heading that is new was not replaced by what stands below it', [title('Boats'), FERRY, STORM, title('Crews'), CREW], [title('Boats'), FERRY, title('Prices'), PRICE, title('Crews'), CREW], ['= Boats', f'= {FERRY[:-1]} .', '{+Prices+}', f'{{+{PRICE[:-1]} .+}}', f'[-{STORM[:-1]} .-]', '= Crews', f'= {CREW[:-1]} .']),
    ('what stands below a heading in the place of another replaces what stood below that', [title('Boats'), FERRY, title('Storms'), STORM, title('Crews'), CREW], [title('Boats'), FERRY, title('Prices'), PRICE, title('Crews'), CREW], ['= Boats', f'= {FERRY[:-1]} .', '! [-Storms-]{+Prices+}', f'! [-{STORM[:-1]} .-]{{+{PRICE[:-1]} .+}}', '= Crews', f'= {CREW[:-1]} .']),
    ('of two that are as similar, the one beside the same neighbour is what a paragraph became', [CREW, STORM, 'It takes 90 minutes to row there.', QUAY], [CREW, PRICE, 'It takes 120 minutes to row there.', 'Boats lie idle.', 'It takes 120 minutes to row there.', QUAY], [f'= {CREW[:-1]} .', f'! [-{STORM[:-1]} .-]{{+{PRICE[:-1]} .+}}', '{+It takes 120 minutes to row there .+}', '{+Boats lie idle .+}', 'It takes [-90-]{+120+} minutes to row there .', f'= {QUAY[:-1]} .']),
    ('a section that went takes its own heading along', [title('Notes'), FERRY, title('Notes'), QUAY], [title('Notes'), QUAY], ['[-Notes-]', f'[-{FERRY[:-1]} .-]', '= Notes', f'= {QUAY[:-1]} .']),
    ('headings without text that went are those that stood together', [title('One'), title('Two'), title('One'), FERRY, title('Two'), QUAY], [title('One'), FERRY, title('Two'), QUAY], ['[-One-]', '[-Two-]', '= One', f'= {FERRY[:-1]} .', '= Two', f'= {QUAY[:-1]} .']),
    ('a section that is new brings its own heading', [title('Notes'), QUAY], [title('Notes'), FERRY, title('Notes'), QUAY], ['{+Notes+}', f'{{+{FERRY[:-1]} .+}}', '= Notes', f'= {QUAY[:-1]} .']),
    ('a last section that went takes its own heading along', [title('Notes'), FERRY, title('Notes')], [title('Notes'), FERRY], ['= Notes', f'= {FERRY[:-1]} .', '[-Notes-]']),
]  # fmt: skip

SHORT: list[Row] = [
    ('a term is not taken for its definition', [term('code'), definition('Computer code')], [term('cipher'), definition('Machine code')], ['! [-code-]{+cipher+}', '[-Computer-]{+Machine+} code']),
    ('a heading is not taken for the text below it', [title('Ropes'), 'Old ropes hang there.'], [title('Lines'), 'Wet ropes hung there.'], ['! [-Ropes-]{+Lines+}', '[-Old-]{+Wet+} ropes [-hang-]{+hung+} there .']),
    ('short items that all changed keep their order', [item('item'), item('next item'), item('third item')], [item('thing'), item('new item'), item('last item')], ['! [-item-]{+thing+}', '[-next-]{+new+} item', '[-third-]{+last+} item']),
    ('options that have but their dashes in common are strangers', [option('--boat-crew'), definition('Lists the crew.'), option('--tide'), definition('Shows the tide.')], [option('--wind'), definition('Shows the tide.')], ['[--- boat-crew-]', '[-Lists the crew .-]', '! -- [-tide-]{+wind+}', '= Shows the tide .']),
    ('a term that was renamed is the one above its definition', [term('mast'), definition('It holds the sails.'), term('keel'), definition('It holds the course.')], [term('fin'), definition('It holds the course.')], ['[-mast-]', '[-It holds the sails .-]', '! [-keel-]{+fin+}', '= It holds the course .']),
    ('a heading that was renamed is the one above its text', [title('Crew'), CREW, title('Weather'), STORM], [title('Storms'), STORM], ['[-Crew-]', f'[-{CREW[:-1]} .-]', '! [-Weather-]{+Storms+}', f'= {STORM[:-1]} .']),
    ('a definition that was rewritten is the one below its term', [term('mast'), definition('Wood.'), definition('See there.'), term('keel'), definition('Deep.')], [term('mast'), definition('Metal and rope.'), term('keel'), definition('Deep.')], ['= mast', '! [-Wood-]{+Metal and rope+} .', '[-See there .-]', '= keel', '= Deep .']),
    ('a paragraph may still become a term', ['mooring line', CREW], [term('mooring line'), CREW], ['mooring line', f'= {CREW[:-1]} .']),
]  # fmt: skip

SPLITS: list[Row] = [
    ('a split paragraph has no changed words', [f'{FERRY} {CREW}'], [FERRY, CREW], [f'1:2 {" ".join(FERRY[:-1].split())} . {CREW[:-1]} .']),
    ('merged paragraphs have no changed words', [FERRY, CREW], [f'{FERRY} {CREW}'], [f'2:1 {FERRY[:-1]} . {CREW[:-1]} .']),
    ('a paragraph may be split in three', [f'{FERRY} {CREW} {QUAY}'], [FERRY, CREW, QUAY], [f'1:3 {FERRY[:-1]} . {CREW[:-1]} . {QUAY[:-1]} .']),
    ('three paragraphs may be merged', [FERRY, CREW, QUAY], [f'{FERRY} {CREW} {QUAY}'], [f'3:1 {FERRY[:-1]} . {CREW[:-1]} . {QUAY[:-1]} .']),
    ('a word may change in a split', [f'{FERRY} {CREW}'], [FERRY, CREW.replace('broken', 'old')], [f'1:2 {FERRY[:-1]} . Nobody on the quay had heard about the [-broken-]{{+old+}} engine .']),
    ('a word may change in a merge', [FERRY, CREW], [f'{FERRY} {CREW.replace("broken", "old")}'], [f'2:1 {FERRY[:-1]} . Nobody on the quay had heard about the [-broken-]{{+old+}} engine .']),
    ('a split between others leaves them alone', [QUAY, f'{FERRY} {CREW}', STORM], [QUAY, FERRY, CREW, STORM], [f'= {QUAY[:-1]} .', f'1:2 {FERRY[:-1]} . {CREW[:-1]} .', f'= {STORM[:-1]} .']),
    ('an added neighbour is no split', [FERRY], [FERRY.replace('noon', 'dawn'), CREW], ['The ferry left at [-noon-]{+dawn+} with forty crates of apples aboard .', f'{{+{CREW[:-1]} .+}}']),
    ('a paragraph may be split under a new heading', [f'{FERRY} {CREW}'], [title(FERRY), CREW], [f'1:2 {FERRY[:-1]} . {CREW[:-1]} .']),
    ('a removed paragraph before a split has no part in it', ['The grey wharf lies behind the pier, and the broken bridge crosses it. The engine lifts the crane at noon.', 'The port serves the rusty office, and the wave lifts it. The crew draws the coast beside the timber at noon. The pilot opens the dock, and the small rudder hides it.', QUAY], ['The port serves the rusty office, and the wave lifts it. The crew draws the coast beside the timber at noon.', 'The pilot opens the dock, and the small rudder hides it.', QUAY], ['[-The grey wharf lies behind the pier , and the broken bridge crosses it . The engine lifts the crane at noon .-]', '1:2 The port serves the rusty office , and the wave lifts it . The crew draws the coast beside the timber at noon . The pilot opens the dock , and the small rudder hides it .', f'= {QUAY[:-1]} .']),
    ('a paragraph that was added behind a merge is no part of it', ['The port serves the rusty office, and the wave lifts it. The crew draws the coast beside the timber at noon.', 'The pilot opens the dock, and the small rudder hides it.', QUAY], ['The port serves the rusty office, and the wave lifts it. The crew draws the coast beside the timber at noon. The pilot opens the dock, and the small rudder hides it.', 'The grey captain opens the wharf, and the broken bridge hides it.', QUAY], ['2:1 The port serves the rusty office , and the wave lifts it . The crew draws the coast beside the timber at noon . The pilot opens the dock , and the small rudder hides it .', '{+The grey captain opens the wharf , and the broken bridge hides it .+}', f'= {QUAY[:-1]} .']),
    ('a summary that shares its words with the text is no part of it', [f'{FERRY} Nobody knew why.', f'{FERRY} Nobody on the quay knew why. {CREW}', QUAY], [f'{FERRY} Nobody knew it.', f'{FERRY} Nobody on the quay knew it. {CREW}', QUAY], [f'{FERRY[:-1]} . Nobody knew [-why-]{{+it+}} .', f'{FERRY[:-1]} . Nobody on the quay knew [-why-]{{+it+}} . {CREW[:-1]} .', f'= {QUAY[:-1]} .']),
    ('what moved between the halves of a split does not part them', [f'{FERRY} {CREW}', QUAY, PRICE, STORM], [FERRY, STORM, CREW, QUAY, PRICE], [f'1:2 {FERRY[:-1]} . {CREW[:-1]} .', f'> {STORM[:-1]} .', f'= {QUAY[:-1]} .', f'= {PRICE[:-1]} .']),
    ('what moved away from between two paragraphs that were merged does not part them', [FERRY, STORM, CREW, QUAY, PRICE], [f'{FERRY} {CREW}', QUAY, PRICE, STORM], [f'2:1 {FERRY[:-1]} . {CREW[:-1]} .', f'= {QUAY[:-1]} .', f'= {PRICE[:-1]} .', f'> {STORM[:-1]} .']),
    ('what is new between the halves of a split does not part them', [f'{FERRY} {CREW}', QUAY], [FERRY, STORM, CREW, QUAY], [f'1:2 {FERRY[:-1]} . {CREW[:-1]} .', f'{{+{STORM[:-1]} .+}}', f'= {QUAY[:-1]} .']),
    ('what is gone from between two paragraphs that were merged does not part them', [FERRY, STORM, CREW, QUAY], [f'{FERRY} {CREW}', QUAY], [f'2:1 {FERRY[:-1]} . {CREW[:-1]} .', f'[-{STORM[:-1]} .-]', f'= {QUAY[:-1]} .']),
    ('several new texts between the parts of a split, of which one begins as a part does', [f'{FERRY} {CREW} {QUAY}'], [FERRY, 'Nobody on the quay had slept.', code('sleep()'), CREW, item(STORM), QUAY], [f'1:3 {FERRY[:-1]} . {CREW[:-1]} . {QUAY[:-1]} .', '{+Nobody on the quay had slept .+}', '{+sleep()+}', f'{{+{STORM[:-1]} .+}}']),
    ('a sentence that became something else parts what stood beside it', [f'{FERRY} {CREW} {QUAY}'], [FERRY, code('sleep()'), QUAY], [f'1:2 {FERRY[:-1]} . [-{CREW[:-1]} .-] {QUAY[:-1]} .', '{+sleep()+}']),
    ('a word may change in a part behind something new', [f'{FERRY} {CREW}'], [FERRY, STORM, CREW.replace('broken', 'old')], [f'1:2 {FERRY[:-1]} . Nobody on the quay had heard about the [-broken-]{{+old+}} engine .', f'{{+{STORM[:-1]} .+}}']),
    ('a short part may stand before something new', [f'It rained. {FERRY} {CREW} {QUAY}'], ['It rained.', STORM, f'{FERRY} {CREW} {QUAY}'], [f'1:2 It rained . {FERRY[:-1]} . {CREW[:-1]} . {QUAY[:-1]} .', f'{{+{STORM[:-1]} .+}}']),
    ('a sentence that left the middle of a paragraph is no part of it', [f'{FERRY} {CREW} {QUAY}'], [f'{FERRY} {QUAY}', CREW], [f'{FERRY[:-1]} . [-{CREW[:-1]} .-] {QUAY[:-1]} .', f'{{+{CREW[:-1]} .+}}']),
    ('a sentence that left the middle of a paragraph for a list is no part of it', [f'Every boat must be checked before it leaves. {CREW} It was grey, so she left in bad weather.'], ['Every boat must be checked before it leaves. It was grey, so she left in bad weather.', item(CREW)], [f'Every boat must be checked before it leaves . [-{CREW[:-1]} .-] It was grey , so she left in bad weather .', f'{{+{CREW[:-1]} .+}}']),
    ('a sentence that was put into a footnote is no part of its paragraph', [f'{FERRY} {CREW}'], [FERRY, note(CREW)], [f'{FERRY[:-1]} . [-{CREW[:-1]} .-]', f'{{+{CREW[:-1]} .+}}']),
    ('most of a paragraph may be put into a footnote', [f'{FERRY} {CREW} {STORM}'], [FERRY, note(f'{CREW} {STORM}')], [f'{FERRY[:-1]} . [-{CREW[:-1]} . {STORM[:-1]} .-]', f'{{+{CREW[:-1]} . {STORM[:-1]} .+}}']),
    ('a whole paragraph may become a footnote', [FERRY, CREW], [FERRY, note(CREW.replace('broken', 'old'))], [f'= {FERRY[:-1]} .', 'Nobody on the quay had heard about the [-broken-]{+old+} engine .']),
    ('a copy of a section is new, and the older one edited', [heading('Boats'), item('Price: 5'), item('Dogs: no')], [heading('Boats'), item('Price: 6'), item('Dogs: yes'), heading('Trains'), item('Price: 5'), item('Dogs: no')], ['= Boats', 'Price : [-5-]{+6+}', 'Dogs : [-no-]{+yes+}', '{+Trains+}', '{+Price : 5+}', '{+Dogs : no+}']),
    ('a copy of a section that stands before it is new', [heading('Boats'), item('Price: 5'), item('Dogs: no')], [heading('Trains'), item('Price: 5'), item('Dogs: no'), heading('Boats'), item('Price: 6'), item('Dogs: yes')], ['{+Trains+}', '{+Price : 5+}', '{+Dogs : no+}', '= Boats', 'Price : [-5-]{+6+}', 'Dogs : [-no-]{+yes+}']),
    ('a heading that recurs in a new section is no copy of a section', [heading('Boats'), FERRY, heading('Notes'), CREW], [heading('Boats'), FERRY, heading('Notes'), QUAY, heading('Trains'), heading('Notes'), CREW], ['= Boats', f'= {FERRY[:-1]} .', '{+Notes+}', f'{{+{QUAY[:-1]} .+}}', '{+Trains+}', '= Notes', f'= {CREW[:-1]} .']),
    ('a section whose end got a heading of its own was not copied', [heading('Boats'), FERRY, CREW, QUAY], [heading('Boats'), FERRY, STORM, heading('Crews'), CREW, QUAY], ['= Boats', f'= {FERRY[:-1]} .', f'{{+{STORM[:-1]} .+}}', '{+Crews+}', f'= {CREW[:-1]} .', f'= {QUAY[:-1]} .']),
    ('what stood behind a paragraph and stands between its parts moved', [f'{FERRY} {CREW}', code('sleep()'), QUAY], [FERRY, code('sleep()'), CREW, QUAY], [f'1:2 {FERRY[:-1]} . {CREW[:-1]} .', '> sleep()', f'= {QUAY[:-1]} .']),
    ('what stood between two paragraphs that were merged, and stands behind them, moved', [FERRY, code('sleep()'), CREW, QUAY], [f'{FERRY} {CREW}', code('sleep()'), QUAY], [f'2:1 {FERRY[:-1]} . {CREW[:-1]} .', '> sleep()', f'= {QUAY[:-1]} .']),
    ('of two texts that may be a part the one with all of its words is', [f'{FERRY} {CREW}'], [FERRY, CREW.replace('broken', 'old'), CREW], [f'1:2 {FERRY[:-1]} . {CREW[:-1]} .', '{+Nobody on the quay had heard about the old engine .+}']),
    ('a heading may be merged into the text below it', [title('Of ferries and engines'), FERRY, CREW], [f'Of ferries and engines {FERRY}', CREW], [f'2:1 Of ferries and engines {FERRY[:-1]} .', f'= {CREW[:-1]} .']),
    ('a heading that went is no part of the text below it', [title('The ferry'), FERRY, CREW], [FERRY.replace('noon', 'dawn'), CREW], ['[-The ferry-]', 'The ferry left at [-noon-]{+dawn+} with forty crates of apples aboard .', f'= {CREW[:-1]} .']),
    ('a new heading is never the end of a split', [f'{FERRY} {CREW}'], [FERRY, title(CREW)], [f'{FERRY[:-1]} . [-{CREW[:-1]} .-]', f'{{+{CREW[:-1]} .+}}']),
]  # fmt: skip

MOVES: list[Row] = [
    ('a short item may move within its list', [item('Oslo'), item('Bergen'), item('Narvik')], [item('Narvik'), item('Oslo'), item('Bergen')], ['> Narvik', '= Oslo', '= Bergen']),
    ('a short item that is in another list now has not moved', [item('Yes'), item('No'), item('Perhaps'), FERRY, item('Red'), item('Blue')], [item('Yes'), item('Perhaps'), FERRY, item('Red'), item('No'), item('Blue')], ['= Yes', '[-No-]', '= Perhaps', f'= {FERRY[:-1]} .', '= Red', '{+No+}', '= Blue']),
    ('a definition moves along with its term', [term('port'), definition('left'), term('bow'), definition('front'), term('stern'), definition('back')], [term('bow'), definition('front'), term('stern'), definition('back'), term('port'), definition('left hand')], ['= bow', '= front', '= stern', '= back', '> port', '> left {+hand+}']),
    ('items of one frame shift', [item('Cats cost 4 euros'), item('Dogs cost 6 euros'), item('Hens cost 2 euros')], [item('Dogs cost 7 euros'), item('Hens cost 3 euros'), item('Cows cost 9 euros')], ['[-Cats cost 4 euros-]', 'Dogs cost [-6-]{+7+} euros', 'Hens cost [-2-]{+3+} euros', '{+Cows cost 9 euros+}']),
    ('two paragraphs that share a sentence change places', [f'{FERRY} {CREW}', f'{FERRY} {QUAY}'], [f'{FERRY} {QUAY.replace("closed", "opened")}', f'{FERRY} {CREW.replace("broken", "old")}'], [f'> {FERRY[:-1]} . The harbour master [-closed-]{{+opened+}} the northern basin until Friday .', f'{FERRY[:-1]} . Nobody on the quay had heard about the [-broken-]{{+old+}} engine .']),
    ('what is within a section that moved is compared with what was within it', [heading('Keys'), inside(CREW), inside('Never lend a key, except to the smith.'), heading('Doors'), inside(FERRY), inside(QUAY), inside(STORM)], [heading('Doors'), inside(FERRY), inside(QUAY), inside(STORM), heading('Keys'), inside(CREW), inside('Never lend a key.')], ['= Doors', f'= {FERRY[:-1]} .', f'= {QUAY[:-1]} .', f'= {STORM[:-1]} .', '> Keys', f'> {CREW[:-1]} .', '> Never lend a key [-, except to the smith-] .']),
    ('a paragraph that moved up is neither added nor removed', [FERRY, CREW, QUAY], [QUAY, FERRY, CREW], [f'> {QUAY[:-1]} .', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .']),
    ('a paragraph that moved down is neither added nor removed', [QUAY, FERRY, CREW], [FERRY, CREW, QUAY], [f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', f'> {QUAY[:-1]} .']),
    ('a moved paragraph shows the words that changed in it', [FERRY, CREW, QUAY], [QUAY.replace('northern', 'southern'), FERRY, CREW], ['> The harbour master closed the [-northern-]{+southern+} basin until Friday .', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .']),
    ('two paragraphs may move', [FERRY, CREW, STORM, PRICE, QUAY], [QUAY, FERRY, CREW, PRICE, STORM], [f'> {QUAY[:-1]} .', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', f'= {PRICE[:-1]} .', f'> {STORM[:-1]} .']),
    ('what is unchanged somewhere else is not what something like it became', [item(FERRY), item(CREW), item(QUAY), item(STORM.replace('boats', 'rafts'))], [item(STORM.replace('boats', 'rafts')), item(FERRY), item(CREW.replace('Nobody', 'Somebody')), item(QUAY), item('A storm tore two large boats from their moorings at noon.')], ['> A storm tore three small rafts from their moorings overnight .', f'= {FERRY[:-1]} .', '[-Nobody-]{+Somebody+} on the quay had heard about the broken engine .', f'= {QUAY[:-1]} .', '{+A storm tore two large boats from their moorings at noon .+}']),
    ('what hardly changed and stands elsewhere is not what something a little like it became', ['Tokens of each request and its data are kept in the northern office by the crew on duty.', FERRY, CREW, 'It is wished that the data of each request can be read in the northern harbour at any time.', QUAY], [FERRY, CREW, 'The tokens of each request and its data are kept in the northern office by the crew.', QUAY], [f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', '> [-Tokens-]{+The tokens+} of each request and its data are kept in the northern office by the crew [-on duty-] .', '[-It is wished that the data of each request can be read in the northern harbour at any time .-]', f'= {QUAY[:-1]} .']),
    ('of two that are much like something new, none is taken from afar', ['Tokens of each request and its data are kept in the northern office by the crew on duty.', 'Tokens of each request and its data are kept in the northern office by the crew at night.', FERRY, CREW, 'It is wished that the data of each request can be read in the northern harbour at any time.', QUAY], [FERRY, CREW, 'The tokens of each request and its data are kept in the northern office by the crew.', QUAY], ['[-Tokens of each request and its data are kept in the northern office by the crew on duty .-]', '[-Tokens of each request and its data are kept in the northern office by the crew at night .-]', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', '[-It is wished that the data-]{+The tokens+} of each request [-can be read-]{+and its data are kept+} in the northern [-harbour at any time-]{+office by the crew+} .', f'= {QUAY[:-1]} .']),
    ('what changed between two neighbours that moved together moved along', [STORM, 'Crews (section 3, topics 1 and 2)', PRICE, FERRY, CREW, QUAY, TIDE], [FERRY, CREW, QUAY, TIDE, STORM, 'Crews (section 3, topic 1)', PRICE], [f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', f'= {QUAY[:-1]} .', f'= {TIDE[:-1]} .', f'> {STORM[:-1]} .', '> Crews ( section 3 , [-topics-]{+topic+} 1 [-and 2-] )', f'> {PRICE[:-1]} .']),
    ('what is new between two neighbours that moved together is not what stood there', [STORM, 'Nobody knows how many gulls live on the northern roofs.', PRICE, FERRY, CREW, QUAY, TIDE], [FERRY, CREW, QUAY, TIDE, STORM, 'The northern roofs were painted twice.', PRICE], ['[-Nobody knows how many gulls live on the northern roofs .-]', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', f'= {QUAY[:-1]} .', f'= {TIDE[:-1]} .', f'> {STORM[:-1]} .', '{+The northern roofs were painted twice .+}', f'> {PRICE[:-1]} .']),
    ('of a text that stands several times each is the one at its place', [FERRY, CREW, CREW, QUAY, CREW], [CREW, CREW.replace('heard', 'read'), QUAY, CREW], [f'[-{FERRY[:-1]} .-]', f'= {CREW[:-1]} .', 'Nobody on the quay had [-heard-]{+read+} about the broken engine .', f'= {QUAY[:-1]} .', f'= {CREW[:-1]} .']),
    ('of a text that stands several times only one moved if that is enough', [FERRY, QUAY, CREW, QUAY], [QUAY, FERRY, QUAY, CREW], [f'> {QUAY[:-1]} .', f'= {FERRY[:-1]} .', f'= {QUAY[:-1]} .', f'= {CREW[:-1]} .']),
    ('of a text that stood several times one may move and the others go', [FERRY, CREW, QUAY, QUAY, QUAY, STORM], [QUAY, FERRY, CREW, STORM], [f'> {QUAY[:-1]} .', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', f'[-{QUAY[:-1]} .-]', f'[-{QUAY[:-1]} .-]', f'= {STORM[:-1]} .']),
    ('a text that was copied and then edited stays', [FERRY, CREW, QUAY], [QUAY, FERRY, CREW, QUAY.replace('northern', 'southern')], [f'{{+{QUAY[:-1]} .+}}', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', 'The harbour master closed the [-northern-]{+southern+} basin until Friday .']),
    ('an edited text of which an unedited copy is gone stays', [QUAY.replace('northern', 'southern'), FERRY, CREW, QUAY], [FERRY, CREW, STORM, QUAY.replace('northern', 'southern')], [f'[-{QUAY[:-1].replace("northern", "southern")} .-]', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', f'{{+{STORM[:-1]} .+}}', 'The harbour master closed the [-northern-]{+southern+} basin until Friday .']),
    ('a long address that moved is known again though it is one word', ['https://example.org/harbour/notices/2026/the-northern-basin', FERRY, CREW, QUAY], [FERRY, CREW, QUAY, 'https://example.org/harbour/notices/2026/the-northern-basin'], [f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', f'= {QUAY[:-1]} .', '> https://example.org/harbour/notices/2026/the-northern-basin']),
    ('what is said in the same way as several others has not moved', [FERRY, PASSED.format('2 May', 'third'), CREW, PASSED.format('9 June', 'sixth'), QUAY, PASSED.format('4 July', 'eighth')], [PASSED.format('7 August', 'tenth'), FERRY, CREW, QUAY], ['{+The council passed this on 7 August in its tenth meeting by a vote of all members .+}', f'= {FERRY[:-1]} .', '[-The council passed this on 2 May in its third meeting by a vote of all members .-]', f'= {CREW[:-1]} .', '[-The council passed this on 9 June in its sixth meeting by a vote of all members .-]', f'= {QUAY[:-1]} .', '[-The council passed this on 4 July in its eighth meeting by a vote of all members .-]']),
    ('what is said in the same way as several others that stayed has not moved', [CLOSED.format('the quay', 'May', 'weeks', 'crews'), FERRY, CLOSED.format('a dock', 'June', 'days', 'gulls'), CREW, CLOSED.format('one pier', 'July', 'years', 'cooks')], [FERRY, CLOSED.format('a dock', 'June', 'days', 'gulls'), CREW, CLOSED.format('one pier', 'July', 'years', 'cooks'), CLOSED.format('no ferry', 'March', 'hours', 'pilots')], ['[-The council closed the quay in May for some weeks as the crews had asked for it .-]', f'= {FERRY[:-1]} .', '= The council closed a dock in June for some days as the gulls had asked for it .', f'= {CREW[:-1]} .', '= The council closed one pier in July for some years as the cooks had asked for it .', '{+The council closed no ferry in March for some hours as the pilots had asked for it .+}']),
    ('what several others say as well has not become one of them', [FERRY, CREW, QUAY, f'{CHANGED} in May'], [CHANGED, FERRY, CHANGED, CREW, CHANGED, QUAY], [f'{{+{CHANGED}+}}', f'= {FERRY[:-1]} .', f'{{+{CHANGED}+}}', f'= {CREW[:-1]} .', f'{{+{CHANGED}+}}', f'= {QUAY[:-1]} .', f'[-{CHANGED} in May-]']),
    ('what is said in the same way as no other may have moved', [FERRY, PASSED.format('2 May', 'third'), CREW], [PASSED.format('7 August', 'tenth'), FERRY, CREW], ['> The council passed this on [-2 May-]{+7 August+} in its [-third-]{+tenth+} meeting by a vote of all members .', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .']),
    ('a short block is never called moved', ['See below.', FERRY], [FERRY, 'See below.'], ['[-See below .-]', f'= {FERRY[:-1]} .', '{+See below .+}']),
    ('a short block that resembles another one has not moved', [item('A rope at the bow.'), item(FERRY), item(CREW)], [item(FERRY), item(CREW), item('A rope at the stern.')], ['[-A rope at the bow .-]', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', '{+A rope at the stern .+}']),
    ('a short block that is hardly changed may have moved', [item('Two boats with forty crates.'), item(FERRY), item(CREW)], [item(FERRY), item(CREW), item('Two boats with fifty crates.')], [f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', '> Two boats with [-forty-]{+fifty+} crates .']),
    ('a short block with another number has not moved', [item('(see § 35 there)'), item(FERRY), item(CREW)], [item(FERRY), item(CREW), item('(see § 36 there)')], ['[-( see § 35 there )-]', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', '{+( see § 36 there )+}']),
    ('a text in which only a number changed may have moved', ['(3) The warden keeps a list of boats.', FERRY, CREW], [FERRY, CREW, '(4) The warden keeps a list of boats.'], [f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', '> ( [-3-]{+4+} ) The warden keeps a list of boats .']),
    ('what several texts say of other numbers has not moved', ['Table 3 shows the crews of all boats.', FERRY, 'Table 1 shows the crews of all boats.', CREW], [FERRY, 'Table 1 shows the crews of all boats.', CREW, 'Table 4 shows the crews of all boats.'], ['[-Table 3 shows the crews of all boats .-]', f'= {FERRY[:-1]} .', '= Table 1 shows the crews of all boats .', f'= {CREW[:-1]} .', '{+Table 4 shows the crews of all boats .+}']),
    ('what several long texts say of other numbers has not moved either', [LISTED.format(3), FERRY, LISTED.format(1), CREW], [FERRY, LISTED.format(1), CREW, LISTED.format(4)], [f'[-{LISTED[:-1].format(3)} .-]', f'= {FERRY[:-1]} .', f'= {LISTED[:-1].format(1)} .', f'= {CREW[:-1]} .', f'{{+{LISTED[:-1].format(4)} .+}}']),
    ('a heading with another number goes along with its text', [title('§ 8 Boats in the harbour'), QUAY, title('§ 9 Crews of all ferries'), FERRY, CREW], [title('§ 8 Crews of all ferries'), FERRY, CREW, title('§ 9 Boats in the harbour'), QUAY], ['§ [-9-]{+8+} Crews of all ferries', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', '> § [-8-]{+9+} Boats in the harbour', f'> {QUAY[:-1]} .']),
    ('what has some words in common with something that went has not moved', [item('The grey wharf guards the buoy, and the lamp repairs it after lunch today.'), item(FERRY), item(CREW)], [item(FERRY), item(CREW), item('A grey island hides the lamp, and the pilot repairs it before lunch.')], ['[-The grey wharf guards the buoy , and the lamp repairs it after lunch today .-]', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .', '{+A grey island hides the lamp , and the pilot repairs it before lunch .+}']),
    ('an unchanged heading may move', [title(QUAY), FERRY], [FERRY, title(QUAY)], [f'= {FERRY[:-1]} .', f'> {QUAY[:-1]} .']),
    ('a moved list item is found', [item(FERRY), item(CREW), item(QUAY)], [item(QUAY), item(FERRY), item(CREW)], [f'> {QUAY[:-1]} .', f'= {FERRY[:-1]} .', f'= {CREW[:-1]} .']),
]  # fmt: skip

CODE: list[Row] = [
    ('code is compared by lines', [code('wind = 1\nwave = 2')], [code('wind = 1\nwave = 3')], ['wind = 1 [-wave = 2-]{+wave = 3+}']),
    ('a line that was added is one', [code('wind = 1\nwave = 2')], [code('wind = 1\nrain = 0\nwave = 2')], ['wind = 1 {+rain = 0+} wave = 2']),
    ('a line that was removed is one', [code('wind = 1\nrain = 0\nwave = 2')], [code('wind = 1\nwave = 2')], ['wind = 1 [-rain = 0-] wave = 2']),
    ('indentation of code is an edit', [code('if wind:\nsail()')], [code('if wind:\n  sail()')], ['if wind: [-sail()-]{+  sail()+}']),
    ('spaces at the end of a line of code are none', [code('wind = 1\nwave = 2')], [code('wind = 1  \nwave = 3')], ['wind = 1   [-wave = 2-]{+wave = 3+}']),
    ('quotes in code are an edit', [code("say('x')\nrow()")], [code('say("x")\nrow()')], ['[-say(\'x\')-]{+say("x")+} row()']),
    ('an ellipsis in code is code', [code('a = b[...]\nrow()')], [code('a = b[1]\nrow()')], ['[-a = b[...]-]{+a = b[1]+} row()']),
    ('an added block of code ends with its own last line', [code('end\nrow()')], [code('end\nsail()\nend\nrow()')], ['end {+sail() end+} row()']),
    ('an added function ends with its own bracket behind an empty line', [code('sail() {\n  row;\n  }')], [code('sail() {\n  row;\n  }\n\nland() {\n  rest;\n  }')], ['sail() {   row;   } {+ land() {   rest;   }+}']),
    ('an added item begins with its own bracket', [code('{\n  "boat"\n},\n{\n  "raft"\n}')], [code('{\n  "boat"\n},\n{\n  "ferry"\n},\n{\n  "raft"\n}')], ['{   "boat" }, {+{   "ferry" },+} {   "raft" }']),
    ('a removed item takes its own bracket along', [code('{\n  "boat"\n},\n{\n  "ferry"\n},\n{\n  "raft"\n}')], [code('{\n  "boat"\n},\n{\n  "raft"\n}')], ['{   "boat" }, [-{   "ferry" },-] {   "raft" }']),
]  # fmt: skip

TABLES: list[Row] = [
    ('a changed cell is compared by itself', [*row(0, 'Boat', 'Crew'), *row(1, 'Gull', 'three')], [*row(0, 'Boat', 'Crew'), *row(1, 'Gull', 'four')], ['= Boat', '= Crew', '= Gull', '[-three-]{+four+}']),
    ('a row above others of which each word changed does not shift them', [*row(0, 'Gull', 'three'), *row(1, 'Tern', 'four'), *row(2, 'Skua', 'five')], [*row(0, 'Auk', 'nine'), *row(1, 'Gulls', 'threes'), *row(2, 'Terns', 'fours'), *row(3, 'Skuas', 'fives')], ['{+Auk+}', '{+nine+}', '! [-Gull-]{+Gulls+}', '! [-three-]{+threes+}', '! [-Tern-]{+Terns+}', '! [-four-]{+fours+}', '! [-Skua-]{+Skuas+}', '! [-five-]{+fives+}']),
    ('a heading was not another one whose text is gone, if its own text stayed', [title('The wooden rudder sail'), item(STORM), title('The narrow ticket chart'), FERRY], [title('The wooden bridge pilot'), FERRY], ['[-The wooden rudder sail-]', '[-A storm tore three small boats from their moorings overnight .-]', '! The [-narrow ticket chart-]{+wooden bridge pilot+}', f'= {FERRY[:-1]} .']),
    ('a removed row is removed cell by cell', [*row(0, 'Gull', 'three'), *row(1, 'Tern', 'four'), *row(2, 'Auk', 'six')], [*row(0, 'Gull', 'three'), *row(1, 'Auk', 'six')], ['= Gull', '= three', '[-Tern-]', '[-four-]', '= Auk', '= six']),
    ('a new column is added', [*row(0, 'Gull', 'three')], [*row(0, 'Gull', 'three', 'noon')], ['= Gull', '= three', '{+noon+}']),
    ('a cell that is gone from a row that moved did not move along', [*row(0, FERRY, 'three', 'noon'), *row(1, 'Tern', 'four'), *row(2, 'Auk', 'six'), *row(3, 'Skua', 'two')], [*row(0, 'Tern', 'four'), *row(1, 'Auk', 'six'), *row(2, 'Skua', 'two'), *row(3, FERRY, 'three')], ['[-noon-]', '= Tern', '= four', '= Auk', '= six', '= Skua', '= two', f'> {FERRY[:-1]} .', '> three']),
    ('a row never becomes a paragraph', row(0, FERRY), [FERRY], [f'{{+{FERRY[:-1]} .+}}', f'[-{FERRY[:-1]} .-]']),
]  # fmt: skip

ALL = [*WORDS, *LOOKS, *ELLIPSES, *READABLE, *BLOCKS, *SHORT, *SPLITS, *MOVES, *CODE, *TABLES]


@pytest.mark.parametrize(
    ('original', 'edited', 'expected'), [r[1:] for r in ALL], ids=[r[0] for r in ALL]
)
def test_what_became_of_what(
    original: Sequence[str | Block], edited: Sequence[str | Block], expected: list[str]
) -> None:
    assert shown(compare(blocks(original), blocks(edited), OPTIONS)) == expected


WHOLE: list[Row] = [
    ('a changed block is one mark', ['The rusty ferry left.'], ['The ferry left.'], ['[-The rusty ferry left .-]{+The ferry left .+}']),
    ('a block that is the same has none', [FERRY, CREW], [FERRY, CREW[1:]], [f'= {FERRY[:-1]} .', f'[-{CREW[:-1]} .-]{{+{CREW[1:-1]} .+}}']),
    ('a split of which no word changed has no mark', [f'{FERRY} {CREW}'], [FERRY, CREW], [f'1:2 {FERRY[:-1]} . {CREW[:-1]} .']),
    ('an added block is one addition', [FERRY], [FERRY, CREW], [f'= {FERRY[:-1]} .', f'{{+{CREW[:-1]} .+}}']),
    ('a removed block is one removal', [FERRY, CREW], [FERRY], [f'= {FERRY[:-1]} .', f'[-{CREW[:-1]} .-]']),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited', 'expected'), [r[1:] for r in WHOLE], ids=[r[0] for r in WHOLE]
)
def test_what_became_of_whole_blocks(
    original: Sequence[str | Block], edited: Sequence[str | Block], expected: list[str]
) -> None:
    assert shown(compare_whole(blocks(original), blocks(edited), OPTIONS)) == expected


def test_every_block_has_its_pair() -> None:
    original = blocks([FERRY, CREW, QUAY, 'The end.'])
    account = compare(original, blocks([QUAY, f'{FERRY} {CREW}', STORM, 'The end.']), OPTIONS)
    assert [account.by_original[i].edited for i in range(4)] == [(1,), (1,), (0,), (3,)]
    assert [account.by_edited[j].original for j in range(4)] == [(2,), (0, 1), (), (3,)]
    assert [pair.edited for pair in account.changed()] == [(0,), (1,), (2,)]


def test_only_blocks_that_changed_are_cut_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []
    tokenize = Tokenizer.tokenize

    def noted(tokenizer: Tokenizer, text: str, spans: Sequence[Span]) -> Tokens:
        cut.append(text)
        return tokenize(tokenizer, text, spans)

    monkeypatch.setattr(Tokenizer, 'tokenize', noted)
    compare(blocks([FERRY, CREW]), blocks([FERRY, STORM]), OPTIONS)
    assert sorted(cut) == sorted([CREW, STORM])


MATCHES: list[tuple[str, str, str, list[Match]]] = [
    ('runs that are the same are one match', 'abc', 'abc', [Match(0, 0, 3)]),
    ('nothing in common has none', 'abc', 'xyz', []),
    ('nothing has none', '', 'xyz', []),
    ('common ends match', 'abxyc', 'abc', [Match(0, 0, 2), Match(4, 2, 1)]),
    ('the longest that both have matches', 'abcabba', 'cbabac', [Match(2, 0, 2), Match(4, 3, 2)]),
    ('what repeats matches once', 'aa', 'a', [Match(0, 0, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited', 'expected'), [r[1:] for r in MATCHES], ids=[r[0] for r in MATCHES]
)
def test_runs_that_are_the_same(original: str, edited: str, expected: list[Match]) -> None:
    found = matches(original, edited, THRESHOLDS)
    assert sum(match.size for match in found) == sum(match.size for match in expected)
    for match in found:
        old = original[match.original : match.original + match.size]
        assert old == edited[match.edited : match.edited + match.size]
    if original != 'abcabba':  # it has several scripts of the same length
        assert found == expected


def test_matches_that_touch_are_made_one_and_empty_ones_go() -> None:
    touching = [Match(2, 2, 1), Match(0, 0, 2), Match(5, 5, 0), Match(4, 3, 1)]
    assert joined(touching) == [Match(0, 0, 3), Match(4, 3, 1)]


def test_anchors_occur_once_on_each_side_and_rise() -> None:
    assert unique_anchors('axbxc', 'cabxx') == [(0, 1), (2, 2)]
    assert rising([(0, 3), (1, 1), (2, 2), (3, 0)]) == [(1, 1), (2, 2)]
    assert rising([]) == []


THRESHOLDS = SequenceThresholds()
#: Runs of a few words count as too long for the quadratic ways.
SMALL = SequenceThresholds(lcs_cells=16, myers_words=0)


def test_long_runs_without_anything_in_common_but_an_anchor_match_there() -> None:
    old, new = list('abcdefghij'), list('klmnopqrst')
    old[1] = new[8] = 'anchor'
    assert matches(old, new, SMALL) == [Match(1, 8, 1)]
    assert matches(old, [word.replace('anchor', 'other') for word in new], SMALL) == []


def test_a_word_that_occurs_once_is_no_anchor_if_it_stands_among_others() -> None:
    # "xyz" moved; each other letter occurs twice.
    old, new = 'abcdefggfedcbaxyz', 'xyzabcdefggfedcba'
    assert matches(old, new, SMALL) == [Match(0, 3, 14)]


def test_anchors_that_leave_too_much_are_not_all() -> None:
    # Only those of the run in the middle begin with a letter that occurs once.
    old = '12' + 'abcdefgh' + '34' + 'stuvwxyz' + '5' + 'hgfedcba' + '67'
    new = 'ABCDE' + 'abcdefgh' + 'F' + 'stuvwxyz' + 'GHIJ' + 'hgfedcba' + 'K'
    found = matches(old, new, replace(SMALL, cuts=1))
    assert found == [Match(2, 5, 8), Match(12, 14, 8), Match(21, 26, 8)]


def test_long_runs_are_cut_at_the_longest_runs_that_occur_once() -> None:
    # Each word occurs twice, "one two" and "three four" once.
    old = ['w', 'one', 'two', 'x', 'three', 'four', 'one', 'z', 'two', 'y', 'four', 'three']
    new = ['k', 'three', 'one', 'two', 'l', 'four', 'three', 'four', 'one', 'm', 'two', 'n']
    assert Match(1, 2, 2) in matches(old, new, SMALL)


def test_long_runs_without_an_anchor_are_cut_on_the_diagonal() -> None:
    found = matches('ab' * 20, 'ac' * 20, SMALL)
    size = sum(match.size for match in found)
    assert 10 <= size <= 20


def test_exchanging_the_sides_mirrors_the_matches() -> None:
    one, other = (
        ['the', 'cat', 'the', 'dog', 'a', 'cat'],
        ['the', 'dog', 'the', 'cat', 'a', 'dog', 'a', 'cow'],
    )
    there, back = matches(one, other, THRESHOLDS), matches(other, one, THRESHOLDS)
    assert back == [match.flipped for match in there]


def test_runs_of_which_too_few_words_can_stay_have_no_matches() -> None:
    assert matches('abcxyz', 'abcuvw', THRESHOLDS, 3) == [Match(0, 0, 3)]
    assert matches('abcxyz', 'abcuvw', THRESHOLDS, 4) == []


def test_what_is_too_large_to_be_looked_at_as_a_whole_may_have_too_little_in_common() -> None:
    small = SequenceThresholds(lcs_cells=4)
    assert matches('abcxyz', 'abcuvw', small, 3) == [Match(0, 0, 3)]
    assert matches('abcxyz', 'abcuvw', small, 4) == []


def test_what_is_larger_still_is_not_asked_what_it_could_have_in_common() -> None:
    # Of 24 letters that can be the same, the squares on the diagonal find 18.
    large = replace(SMALL, whole_cells=100)
    old, new = 'ab' * 9 + 'cd' * 6, 'ab' * 6 + 'cd' * 6 + 'ab' * 3
    assert sum(match.size for match in matches(old, new, SMALL, 24)) == 18
    assert sum(match.size for match in matches(old, new, large, 18)) == 18
    assert matches(old, new, large, 19) == []


def test_what_moved_and_looks_other_than_it_did_is_marked() -> None:
    text = 'The blue boat and the red boat left the harbour at noon.'
    others = [f'Paragraph {n} of the article speaks of something else.' for n in range(4)]
    old = [Block('text', text, (), (Span(9, 13, 'emphasis'),)), *blocks(others)]
    new = [*blocks(others), Block('text', text, (), (Span(26, 30, 'emphasis'),))]
    [moved] = [pair for pair in compare(old, new, OPTIONS).pairs if pair.moved]
    assert [edit.kind for edit in moved.edits] == ['same', 'modified', 'same', 'modified', 'same']
    [moved] = [pair for pair in compare(old, [*new[:-1], old[0]], OPTIONS).pairs if pair.moved]
    assert [edit.kind for edit in moved.edits] == ['same']


def test_more_different_words_than_characters_below_the_surrogates_are_told_apart() -> None:
    # 60,000 words on a side need more characters than there are before U+D800.
    old = ['start', *(f'old{n}' for n in range(60_000)), 'end']
    new = ['start', 'x', 'end']
    assert matches(old, new, THRESHOLDS) == [Match(0, 0, 1), Match(60_001, 2, 1)]


def test_every_block_of_a_long_article_finds_its_partner() -> None:
    old = [f'In year {n} the ferry number{n} carried {n * 7} crates.' for n in range(300)]
    new = [text.replace('carried', 'brought') for text in old]
    account = compare(blocks(old), blocks(new), OPTIONS)
    assert [(pair.original, pair.edited) for pair in account.pairs] == [
        ((n,), (n,)) for n in range(300)
    ]
    kinds = [edit.kind for pair in account.pairs for edit in pair.edits]
    assert kinds == ['same', 'modified', 'same'] * 300


def test_code_with_empty_lines_may_move_and_change() -> None:
    steps = '\n\n'.join(
        f'    {name}(people)' for name in ('count', 'greet', 'seat', 'feed', 'wake')
    )
    text = f'def board(people):\n{steps}\n\n    ring({{}}, loud)\n\n    return people\n'
    rest = [Block('text', f'{FERRY} {name}') for name in ('One.', 'Two.', 'Three.')]
    old, new = Block('code', text.format('bell')), Block('code', text.format('horn'))
    pairs = compare([old, *rest], [*rest, new], OPTIONS).pairs
    assert (pairs[-1].original, pairs[-1].edited, pairs[-1].moved) == ((0,), (3,), True)
