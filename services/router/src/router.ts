import { randomBytes } from 'node:crypto';
import {
  type Bus,
  type Consumption,
  consume,
  createFileRemoval,
  createStreamReader,
  inboundConsumers,
  openWorkQueues,
  topologyNames,
} from '@kanal/bus';
import { accountNamesIn, newTicket, type PlaceIndex } from '@kanal/domain';
import type { Clock, Crash, Log, Metrics } from '@kanal/runtime';
import type { Store } from '@kanal/store';
import { createClockWarnings } from './clock-warnings.js';
import type { Config } from './config.js';
import { createDeadLetters } from './dead-letters.js';
import { createInboundHandler } from './handle-inbound.js';
import { createStatusHandler } from './handle-statuses.js';
import { createOutbox } from './outbox.js';
import { createOwedReplies } from './owed-replies.js';
import { processMessages } from './process-messages.js';
import { watchRulebook } from './rulebook-watch.js';
import { startSweeping } from './sweeping.js';
import { createThroughOutages } from './through-outages.js';

/** The running router. */
export interface Router {
  /** Takes nothing new, finishes what is in hand, gives the rest back. */
  stop(): Promise<void>;
}

/** Begins to consume. Needs no order of start: it waits for the broker and the database as long as it takes. */
export function startRouter(of: {
  config: Config;
  bus: Bus;
  store: Store;
  places: PlaceIndex;
  clock: Clock;
  crash: Crash;
  log: Log;
  metrics: Metrics;
}): Router {
  const { config, bus, store, places, clock, crash, log, metrics } = of;
  const stopping = new AbortController();
  const throughOutages = createThroughOutages({ signal: stopping.signal, random: Math.random, log });
  const outbox = createOutbox({ store, publisher: bus.publisher, clock, crash });
  const files = createFileRemoval(bus);
  const deadLetters = createDeadLetters({
    publisher: bus.publisher,
    reader: createStreamReader(bus),
    workQueues: openWorkQueues(bus),
    clock,
    log,
  });
  const rulebook = watchRulebook(store, { everyMs: 5_000, log });
  const settled = {
    agencyName: config.AGENCY_NAME,
    laporAddress: config.LAPOR_ADDRESS,
    timeZone: config.AGENCY_TIME_ZONE,
    ticketPrefix: config.TICKET_PREFIX,
    followUpWindowMs: config.FOLLOW_UP_WINDOW_HOURS * 3_600_000,
    commentReplies: config.COMMENT_REPLIES,
    officialAccounts: accountNamesIn(config.OFFICIAL_ACCOUNTS),
  };
  const quiet = {
    quietMs: config.QUIET_TIME_SECONDS * 1_000,
    atMostMs: config.QUIET_TIME_MAX_SECONDS * 1_000,
  };
  const ticketOf = (atMs: number) =>
    newTicket({ prefix: config.TICKET_PREFIX, atMs, timeZone: config.AGENCY_TIME_ZONE, random: randomBytes });
  const context = () => {
    const nowMs = clock();
    const { channelPolicies, templates, model, clockPolicies, calendar } = rulebook.current();
    const timeZone = config.AGENCY_TIME_ZONE;
    return {
      nowMs,
      quiet,
      templates,
      policy: { ...settled, channelPolicies },
      rules: { timeZone, places, model },
      clockRules: { policies: clockPolicies, calendar, zone: timeZone },
      newTicket: () => ticketOf(nowMs),
    };
  };

  const consumptions: Consumption[] = [
    consume(bus, {
      consumer: inboundConsumers,
      laneOf: (delivery) => delivery.subject,
      maxBatch: 64,
      maxHeld: 512,
      concurrency: 2,
      handle: createInboundHandler({
        process: async (works) => {
          await rulebook.ready();
          return processMessages(works, { store, outbox, files, context, clock, crash });
        },
        deadLetters,
        throughOutages,
        random: Math.random,
        clock,
        crash,
        log,
        metrics,
      }),
      log,
      metrics,
    }),
    consume(bus, {
      consumer: topologyNames.statusConsumer,
      laneOf: (delivery) => String(delivery.sequence),
      maxBatch: 128,
      maxHeld: 512,
      concurrency: 1,
      handle: createStatusHandler({ store, files, deadLetters, throughOutages, log }),
      log,
      metrics,
    }),
    consume(bus, {
      consumer: topologyNames.advisoryConsumer,
      laneOf: (delivery) => String(delivery.sequence),
      maxBatch: 1,
      maxHeld: 16,
      concurrency: 1,
      handle: async (batch) => {
        for (const advisory of batch) await throughOutages(() => deadLetters.buryAdvised(advisory));
        return batch.map(() => ({ settle: 'ack' }));
      },
      log,
      metrics,
    }),
  ];
  const owedReplies = createOwedReplies({ store, outbox, context, clock, log, metrics });
  const sweepings = [
    startSweeping(outbox, { name: 'outbox', everyMs: 1_000, log }),
    startSweeping(
      {
        // Nothing is said in words that may not be the agency's.
        async sweep() {
          await rulebook.ready();
          return owedReplies.sweep();
        },
      },
      { name: 'owed', everyMs: 2_000, log },
    ),
    startSweeping(createClockWarnings({ store, clock }), { name: 'clock-warnings', everyMs: 30_000, log }),
  ];

  return {
    async stop() {
      stopping.abort();
      await Promise.all([rulebook, ...sweepings, ...consumptions].map((running) => running.stop()));
    },
  };
}
