/**
 * What an error of X means for the call that got it.
 * - `reject`: never goes out.
 * - `duplicate`: the same text stands there already, so an earlier call may have been ours.
 * - `later`: X has too much of us.
 * - `misconfigured`: nothing goes out until somebody has done something. Replies wait.
 */
export type ErrorAction = 'reject' | 'duplicate' | 'later' | 'misconfigured';

/** One of X's refusals: how it is known, and what it means. */
export interface XErrorRow {
  /** Ours; stands in a reply's outcome and in metrics. */
  readonly code: string;
  readonly action: ErrorAction;
  readonly match: {
    readonly status: number;
    /** The last part of the problem's `type`. */
    readonly type?: string;
    /** In title or detail; where X gives `about:blank`, its words are all there is. */
    readonly words?: RegExp;
  };
  /** For an admin. */
  readonly meaning: string;
  /** The same, of what is refused for good: it is read in the console. */
  readonly indonesian?: string;
  /** What somebody of ours has to do: it is an error in our log. */
  readonly alert?: string;
  readonly page: string;
}

const errorsPage = 'https://docs.x.com/x-api/fundamentals/response-codes-and-errors';
const oldCodesPage = 'https://developer.x.com/en/support/x-api/error-troubleshooting';
const postPage = 'https://docs.x.com/x-api/posts/manage-tweets/introduction';
const replyPage = 'https://docs.x.com/changelog';
const directPage = 'https://docs.x.com/x-api/direct-messages/manage/introduction';
const pricePage = 'https://docs.x.com/x-api/getting-started/pricing';
const ratePage = 'https://docs.x.com/x-api/fundamentals/rate-limits';
const tokenPage = 'https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token';

/** Of a refresh token that X does not know, or knows no more. */
export const refreshTokenCode = 'KANAL_X_REFRESH_TOKEN';

/**
 * X's refusals that tell us what to do; the first row that matches counts. One that is missing here goes by its HTTP
 * status. X has no codes: problem types where it gives them, and otherwise its own words.
 */
