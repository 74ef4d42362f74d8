import { type SmsLength, smsLength, smsPartLength } from './gsm-alphabet.js';
import { postWeight } from './post-weight.js';
import type { Surface } from './surface.js';

/** How much a text has in the measure of its surface, and whether that is one message. */
export interface Fit {
  readonly length: number;
  readonly limit: number;
  /** Whether it is one SMS of GSM-7, one private message of every channel, or one post. */
  readonly isFitting: boolean;
}

/** How long a text is, in every measure that somebody counts it by, and whether it fits its surface. */
export interface Preview extends SmsLength, Fit {
  /** As X counts a post. */
  readonly weighted: number;
  /** In UTF-8, as Meta counts a message of Instagram. */
  readonly bytes: number;
}

/**
 * What one message holds. Of the private channels Instagram has the least room
 * (https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api, in bytes),
 * of the public ones X (https://docs.x.com/fundamentals/counting-characters).
 */
const limits: Readonly<Record<Surface, number>> = { sms: smsPartLength, chat: 1000, public: 280 };

const utf8 = new TextEncoder();

const bytesOf = (text: string): number => utf8.encode(text).length;

/** How much a text has in the measure of its surface alone: what `render` needs, at a fraction of a preview's cost. */
export function fitOf(text: string, surface: Surface): Fit {
  const limit = limits[surface];
  if (surface === 'sms') {
    const { characters, encoding, segments } = smsLength(text);
    return { length: characters, limit, isFitting: encoding === 'GSM-7' && segments === 1 };
  }
  const length = surface === 'public' ? postWeight(text) : bytesOf(text);
  return { length, limit, isFitting: length <= limit };
}

/** A text as an admin sees it before it is used. */
export function preview(text: string, surface: Surface): Preview {
  return {
    ...smsLength(text),
    ...fitOf(text, surface),
    weighted: postWeight(text),
    bytes: bytesOf(text),
  };
}
