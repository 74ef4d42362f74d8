import { type Line, lineOf } from '../text/line.js';
import type { NormalText } from '../text/normal-text.js';
import { findAgreement } from './agreement.js';
import type { Cue } from './cues/cue.js';
import { cues } from './cues/cues.js';
import { openingBefore, sentenceStart } from './cues/opening.js';
import { type Hit, searchFor } from './cues/phrase.js';
import { findDangers } from './emergency.js';
import type { Intent, IntentKind, Intents } from './intents.js';
import { type Found, onlyIntent } from './only-intent.js';
import { isTrial } from './trial.js';

/** How often one intent is told of one message, and how many places are looked at for it, whatever a message repeats. */
const mostOfAKind = 5;
const mostLooks = 24;

/** How far around a phrase its sentence is looked at for what makes it something else. */
const reach = 60;

/** A complaint's number: a ticket of ours, or a Tracking ID of LAPOR!. */
const complaintNumber = / (?:[a-z]{2,5} ?\d{6} [a-z0-9]{7}|[1-9]\d{6,7}) /;

const search = searchFor(cues);
const orderOf = new Map(cues.map((cue, order) => [cue, order]));

/**
 * Reads what a message wants of us. Words of a citizen's complaint are no intents: "SIM saya dibatalkan petugas" takes
 * nothing back, "kebakaran minggu lalu" is no emergency. One-word commands (STOP, MULAI, BANTUAN, STATUS) are read by
 * `readKeyword`. Pure; takes time in proportion to the length of the text.
 */
export function readIntents(whole: NormalText): Intents {
  const text = withoutAccounts(whole);
  const line = lineOf(text);
  const found = [...findCued(line), ...dangers(line)];
  if (isTrial(line)) found.push({ intent: 'uji-coba', at: 0, length: line.words.length });
  const agreement = findAgreement(text);
  if (agreement) {
    const hasThanks = found.some(({ intent }) => intent === 'terima-kasih');
    if (!agreement.isSoft || !hasThanks) found.push({ intent: 'setuju', at: 0, length: agreement.length });
  }
  found.sort((a, b) => a.at - b.at);
  const only = onlyIntent(line, found);
  const intents = found.map(({ intent, at, length }): Intent => {
    const span = line.spanOf(at, length);
    return { intent, words: text.text.slice(span.start, span.end), span };
  });
  return only === undefined ? { found: intents } : { found: intents, only };
}

/** The name of an account, from its first letter. */
const account = /[\w.]*/y;

/** Without the accounts that a post is addressed to: "@lapor1708 terima kasih" says thanks and nothing else. */
function withoutAccounts(whole: NormalText): NormalText {
  const { text } = whole;
  if (!text.includes('@')) return whole;
  let end = 0;
  const tokens = whole.tokens.filter(({ start }) => {
    if (start >= end && text[start - 1] === '@' && (start < 2 || /\s/.test(text.charAt(start - 2)))) {
      account.lastIndex = start;
      account.test(text);
      end = account.lastIndex;
    }
    return start >= end;
  });
  return { ...whole, tokens };
}

function findCued(line: Line): Found[] {
  const found: Found[] = [];
  const looks = new Map<IntentKind, number>();
  const hits = search(line.words);
  const hasNumber = hits.some(({ rule }) => rule.needsNumber) && complaintNumber.test(line.words);
  for (const hit of inOrderOfCues(hits)) {
    if (hit.rule.needsNumber && !hasNumber) continue;
    const { intent } = hit.rule;
    const looked = looks.get(intent) ?? 0;
    if (looked === mostLooks) continue;
    looks.set(intent, looked + 1);
    const next = whereItCounts(line, hit);
    if (next === undefined || found.filter((other) => other.intent === intent).length === mostOfAKind)
      continue;
    if (!found.some((other) => isSaidBy(line, other, next))) found.push(next);
  }
  return found;
}

function inOrderOfCues(hits: Hit<Cue>[]): Hit<Cue>[] {
  return hits.sort((a, b) => (orderOf.get(a.rule) ?? 0) - (orderOf.get(b.rule) ?? 0));
}

/** The place of a phrase, with the words that open its sentence where it has to open one; undefined if it counts not. */
function whereItCounts({ words }: Line, { rule, at, length, skipped }: Hit<Cue>): Found | undefined {
  const from = rule.opens ? openingBefore(words, at) : at;
  if (from === undefined || (rule.opens === 'message' && from > 0)) return undefined;
  if (rule.unless?.test(around(words, at, length))) return undefined;
  return { intent: rule.intent, at: from, length: at + length - from, skipped };
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
  const stop = words.indexOf(' . ', at + length);
  return words.slice(
    Math.max(sentenceStart(words, at), at - reach),
    Math.min(stop < 0 ? words.length : stop + 1, at + length + reach),
  );
}

function dangers(line: Line): Found[] {
  return findDangers(line).map(({ at, length }) => ({ intent: 'darurat', at, length }));
}
