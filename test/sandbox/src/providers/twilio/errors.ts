/** An error as the REST API answers it. */
export interface TwilioError {
  readonly code: number;
  /** HTTP status of the answer. */
  readonly status: number;
  readonly message: string;
}

/**
 * The refusals the sandbox gives. Each code is described at https://www.twilio.com/docs/api/errors/<code>. Messages name
 * no number: what the product logs of them then shows whether it masks by itself.
 */
export const twilioErrors = {
  invalidParameter: { code: 20001, status: 400, message: 'Invalid parameter' },
  authenticate: { code: 20003, status: 401, message: 'Authenticate' },
  notFound: { code: 20404, status: 404, message: 'The requested resource was not found' },
  tooManyRequests: { code: 20429, status: 429, message: 'Too Many Requests' },
  serverError: { code: 20500, status: 500, message: 'An internal server error has occurred' },
  invalidTo: { code: 21211, status: 400, message: "The 'To' number is not a valid phone number." },
  toShortCode: { code: 21265, status: 400, message: "The 'To' number cannot be a Short Code." },
  toIsFrom: { code: 21266, status: 400, message: "'To' and 'From' number cannot be the same" },
  noBody: { code: 21602, status: 400, message: 'Message body is required.' },
  noFrom: { code: 21603, status: 400, message: "A 'From' phone number is required." },
  noTo: { code: 21604, status: 400, message: "A 'To' phone number is required." },
  notOurFrom: {
    code: 21606,
    status: 400,
    message: "The 'From' phone number provided is not a valid, message-capable number of this account.",
  },
  invalidStatusCallback: {
    code: 21609,
    status: 400,
    message: "The 'StatusCallback' URL is not a valid URL.",
  },
  optedOut: { code: 21610, status: 400, message: 'Attempt to send to unsubscribed recipient' },
  bodyTooLong: {
    code: 21617,
    status: 400,
    message: 'The concatenated message body exceeds the 1600 character limit',
  },
  tooManyMedia: { code: 21623, status: 400, message: 'Number of media files exceeds allowed limit' },
} as const satisfies Record<string, TwilioError>;

/** The JSON body of an error answer. */
export function errorBody(error: TwilioError): Record<string, unknown> {
  return {
    code: error.code,
    message: error.message,
    more_info: `https://www.twilio.com/docs/errors/${error.code}`,
    status: error.status,
  };
}
