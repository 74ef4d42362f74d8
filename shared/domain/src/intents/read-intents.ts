import { type Line, lineOf } from '../text/line.js';
import type { NormalText } from '../text/normal-text.js';
import { findAgreement } from './agreement.js';
import { agreementRest, courtesies, discretionRest, statusRest, withdrawalRest } from './courtesies.js';
import { cues } from './cues.js';
import { findDangers } from './emergency.js';
import type { Intent, IntentKind, Intents } from './intents.js';

/** What may stand beside the words of an intent without the message saying more. */
const rest: Partial<Record<IntentKind, ReadonlySet<string>>> = {
  batal: withdrawalRest,
  status: statusRest,
  setuju: agreementRest,
  anonim: discretionRest,
  rahasia: discretionRest,
};

/** Which of several intents a message "only" has: a yes with thanks is a yes, thanks with a greeting are thanks. */
const precedence: readonly IntentKind[] = [
  'darurat',
  'batal',
  'status',
  'koreksi',
  'anonim',
  'rahasia',
  'setuju',
  'uji-coba',
  'terima-kasih',
  'salam',
];

const trialWord = /^(?:tes|test|testing|coba|uji|percobaan|ping|check|cek|cobain|nyoba|ngetes|p)$/;
const trialRest =
  /^(?:\d{1,6}|satu|dua|tiga|ini|hanya|saja|pesan|bot|halo|sms|wa|whatsapp|nomor|sistem|aplikasi|masuk|kirim|mau|aktif|sound|suara|sekali|one|two|three|doang|doank|message|bisa|apakah|apa|sinyal)$/;

/** How often one intent is told of one message. */
const mostOfAKind = 5;

/** An intent's place in the line. */
interface Found {
  readonly intent: IntentKind;
  readonly at: number;
  readonly length: number;
}

/**
 * Reads what a message wants of us. Words of a citizen's complaint are no intents: "SIM saya dibatalkan petugas" takes
 * nothing back, "kebakaran minggu lalu" is no emergency. One-word commands (STOP, MULAI, BANTUAN, STATUS) are read by
 * `readKeyword`. Pure; takes time in proportion to the length of the text.
 */
export function readIntents(text: NormalText): Intents {
  const line = lineOf(text);
  const found = [...findCued(line), ...findTrial(line), ...dangers(line)];
  const agreement = findAgreement(text);
  if (agreement) {
    const hasThanks = found.some(({ intent }) => intent === 'terima-kasih');
    if (!agreement.isSoft || !hasThanks) found.push({ intent: 'setuju', at: 0, length: agreement.length });
  }
  found.sort((a, b) => a.at - b.at);
  const only = precedence.find((kind) => found.some(({ intent }) => intent === kind));
  const intents = found.map(({ intent, at, length }): Intent => {
    const span = line.spanOf(at, length);
    return { intent, words: text.text.slice(span.start, span.end), span };
  });
  return only !== undefined && saysNothingElse(line, found, only)
    ? { found: intents, only }
    : { found: intents };
}

function findCued(line: Line): Found[] {
  const found: Found[] = [];
  for (const { intent, pattern, unless } of cues) {
    for (const match of line.words.matchAll(pattern)) {
      if (found.filter((other) => other.intent === intent).length === mostOfAKind) break;
      const next = { intent, at: match.index, length: match[0].length };
      if (unless?.test(around(line.words, next.at, next.length))) continue;
      if (!found.some((other) => isSaidBy(line, other, next))) found.push(next);
    }
  }
  return found;
}

/** Whether another phrase already says it: "rahasiakan nama saya" asks for the name only, not for the report. */
function isSaidBy({ words }: Line, other: Found, next: Found): boolean {
  if (other.at + other.length <= next.at || other.at >= next.at + next.length) return false;
  if (other.intent === next.intent) return true;
  const asksForName = other.intent === 'anonim' && next.intent === 'rahasia';
  return asksForName && !/laporan|aduan/.test(words.slice(other.at, other.at + other.length));
}

/** A phrase with what stands near it in its sentence. */
function around(words: string, at: number, length: number): string {
  const before = words.lastIndexOf(' . ', at);
  const start = Math.max(before < 0 ? 0 : before + 2, at - 60);
  const stop = words.indexOf(' . ', at + length);
  return words.slice(start, Math.min(stop < 0 ? words.length : stop + 1, at + length + 60));
}

function dangers(line: Line): Found[] {
  return findDangers(line).map(({ at, length }) => ({ intent: 'darurat', at, length }));
}

/** A trial is a message of nothing but trial words: "tes cpns" and "test drive" are about something. */
function findTrial(line: Line): Found[] {
  const said = line.words.split(' ').filter((word) => word !== '' && word !== '.');
  const isTrial =
    said.length <= 12 &&
    said.some((word) => trialWord.test(word)) &&
    said.every((word) => trialWord.test(word) || trialRest.test(word) || courtesies.has(word)) &&
    !/^(?:cek|p)$/.test(said.join(' '));
  return isTrial ? [{ intent: 'uji-coba', at: 0, length: line.words.length }] : [];
}

function saysNothingElse(line: Line, found: readonly Found[], only: IntentKind): boolean {
  let left = line.words;
  for (const { at, length } of found) left = left.slice(0, at) + ' '.repeat(length) + left.slice(at + length);
  const allowed = rest[only];
  const takesNumbers = only === 'status' || only === 'batal';
  return left
    .split(' ')
    .every(
      (word) =>
        word === '' || courtesies.has(word) || allowed?.has(word) || (takesNumbers && /\d/.test(word)),
    );
}
