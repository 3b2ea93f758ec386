/* sphinxcontrib-ledger: a chip that counts the edits of a page and opens to a bar, which leads from
   one to the next, and shows the article with all marks, with bars at the margin, or with none.
   It loads, sends and stores nothing. */
(() => {
  'use strict';

  // From Python: the texts, and how the ids of edits begin.
  const texts = JSON.parse(document.querySelector('script[data-ledger]').dataset.ledger);
  const root = document.documentElement;

  const numbered = []; // the marks of each: stem-3, stem-3-2
  for (const mark of document.querySelectorAll(`[id^="${texts.stem}-"]:not(.ledger-changes *)`)) {
    const number = parseInt(mark.id.slice(texts.stem.length + 1), 10);
    (numbered[number] ??= []).push(mark);
  }
  const edits = numbered.filter(Boolean); // a page need not show all edits of its articles
  if (!edits.length) return;

  let shown = 'annotated'; // which of the views
  let places = edits; // the elements of each edit in it
  let current = -1;
  let used = null; // the button that led to the current edit
  let isOnWay = false; // whether the page may still be scrolling there

  function make(name, attributes, ...content) {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...content);
    return element;
  }

  function button(attributes, label = '') {
    return make('button', { type: 'button', ...attributes }, label);
  }

  const chip = button({ class: 'ledger-chip', 'aria-label': texts.count, title: texts.toolbar });
  const steps = ['previous', 'next'].map((name) =>
    button({ class: `ledger-${name}`, 'aria-label': texts[name] }));
  const position = make('span', { class: 'ledger-position', role: 'status' });
  const permalink = make('a', { class: 'ledger-permalink', title: texts.permalink });
  const views = make('select', { 'aria-label': texts.view },
    ...['annotated', 'simple', 'clean'].map((name) => make('option', { value: name }, texts[name])));
  const keys = button({ class: 'ledger-keys', role: 'switch' }, texts.keys);
  const panel = make('div', { class: 'ledger-panel' }, make('p', {}, texts.views), keys);
  const help = button({ class: 'ledger-help', 'aria-label': texts.help }, '?');
  const close = button({ class: 'ledger-close', 'aria-label': texts.close }, '\u00d7');
  const tools = make('div', { class: 'ledger-tools' },
    ...steps, position, views, help, close, panel);
  const bar = make('div', { class: 'ledger-toolbar', role: 'region', 'aria-label': texts.toolbar },
    chip, tools);

  /* The chip, the bar that it opens to, and the bar's help. */

  function open(on = true) {
    tools.hidden = !on;
    chip.hidden = on;
    chip.setAttribute('aria-expanded', on);
    bar.classList.toggle('ledger-open', on);
    explain(false);
    fit();
  }

  function explain(on) {
    panel.hidden = !on;
    help.setAttribute('aria-expanded', on);
    stayInSight();
  }

  function shut() {
    open(false);
    chip.focus();
  }

  chip.addEventListener('click', () => {
    open();
    steps[1].focus({ preventScroll: true });
  });
  close.addEventListener('click', shut);
  help.addEventListener('click', () => explain(panel.hidden));

  /* From one edit to the next. */

  function show(number) {
    for (const mark of places[current] ?? []) {
      mark.classList.remove('ledger-current');
      mark.removeAttribute('tabindex');
    }
    if (number === undefined) return;
    current = number;
    for (const mark of places[current]) mark.classList.add('ledger-current');
    tell();
    uncover(places[current][0]);
  }

  function tell() {
    const is = current >= 0 && shown !== 'clean';
    if (is) permalink.setAttribute('href', `#${edits[current][0].id}`);
    permalink.textContent = texts.position.replace('{number}', current + 1);
    position.replaceChildren(is ? permalink : texts.count);
  }

  function visit(number) {
    show(number);
    const [mark] = places[number];
    mark.setAttribute('tabindex', -1);
    mark.focus({ preventScroll: true });
    isOnWay = true;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    mark.scrollIntoView({ behavior: calm ? 'instant' : 'smooth', inline: 'nearest' });
  }

  // Opens details and tabs (by their labels) that an edit is folded away in.
  function uncover(mark) {
    for (let outer = mark; outer; outer = outer.parentElement) {
      if (outer.localName === 'details') outer.open = true;
      const tab = document.getElementById(outer.getAttribute('aria-labelledby'));
      for (const label of [outer.previousElementSibling, tab]) {
        if (label?.matches('label, [role=tab][aria-selected=false]')
          && !outer.getClientRects().length) label.click();
      }
    }
  }

  function isOutOfSight(mark) {
    const { top, bottom, height } = mark.getBoundingClientRect();
    return height && (bottom <= 0 || top >= innerHeight);
  }

  // From the current edit, unless the reader went on; then from there.
  function step(forward) {
    const count = edits.length;
    let number;
    if (isOnWay || places[current]?.every(isOutOfSight) === false) {
      number = current + (forward ? 1 : -1);
    } else {
      const below = places.findIndex(([mark]) => mark.getBoundingClientRect().top > 0);
      number = (below < 0 ? count : below) - (forward ? 0 : 1);
    }
    visit((number + count) % count);
  }

  addEventListener('scrollend', () => { isOnWay = false; }, true);

  steps.forEach((each, forward) => each.addEventListener('click', () => {
    used = each;
    step(forward === 1);
  }));

  /* With all marks, with bars, or without. */

  const changes = []; // how to undo each, from the last to the first
  const stands = new Map(); // what stands where an element stood

  // What stood around nothing but a mark goes with it: a term, the label of a tab.
  function remove(element) {
    const { parentElement: outer, nextElementSibling: next, control } = element;
    const hole = document.createComment('');
    element.replaceWith(hole);
    stands.set(element, hole);
    changes.push(() => hole.replaceWith(element));
    if (element.matches('dt, label') && next?.matches('dd, div') && !holds(next)) remove(next);
    if (outer?.matches('p, dt, kbd, span, label') && !holds(outer)) remove(outer);
    if (control) remove(control);
  }

  function holds(element) {
    return element.children.length || element.textContent.trim();
  }

  function unwrap(mark) {
    const plain = make('span', mark.matches('.ledger-emphasized') ? { class: 'hll' } : {});
    plain.append(...mark.childNodes);
    mark.replaceWith(plain);
    stands.set(mark, plain);
    changes.push(() => {
      mark.append(...plain.childNodes);
      plain.replaceWith(mark);
    });
  }

  // What is left is the edited article, also for who copies or prints it.
  function takeMarksOff() {
    const each = (selector, change) => {
      for (const element of document.querySelectorAll(`body ${selector}`)) {
        if (element.isConnected && !bar.contains(element)) change(element);
      }
    };
    each('[class*="ledger-span-"]', (cell) => {
      const before = cell.colSpan;
      cell.colSpan = cell.className.split('ledger-span-')[1].split(' ')[0];
      changes.push(() => { cell.colSpan = before; });
    });
    each(':is(.ledger-legend, .ledger-version, .ledger-changes, .ledger-removed, .ledger-elision-block,'
      + '.ledger-elided, .ledger-gap, .ledger-drawn, .ledger-elided-lines, .ledger-moved-sign,'
      + '.ledger-origin, .ledger-struck,'
      + '.ledger-spoken, .ledger-reveal, .ledger-revealed, .ledger-before, .ledger-column)', remove);
    each(':is(.ledger-highlight:not(.ledger-reference), .ledger-line, .ledger-elision)', unwrap);
    each('[class*="ledger-"]:not(.ledger-room)', (element) => {
      dress(element, element.className.replace(/(^|\s)ledger-\S+/g, '').trim());
    });
  }

  function dress(element, classes) {
    const before = element.getAttribute('class');
    element.className = classes;
    changes.push(() => {
      if (before === null) element.removeAttribute('class');
      else element.className = before;
    });
  }

  function putMarksBack() {
    while (changes.length) changes.pop()();
    stands.clear();
  }

  const BLOCKS = 'p, li, tr, dt, dd, h1, h2, h3, h4, h5, h6, figure, [class*="highlight-"]';
  const around = (element) => element.closest('tr') ?? element.closest(BLOCKS) ?? element;

  // The text that a mark is in; of what is gone, the text before it, or else behind it.
  function blockOf(mark) {
    let at = mark;
    while (!at.isConnected) {
      while (at.parentNode) at = at.parentNode;
      at = stands.get(at);
    }
    const hole = at.data === '';
    const outer = hole ? at.parentElement : at;
    if (outer.matches(BLOCKS) || getComputedStyle(outer).display === 'inline') {
      return around(outer);
    }
    const before = hole && at.previousElementSibling;
    const [...within] = before ? before.querySelectorAll(BLOCKS) : [];
    return around(within.pop() || before || (hole && at.nextElementSibling) || outer);
  }

  function drawBars() {
    const barred = edits.map((marks) => [...new Set(marks.map(blockOf))]);
    for (const block of new Set(barred.flat())) dress(block, `${block.className} ledger-block`);
    return barred;
  }

  // What the reader looks at stays in its place.
  function inPlace(change) {
    const seen = [...document.querySelectorAll('h1, h2, h3, h4, p, li, pre, dt')]
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, box]) => box.height && box.bottom > innerHeight / 3);
    change();
    const [element, box] = seen.find(([each]) => each.isConnected) ?? [];
    const moved = element ? element.getBoundingClientRect().top - box.top : 0;
    scrollBy({ top: moved, behavior: 'instant' });
  }

  function view(name) {
    if (name === shown) return;
    show(); // nothing
    inPlace(() => {
      putMarksBack();
      if (name !== 'annotated') takeMarksOff();
      places = name === 'simple' ? drawBars() : edits;
    });
    shown = views.value = name;
    for (const each of ['simple', 'clean']) root.classList.toggle(`ledger-${each}`, each === name);
    for (const each of steps) each.disabled = name === 'clean';
    if (current >= 0 && name !== 'clean') show(current);
    tell();
  }

  views.addEventListener('change', () => view(views.value));

  /* The keys n and p. */

  function setKeys(on) {
    keys.setAttribute('aria-checked', on);
    steps.forEach((each, index) => {
      const key = 'pn'[index];
      each.title = each.getAttribute('aria-label') + (on ? ` (${key})` : '');
      if (on) each.setAttribute('aria-keyshortcuts', key);
      else each.removeAttribute('aria-keyshortcuts');
    });
  }

  // Off at first in Material, which turns pages with n and p.
  setKeys(texts.on && !document.querySelector('[data-md-component]'));
  keys.addEventListener('click', () => setKeys(keys.getAttribute('aria-checked') !== 'true'));

  const TAKEN = 'input, textarea, select, dialog, [role$=dialog], [role$=box], [role^=menu],'
    + '[role^=tree], [role*=grid], [role=application]';

  function key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return '';
    // Keyboards of other scripts: the key in the same place.
    const isForeign = /^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key);
    return (isForeign ? event.code.slice(3) : event.key).toLowerCase();
  }

  addEventListener('keydown', (event) => {
    const [target] = event.composedPath();
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') {
      if (tools.contains(target)) shut();
      // Back to the button that led here.
      else if (used && places[current]?.includes(target)) used.focus();
      return;
    }
    const on = keys.getAttribute('aria-checked') === 'true' && shown !== 'clean'
      && !matchMedia('(pointer: coarse)').matches;
    const index = 'pn'.indexOf(key(event) || '-');
    if (!on || index < 0 || target.isContentEditable || target.closest?.(TAKEN)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    used = null;
    if (tools.hidden) open();
    step(index === 1);
  }, true);

  /* Links to edits. */

  const linked = () =>
    edits.findIndex((marks) => marks.some((mark) => `#${mark.id}` === location.hash));

  addEventListener('hashchange', () => {
    if (linked() < 0) return;
    view('annotated');
    visit(linked());
  });

  // Room for the bar at the end of the page, which not every theme's body holds.
  function makeRoom() {
    const before = root.scrollHeight;
    const outer = [];
    for (let each = edits[0][0]; each !== root; each = each.parentElement) outer.unshift(each);
    for (const each of outer) {
      each.classList.add('ledger-room');
      if (root.scrollHeight > before) return;
      each.classList.remove('ledger-room');
    }
  }

  // A page that is too wide for a phone reaches out of sight, and the bar with it.
  function stayInSight() {
    const { offsetLeft, offsetTop, width, height, scale } = visualViewport;
    bar.style.translate = '';
    root.style.setProperty('--ledger-bar', `${bar.offsetHeight}px`);
    if (scale !== 1) return;
    const box = bar.getBoundingClientRect();
    const x = Math.max(offsetLeft, Math.min(box.left, offsetLeft + width - box.width)) - box.left;
    const y = Math.min(box.bottom, offsetTop + height) - box.bottom;
    if (x || y) bar.style.translate = `${x}px ${y}px`;
  }

  // In the page's margin the chip says what it counts; where there is none it is small.
  const article = edits[0][0].closest('section, article, main, [role=main], body');

  function fit() {
    bar.classList.remove('ledger-small');
    const { left, right } = article.getBoundingClientRect();
    const margin = getComputedStyle(bar).direction === 'rtl' ? left : root.clientWidth - right;
    bar.classList.toggle('ledger-small', tools.hidden && margin < bar.offsetWidth + 24);
    const small = bar.classList.contains('ledger-small');
    chip.textContent = small ? texts.number : texts.count;
    stayInSight();
  }

  // It gives way while one scrolls down, but not at the end.
  let top = scrollY;
  addEventListener('scroll', () => {
    const by = scrollY - top; // a jump is longer than a window
    const isDown = by > 0 && by < innerHeight && scrollY + innerHeight < root.scrollHeight - 9;
    top = scrollY;
    bar.classList.toggle('ledger-aside', isDown && bar.classList.contains('ledger-small'));
  }, { passive: true });

  visualViewport.addEventListener('scroll', stayInSight);
  visualViewport.addEventListener('resize', fit);
  // The window and the text get other sizes without an event, as when a theme frames wide tables.
  const frame = make('div', {});
  frame.style = 'inset: 0; position: fixed; visibility: hidden';
  const watch = new ResizeObserver(fit);
  for (const each of [frame, article]) watch.observe(each);

  /* Words that show because something is pointed at or has the focus: Escape puts them away. */

  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const words of document.querySelectorAll('.ledger-original')) {
      words.classList.toggle('ledger-away', getComputedStyle(words).display !== 'none');
    }
    for (const name of ['pointerover', 'focusin']) {
      addEventListener(name, () => {
        for (const words of document.querySelectorAll('.ledger-away')) {
          words.classList.remove('ledger-away');
        }
      }, { once: true });
    }
  });

  document.body.append(frame, bar);
  if (/, 0\)|transparent/.test(getComputedStyle(bar).backgroundColor)) {
    bar.classList.add('ledger-plain'); // not on top of text
  }
  chip.textContent = texts.count;
  open(false);
  makeRoom();
  tell();
  root.classList.add('ledger-scripted');
  function lead() {
    if (linked() < 0 || edits[current]?.[0].getClientRects().length) return;
    show(linked());
    edits[current][0].scrollIntoView({ behavior: 'instant' });
  }
  lead();
  addEventListener('load', lead); // tabs may open only now
})();
