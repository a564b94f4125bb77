/* OpenDisclosure, staff area. Every page works without this file; it only adds. Load with <script src defer>.
 * Safe under a strict CSP and Trusted Types: no HTML from strings. All words come from the page; {0} {1} are filled in.
 *
 * body  data-home="/staff" (g q)  data-cancel="取消"
 * keys  data-key="a" on a link, button or field: pressed (a field: focused); data-row on rows (j k); data-change on changes (n p)
 *       data-step="1|-1" on the links 下一处 上一处; [data-change-pos][data-text="第 {0} 处，共 {1} 处"]; data-search (/), else input[type=search]
 *       in the current row a key means the row's own element; on a fieldset it chooses the next of its radios; [data-check="name"] ticks all boxes of a name
 *       dialog[data-keys] opens by ? or [data-keys-open]; dl[data-keys-list] in it is filled from data-key (words: data-key-text, aria-label or text);
 *       input[type=checkbox][data-keys-switch]; Ctrl+S saves (form[data-autosave], else [data-save]); Alt+E next error; Esc leaves a text
 * text  textarea[data-md-text]; buttons data-md="h1|h2|h3|bold|ol|ul|quote|table|link|image|sign" with aria-controls (own or the toolbar's) = its id;
 *       data-md-before, data-md-after replace the marks; [data-count="id"][data-text="{0} 字"]
 * save  form[data-autosave="url"] posts its fields; 2xx {savedAt, fields:{name:value}}, 409 {compareUrl}
 *       [data-saved][data-text="已自动保存 {0}"][data-failed="…"][data-conflict="…"]; form[data-guard] only warns before leaving
 * files [data-dropzone] around input[type=file][data-max-bytes][data-too-big="{0} 超过 {1} MB"]; [data-drop-list] names, [data-drop-error] words
 * acts  form or button data-confirm="…" data-confirm-yes="…" data-confirm-no="…"; form[data-again] may be sent twice (downloads)
 *       button[data-copy="text" or "#id"][data-copied="已复制"]; [data-presence="url"] shows {text}; .errsum takes the focus on load
 *       table[data-grid]: arrows up and down move between inputs of a column */
