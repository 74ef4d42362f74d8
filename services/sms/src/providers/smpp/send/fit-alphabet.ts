import { type FittedText, fitText } from '../../../fit-text.js';
import type { Operator } from '../operators.js';
import { splitText } from './split-text.js';

/** A reply's text in an alphabet that its operator reads. */
export interface FittedReply {
  readonly text: string;
  readonly encoding: FittedText['encoding'] | 'Latin-1';
  /** Parts it goes out in, from 1. */
  readonly segments: number;
}

/**
 * The text in the operator's default alphabet if all of it is there, else in UCS-2. To an operator that means Latin-1 by
 * data coding 0, the octets of the GSM alphabet would be other characters: `_`, `@` and `$` above all.
 */
export function fitAlphabet(text: string, defaultAlphabet: Operator['defaultAlphabet']): FittedReply {
  const fitted = fitText(text);
  switch (defaultAlphabet) {
    case 'gsm7':
      return fitted;
    case 'latin1': {
      const encoding = isLatin1(fitted.text) ? 'Latin-1' : 'UCS-2';
      return { text: fitted.text, encoding, segments: splitText({ text: fitted.text, encoding }).length };
    }
  }
}

/** What `encoding` makes of the text, where the library is not to do it. */
export function octetsOf(text: string, encoding: FittedReply['encoding']): string | Buffer {
  return encoding === 'Latin-1' ? Buffer.from(text, 'latin1') : text;
}

/** Without the control characters above the letters, which no phone shows. */
function isLatin1(text: string): boolean {
  return /^[\n\r\x20-\x7e\xa0-\xff]*$/.test(text);
}
