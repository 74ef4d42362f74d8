/** A sentence in both languages: Indonesian is read first. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** One line of a list: what, and how it stands; `value` is text, `detail` is a sentence. */
export interface AdminFact {
  readonly name: Words;
  readonly value: string;
  readonly detail?: Words;
}

const style = `
:root{color-scheme:light dark;--ground:#f6f7f5;--sheet:#fff;--ink:#1b2420;--soft:#56635c;--line:#d5dbd7;--warn-ground:#fff4d6;--warn-ink:#5c4300;--warn-line:#e3bf55;--good:#0b6b46;--bad:#a32318}
@media (prefers-color-scheme:dark){:root{--ground:#121816;--sheet:#1a2220;--ink:#e6ede9;--soft:#a3b1aa;--line:#33403a;--warn-ground:#3a2e0c;--warn-ink:#ffe2a0;--warn-line:#7d6420;--good:#6fdcae;--bad:#ff9d8f}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;padding:1rem}h1{font-size:1.25rem;line-height:1.3;margin:.25rem 0 1rem}h2{font-size:1rem;margin:0 0 .5rem}
section{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:0 0 1rem}
p{margin:0 0 .5rem}p:last-child{margin:0}[lang=en]{color:var(--soft);font-size:.875rem;font-weight:400}
.warn{background:var(--warn-ground);border-color:var(--warn-line);color:var(--warn-ink)}.warn [lang=en]{color:inherit}
.good{color:var(--good);font-weight:600}.bad{color:var(--bad);font-weight:600}
dl{margin:0;display:grid;grid-template-columns:1fr;gap:0 1rem}dt{font-weight:600;margin-bottom:.25rem}dd{margin:0 0 .75rem;overflow-wrap:anywhere}
dd [lang]{display:block}meter{width:100%;height:1rem;margin:.25rem 0 .5rem}
@media (min-width:36rem){dl{grid-template-columns:15rem 1fr}dd{margin-bottom:.5rem}}
`;

/** A whole page for admins, in light and in dark, readable from 320 pixels on, without a script. `sections` is HTML. */
export function adminDocument({
  title,
  sections,
  refreshSeconds,
}: {
  readonly title: Words;
  readonly sections: readonly string[];
  /** How often an open page looks again. */
  readonly refreshSeconds: number;
}): string {
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="${refreshSeconds}"><title>${inHtml(title.id)} · Kanal</title><style>${style}</style></head><body><main>
<h1>${inline(title)}</h1>
${sections.join('\n')}</main></body></html>`;
}

/** A section with a heading; `body` is HTML. */
export function adminSection(heading: Words, body: string): string {
  return `<section><h2>${inline(heading)}</h2>${body}</section>`;
}

/** Says what an admin must know before anything else. */
export function adminWarning(words: Words): string {
  return `<section class="warn" role="note">${inParagraphs(words)}</section>`;
}

/** A list of facts. */
export function adminFacts(facts: readonly AdminFact[]): string {
  const lines = facts.map(({ name, value, detail }) => {
    const more = detail
      ? `<span>· ${inHtml(detail.id)}</span> <span lang="en">${inHtml(detail.en)}</span>`
      : '';
    return `<dt>${inline(name)}</dt><dd>${inHtml(value)}${more && ` ${more}`}</dd>`;
  });
  return `<dl>${lines.join('\n')}</dl>`;
}

/** Both languages one below the other. */
export function inParagraphs({ id, en }: Words): string {
  return `<p>${inHtml(id)}</p><p lang="en">${inHtml(en)}</p>`;
}

/** Both languages on one line. */
function inline({ id, en }: Words): string {
  return `${inHtml(id)} <span lang="en">${inHtml(en)}</span>`;
}

/** Text as HTML shows it. */
export function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
