import type { PageContext } from '../voice.js';
import { pageWords } from '../words/page-words.js';
import { type Html, html } from './html.js';

/** What a number looks like. */
const example = (prefix: string) => `${prefix}-261124-7K3QXM2`;

/** The form for a number. `typed` is what was typed and did not fit. */
export function renderForm(
  { heading, typed = '' }: { readonly heading: string; readonly typed?: string },
  { voice, language, isLanguageAsked }: PageContext,
): Html {
  const words = pageWords[language];
  const kept = isLanguageAsked ? html`<input type="hidden" name="bahasa" value="${language}">` : undefined;
  const described =
    typed === ''
      ? html` aria-describedby="petunjuk"`
      : html` aria-invalid="true" aria-describedby="keliru petunjuk"`;
  return html`<form action="/" method="get" role="search" aria-labelledby="cari"><h2 id="cari">${heading}</h2>
<label for="nomor">${words.label}</label><p class="soft" id="petunjuk">${words.hint(example(voice.ticketPrefix))}</p>
<input id="nomor" name="nomor" value="${typed}" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false"${described}>
${kept}<button>${words.button}</button></form>`;
}
