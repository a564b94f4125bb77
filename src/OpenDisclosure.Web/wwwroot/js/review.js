/* OpenDisclosure, review screen. Every page works without this file; it only adds. Load with <script src defer> after staff.js.
 *
 * needs [data-need="words"] on a box, a field or a fieldset of radios: what the approval still lacks. A box with data-need-rows="selector" is also met
 *       when each of those has an answer; with data-need-before it cannot be ticked while a need above it is open
 *       .miss[data-text="还差 {0} 项："] names them with links; [data-complete] is the button that waits for all
 * end   #end followed by #SeenEnd: ticked when the text was shown to its end; [data-end][data-text="已显示到末尾 {0}"]
 * note  [data-note] on a button: goes to the empty [data-return] instead of sending */
(() => {
  'use strict';
  const doc = document;
  const all = (selector, from = doc) => [...from.querySelectorAll(selector)];
  const one = (selector, from = doc) => from.querySelector(selector);
  const fill = (text, part) => (text || '').replace('{0}', part);
  const answered = row => all('input', row).some(input => /checkbox|radio/.test(input.type) ? input.checked : input.value.trim());
  const met = need => {
    if (need.matches('fieldset')) return answered(need);
    if (need.type !== 'checkbox') return need.value.trim() !== '';
    return need.checked || !!need.dataset.needRows && all(need.dataset.needRows).every(answered);
  };
  // Made once: who stands on one of these links keeps his place while others come and go.
  const places = (out, needs) => {
    if (!out.children.length) {
      out.append('', ...needs.map(need => {
        const part = doc.createElement('span');
        part.append('', Object.assign(doc.createElement('a'), { href: '#' + need.id, textContent: need.dataset.need }));
        return part;
      }));
    }
    return [...out.children];
  };
  const show = () => {
    const needs = all('[data-need]'), open = needs.filter(need => !met(need));
    needs.filter(need => need.dataset.needBefore !== undefined).forEach(need => {
      const wait = open.some(other => other !== need && other.compareDocumentPosition(need) & Node.DOCUMENT_POSITION_FOLLOWING);
      if (wait) need.setAttribute('aria-disabled', 'true'); else need.removeAttribute('aria-disabled');
    });
    all('[data-complete]').forEach(button => {
      if (open.length) button.setAttribute('aria-disabled', 'true'); else button.removeAttribute('aria-disabled');
    });
    all('.miss').forEach(out => {
      const parts = places(out, needs);
      out.hidden = !open.length;
      out.firstChild.data = fill(out.dataset.text, open.length);
      parts.forEach((part, at) => {
        part.hidden = !open.includes(needs[at]);
        part.firstChild.data = needs[at] === open[0] ? '' : '\u3001';
      });
    });
  };
  const end = one('#end'), seen = one('#SeenEnd');
  if (end && seen) {
    // Whatever stands above the lower edge of the window has been shown.
    const watch = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      watch.disconnect();
      seen.checked = true;
      all('[data-end]').forEach(out => { out.textContent = fill(out.dataset.text, new Date().toTimeString().slice(0, 5)); });
      show();
    }, { rootMargin: '1000000px 0px 0px 0px' });
    watch.observe(end);
  }
  doc.addEventListener('click', e => {
    if (e.target.matches('[data-need-before][aria-disabled=true]') && e.target.checked) e.preventDefault();
    const button = e.target.closest?.('[data-note]'), note = button && one('[data-return]', button.form);
    if (note && !note.value.trim()) { e.preventDefault(); note.focus(); }
  });
  doc.addEventListener('keydown', e => {
    // Enter in a line would press the first button of the form.
    if (e.key === 'Enter' && e.target.matches('input:not([type=checkbox], [type=radio])') && e.target.form?.matches('#verdict')) { e.preventDefault(); e.target.blur(); }
  });
  ['input', 'change'].forEach(type => doc.addEventListener(type, show));
  window.addEventListener('pageshow', show);
  show();
})();
