/** An error as the Graph API answers it. */
export interface GraphError {
  readonly code: number;
  /** HTTP status of the answer. */
  readonly status: number;
  readonly type: 'OAuthException' | 'GraphMethodException';
  readonly message: string;
  readonly subcode?: number;
  /** What went wrong in this case; the code and this are what a caller is to decide by. */
  readonly details?: string;
}

/**
 * The refusals the sandbox gives. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes. Messages
 * name no number: what the product logs of them then shows whether it masks by itself.
 */
export const graphErrors = {
  token: {
    code: 190,
    status: 401,
    type: 'OAuthException',
    message: 'Invalid OAuth access token - Cannot parse access token',
  },
  noProof: {
    code: 100,
    status: 400,
    type: 'GraphMethodException',
    message: 'API calls from the server require an appsecret_proof argument',
  },
  wrongProof: {
    code: 100,
    status: 400,
    type: 'GraphMethodException',
    message: 'Invalid appsecret_proof provided in the API argument',
  },
  noSuchObject: {
    code: 100,
    status: 400,
    type: 'GraphMethodException',
    message: 'Unsupported request. The object does not exist or cannot be loaded due to missing permissions',
    subcode: 33,
  },
  unknownPath: { code: 2500, status: 400, type: 'OAuthException', message: 'Unknown path components' },
  invalidParameter: {
    code: 100,
    status: 400,
    type: 'OAuthException',
    message: '(#100) Invalid parameter',
  },
  windowClosed: {
    code: 131_047,
    status: 400,
    type: 'OAuthException',
    message: '(#131047) Re-engagement message',
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  },
  toOurselves: {
    code: 131_021,
    status: 400,
    type: 'OAuthException',
    message: '(#131021) Recipient cannot be sender',
    details: 'Sender and recipient phone numbers are the same.',
  },
  tooManyRequests: {
    code: 130_429,
    status: 429,
    type: 'OAuthException',
    message: '(#130429) Rate limit hit',
    details: 'Too many messages were sent in a short period of time.',
  },
  serverError: {
    code: 131_000,
    status: 500,
    type: 'OAuthException',
    message: '(#131000) Something went wrong',
    details: 'Message failed to send due to an unknown error.',
  },
} as const satisfies Record<string, GraphError>;

/** The JSON body of an error answer. */
export function errorBody(error: GraphError, traceId: string): Record<string, unknown> {
  return {
    error: {
      message: error.message,
      type: error.type,
      code: error.code,
      ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
      ...(error.details === undefined
        ? {}
        : { error_data: { messaging_product: 'whatsapp', details: error.details } }),
      fbtrace_id: traceId,
    },
  };
}
