import type { Reading } from './reading.js';

/** One thing that was read in a message. */
export interface ReadThing {
  readonly label: string;
  readonly value: string;
}

/**
 * What was read in a message, in words for an officer. Of the citizen's own words only cues that stand in a rule and
 * names of places are in it: it may be shown where the message may not.
 */
export function explainReading(reading: Reading): ReadThing[] {
  const { language, intents, substance, findings, categories } = reading;
  const { completeness, where, when, trackingIds } = findings;
  const things: (ReadThing | undefined)[] = [
    { label: 'bahasa (language)', value: `${language.language}${language.isSure ? '' : '?'}` },
    some('niat (intent)', [
      ...intents.found.map(({ intent, words }) => `${intent} “${words}”`),
      ...(intents.only ? [`hanya (only) ${intents.only}`] : []),
    ]),
    {
      label: 'substantif',
      value: `${substance.isSubstantive ? 'ya (yes)' : 'belum (not yet)'}: ${substance.reasons.join(', ')}`,
    },
    {
      label: 'jenis (class)',
      value: `${reading.class.class}${inQuotes(reading.class.words)}${reading.class.isSecretSuggested ? ', rahasia (secret)' : ''}`,
    },
    ...categories.map(({ category, score, words }) => ({
      label: 'kategori (category)',
      value: `${category} ${score.toFixed(2)}${inQuotes(words)}`,
    })),
    some(
      'tempat (place)',
      where.places.map(({ name, code, isSure }) => `${name} (${code})${isSure ? '' : '?'}`),
    ),
    when && { label: 'kapan (when)', value: `${when.from} – ${when.to} (${when.precision})` },
    some('Tracking ID', trackingIds),
    {
      label: 'lengkap (complete)',
      value: `${completeness.score} %${completeness.missing.length > 0 ? `; kurang (missing): ${completeness.missing.join(', ')}` : ''}`,
    },
  ];
  return things.flatMap((thing) => thing ?? []);
}

function some(label: string, values: readonly string[]): ReadThing | undefined {
  return values.length > 0 ? { label, value: values.join(', ') } : undefined;
}

function inQuotes(words: readonly string[]): string {
  return words.length > 0 ? ` “${words.join('”, “')}”` : '';
}