(() => {
  'use strict';
  const doc = document, root = doc.documentElement, body = doc.body;
  const all = (selector, from = doc) => [...from.querySelectorAll(selector)];
  const one = (selector, from = doc) => from.querySelector(selector);
  const on = (target, type, act, options) => target.addEventListener(type, act, options);
  const fill = (text, ...parts) => (text || '').replace(/\{(\d)\}/g, (_, i) => parts[i] ?? '');
  const seen = element => element.getClientRects().length > 0;
  const make = (name, text) => Object.assign(doc.createElement(name), { textContent: text });
  // Storage may be refused by the browser's settings; then the choice lasts for the page.
  const remember = (name, value) => {
    try { return value === undefined ? localStorage.getItem(name) : localStorage.setItem(name, value); } catch { return null; }
  };
  root.classList.add('js');
  /* ---- keys ---- */
  let keysOff = remember('od-keys') === 'off', lastG = -Infinity;
  const typing = e => e.isComposing || e.target.isContentEditable
    || e.target.matches?.('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file])');
  const showKeys = () => {
    root.classList.toggle('keys-off', keysOff);
    all('[data-keys-switch]').forEach(box => { box.checked = !keysOff; });
  };
  const step = (selector, by) => {
    const items = all(selector).filter(seen);
    if (!items.length) return false;
    const at = items.findIndex(item => item === doc.activeElement || item.contains(doc.activeElement) || item.dataset.at !== undefined);
    const next = Math.min(items.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by));
    all(selector).forEach(item => { delete item.dataset.at; item.classList.remove('now'); });
    const item = items[next];
    item.dataset.at = '';
    if (selector === '[data-row]') item.classList.add('now');
    let target = selector === '[data-row]' ? one('a[href], button, input, summary', item) : item;
    if (!target) target = item;
    if (target === item && !item.hasAttribute('tabindex')) item.tabIndex = -1;
    target.focus({ preventScroll: true });
    item.scrollIntoView({ block: 'center' });
    if (selector === '[data-change]') all('[data-change-pos]').forEach(out => { out.textContent = fill(out.dataset.text, next + 1, items.length); });
    return true;
  };
  const press = key => {
    const keyed = `[data-key="${CSS.escape(key)}"]`, row = one('[data-row][data-at]');
    const target = (row ? all(keyed, row) : []).concat(all(keyed)).find(seen);
    if (!target) return false;
    if (target.matches('fieldset')) {
      const choices = all('input[type=radio]', target).filter(choice => choice.labels[0] && seen(choice.labels[0]));
      const next = choices[(choices.findIndex(choice => choice.checked) + 1) % choices.length];
      next?.focus();
      next?.click();
      return !!next;
    }
    target.focus();
    if (target.matches('a, button, summary, label, [type=checkbox], [type=radio]') && target.getAttribute('aria-disabled') !== 'true') target.click();
    return true;
  };
  const listKeys = () => {
    const dialog = one('dialog[data-keys]');
    if (!dialog || dialog.open) return !!dialog;
    all('[data-keys-list]', dialog).forEach(list => {
      list.replaceChildren();
      const tell = (keys, words) => {
        const term = make('dt', '');
        term.append(...keys.flatMap((key, at) => [at ? ' ' : '', make('kbd', key)]));
        list.append(term, make('dd', words));
      };
      if (list.dataset.rows && all('[data-row]').some(seen)) tell(['j', 'k'], list.dataset.rows);
      if (list.dataset.changes && all('[data-change]').some(seen)) tell(['n', 'p'], list.dataset.changes);
      const told = new Set();
      all('[data-key]').filter(item => seen(item) && !told.has(item.dataset.key) && told.add(item.dataset.key)).forEach(item => {
        const words = item.dataset.keyText || item.getAttribute('aria-label')
          || [...item.childNodes].filter(n => n.nodeName !== 'KBD').map(n => n.textContent).join('').trim() || item.labels?.[0]?.textContent || '';
        tell([item.dataset.key], words);
      });
    });
    dialog.showModal();
    return true;
  };
  const command = e => {
    if (e.key === 'g') { lastG = e.timeStamp; return true; }
    if (e.key === 'q' && e.timeStamp - lastG < 1500 && body.dataset.home) { location.assign(body.dataset.home); return true; }
    if (e.key === '?') return listKeys();
    if (e.key === '/') { const field = one('[data-search], input[type=search]'); field?.focus(); field?.select?.(); return !!field; }
    if (e.key === 'j' && step('[data-row]', 1) || e.key === 'k' && step('[data-row]', -1)) return true;
    if (e.key === 'n' && step('[data-change]', 1) || e.key === 'p' && step('[data-change]', -1)) return true;
    return press(e.key);
  };
  on(doc, 'keydown', e => {
    if (e.defaultPrevented || e.isComposing) return;
    const letter = e.key.toLowerCase();
    if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey) {
      if (letter === 's') {
        const form = one('form[data-autosave]'), button = one('[data-save]');
        if (!form && !button) return;
        e.preventDefault();
        if (form) save(form, true); else button.click();
      } else if (letter === 'b' && e.target.matches('[data-md-text]')) { e.preventDefault(); write(e.target, 'bold', {}); }
      return;
    }
    if (e.ctrlKey || e.metaKey) return;
    if (e.altKey) {
      if (letter !== 'e') return;
      const bad = all('[aria-invalid=true]').filter(seen);
      if (!bad.length) return;
      e.preventDefault();
      bad[(bad.indexOf(doc.activeElement) + 1) % bad.length].focus();
      return;
    }
    if (e.key === 'Escape' && e.target.matches('textarea')) { e.target.blur(); return; }
    if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && e.target.matches('[data-grid] input')) {
      const cell = e.target.closest('td, th'), row = e.target.closest('tr');
      const rows = all('tr', row.parentElement);
      const next = rows[rows.indexOf(row) + (e.key === 'ArrowDown' ? 1 : -1)];
      const field = next && one('input', next.cells[next.cells.length - (row.cells.length - cell.cellIndex)] || next);
      if (field) { e.preventDefault(); field.focus(); field.select(); }
      return;
    }
    if (keysOff || typing(e) || one('dialog[open]') || !/^(.|F2)$/u.test(e.key)) return;
    if (command(e)) e.preventDefault();
  });
  on(doc, 'change', e => {
    if (e.target.matches('[data-check]'))
      all(`input[type=checkbox][name="${CSS.escape(e.target.dataset.check)}"]:not(:disabled)`).forEach(box => { box.checked = e.target.checked; });
    if (!e.target.matches('[data-keys-switch]')) return;
    keysOff = !e.target.checked;
    remember('od-keys', keysOff ? 'off' : 'on');
    showKeys();
  });
  /* ---- Markdown ---- */
  // execCommand keeps the browser's own undo history; setRangeText is the way where it is gone.
  const insert = (area, text, from, to) => {
    area.focus();
    area.setSelectionRange(from, to);
    if (doc.execCommand('insertText', false, text) && area.value.slice(from, from + text.length) === text) return;
    area.setRangeText(text, from, to, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const prefixes = { h1: '# ', h2: '## ', h3: '### ', ul: '- ', ol: '1. ', quote: '> ' };
  const pairs = { bold: ['**', '**'], link: ['[', '](https://)'], image: ['![', ']()'], sign: ['\n::: sign\n', '\n:::\n'], table: ['\n| ', ' |  |\n| --- | --- |\n|  |  |\n'] };
  const write = (area, kind, { mdBefore, mdAfter }) => {
    const value = area.value, from = area.selectionStart, to = area.selectionEnd, chosen = value.slice(from, to);
    if (prefixes[kind] && mdBefore === undefined) {
      const start = value.lastIndexOf('\n', from - 1) + 1, stop = (value.indexOf('\n', Math.max(start, to - 1)) + 1 || value.length + 1) - 1;
      const lines = value.slice(start, stop).split('\n'), mark = prefixes[kind], off = lines.every(line => line.startsWith(mark));
      const text = lines.map((line, i) => off ? line.slice(mark.length)
        : (kind === 'ol' ? `${i + 1}. ` : mark) + line.replace(/^(#{1,6} |- |\d+\. |> )/, '')).join('\n');
      insert(area, text, start, stop);
      area.setSelectionRange(lines.length > 1 ? start : start + text.length, start + text.length);
      return;
    }
    const [before, after] = mdBefore === undefined ? pairs[kind] || ['', ''] : [mdBefore, mdAfter || ''];
    if (chosen && value.slice(from - before.length, from) === before && value.slice(to, to + after.length) === after) {
      insert(area, chosen, from - before.length, to + after.length);
      area.setSelectionRange(from - before.length, to - before.length);
      return;
    }
    insert(area, before + chosen + after, from, to);
    const start = from + before.length, end = start + chosen.length;
    if (kind === 'link' && chosen) area.setSelectionRange(end + 2, end + 10);
    else if (kind === 'image' && chosen) area.setSelectionRange(end + 2, end + 2);
    else area.setSelectionRange(start, end);
  };
  // What another script makes of the clipboard comes in here.
  on(doc, 'od-insert', e => insert(e.target, e.detail, e.target.selectionStart, e.target.selectionEnd));
  /* ---- saving ---- */
  const dirty = new Set();
  let leaving = false, saving = null;
  const say = (text, alarm, link) => all('[data-saved]').forEach(out => {
    out.replaceChildren(link ? Object.assign(make('a', text), { href: link }) : text);
    if (alarm) out.setAttribute('role', 'alert'); else out.removeAttribute('role');
  });
  const words = () => one('[data-saved]')?.dataset || {};
  function save(form, now) {
    if (saving || !now && !dirty.has(form) || leaving) return saving;
    return saving = send(form).finally(() => { saving = null; });
  }
  async function send(form) {
    dirty.delete(form);
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    try {
      const text = new Blob([...data].map(pair => pair.join('='))).size;
      // A request that outlives the page may carry 64 KiB at most.
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body: data, headers: { Accept: 'application/json' }, redirect: 'error', keepalive: doc.hidden && text < 50000, signal: AbortSignal.timeout(20000) });
      const result = await answer.json().catch(() => ({}));
      if (answer.status === 409) {
        dirty.add(form);
        const url = result.compareUrl;
        say(words().conflict, true, /^\/(?![/\\])/.test(url) ? url : undefined);
      } else if (!answer.ok) throw new Error(answer.status);
      else {
        for (const [name, value] of Object.entries(result.fields || {})) { const field = form.elements.namedItem(name); if (field && 'value' in field) field.value = value; }
        say(fill(words().text, result.savedAt));
      }
    } catch {
      dirty.add(form);
      say(words().failed, true);
    }
  }
  // A save under way must end first, or the text meets its own copy as somebody else's; and another form takes the typed text with it.
  const keepFirst = (form, button) => {
    const draft = one('form[data-autosave]');
    if (!draft || !saving && (form === draft || !dirty.has(draft))) return false;
    Promise.resolve(saving).then(() => form === draft || save(draft)).then(() => {
      if (form === draft || !dirty.has(draft)) form.requestSubmit(button || undefined);
    });
    return true;
  };
  const saveAll = () => all('form[data-autosave]').forEach(form => save(form));
  on(doc, 'input', e => {
    const form = e.target.form;
    if (form?.matches('[data-autosave], [data-guard]')) dirty.add(form);
    count();
  });
  if (one('form[data-autosave]')) {
    setInterval(saveAll, 20000);
    on(doc, 'visibilitychange', () => { if (doc.hidden) saveAll(); });
    on(window, 'pagehide', saveAll);
  }
  on(window, 'beforeunload', e => { if (dirty.size && !leaving) e.preventDefault(); });
  /* ---- sending and confirming ---- */
  const ask = (from, form, button) => {
    const dialog = doc.createElement('dialog'), row = make('p', ''), text = make('p', from.dataset.confirm);
    const yes = make('button', from.dataset.confirmYes || button?.textContent), no = make('button', from.dataset.confirmNo || body.dataset.cancel);
    dialog.setAttribute('role', 'alertdialog');
    text.id = 'od-confirm';
    dialog.setAttribute('aria-labelledby', text.id);
    row.className = 'acts';
    yes.type = no.type = 'button';
    yes.className = 'btn btn-stop';
    no.className = 'btn';
    no.autofocus = true;
    on(no, 'click', () => dialog.close());
    on(yes, 'click', () => { form.dataset.confirmed = ''; dialog.close(); form.requestSubmit(button || undefined); });
    on(dialog, 'close', () => { dialog.remove(); button?.focus(); });
    row.append(no, yes);
    dialog.append(text, row);
    body.append(dialog);
    dialog.showModal();
  };
  on(doc, 'submit', e => {
    const form = e.target, button = e.submitter;
    if (e.defaultPrevented) return;
    const from = [button, form].find(x => x?.dataset.confirm);
    if (from && form.dataset.confirmed === undefined) { e.preventDefault(); ask(from, form, button); return; }
    if (keepFirst(form, button)) { e.preventDefault(); return; }
    delete form.dataset.confirmed;
    if (button?.getAttribute('aria-disabled') === 'true') { e.preventDefault(); return; }
    if (form.dataset.again !== undefined || form.target === '_blank') return;
    leaving = true;
    // After the form was read, so that the button's own name and value are sent.
    setTimeout(() => all('button:not([type=button]), [type=submit]').filter(b => b.form === form && !b.disabled)
      .forEach(b => { b.disabled = true; b.dataset.sent = ''; }));
  });
  on(window, 'pageshow', () => {
    leaving = false;
    all('[data-sent]').forEach(b => { b.disabled = false; delete b.dataset.sent; });
  });
  /* ---- files ---- */
  on(doc, 'change', e => {
    const input = e.target;
    if (!input.matches('input[type=file]')) return;
    const zone = input.closest('[data-dropzone]') || input.form || body, limit = Number(input.dataset.maxBytes) || Infinity;
    const big = [...input.files].find(file => file.size > limit);
    const error = big ? fill(input.dataset.tooBig, big.name, Math.floor(limit / 1048576)) : '';
    if (big) input.value = '';
    all('[data-drop-error]', zone).forEach(out => { out.textContent = error; out.hidden = !error; });
    input.toggleAttribute('aria-invalid', false);
    if (error) input.setAttribute('aria-invalid', 'true');
    all('[data-drop-list]', zone).forEach(list => list.replaceChildren(...[...input.files].map(file => make('li', file.name))));
  });
  if (one('[data-dropzone]')) {
    // A file dropped beside the zone must not replace the page.
    ['dragover', 'drop'].forEach(type => on(window, type, e => { if (e.dataTransfer?.types.includes('Files')) e.preventDefault(); }));
    all('[data-dropzone]').forEach(zone => {
      const mark = yes => zone.classList.toggle('over', yes);
      on(zone, 'dragover', () => mark(true));
      on(zone, 'dragleave', () => mark(false));
      on(zone, 'drop', e => {
        mark(false);
        const input = one('input[type=file]', zone);
        if (!input || input.disabled || !e.dataTransfer.files.length) return;
        const chosen = new DataTransfer();
        [...e.dataTransfer.files].slice(0, input.multiple ? undefined : 1).forEach(file => chosen.items.add(file));
        input.files = chosen.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
    });
  }
  /* ---- small things ---- */
  const count = () => all('[data-count]').forEach(out => {
    const area = doc.getElementById(out.dataset.count);
    if (area) out.textContent = fill(out.dataset.text, [...area.value.replace(/\s/g, '')].length);
  });
  on(doc, 'click', async e => {
    const target = e.target.closest?.('[data-md], [data-copy], [data-step], [data-keys-open], dialog [data-close]');
    if (!target) return;
    const { md, copy, step: by } = target.dataset;
    if (md) {
      const area = doc.getElementById(target.getAttribute('aria-controls') || target.closest('[aria-controls]')?.getAttribute('aria-controls'));
      if (area) write(area, md, target.dataset);
    } else if (copy) {
      const text = copy.startsWith('#') ? doc.getElementById(copy.slice(1))?.textContent.trim() : copy;
      try { await navigator.clipboard.writeText(text); } catch { return; }
      if (!target.dataset.copied || target.dataset.was) return;
      target.dataset.was = target.textContent;
      target.textContent = target.dataset.copied;
      setTimeout(() => { target.textContent = target.dataset.was; delete target.dataset.was; }, 2000);
    } else if (by) { if (step('[data-change]', Number(by))) e.preventDefault(); }
    else if (target.dataset.close !== undefined) target.closest('dialog').close();
    else if (listKeys()) e.preventDefault();
  });
  all('[data-presence]').forEach(out => {
    const look = async () => {
      if (doc.hidden) return;
      try {
        const answer = await fetch(out.dataset.presence, { headers: { Accept: 'application/json' }, redirect: 'error' });
        if (answer.ok) { const text = (await answer.json()).text || ''; if (out.textContent !== text) out.textContent = text; out.hidden = !text; }
      } catch { /* the next look tries again */ }
    };
    look(); setInterval(look, 15000);
  });
  const summary = one('.errsum, .errors');
  if (summary) { summary.tabIndex = -1; summary.focus(); }
  showKeys(); count();
})();
