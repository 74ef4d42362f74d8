import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OutboundMessage, SendResult } from '@kanal/contracts';
import { type Dispatcher, request } from 'undici';
import type {
  ChannelAdapter,
  LookedUp,
  ParsedWebhook,
  WebhookRequest,
  WebhookRoute,
} from '../src/channel-adapter.js';

/*
 * The smallest whole adapter: an invented provider that posts batches of letters as JSON, signed with an
 * HMAC-SHA-256 of the body in hex. It shows the kit's tests what a real one looks like.
 */

const secret = 'rahasia-uji';

/** What is found on the way through a call. */
type Letters = {
  [K in keyof Required<Omit<ParsedWebhook, 'privacyRequests'>>]: Required<ParsedWebhook>[K][number][];
};

interface Letter {
  readonly id: string;
  readonly from: string;
  readonly text?: string;
  readonly file?: string;
  /** A `notice` only says that a letter lies at the provider. */
  readonly type?: 'letter' | 'receipt' | 'typing' | 'notice';
}

/** A signed call of the invented provider. */
export function aLetterCall(
  letters: readonly unknown[],
  overrides: Partial<WebhookRequest> = {},
): WebhookRequest {
  const body = overrides.body ?? Buffer.from(JSON.stringify({ letters }));
  return {
    method: 'POST',
    path: '/webhooks/letters',
    query: '',
    headers: { 'content-type': 'application/json', 'x-signature': signLetters(body) },
    receivedAtMs: Date.UTC(2026, 10, 24, 3),
    ...overrides,
    body,
  };
}

/** The signature the invented provider puts on a body. */
export function signLetters(body: Uint8Array): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

const route: WebhookRoute = {
  name: 'letters.inbound',
  method: 'POST',
  path: '/webhooks/letters',
  maxBodyBytes: 1024 * 1024,
  answer: { contentType: 'text/plain', body: 'ok' },
  verify({ headers, body }) {
    const given = headers['x-signature'];
    if (!given) return { verdict: 'forged', reason: 'missing-signature' };
    const expected = Buffer.from(signLetters(body));
    const actual = Buffer.from(given);
    const isRight = actual.byteLength === expected.byteLength && timingSafeEqual(actual, expected);
    return isRight ? { verdict: 'genuine' } : { verdict: 'forged', reason: 'bad-signature' };
  },
  parse: ({ body }) =>
    readLetters((JSON.parse(Buffer.from(body).toString()) as { letters: Letter[] }).letters),
};

function readLetters(letters: readonly Letter[]): ParsedWebhook {
  const parsed: Letters = { messages: [], statuses: [], ignored: [], malformed: [], lookups: [] };
  for (const letter of letters) readLetter(letter, parsed);
  return parsed;
}

function readLetter(letter: Letter, into: Letters): void {
  if (letter.type === 'typing') {
    into.ignored.push({ reason: 'typing' });
    return;
  }
  if (letter.type === 'notice') {
    into.lookups.push({ reason: 'notice', part: Buffer.from(JSON.stringify(letter)) });
    return;
  }
  if (letter.type === 'receipt') {
    into.statuses.push({
      channel: 'sms',
      account: '1708',
      providerMessageId: letter.id,
      status: 'delivered',
    });
    return;
  }
  if (typeof letter.id !== 'string') {
    const part = Buffer.from(JSON.stringify({ letters: [letter] }));
    into.malformed.push({ reason: 'id: not a string', part });
    return;
  }
  into.messages.push({
    channel: 'sms',
    account: '1708',
    kind: 'direct',
    visibility: 'private',
    externalId: letter.id,
    counterpart: { externalId: letter.from, aliases: [{ type: 'phone', value: letter.from }] },
    ...(letter.text !== undefined && { text: letter.text }),
    attachments: letter.file === undefined ? [] : [{ type: 'image', providerRef: letter.file }],
    raw: letter,
  });
}

/** The adapter, with its provider at `providerBaseUrl`. */
export function createLetterAdapter(providerBaseUrl: string, dispatcher?: Dispatcher): ChannelAdapter {
  return {
    name: 'sms',
    channels: ['sms'],
    provider: 'letters',
    routes: [route],
    rates: { account: { perSecond: 1000, burst: 1000 }, recipient: { perSecond: 1000, burst: 1000 } },
    send: (message, signal) => sendLetter(providerBaseUrl, message, signal, dispatcher),
    lookUp: (part, signal) => fetchLetter(providerBaseUrl, part, signal),
    media: async (providerRef) => ({ url: providerRef, headers: {}, credentialHosts: [] }),
  };
}

async function fetchLetter(baseUrl: string, part: Uint8Array, signal: AbortSignal): Promise<LookedUp> {
  const { id } = JSON.parse(Buffer.from(part).toString()) as Letter;
  const { statusCode, body } = await request(`${baseUrl}/letters/${id}`, { signal });
  if (statusCode === 404) return { lookedUp: 'gone' };
  if (statusCode !== 200) return { lookedUp: 'later' };
  return { lookedUp: 'found', parsed: readLetters([(await body.json()) as Letter]) };
}

async function sendLetter(
  baseUrl: string,
  message: OutboundMessage,
  signal: AbortSignal,
  dispatcher?: Dispatcher,
): Promise<SendResult> {
  try {
    const { statusCode, headers, body } = await request(`${baseUrl}/letters`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reference: message.id, to: message.to, text: message.text }),
      signal,
      ...(dispatcher && { dispatcher }),
    });
    const answer = (await body.json()) as { id?: string; code?: string };
    if (statusCode === 201 && answer.id) return { outcome: 'accepted', providerMessageId: answer.id };
    if (statusCode === 429) {
      return { outcome: 'retry', code: 'busy', afterMs: Number(headers['retry-after'] ?? 0) * 1000 };
    }
    if (statusCode >= 400 && statusCode < 500) {
      return { outcome: 'rejected', code: answer.code ?? 'refused', reason: 'the provider refused it' };
    }
    return { outcome: 'unknown', cause: `status ${statusCode}` };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ECONNREFUSED') return { outcome: 'retry', code, afterMs: 0 };
    return { outcome: 'unknown', cause: 'no answer' };
  }
}
