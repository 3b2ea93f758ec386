"""The links by name of an original are resolved, as docutils resolves those of its host.

In: the document of an original, read in a sandbox, and its host.  Out: the same document, in which
each link has the target that it would have in the edited article.  It is the last step of reading
an original; names of targets serve the comparison, too.

docutils' own transform considers one document only: to it, a name that the host has is broken.
"""

from __future__ import annotations

import re

from docutils import nodes

from sphinxcontrib_ledger.read.article_tag import tag_of

#: A reference to a footnote that has a name, be that its number.
_FOOTNOTE = re.compile(r'\[#?([^*\]]+)\]_')
_LINKS = (nodes.reference, nodes.footnote_reference, nodes.citation_reference)


def resolve(document: nodes.document, host: nodes.document) -> None:
    """Resolve the links of an original, whose names may also be those of its host.

    A link that leads nowhere becomes its own source text, as it does in the edited article.
    """
    names = {id(link): name for name, links in document.refnames.items() for link in links}
    for link in [node for node in document.findall() if isinstance(node, _LINKS)]:
        name = names.get(id(link), '')
        if _is_ambiguous(link, name, host) or not _has_target(link, document, host):
            link.replace_self(nodes.problematic(link.rawsource, link.rawsource))
        elif target := _taken_by_other(link, name, document, host):
            _lead_to(link, target, host)
        elif isinstance(link, nodes.reference) and (
            name := _name_in(host, document.ids.get(link.get('refid', '')))
        ):
            link['refname'] = name
            del link['refid']


def _has_target(link: nodes.Element, document: nodes.document, host: nodes.document) -> bool:
    """Resolve a link by a name of its document or of its host; return whether it has a target."""
    if 'refname' not in link or getattr(link, 'resolved', False):
        return True
    name = link['refname']
    if document.nameids.get(name):
        link['refid'] = document.nameids[name]
        del link['refname']
        return True
    if not host.nameids.get(name):
        return False
    target = host.ids.get(host.nameids[name])
    address = target.get('refuri') if isinstance(target, nodes.target) else None
    if address and _is_noted(link, document):
        link['refuri'] = address
        del link['refname']
    else:
        link['refname'] = _final_name(target, host) or name
    return True


def _is_noted(link: nodes.Element, document: nodes.document) -> bool:
    """Return whether docutils looks for the address of a link.

    It does not do so for links of reStructuredText in Markdown, which MyST-Parser does not note.
    """
    return any(link is noted for noted in document.refnames.get(link['refname'], ()))


def _name_in(host: nodes.document, target: nodes.Element | None) -> str:
    """Return the host's name for a target of the original, found by any name of that target.

    A heading is the same by its own name and by any label before it, whether new or removed.
    A footnote has no name in the host but a number of its own.
    """
    if target is None or isinstance(target, nodes.footnote):
        return ''
    names = [*target['dupnames'], *target['names']]
    known = (host.nameids[name] for name in reversed(names) if host.nameids.get(name))
    return _final_name(host.ids.get(next(known, '')), host)


def _final_name(element: nodes.Element | None, host: nodes.document) -> str:
    """Return the name of what a link to an element leads to in the end."""
    # docutils makes a target of the text of a link, too.
    if isinstance(element, nodes.target) and 'refid' in element:
        element = host.ids.get(element['refid'])
    return name_of(element)


def _is_ambiguous(link: nodes.Element, name: str, host: nodes.document) -> bool:
    """Return whether a link leads nowhere in the edited article, as the host has its name twice.

    Two articles may have footnotes of the same number, for example, or two addresses of one name.
    """
    # A name is gone from a reference when its target is found, a footnote's for good.
    label = _FOOTNOTE.fullmatch(link.rawsource)
    name = link.get('refname', label[1].lower() if label else name)
    # docutils forgets what a name stands for when it comes by it again, and a heading without
    # words has an empty one.
    resolved = 'refname' in link and getattr(link, 'resolved', False)
    return bool(name) and not resolved and _leads_nowhere(name, host)


def _leads_nowhere(name: str, host: nodes.document) -> bool:
    """Return whether the host has a name twice, or a name that stands for such a one."""
    passed: set[str] = set()
    while name not in passed:
        node_id = host.nameids.get(name, '')
        if not node_id:
            return node_id is None
        target = host.ids.get(node_id)
        if not (isinstance(target, nodes.target) and 'refname' in target):
            return False
        passed.add(name)
        name = target['refname']
    return True


def _taken_by_other(
    link: nodes.Element, name: str, document: nodes.document, host: nodes.document
) -> nodes.Element | None:
    """Return where a name leads in the host, if what it names in the article lost it to that.

    Another article on the page may have a label like a heading of this one; then all links by
    that name lead there.
    """
    if not isinstance(link, nodes.reference) or not host.nameids.get(name):
        return None
    target = host.ids[host.nameids[name]]
    if 'refuri' in link or 'refuri' in target:
        is_same = link.get('refuri') == target.get('refuri')
    else:
        own = document.ids.get(link.get('refid', ''))
        is_note = own is None or isinstance(own, nodes.footnote)
        is_same = is_note or _name_in(host, own) == _final_name(target, host)
    if is_same or not any(name in node['dupnames'] for node in host.findall(nodes.Element)):
        return None
    return target


def _lead_to(link: nodes.Element, target: nodes.Element, host: nodes.document) -> None:
    """Let a link lead to a target of the host."""
    for attribute in ('refuri', 'refid', 'refname'):
        link.attributes.pop(attribute, None)
    if 'refuri' in target:
        link['refuri'] = target['refuri']
    else:
        link['refname'] = _final_name(target, host)


def target_name(link: nodes.Element) -> str:
    """Return the name of the target of an internal link: its id may differ between documents."""
    document = link.document
    node_id = link.get('refid', '')
    if document is None or not node_id:
        return str(link.get('refname', ''))
    return name_of(document.ids.get(node_id)) or _anonymous_name(document, link) or str(node_id)


def _anonymous_name(document: nodes.document, link: nodes.Element) -> str:
    """Return a name made of an anonymous target's number in its article, or an empty one."""
    tag = tag_of(link)
    targets = [
        target
        for target in document.findall(nodes.target)
        if target.get('anonymous') and 'refuri' not in target and tag_of(target) is tag
    ]
    for number, target in enumerate(targets):
        if link['refid'] in (target.get('refid'), *target['ids']):
            return f'__{number}'
    return ''


def name_of(target: nodes.Element | None) -> str:
    """Return the name of the target of a link.

    Of several names it is the last: the label that the author gave, and not the text of the
    heading, which another heading of the host may have as well.
    The number of a footnote is no edit, and may be another one on its page.
    """
    if isinstance(target, nodes.footnote):
        return target.tagname
    names = [*target['dupnames'], *target['names']] if target is not None else []
    return str(names[-1]) if names else ''
