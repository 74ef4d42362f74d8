import type { FittedReply } from './fit-alphabet.js';

/** Places of a message that is whole, and of a part beside its header of six octets; 3GPP TS 23.038 and 23.040 §9.2.3.24.1. */
const places = {
  'GSM-7': { whole: 160, part: 153 },
  'UCS-2': { whole: 70, part: 67 },
  'Latin-1': { whole: 140, part: 134 },
} as const;

/** Costs two places: an escape and a basic character. 3GPP TS 23.038 §6.2.1.1. */
const escaped = /^[\f^{}\\[~\]|€]$/;

/**
 * The parts a text goes out in, one or more; joined they are the text. A part never ends between the two halves of an
 * escaped character or of a surrogate pair, so that it can be read by itself.
 */
export function splitText({ text, encoding }: Pick<FittedReply, 'text' | 'encoding'>): readonly string[] {
  const { whole, part } = places[encoding];
  const characters = [...text];
  const costOf = encoding === 'GSM-7' ? septetsOf : unitsOf;
  const total = characters.reduce((sum, character) => sum + costOf(character), 0);
  if (total <= whole) return [text];
  const parts: string[] = [];
  let current = '';
  let taken = 0;
  for (const character of characters) {
    const cost = costOf(character);
    if (taken + cost > part) {
      parts.push(current);
      current = '';
      taken = 0;
    }
    current += character;
    taken += cost;
  }
  return [...parts, current];
}

function unitsOf(character: string): number {
  return character.length;
}

function septetsOf(character: string): number {
  return escaped.test(character) ? 2 : 1;
}
