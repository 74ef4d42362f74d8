import type { GraphError } from '../graph/errors.js';
import type { MetaObject } from './account.js';

/** What Meta says with a code that a fault picks; any other is `(#code) Refused`. */
const texts: Readonly<Record<number, string>> = {
  4: 'Application request limit reached',
  17: 'User request limit reached',
  32: 'Page request limit reached',
  190: 'Error validating access token: Session has expired',
  200: 'Permissions error',
  368: 'The action attempted has been deemed abusive or is otherwise disallowed',
  551: 'This person isn’t available right now.',
  613: 'Calls to this api have exceeded the rate limit.',
};

const oauth = (code: number, message: string, subcode?: number): GraphError => ({
  code,
  status: 400,
  type: 'OAuthException',
  message: `(#${code}) ${message}`,
  ...(subcode === undefined ? {} : { subcode }),
});

/**
 * The refusals of Messenger, Instagram and comments. https://developers.facebook.com/docs/messenger-platform/error-codes;
 * 10900 and 10903 are those of private replies, and the subcode of Instagram's window is known from practice only.
 */
export const metaErrors = {
  windowClosed: (object: MetaObject) =>
    oauth(10, 'This message is sent outside of allowed window.', object === 'page' ? 2_018_278 : 2_534_022),
  noSuchPerson: oauth(100, 'No matching user found', 2_018_001),
  invalid: (violation: string) => oauth(100, violation),
  alreadyReplied: oauth(10_900, 'Activity already replied to'),
  tooLateToReply: oauth(10_903, 'This user can’t reply to this activity'),
  noProfile: oauth(100, 'No profile available for this user.', 2_018_218),
  noConsent: oauth(230, 'User consent is required to access user profile'),
  /** As with Meta not a 429: the code alone says it. 613, the rate of sending, unless a code says which other one. */
  tooManyRequests: (code = 613) => oauth(code, texts[code] ?? 'Refused'),
  serverError: {
    code: 2,
    status: 500,
    type: 'OAuthException',
    message: 'An unexpected error has occurred. Please retry your request later.',
    isTransient: true,
  } satisfies GraphError,
};
