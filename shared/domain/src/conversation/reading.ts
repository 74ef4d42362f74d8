import type { InboundMessage } from '@kanal/contracts';
import type { AgencyTimeZone } from '../agency-time.js';
import type { CategoryModel } from '../classification/category-model.js';
import { type ClassSuggestion, classify } from '../classification/class.js';
import { type CategorySuggestion, suggestCategories } from '../classification/suggest-categories.js';
import type { Concern } from '../findings/concern.js';
import { type Findings, findFindings } from '../findings/findings.js';
import type { PlaceIndex } from '../findings/places.js';
import type { Intents } from '../intents/intents.js';
import { guessLanguage, type LanguageGuess } from '../intents/language-cues.js';
import { readIntents } from '../intents/read-intents.js';
import { assessSubstance } from '../substance/assess-substance.js';
import type { Substance } from '../substance/substance.js';
import type { NormalText } from '../text/normal-text.js';
import { normalise } from '../text/normalise.js';

/** What a message is read with: data that agencies change and models that learn. */
export interface ReadingRules {
  readonly timeZone: AgencyTimeZone;
  readonly places: PlaceIndex;
  readonly model: CategoryModel;
}

/** What one message says, as far as rules can tell. Suggestions: a person confirms class and category. */
export interface Reading {
  readonly text: NormalText;
  readonly language: LanguageGuess;
  readonly intents: Intents;
  readonly findings: Findings;
  readonly substance: Substance;
  readonly class: ClassSuggestion;
  /** At most three, the likeliest first. */
  readonly categories: readonly CategorySuggestion[];
}

/** Reads a message. Pure, never throws, and takes time for the first 2,000 characters only, however long the text is. */
export function readMessage(message: InboundMessage, rules: ReadingRules): Reading {
  const text = normalise(wholeText(message));
  const hasFile = message.attachments.length > 0;
  const hasPin = message.location !== undefined;
  const intents = readIntents(text);
  const ofClass = classify(text);
  const findings = findFindings(text, {
    sentAtMs: Date.parse(message.sentAt),
    timeZone: rules.timeZone,
    places: rules.places,
    hasFile,
    hasPin,
    concern: concernOf(intents, ofClass),
  });
  const { where, when } = findings;
  return {
    text,
    language: guessLanguage(text),
    intents,
    findings,
    substance: assessSubstance({
      text,
      intents,
      hasFile,
      hasPlace: hasPin || where.words.length > 0 || where.places.some(({ isSure }) => isSure),
      told: [...where.words, ...where.places, ...(when ? [when] : [])].map(({ span }) => span),
    }),
    class: ofClass,
    categories: suggestCategories(text, rules.model),
  };
}

function concernOf({ found }: Intents, { class: of }: ClassSuggestion): Concern {
  if (found.some(({ intent }) => intent === 'darurat')) return 'bahaya';
  return of === 'permintaan-informasi' || of === 'aspirasi' ? 'pertanyaan' : 'masalah';
}

/** What was written, under the pictures too: a caption is often all the words there are. */
export function wholeText({ text, attachments }: InboundMessage): string {
  const captions = attachments.flatMap(({ caption }) => (caption && caption !== text ? [caption] : []));
  return [text ?? '', ...captions].join('\n');
}
