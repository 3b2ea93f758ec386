/* sphinxcontrib-ledger: a bar that counts the edits of a page, leads from one to the next, and
   shows the article with its marks or without.  It loads, sends and stores nothing. */
(() => {
  'use strict';

  // From Python: the texts, and how the ids of edits begin.
  const texts = JSON.parse(document.querySelector('script[data-ledger]').dataset.ledger);
  const root = document.documentElement;

  const numbered = []; // the marks of each: stem-3, stem-3-2
  for (const mark of document.querySelectorAll(`[id^="${texts.stem}-"]`)) {
    const number = parseInt(mark.id.slice(texts.stem.length + 1), 10);
    (numbered[number] ??= []).push(mark);
  }
  const edits = numbered.filter(Boolean); // a page need not show all edits of its articles
  if (!edits.length) return;

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

  const steps = ['previous', 'next'].map((name) =>
    button({ class: `ledger-${name}`, 'aria-label': texts[name] }));
  const position = make('span', { class: 'ledger-position', role: 'status' }, texts.count);
  const permalink = make('a', {
    class: 'ledger-permalink', title: texts.permalink, 'aria-label': texts.permalink,
  }, '#');
  const views = ['annotated', 'clean'].map((name) =>
    button({ 'aria-pressed': name === 'annotated' }, texts[name]));
  const keys = button({ class: 'ledger-keys', role: 'switch' }, texts.keys);
  const bar = make('div', { class: 'ledger-toolbar', role: 'region', 'aria-label': texts.toolbar },
    make('span', { class: 'ledger-steps' }, ...steps, position, permalink),
    make('span', { class: 'ledger-views' }, ...views),
    keys);

  /* From one edit to the next. */

  function show(number) {
    for (const mark of edits[current] ?? []) {
      mark.classList.remove('ledger-current');
      mark.removeAttribute('tabindex');
    }
    current = number;
    for (const mark of edits[current]) mark.classList.add('ledger-current');
    tell();
    uncover(edits[current][0]);
  }

  function tell() {
    const is = current >= 0 && !isClean();
    position.textContent = is ? texts.position.replace('{number}', current + 1) : texts.count;
    permalink.hidden = !is;
    if (is) permalink.setAttribute('href', `#${edits[current][0].id}`);
  }

  function visit(number) {
    show(number);
    const [mark] = edits[number];
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
    if (isOnWay || edits[current]?.every(isOutOfSight) === false) {
      number = current + (forward ? 1 : -1);
    } else {
      const below = edits.findIndex(([mark]) => mark.getBoundingClientRect().top > 0);
      number = (below < 0 ? count : below) - (forward ? 0 : 1);
    }
    visit((number + count) % count);
  }

  addEventListener('scrollend', () => { isOnWay = false; }, true);

  steps.forEach((each, forward) => each.addEventListener('click', () => {
    used = each;
    step(forward === 1);
  }));

  /* With marks or without. */

  const changes = []; // how to undo each, from the last to the first

  // What stood around nothing but a mark goes with it: a term, the label of a tab.
  function remove(element) {
    const { parentElement: outer, nextElementSibling: next, control } = element;
    const hole = document.createComment('');
    element.replaceWith(hole);
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
    each(':is(.ledger-legend, .ledger-changes, .ledger-removed, .ledger-elision-block,'
      + '.ledger-elided, .ledger-gap, .ledger-drawn, .ledger-elided-lines, .ledger-moved-sign,'
      + '.ledger-spoken, .ledger-reveal, .ledger-revealed, .ledger-before, .ledger-column)', remove);
    each(':is(.ledger-highlight, .ledger-line, .ledger-elision)', unwrap);
    each('[class*="ledger-"]:not(.ledger-room)', (element) => {
      const before = element.className;
      element.className = before.replace(/(^|\s)ledger-\S+/g, '').trim();
      changes.push(() => { element.className = before; });
    });
  }

  function putMarksBack() {
    while (changes.length) changes.pop()();
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

  const isClean = () => root.classList.contains('ledger-clean');

  function view(clean) {
    if (clean === isClean()) return;
    inPlace(clean ? takeMarksOff : putMarksBack);
    root.classList.toggle('ledger-clean', clean);
    views.forEach((each, index) => each.setAttribute('aria-pressed', clean === !!index));
    for (const each of steps) each.disabled = clean;
    tell();
  }

  views.forEach((each, index) => each.addEventListener('click', () => view(!!index)));

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
    if (event.defaultPrevented || event.isComposing || isClean()) return;
    if (event.key === 'Escape' && used && edits[current]?.includes(target)) {
      used.focus(); // back to the button that led here
      return;
    }
    const on = keys.getAttribute('aria-checked') === 'true' && keys.offsetParent;
    const index = 'pn'.indexOf(key(event) || '-');
    if (!on || index < 0 || target.isContentEditable || target.closest?.(TAKEN)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    used = null;
    step(index === 1);
  }, true);

  /* Links to edits. */

  const linked = () =>
    edits.findIndex((marks) => marks.some((mark) => `#${mark.id}` === location.hash));

  addEventListener('hashchange', () => {
    if (linked() < 0) return;
    view(false);
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

  for (const name of ['resize', 'scroll']) visualViewport.addEventListener(name, stayInSight);
  addEventListener('load', stayInSight);

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

  document.body.append(bar);
  if (/, 0\)|transparent/.test(getComputedStyle(bar).backgroundColor)) {
    bar.classList.add('ledger-plain'); // not on top of text
  }
  stayInSight();
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
