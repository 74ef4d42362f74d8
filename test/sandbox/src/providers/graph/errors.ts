/** An error as the Graph API answers it. */
export interface GraphError {
  readonly code: number;
  /** HTTP status of the answer. */
  readonly status: number;
  readonly type: 'OAuthException' | 'GraphMethodException' | 'IGApiException';
  readonly message: string;
  readonly subcode?: number;
  /** Whether the same call may work later, where Meta says so. */
  readonly isTransient?: boolean;
  /** What a product of Meta's adds about this case, as `error_data`. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * The refusals every product of Meta's gives. https://developers.facebook.com/docs/graph-api/guides/error-handling.
 * Messages name no address of a citizen: what the product logs of them then shows whether it masks by itself.
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
} as const satisfies Record<string, GraphError>;

/** The JSON body of an error answer. */
export function errorBody(error: GraphError, traceId: string): Record<string, unknown> {
  return {
    error: {
      message: error.message,
      type: error.type,
      code: error.code,
      ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
      ...(error.isTransient === undefined ? {} : { is_transient: error.isTransient }),
      ...(error.data === undefined ? {} : { error_data: error.data }),
      fbtrace_id: traceId,
    },
  };
}
