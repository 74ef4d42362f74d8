import type { IntentKind } from '../intents.js';
import type { Phrase } from './phrase.js';
import { withEndings } from './phrase.js';

/**
 * Phrases by which a message says what it wants, in dictionary form (see text/informal-words.ts). Source, where no
 * other is named: written for this project from everyday usage in Indonesian, Javanese (of Banten too) and Sundanese.
 */
export interface Cue {
  readonly intent: IntentKind;
  readonly phrases: readonly Phrase[];
  /** Where alone it counts: at the beginning of a sentence or of the message, but for forms of address. */
  readonly opens?: 'sentence' | 'message';
  /** What around the phrase (its own sentence) shows that it is about something else. */
  readonly unless?: RegExp;
  /** Counts only in a message that gives the number of a complaint. */
  readonly needsNumber?: boolean;
}

/** What citizens call a complaint, without the ticket, which may also be one for a bus or a beach. */
export const complaintWords = withEndings('aduan pengaduan laporan keluhan report complaint', 'nya ku');
export const complaint = `(?:${complaintWords.replaceAll(' ', '|')})`;

/** The same with the ticket. */
export const reportWords = `${complaintWords} ${withEndings('tiket', 'nya ku')}`;
export const report = `(?:${reportWords.replaceAll(' ', '|')})`;

/** Words that make a complaint the writer's own, or point at it. */
export const mine =
  '(?:saya|aku|kami|ini|itu|tadi|kulo|kula|kulo niki|abdi|kuring|simkuring|tersebut|inyong|kule)';

/** At most so many words of the same sentence, whatever they are, and as few as will do. */
export const anyWords = (most: number): string => `((?: [^ .]+){0,${most}}?)`;
