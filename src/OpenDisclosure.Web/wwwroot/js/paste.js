/* Pasting from Word and WPS into a text of Markdown; works together with staff.js, which inserts what od-insert carries. */
(() => {
  'use strict';
  // Clipboard HTML of Word and WPS is read as a row of tags, never put into a document.
  const entities = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', ldquo: '\u201c', rdquo: '\u201d', lsquo: '\u2018', rsquo: '\u2019', mdash: '\u2014', ndash: '\u2013', hellip: '\u2026', middot: '\u00b7', times: '\u00d7' };
  const decode = text => text.replace(/&(?:#(x?)([0-9a-f]+)|([a-z]+));/gi, (whole, hex, code, name) =>
    name ? entities[name] ?? whole : String.fromCodePoint(Math.min(parseInt(code, hex ? 16 : 10) || 32, 0x10ffff)));
  const bold = text => text.replace(/\u0002(\s*)\u0001/g, '$1').replace(/\u0001(\s*)([^\u0001\u0002]*?)(\s*)\u0002/g,
    (_, a, inner, b) => inner ? `${a}**${inner}**${b}` : a + b).replace(/[\u0001\u0002]/g, '');
  const clean = text => bold(text.replace(/([\u2e80-\uffef])[^\S\u3000]*\r?\n\s*(?=[\u2e80-\uffef])/g, '$1').replace(/[^\S\u0003\u3000]+/g, ' '))
    .replace(/ ?\u0003 ?/g, '\n').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
  const toMarkdown = html => {
    const blocks = [], lists = [], marks = [], links = [];
    let text = '', head = 0, item = null, word = false, table = null, row = null, cell = null, deep = 0;
    const flush = () => {
      let line = clean(text);
      text = '';
      if (!line) return;
      const plain = line.replace(/\*\*/g, '');
      if (word) {
        const mark = /^(?:(\d+)[.\u3001\uff0e)]|[\u00b7\u2022\u00a7\u00d8o\u25aa\u25a0\uf0b7\uf06e-])\s+/.exec(plain);
        line = mark ? (mark[1] ? mark[1] + '. ' : '- ') + plain.slice(mark[0].length) : '- ' + line;
      } else if (item !== null) line = item + line.replace(/\n/g, ' ');
      else if (head) line = '#'.repeat(head) + ' ' + plain;
      // 一、 and （一） open the first two levels of an official document.
      else if (/^[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\u3001[^\u3002\uff1b\n]{1,40}$/.test(plain)) line = '## ' + plain;
      else if (/^\uff08[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\uff09[^\u3002\uff1b\n]{1,40}$/.test(plain)) line = '### ' + plain;
      blocks.push([line, word || item !== null]);
      if (item !== null) item = ' '.repeat(item.length);
    };
    const closeTable = () => {
      const width = Math.max(0, ...table.map(cells => cells.length));
      if (width) {
        const line = cells => `| ${Array.from({ length: width }, (_, i) => cells[i] || '').join(' | ')} |`;
        blocks.push([[line(table[0]), line(Array(width).fill('---')), ...table.slice(1).map(line)].join('\n'), false]);
      }
      table = null;
    };
    const parts = html.replace(/<!--\[if !supportLists\]-->|<!--\[endif\]-->/g, '').matchAll(
      /<!--[^]*?-->|<!\[[^]*?\]>|<(style|script|xml|title|head|o:smarttagtype)\b[^]*?<\/\1\s*>|<(\/?)([a-z][\w:-]*)([^>]*)>|[^<]+|</gi);
    for (const [whole, , close, rawName, attributes = ''] of parts) {
      if (!rawName) { if (!whole.startsWith('<!') && !/^<(style|script|xml|title|head|o:)/i.test(whole)) text += decode(whole); continue; }
      const name = rawName.toLowerCase(), open = !close;
      if (name === 'table') {
        if (open && !deep++) { flush(); table = []; } else if (!open && deep && !--deep) closeTable();
      } else if (deep > 1) text += ' ';
      else if (name === 'tr' && table) { if (open) table.push(row = []); }
      else if ((name === 'td' || name === 'th') && row) {
        if (open) { text = ''; cell = Number(/colspan=["']?(\d+)/i.exec(attributes)?.[1]) || 1; }
        else if (cell) { row.push(clean(text).replace(/\n/g, ' ').replace(/\|/g, '\\|'), ...Array(Math.min(cell, 50) - 1).fill('')); text = ''; cell = null; }
      } else if (name === 'br') text += table ? ' ' : '\u0003';
      else if (/^h[1-6]$/.test(name) && !table) { flush(); head = open ? Number(name[1]) : 0; }
      else if ((name === 'ul' || name === 'ol') && !table) { flush(); if (open) lists.push([name, 0]); else lists.pop(); item = null; }
      else if (name === 'li' && !table) {
        flush();
        const list = lists.at(-1);
        item = open && list ? '   '.repeat(lists.length - 1) + (list[0] === 'ol' ? `${++list[1]}. ` : '- ') : null;
      } else if (/^(p|div|blockquote|section|article)$/.test(name)) {
        if (table) text += ' ';
        else {
          flush();
          word = open && /mso-list:\s*l\d/i.test(attributes);
          const level = /mso-outline-level:\s*([1-6])/i.exec(attributes);
          if (name === 'p') head = open && level ? Number(level[1]) : 0;
        }
      } else if (/^(b|strong|span|font)$/.test(name)) {
        if (open) {
          const weight = /font-weight:\s*(bold|normal|\d+)/i.exec(attributes)?.[1];
          const heavy = weight ? weight === 'bold' || weight >= 600 : /^(b|strong)$/.test(name);
          marks.push(heavy);
          if (heavy) text += '\u0001';
        } else if (marks.pop()) text += '\u0002';
      } else if (name === 'a') {
        if (open) {
          const url = /href=["'](https?:[^"'\s)]+)["']/i.exec(attributes)?.[1];
          links.push(url && decode(url));
          if (url) text += '[';
        } else { const url = links.pop(); if (url) text += `](${url})`; }
      }
    }
    flush();
    if (table) closeTable();
    return blocks.map(([line, listed], i) => (i ? listed && blocks[i - 1][1] ? '\n' : '\n\n' : '') + line).join('');
  };
  document.addEventListener('paste', e => {
    if (!e.target.matches?.('[data-md-text]')) return;
    const html = e.clipboardData?.getData('text/html');
    if (!html || !/<(h[1-6]|li|table|b|strong|p|div|span)\b/i.test(html)) return;
    const text = toMarkdown(html);
    if (!text) return;
    e.preventDefault();
    e.target.dispatchEvent(new CustomEvent('od-insert', { detail: text, bubbles: true }));
  });
})();
