import type { GraphError } from '../graph/errors.js';

/** What went wrong in this case; the code and this are what a caller is to decide by. */
export function errorData(details: string): Readonly<Record<string, unknown>> {
  return { messaging_product: 'whatsapp', details };
}

/** The refusals of WhatsApp's own. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
export const whatsappErrors = {
  windowClosed: {
    code: 131_047,
    status: 400,
    type: 'OAuthException',
    message: '(#131047) Re-engagement message',
    data: errorData(
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
    ),
  },
  toOurselves: {
    code: 131_021,
    status: 400,
    type: 'OAuthException',
    message: '(#131021) Recipient cannot be sender',
    data: errorData('Sender and recipient phone numbers are the same.'),
  },
  /** The rate of the number, unless a code says which other one. */
  tooManyRequests: (code = 130_429): GraphError => ({
    code,
    status: 429,
    type: 'OAuthException',
    message: `(#${code}) Rate limit hit`,
    data: errorData('Too many messages were sent in a short period of time.'),
  }),
  serverError: {
    code: 131_000,
    status: 500,
    type: 'OAuthException',
    message: '(#131000) Something went wrong',
    data: errorData('Message failed to send due to an unknown error.'),
  },
} as const satisfies Record<string, GraphError | ((code?: number) => GraphError)>;
