"""Random histories of a project, and what became of each page between any two versions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import NamedTuple

#: Sentences of a section, which are told apart by the names in them.
SENTENCE = 'The {} of {} is kept by the crew of the harbour and shown to nobody else.'
THINGS = ('rope', 'boat', 'oar', 'lamp', 'anchor', 'chart', 'sail', 'flag')
#: The beginning of each PNG file.
SIGNATURE = b'\x89PNG\r\n\x1a\n'


@dataclass(frozen=True)
class Page:
    """A page: its sections as lists of sentences, what it includes and the picture it shows."""

    number: int
    name: str
    sections: tuple[tuple[str, ...], ...]
    included: str = ''
    picture: int = 0

    def files(self) -> dict[str, str | bytes]:
        """Return the files of the page."""
        # Files stay where they are when the page that uses them gets another name.
        part, picture = f'parts/p{self.number}.inc', f'pictures/p{self.number}.png'
        lines = [f'Page {self.number}', '=' * 20, '', f'.. include:: /{part}', '']
        lines += [f'.. image:: /{picture}', '   :alt: A picture', '']
        for section in self.sections:
            title = section[0].split(' of ')[0].removeprefix('The ')
            lines += [f'About the {title}', '-' * 40, '', *[f'{line}\n' for line in section]]
        return {
            f'{self.name}.rst': '\n'.join(lines),
            part: f'Part {self.number} says {self.included or "nothing"}.\n',
            picture: SIGNATURE + bytes([self.number, self.picture]) * 20,
        }


@dataclass(frozen=True)
class Version:
    """A version of a project: its pages by their numbers."""

    pages: dict[int, Page] = field(default_factory=dict)

    def files(self) -> dict[str, str | bytes]:
        """Return all files of the project, but for its configuration."""
        names = [page.name for page in self.pages.values()]
        toctree = ['.. toctree::', '', *[f'   {name}' for name in names]]
        files: dict[str, str | bytes] = {
            'index.rst': '\n'.join(['Harbour', '=======', '', *toctree, '']),
            'changes.rst': ':orphan:\n\nChanges\n=======\n\n.. ledger-changes::\n',
        }
        for page in self.pages.values():
            files |= page.files()
        return files


class Became(NamedTuple):
    """What became of the pages from one version to another, by their names of the later one."""

    changed: set[str]
    renamed: dict[str, str]
    new: set[str]
    gone: set[str]


def became(before: Version, now: Version) -> Became:
    """Compare two versions by what is known of their pages."""
    kept = before.pages.keys() & now.pages.keys()
    names = {number: now.pages[number].name for number in kept}
    return Became(
        {
            names[number]
            for number in kept
            if replace(before.pages[number], name='') != replace(now.pages[number], name='')
        },
        {
            names[number]: before.pages[number].name
            for number in kept
            if names[number] != before.pages[number].name
        },
        {now.pages[number].name for number in now.pages.keys() - kept},
        {before.pages[number].name for number in before.pages.keys() - kept},
    )


def new_page(number: int) -> Page:
    """Return a page of three sections."""
    sections = [
        [SENTENCE.format(thing, f'captain {number} {line}') for line in range(3)]
        for thing in THINGS[number % 5 : number % 5 + 3]
    ]
    return Page(number, f'page{number}', tuple(map(tuple, sections)))


def history(seed: int, pages: int, versions: int) -> list[Version]:
    """Return versions of a project, each made from the one before by some edits."""
    random = Random(seed)
    current = Version({number: new_page(number) for number in range(pages)})
    made = [current]
    for version in range(1, versions):
        found = dict(current.pages)
        for number in random.sample(sorted(found), len(found) // 3):
            found[number] = _edited(found[number], version, random)
        for number in random.sample(sorted(found), 2):
            folder = f'folder{version}/'
            name = found[number].name.rpartition('/')[2]
            found[number] = replace(found[number], name=f'{folder}{name}')
        for number in random.sample(sorted(found), 2):
            del found[number]
        for number in range(pages * version, pages * version + 2):
            found[number] = new_page(number)
        current = Version(found)
        made.append(current)
    return made


def _edited(page: Page, version: int, random: Random) -> Page:
    """Return a page with an edit of one of the kinds that projects make."""
    kind = random.choice(['word', 'sentence', 'removal', 'move', 'include', 'picture'])
    sections = list(page.sections)
    chosen = random.randrange(len(sections))
    section = list(sections[chosen])
    if kind == 'word':
        section[-1] = section[-1].replace('crew', f'crew{version}')
    elif kind == 'sentence':
        section.append(
            f'Everybody reads these news about version {version} on page {page.number}.'
        )
    elif kind == 'removal' and len(section) > 2:
        del section[1]
    elif kind == 'move':
        sections.append(sections.pop(0))
        return replace(page, sections=tuple(sections))
    elif kind == 'include':
        return replace(page, included=f'words{version}')
    else:
        return replace(page, picture=version)
    sections[chosen] = tuple(section)
    return replace(page, sections=tuple(sections))
