/** A piece of HTML, as opposed to text, which is escaped where it goes into one. */
export interface Html {
  readonly html: string;
}

/** What can stand in a piece of HTML; nothing comes of `undefined`. */
type Inserted = string | number | Html | readonly Html[] | undefined;

/** A piece of HTML: whatever is inserted and is not HTML itself is text, also inside an attribute's quotes. */
export function html(strings: TemplateStringsArray, ...inserted: readonly Inserted[]): Html {
  return { html: strings.reduce((done, next, i) => `${done}${written(inserted[i - 1])}${next}`) };
}

function written(value: Inserted): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'html' in value ? value.html : value.map((piece) => piece.html).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
