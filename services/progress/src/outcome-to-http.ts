import type { Outcome } from './outcome.js';
import { renderComplaint } from './page/complaint.js';
import { renderDocument } from './page/document.js';
import { renderForm } from './page/form.js';
import { html } from './page/html.js';
import { addressOf, type PageContext } from './voice.js';
import { pageWords } from './words/page-words.js';

/** An HTTP answer; every body is a page. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const unavailableSeconds = 120;

/**
 * What somebody reads for each outcome. This file holds every HTTP status of the page. A 5xx is said for our own state
 * only, never for what somebody sent.
 */
export function outcomeToHttp(outcome: Outcome, context: PageContext): PageAnswer {
  const words = pageWords[context.language];
  switch (outcome.outcome) {
    case 'form':
      return page(200, {
        title: words.title,
        path: '/',
        main: html`<h1>${words.title}</h1>${renderForm({ heading: words.look }, context)}`,
      });
    case 'shown':
      return page(200, {
        title: words.title,
        path: pathOf(outcome.progress.ticket),
        main: renderComplaint(outcome.progress, context),
      });
    case 'moved':
      return {
        status: 303,
        headers: { location: addressOf(pathOf(outcome.ticket), context) },
        body: '',
      };
    case 'not-found':
      return page(404, {
        title: words.notFoundTitle,
        path: pathOf(outcome.ticket),
        main: notice(words.notFoundTitle, [words.notFound(outcome.ticket), words.secret]),
      });
    case 'not-a-ticket':
      return page(404, {
        title: words.noTicketTitle,
        path: '/',
        main: notice(words.noTicketTitle, [words.noTicket], outcome.typed),
      });
    case 'no-such-page':
      return page(404, {
        title: words.noPageTitle,
        path: '/',
        main: notice(words.noPageTitle, [words.noPage]),
      });
    case 'too-many': {
      const { retryAfterSeconds } = outcome;
      const minutes = Math.ceil(retryAfterSeconds / 60);
      return page(429, {
        title: words.tooManyTitle,
        path: '/',
        main: html`<h1>${words.tooManyTitle}</h1><section class="bad"><p>${words.tooMany(minutes)}</p></section>`,
        headers: { 'retry-after': String(retryAfterSeconds) },
      });
    }
    case 'unavailable':
      return page(503, {
        title: words.unavailableTitle,
        path: '/',
        main: html`<h1>${words.unavailableTitle}</h1><section class="bad"><p>${words.unavailable}</p></section>`,
        headers: { 'retry-after': String(unavailableSeconds) },
      });
    default:
      return unreachable(outcome);
  }

  function page(
    status: number,
    { headers = {}, ...of }: Parameters<typeof renderDocument>[0] & { headers?: Record<string, string> },
  ): PageAnswer {
    return {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-language': context.language,
        ...headers,
      },
      body: renderDocument(of, context),
    };
  }

  function notice(heading: string, sentences: readonly string[], typed?: string) {
    const said = sentences.map((sentence) => html`<p>${sentence}</p>`);
    const form = { heading: words.look, ...(typed !== undefined && { typed }) };
    return html`<h1>${heading}</h1><section class="bad" id="keliru">${said}</section>${renderForm(form, context)}`;
  }
}

function pathOf(ticket: string): string {
  return `/aduan/${ticket}`;
}

function unreachable(outcome: never): never {
  throw new Error(`no answer for ${JSON.stringify(outcome)}`);
}
