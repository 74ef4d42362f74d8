import type { AdapterState, Connection, ConnectionSource } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import { unlessAborted } from './api/unless-aborted.js';
import type { XApi } from './api/x-api.js';
import type { Ours } from './event-read.js';
import type { Brought } from './poll/brought.js';
import { fetchNew } from './poll/fetch-new.js';
import { keepWebhook } from './poll/keep-webhook.js';
import type { Timeline } from './poll/read-pages.js';
import { repeat } from './poll/repeat.js';
import type { Round, Trouble } from './poll/round.js';
import { directTimeline, mentionsTimeline } from './poll/timelines.js';
import { parsePolled } from './polled.js';
import type { PollName, Standing } from './standing.js';

/** What asking X needs. */
export interface ConnectionOptions {
  readonly api: XApi;
  readonly state: Pick<AdapterState, 'read' | 'write'>;
  readonly ours: Ours;
  readonly pollEveryMs: number;
  /** Where X calls us, when we are to look after that; undefined: a person does. */
  readonly webhookUrl: string | undefined;
  readonly standing: Pick<Standing, 'sawTrouble'>;
  /** What need not be asked for. */
  readonly brought: Pick<Brought, 'has'>;
  /** Resolves when nothing waits to be written down: a stop may not lose it. */
  idle(): Promise<unknown>;
  readonly now: () => number;
  readonly log: Log;
}

const hourMs = 3_600_000;

/** An exchange of tokens lasts ten seconds at most, and then has to be kept. */
const lastWriteMs = 15_000;

/** X takes fifteen questions for direct messages in a quarter of an hour. */
const directEveryMs = 60_000;

/** The first of all rounds begins here, and not with everything we were ever told. */
const lookBackMs = 24 * hourMs;

/** What somebody has to do, by what is wrong. */
const remedies: Readonly<Record<Trouble['trouble'], string | undefined>> = {
  unreachable: undefined,
  server: undefined,
  limited: undefined,
  'over-budget': 'the month’s money is spent and X is not asked any more: raise X_MONTHLY_BUDGET_USD',
  refused:
    'X does not take our questions: approve the app for our account again and set X_REFRESH_TOKEN, and check what the app may do',
};

/**
 * Asks X for what its webhook may not have brought, and looks after that webhook. Everything comes under the ids the
 * webhook gives it, so what was brought is not a second message.
 */
export function createConnection(options: ConnectionOptions): ConnectionSource {
  const { api, state, ours, pollEveryMs, webhookUrl, standing, brought, idle, now, log } = options;
  return {
    route: { name: 'x.polled', parse: ({ body }) => parsePolled(body, ours) },
    open: (intake): Connection => {
      const stopping = new AbortController();
      const { signal } = stopping;
      const refusals = new Map<string, string>();
      const turnAt = (name: PollName, everyMs: number) => ({
        state,
        name,
        nowMs: now(),
        everyMs,
        lookBackMs,
      });
      const begin = (name: PollName, everyMs: number, run: () => Promise<Round>): Promise<void> =>
        repeat({
          everyMs,
          run,
          signal,
          onTrouble: (trouble) => {
            tell(name, trouble, log);
            standing.sawTrouble(name, trouble);
            if (trouble?.trouble === 'refused') refusals.set(name, trouble.cause);
            else refusals.delete(name);
          },
        });
      const ask = (name: PollName, timeline: Timeline, everyMs: number): Promise<void> =>
        begin(name, everyMs, () => fetchNew({ timeline, turn: turnAt(name, everyMs), intake, brought, log }));

      const loops = [ask('mentions', mentionsTimeline(api, signal), pollEveryMs)];
      if (ours.takesDirect)
        loops.push(ask('dms', directTimeline(api, signal), Math.max(pollEveryMs, directEveryMs)));
      if (webhookUrl !== undefined) {
        const run = () =>
          keepWebhook({ api, ours, url: webhookUrl, turn: turnAt('webhook', hourMs), signal, log });
        loops.push(begin('webhook', hourMs, run));
      }
      return {
        // The webhook does without our questions: only what also keeps replies from going out makes us unready.
        health: () => {
          const cause = refusals.get('mentions');
          return cause === undefined ? undefined : `X refuses our questions (${cause}): ${remedies.refused}`;
        },
        stop: async () => {
          stopping.abort();
          await Promise.all(loops);
          await unlessAborted(idle(), AbortSignal.timeout(lastWriteMs));
        },
      };
    },
  };
}

function tell(name: string, trouble: Trouble | undefined, log: Log): void {
  if (!trouble) log.info({ poll: name }, 'poll.recovered');
  else {
    const whatToDo = remedies[trouble.trouble];
    const told = { poll: name, ...trouble, ...(whatToDo !== undefined && { whatToDo }) };
    if (whatToDo === undefined) log.warn(told, 'poll.trouble');
    else log.error(told, 'poll.trouble');
  }
}
