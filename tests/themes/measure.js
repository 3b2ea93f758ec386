// How legible the marks of a page are, by what the browser computed.
() => {
  // A colour as red, green, blue and opacity, each from 0 to 1.
  const parse = color => {
    const numbers = color.match(/[-\d.e]+%?/g).map(parseFloat);
    if (color.startsWith('rgb')) {
      const [red, green, blue, alpha = 1] = numbers;
      return [red / 255, green / 255, blue / 255, alpha];
    }
    if (color.startsWith('color(srgb ')) {
      const [red, green, blue, alpha = 1] = numbers;
      return [red, green, blue, alpha];
    }
    throw new Error('unknown colour ' + color);
  };
  const over = ([red, green, blue, alpha], below) => [
    ...[red, green, blue].map((part, at) => part * alpha + below[at] * (1 - alpha)), 1];
  const chain = element => element ? [...chain(element.parentElement), element] : [];
  // What is behind the text of an element: all backgrounds, from the outside in.
  const backdrop = element => chain(element).reduce((below, outer) => {
    const style = getComputedStyle(outer);
    if (style.backgroundImage !== 'none' || style.opacity !== '1') {
      throw new Error('cannot see through ' + outer.outerHTML.slice(0, 200));
    }
    return over(parse(style.backgroundColor), below);
  }, canvas);
  const swatch = document.body.appendChild(document.createElement('div'));
  swatch.style.setProperty('background-color', 'Canvas', 'important');
  const canvas = over(parse(getComputedStyle(swatch).backgroundColor), [1, 1, 1, 1]);
  swatch.remove();
  const luminance = color => color.slice(0, 3)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (color, behind) => {
    const [dark, light] = [over(parse(color), behind), behind]
      .map(luminance).sort((one, other) => one - other);
    return Math.round((light + 0.05) / (dark + 0.05) * 100) / 100;
  };
  const seen = element => element.checkVisibility() && element.getClientRects().length > 0;
  const found = [];
  const note = (mark, kind, color, where, around, ring = null) => found.push({
    kind,
    what: mark.outerHTML.slice(0, 160),
    contrast: contrast(color, ring ? over(parse(ring), backdrop(where)) : backdrop(where)),
    own: contrast(getComputedStyle(around).color, backdrop(around)),
  });
  // The elements that text stands in, wherever in a mark.
  const holders = mark => {
    const walker = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && seen(element) && !element.closest('mjx-container')) {
        all.push(element);
      }
    }
    return all;
  };
  // Beside the theme's own text around it.
  for (const mark of document.querySelectorAll(
    '.ledger-highlight, .ledger-elision, .ledger-moved-sign')) {
    for (const element of holders(mark)) {
      note(mark, 'text', getComputedStyle(element).color, element, mark.parentElement);
      const line = getComputedStyle(mark).textDecorationColor;
      // The dots of new passages are faint: a bar says the same.
      if (!(parse(line)[3] < 1 && mark.closest('.ledger-passage'))) {
        note(mark, 'line', line, mark, mark.parentElement);
      }
    }
  }
  // What shows the original's words: buttons, what they uncover, and columns.
  for (const [kind, selector] of Object.entries({
    button: '.ledger-reveal > button', words: '.ledger-original', before: '.ledger-before',
    edited: '.ledger-after > .ledger-column',
  })) {
    for (const mark of document.querySelectorAll(selector)) {
      for (const element of holders(mark)) {
        // The titles of boxes are as the theme has them, on the ground that it gives them.
        if (element.closest('.ledger-before .admonition-title')) continue;
        const around = mark.closest('.ledger-reveal, .ledger-row').parentElement;
        note(mark, kind, getComputedStyle(element).color, element, around);
      }
    }
  }
  // A list of changes: its text beside that around it, its links beside a link that is the theme's,
  // and its edge.
  for (const list of document.querySelectorAll('.ledger-changes')) {
    const probe = list.parentElement.insertBefore(document.createElement('p'), list);
    const link = probe.appendChild(document.createElement('a'));
    link.href = '#';
    link.className = 'reference internal';
    for (const element of holders(list)) {
      const inLink = element.closest('a');
      const color = getComputedStyle(element).color;
      note(element, inLink ? 'link' : 'entry', color, element, inLink ? link : list.parentElement);
    }
    note(list, 'edge', getComputedStyle(list).borderBlockStartColor, list, list.parentElement);
    probe.remove();
  }
  // Bars stand on what is behind the block, or on the block.
  for (const block of document.querySelectorAll('.ledger-block, .ledger-moved, .ledger-passage, td, th, dt, dd')) {
    const bar = getComputedStyle(block, '::before');
    if (bar.content !== '""' || !(bar.borderInlineStartWidth > '0px') || !seen(block)) continue;
    if (!/solid|dashed|double/.test(bar.borderInlineStartStyle)) continue;
    const ring = bar.boxShadow === 'none' ? null : bar.boxShadow.match(/^[a-z]+\([^)]*\)/)[0];
    for (const where of [block, block.parentElement]) {
      note(block, 'bar', bar.borderInlineStartColor, where, block.parentElement, ring);
    }
  }
  return found;
}
