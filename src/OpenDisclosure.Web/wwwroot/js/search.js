/* OpenDisclosure, search box. The box works without this file; it only adds titles while somebody types. Load with <script src defer>.
 *
 * needs form.search with input[name="q"]; data-name (what the list is called) and data-count ("{0} ...") on the script itself
 * asks  GET /search/suggest?q=, which answers [{ title, number, address }] */
(() => {
  'use strict';
  const doc = document, words = doc.currentScript.dataset, pause = 150;
  const make = (tag, set) => Object.assign(doc.createElement(tag), set);
  const attach = (input, place) => {
    const list = make('ul', { id: 'suggestions-' + place, className: 'suggestions', hidden: true });
    const status = make('span', { className: 'hide' });
    let chosen = -1, wait = 0, asked = '';
    const options = () => [...list.children];
    const close = () => {
      list.hidden = true;
      chosen = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    };
    const choose = at => {
      const all = options();
      chosen = (at + all.length) % all.length;
      all.forEach((option, number) => option.setAttribute('aria-selected', number === chosen));
      input.setAttribute('aria-activedescendant', all[chosen].id);
      all[chosen].scrollIntoView({ block: 'nearest' });
    };
    const show = found => {
      list.replaceChildren(...found.map((item, number) => {
        const option = make('li', { id: list.id + '-' + number, textContent: item.title });
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.address = item.address;
        if (item.number) option.append(make('small', { textContent: item.number }));
        return option;
      }));
      close();
      list.hidden = !found.length;
      input.setAttribute('aria-expanded', !!found.length);
      status.textContent = found.length ? words.count.replace('{0}', found.length) : '';
    };
    const ask = async () => {
      const typed = input.value.trim();
      if (typed === asked) return;
      asked = typed;
      if (!typed) return show([]);
      try {
        const answer = await fetch('/search/suggest?q=' + encodeURIComponent(typed));
        if (typed === asked && doc.activeElement === input) show(answer.ok ? await answer.json() : []);
      } catch {
        close();
      }
    };
    const go = option => { location.href = option.dataset.address; };
    // A box of type search may have no other role (ARIA in HTML).
    Object.assign(input, { type: 'text', enterKeyHint: 'search' });
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', words.name);
    status.setAttribute('role', 'status');
    Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }).forEach(([name, value]) => input.setAttribute(name, value));
    input.after(list, status);
    input.addEventListener('input', () => {
      clearTimeout(wait);
      wait = setTimeout(ask, pause);
    });
    input.addEventListener('keydown', event => {
      if (event.isComposing || list.hidden) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') choose(event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
      else if (event.key === 'Escape') close();
      else if (event.key === 'Enter' && chosen >= 0) go(options()[chosen]);
      else return;
      event.preventDefault();
    });
    input.addEventListener('blur', close);
    // The box would lose the focus, and the list go, before the click arrives.
    list.addEventListener('mousedown', event => event.preventDefault());
    list.addEventListener('click', event => {
      const option = event.target.closest('li');
      if (option) go(option);
    });
  };
  doc.querySelectorAll('form.search input[name="q"]').forEach(attach);
})();
