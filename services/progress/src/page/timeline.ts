import type { ComplaintProgress } from '@kanal/store/progress';
import { momentInWords } from '../dates.js';
import type { PageContext } from '../voice.js';
import { pageWords } from '../words/page-words.js';
import { reasonWords } from '../words/reason-words.js';
import { stateWords } from '../words/state-words.js';
import { capitalised } from './capitalised.js';
import { type Html, html } from './html.js';

/** So many steps are shown; a page stays small whatever the record holds. */
const shownSteps = 20;

/** What has happened, newest first: states and times, by nobody's name and for no reason but the fixed ones. */
export function renderTimeline(
  history: ComplaintProgress['history'],
  { language, voice }: PageContext,
): Html {
  const words = pageWords[language];
  const newestFirst = history.toReversed();
  const steps = newestFirst.slice(0, shownSteps).map(({ state, at, reason }) => {
    const why = reasonWords(reason, language);
    return html`<li><b>${capitalised(stateWords(state, language).title)}</b><time datetime="${at.toISOString()}" class="soft">${momentInWords(at, language, voice.timeZone)}</time>${why && html`<span>${words.reason(why)}</span>`}</li>`;
  });
  const left = newestFirst.length - steps.length;
  return html`<section aria-labelledby="riwayat"><h2 id="riwayat">${words.history}</h2><ol>${steps}</ol>${left > 0 ? html`<p class="soft">${words.earlier(left)}</p>` : undefined}</section>`;
}