export const xErrors: readonly XErrorRow[] = [
  {
    code: 'KANAL_X_DUPLICATE',
    action: 'duplicate',
    match: { status: 403, words: /duplicate content/i },
    meaning: 'the same text stands on X already',
    page: postPage,
  },
  {
    code: 'KANAL_X_NOT_SUMMONED',
    action: 'reject',
    indonesian:
      'X hanya mengizinkan kami menjawab kiriman yang menyebut atau mengutip kami: warga menghapus sebutan itu, atau membatasi siapa yang boleh membalas',
    match: {
      status: 403,
      words: /only reply to or quote posts where you are mentioned|not been mentioned or otherwise engaged/i,
    },
    meaning:
      'X lets us answer only posts that mention or quote us: the citizen has taken the mention out, or restricted who may reply',
    page: replyPage,
  },
  {
    code: 'KANAL_X_REPLY_RESTRICTED',
    action: 'reject',
    indonesian: 'warga membatasi siapa yang boleh membalas kirimannya',
    match: { status: 403, words: /restricted who can reply|not (allowed|permitted) to reply/i },
    meaning: 'the citizen has restricted who may reply to the post',
    page: replyPage,
  },
  {
    code: 'KANAL_X_ORIGINAL_GONE',
    action: 'reject',
    indonesian: 'kiriman yang dijawab sudah dihapus, atau tidak terlihat oleh kami',
    match: { status: 403, words: /deleted or not visible to you/i },
    meaning: 'the post that is answered is deleted, or not visible to us',
    page: oldCodesPage,
  },
  {
    code: 'KANAL_X_ORIGINAL_GONE',
    action: 'reject',
    indonesian: 'kiriman yang dijawab sudah dihapus, atau tidak terlihat oleh kami',
    match: { status: 400, words: /in_reply_to_tweet_id.*(invalid|not exist|not found)/i },
    meaning: 'the post that is answered is deleted, or not visible to us',
    page: errorsPage,
  },
  {
    code: 'KANAL_X_DIRECT_NOT_ALLOWED',
    action: 'reject',
    indonesian: 'warga tidak menerima pesan langsung dari kami',
    match: { status: 403, words: /permission to DM|cannot send messages to this user/i },
    meaning: 'the citizen takes no direct messages from us',
    page: directPage,
  },
  {
    code: 'KANAL_X_SUSPENDED',
    action: 'misconfigured',
    match: { status: 403, words: /suspended/i },
    meaning: 'X has suspended our account',
    alert: 'log in to X as our account, read its notices and appeal',
    page: oldCodesPage,
  },
  {
    code: 'KANAL_X_LOCKED',
    action: 'misconfigured',
    match: { status: 403, words: /temporarily locked|log in to https/i },
    meaning: 'X has locked our account for a time',
    alert: 'log in to X as our account and do what it asks',
    page: oldCodesPage,
  },
  {
    code: 'KANAL_X_DAILY_LIMIT',
    action: 'later',
    match: { status: 403, words: /daily limit/i },
    meaning: 'our account has reached X’s limit of the day',
    page: oldCodesPage,
  },
  {
    code: 'KANAL_X_NO_ACCESS',
    action: 'misconfigured',
    match: { status: 403, type: 'client-forbidden' },
    meaning: 'the app may not make this call',
    alert: 'look at the app’s project and access in X’s developer console',
    page: errorsPage,
  },
  {
    code: 'KANAL_X_NO_SCOPE',
    action: 'misconfigured',
    match: { status: 403, words: /oauth1? ?app permissions|scope|forbidden for this endpoint/i },
    meaning: 'our token lacks a permission',
    alert:
      'authorise the app again with tweet.read, tweet.write, users.read, dm.read, dm.write and offline.access, and put the new refresh token into X_REFRESH_TOKEN',
    page: tokenPage,
  },
  {
    code: 'KANAL_X_CREDITS_DEPLETED',
    action: 'misconfigured',
    match: { status: 402 },
    meaning: 'the balance at X is used up, or its spending limit is reached',
    alert:
      'buy credits in X’s developer console, or raise its spending limit; then compare X_MONTHLY_BUDGET_USD',
    page: pricePage,
  },
  {
    code: 'KANAL_X_USAGE_CAPPED',
    action: 'misconfigured',
    match: { status: 429, type: 'usage-capped' },
    meaning: 'X’s cap for the month is reached',
    alert: 'look at usage and limits in X’s developer console',
    page: pricePage,
  },
  {
    code: 'KANAL_X_LIMIT',
    action: 'later',
    match: { status: 429 },
    meaning: 'too many calls',
    page: ratePage,
  },
  {
    code: refreshTokenCode,
    action: 'misconfigured',
    match: { status: 400, words: /value passed for the token was invalid|invalid_grant/i },
    meaning: 'X takes our refresh token no more: nothing is sent and nothing is asked for',
    alert:
      'log in to X as our account, authorise the app again, put the new refresh token into X_REFRESH_TOKEN and restart the adapter',
    page: tokenPage,
  },
  {
    code: 'KANAL_X_TOKEN',
    action: 'misconfigured',
    match: { status: 401 },
    meaning: 'X does not take our token',
    alert:
      'authorise the app again for our account, put the new refresh token into X_REFRESH_TOKEN and restart the adapter',
    page: tokenPage,
  },
];

/** The row of a refusal, or undefined: it goes by its status. */
export function rowOf(
  status: number,
  { type = '', title = '', detail = '' }: { type?: string; title?: string; detail?: string },
): XErrorRow | undefined {
  const words = `${title}\n${detail}`;
  return xErrors.find(
    ({ match }) =>
      match.status === status &&
      (match.type === undefined || type.endsWith(`/${match.type}`)) &&
      (match.words === undefined || match.words.test(words)),
  );
}
