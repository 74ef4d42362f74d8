import type { ComplaintProgress } from '@kanal/store/progress';
import { nextDates } from '../next-dates.js';
import type { PageContext } from '../voice.js';
import { dateWords } from '../words/clock-words.js';
import { holderWords } from '../words/holder-words.js';
import { pageWords } from '../words/page-words.js';
import { stateWords } from '../words/state-words.js';
import { capitalised } from './capitalised.js';
import { renderForm } from './form.js';
import { type Html, html } from './html.js';
import { renderTimeline } from './timeline.js';

/** What there is to say about a complaint: how it stands, who has it, what comes next, what has been. */
export function renderComplaint(progress: ComplaintProgress, context: PageContext): Html {
  const { language, voice, nowMs } = context;
  const words = pageWords[language];
  const { title, now, advice, adviceInLapor } = stateWords(progress.state, language);
  const { trackingId } = progress;
  const dates = nextDates(progress, nowMs).map((date) =>
    row(date.isLate ? words.missedDate : words.nextDate, dateWords(date, language)),
  );
  const lapor = html`<a href="https://${voice.laporAddress}" rel="noreferrer">${voice.laporAddress}</a>`;
  return html`<h1>${words.complaint} <span class="no">${progress.ticket}</span></h1>
<section class="state"><p><strong>${capitalised(title)}</strong>${now}</p></section>
<section><dl>${[
    row(words.holder, holderWords(progress.state, language, voice.agencyName)),
    row(words.addressed, progress.agency),
    row(words.trackingId, trackingId === undefined ? undefined : html`#${trackingId} · ${lapor}`),
    ...dates,
    row(words.advice, trackingId === undefined ? advice : (adviceInLapor ?? advice)),
  ]}</dl></section>
${renderTimeline(progress.history, context)}
${renderForm({ heading: words.lookAnother }, context)}`;
}

function row(term: string, value: string | Html | undefined): Html {
  return value === undefined ? html`` : html`<dt>${term}</dt><dd>${value}</dd>`;
}
