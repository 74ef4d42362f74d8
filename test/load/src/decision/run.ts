import { type InboundMessage, inboundId } from '@kanal/contracts';
import {
  type ConversationPolicy,
  decide,
  evidenceOf,
  newCategoryModel,
  type ReadingRules,
  readMessage,
} from '@kanal/domain';
import { loadPlaces } from '@kanal/places';
import { createLatencies } from '../latencies.js';
import { describeMachine } from '../machine.js';
import type { DecisionReport, DecisionStep } from './report.js';
import { decisionTexts } from './texts.js';

const rounds = { full: 30, quick: 3 } as const;
const timeZone = 'Asia/Jakarta';
const sentAt = '2026-11-24T03:00:00.000Z';

const policy: ConversationPolicy = {
  agencyName: 'Pemprov Banten',
  laporAddress: 'lapor.go.id',
  timeZone,
  ticketPrefix: 'BTN',
  followUpWindowMs: 48 * 3_600_000,
  commentReplies: 'public',
  channelPolicies: [],
  officialAccounts: new Set(),
};
const facts = { quoted: new Map(), tracked: new Map(), repliedAt: [] };

/** Times the whole decision about a message, from its text to what is to be done, in this process and without I/O. */
export async function runDecisions(of: {
  readonly root: string;
  readonly isQuick: boolean;
  readonly command: string;
  readonly log: (line: string) => void;
}): Promise<DecisionReport> {
  const texts = await decisionTexts(of.root);
  const startedAt = new Date().toISOString();
  const beginMs = performance.now();
  const model = newCategoryModel();
  evidenceOf(model);
  const rules: ReadingRules = { timeZone, places: await loadPlaces('36'), model };
  const preparedMs = performance.now() - beginMs;
  const firstMs = decisionMs('Lampu jalan di depan balai desa mati sejak Senin.', rules);
  const howMany = of.isQuick ? rounds.quick : rounds.full;
  const steps = Object.entries(texts).map(([name, list]) => {
    of.log(`${list.length} texts ${name}`);
    return measure(name, list, howMany, rules);
  });
  return {
    startedAt,
    command: of.command,
    machine: describeMachine(),
    preparedMs,
    firstMs,
    rounds: howMany,
    steps,
  };
}

function measure(name: string, texts: readonly string[], howMany: number, rules: ReadingRules): DecisionStep {
  const latencies = createLatencies();
  const best = texts.map(() => Number.POSITIVE_INFINITY);
  // The first round is the warm-up: a router has decided a few hundred messages before it matters.
  for (let round = 0; round <= howMany; round++) {
    for (const [i, text] of texts.entries()) {
      const ms = decisionMs(text, rules);
      if (round === 0) continue;
      latencies.record(ms);
      best[i] = Math.min(best[i] ?? ms, ms);
    }
  }
  const slowestAtBestMs = Math.max(...best);
  const slowest = texts[best.indexOf(slowestAtBestMs)] ?? '';
  return {
    name,
    texts: texts.length,
    latency: latencies.summary(),
    slowestAtBestMs,
    slowest: JSON.stringify(slowest.slice(0, 40)),
  };
}

function decisionMs(text: string, rules: ReadingRules): number {
  const [account, citizen] = ['+6281200001708', '+6281200000001'];
  const message: InboundMessage = {
    schemaVersion: 3,
    id: inboundId('sms', account, 'SM1'),
    adapter: 'sms',
    channel: 'sms',
    account,
    kind: 'direct',
    visibility: 'private',
    externalId: 'SM1',
    conversation: 'b'.repeat(16),
    counterpart: { externalId: citizen, aliases: [] },
    text,
    attachments: [],
    sentAt,
    receivedAt: sentAt,
    raw: {},
  };
  const beginMs = performance.now();
  decide(message, readMessage(message, rules), facts, policy);
  return performance.now() - beginMs;
}
