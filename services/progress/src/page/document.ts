import type { PageContext } from '../voice.js';
import { pageWords } from '../words/page-words.js';
import { type Html, html } from './html.js';
import { pageStyle } from './style.js';

const style: Html = { html: `<style>${pageStyle}</style>` };
/** Without it every browser asks for one, and that would be another request. */
const noIcon = html`<link rel="icon" href="data:,">`;

/**
 * A whole page. No script, no cookie, nothing from elsewhere.
 * @param path the address of the page, for its other language
 */
export function renderDocument(
  of: { readonly title: string; readonly path: string; readonly main: Html },
  { voice, language }: PageContext,
): string {
  const words = pageWords[language];
  const other = language === 'id' ? 'en' : 'id';
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${of.title} · ${voice.agencyName}</title>${noIcon}${style}</head><body>
<header><p>${voice.agencyName}</p><nav><a href="${of.path}?bahasa=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></nav></header>
<main>${of.main}</main>
<footer><p>${words.privacy}</p><p>${words.emergency}</p><p>${voice.agencyName} · SP4N-LAPOR!</p></footer>
</body></html>
`;
  return page.html;
}
