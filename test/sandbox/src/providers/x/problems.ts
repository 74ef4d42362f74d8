/** A refusal of X: a status, and a problem as JSON. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly type: string;
  readonly errors?: readonly Readonly<Record<string, unknown>>[];
  /** Fields of this problem alone. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const problemPage = 'https://api.twitter.com/2/problems';

const blank = (status: number, title: string, detail = title): Problem => ({
  status,
  title,
  detail,
  type: 'about:blank',
});

/**
 * The refusals the sandbox gives. https://docs.x.com/x-api/fundamentals/response-codes-and-errors; the words of those
 * about credits, replies, duplicates and messages are known from practice: X documents their status only.
 */
export const problems = {
  unauthorized: blank(401, 'Unauthorized'),
  unsupportedAuthentication: (is: string, supported: string): Problem => ({
    status: 403,
    title: 'Unsupported Authentication',
    detail: `Authenticating with ${is} is forbidden for this endpoint.  Supported authentication types are [${supported}].`,
    type: `${problemPage}/unsupported-authentication`,
  }),
  noCredits: (accountId: string): Problem => ({
    status: 402,
    title: 'CreditsDepleted',
    detail: `Your enrolled account [${accountId}] does not have any credits to fulfill this request.`,
    type: `${problemPage}/credits`,
    more: { account_id: accountId },
  }),
  invalid: (message: string, parameters: Readonly<Record<string, readonly string[]>> = {}): Problem => ({
    status: 400,
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: `${problemPage}/invalid-request`,
    errors: [{ parameters, message }],
  }),
  tooLong: {
    status: 400,
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: `${problemPage}/invalid-request`,
    errors: [
      {
        message:
          'Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.',
      },
    ],
  } satisfies Problem as Problem,
  notFound: (resource: string, parameter: string, value: string): Problem => ({
    status: 404,
    title: 'Not Found Error',
    detail: `Could not find ${resource} with ${parameter}: [${value}].`,
    type: `${problemPage}/resource-not-found`,
    more: { resource_type: resource, resource_id: value, parameter, value },
  }),
  unknownPath: blank(404, 'Not Found'),
  duplicate: blank(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.'),
  notSummoned: blank(
    403,
    'Forbidden',
    'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
  ),
  originalGone: blank(
    403,
    'Forbidden',
    'You attempted to reply to a Tweet that is deleted or not visible to you.',
  ),
  noMessagesTo: blank(403, 'Forbidden', 'You do not have permission to DM one or more participants.'),
  privateEvent: blank(403, 'Forbidden', 'This event type requires user-context authentication.'),
  tooManyRequests: blank(429, 'Too Many Requests'),
  serverError: (status: number) => blank(status, status === 503 ? 'Service Unavailable' : 'Internal Error'),
} as const;

/** The JSON body of a refusal. */
export function problemBody({ status, title, detail, type, errors, more }: Problem): Record<string, unknown> {
  return { ...more, ...(errors === undefined ? {} : { errors }), title, detail, type, status };
}
