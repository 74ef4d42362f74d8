import express, { Router } from 'express';
import { z } from 'zod';
import { CitizenMessageError } from './citizen-message-error.js';
import type { Faults } from './faults.js';
import type { Ledger } from './ledger.js';
import { entryKinds } from './ledger-entry.js';
import { streamLedger } from './ledger-stream.js';
import type { CitizenMessage, Provider } from './provider.js';

const messageShape = {
  from: z.string().min(1).max(64),
  body: z.string().max(20_000).default(''),
  kind: z.string().optional(),
  media: z
    .array(
      z.strictObject({ contentType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), contentBase64: z.base64() }),
    )
    .max(10)
    .optional(),
  messageId: z.string().optional(),
  extraParams: z.record(z.string(), z.unknown()).optional(),
};
const messageSchema = z.strictObject({ channel: z.string().default('sms'), ...messageShape });
const batchSchema = z.strictObject({
  channel: z.string(),
  messages: z.array(z.strictObject(messageShape)).min(1).max(1_000),
});
const deletionSchema = z.strictObject({
  channel: z.string(),
  from: messageShape.from,
  isForged: z.boolean().default(false),
});
/** X has no verify token: its challenge is answered with a secret. */
const handshakeSchema = z.strictObject({ channel: z.string(), verifyToken: z.string().default('') });

const querySchema = z.object({
  since: z.coerce.number().int().min(0).optional(),
  kind: z.enum(entryKinds).optional(),
  provider: z.string().optional(),
  citizen: z.string().optional(),
  messageId: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100_000).default(1_000),
});

/** What the routes steer. */
export interface ControlParts {
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly providers: readonly Provider[];
  readonly signal: AbortSignal;
}

/**
 * The sandbox's own API, under `/_sandbox`, for tests, the phone page and `kirim`. Bodies are JSON only, so that no
 * foreign page can post one from a browser without being asked first. A wrong request is answered 400 with `problems`.
 */
export function createControlRoutes({ ledger, faults, providers, signal }: ControlParts): Router {
  const router = Router();
  router.use(express.json({ limit: '16mb' }));

  /** A citizen writes. Answers when the product has answered, or at once when a fault defers the webhook. */
  router.post('/messages', async (request, response) => {
    const { channel, ...message } = messageSchema.parse(request.body);
    const provider = providerOf(providers, channel);
    // Taken before sending: a reply can be quicker than the webhook's answer.
    const after = ledger.lastSeq();
    const sent = await provider.sendFromCitizen(fromWire(channel, message));
    response.json({ ...sent, after });
  });

  /** Several citizens write, and the product is told in one post. Answers as `/messages` does, for each. */
  router.post('/batches', async (request, response) => {
    const { channel, messages } = batchSchema.parse(request.body);
    const provider = providerOf(providers, channel);
    if (provider.sendBatch === undefined) {
      throw new CitizenMessageError(`${provider.name} tells of one message at a time`);
    }
    const after = ledger.lastSeq();
    const sends = await provider.sendBatch(messages.map((message) => fromWire(channel, message)));
    response.json({ sends, after });
  });

  /** The provider asks the product to prove that the webhook is its own. Not in the ledger: it is about no citizen. */
  router.post('/handshakes', async (request, response) => {
    const { channel, verifyToken } = handshakeSchema.parse(request.body);
    const provider = providerOf(providers, channel);
    if (provider.shakeHands === undefined) throw new CitizenMessageError(`${provider.name} asks for none`);
    response.json(await provider.shakeHands(verifyToken));
  });

  /** A person wants their data deleted. Answers with the product's answer and what is wrong with it. */
  router.post('/deletions', async (request, response) => {
    const { isForged, ...person } = deletionSchema.parse(request.body);
    const provider = providerOf(providers, person.channel);
    if (provider.requestDeletion === undefined) {
      throw new CitizenMessageError(`${provider.name} tells of no deletions`);
    }
    response.json(await provider.requestDeletion(person, isForged));
  });

  router.get('/channels', (_request, response) => {
    const channels = providers.flatMap(({ name, channels }) =>
      channels.map((channel) => ({ channel, provider: name })),
    );
    response.json({ channels });
  });

  router.get('/ledger', async (request, response) => {
    const entries = await ledger.entries(querySchema.parse(request.query));
    response.json({ entries, lastSeq: ledger.lastSeq() });
  });

  router.get('/stream', (request, response) => {
    const { limit: _, ...query } = querySchema.parse(request.query);
    const resumeFrom = Number(request.headers['last-event-id'] ?? Number.NaN);
    return streamLedger(
      ledger,
      Number.isInteger(resumeFrom) ? { ...query, since: resumeFrom } : query,
      response,
      signal,
    );
  });

  router.get('/faults', (_request, response) => void response.json({ rules: faults.tally() }));
  router.put('/faults', (request, response) => {
    faults.set(request.body);
    response.json({ rules: faults.tally() });
  });
  return router;
}

/** The provider of a channel. Throws CitizenMessageError, naming the channels there are, when it has none. */
export function providerOf(providers: readonly Provider[], channel: string): Provider {
  const provider = providers.find((each) => each.channels.includes(channel));
  if (provider !== undefined) return provider;
  const offered = providers.flatMap(({ channels }) => channels).join(', ');
  throw new CitizenMessageError(`no provider for channel ${channel}; there are: ${offered}`);
}

function fromWire(
  channel: string,
  { media, ...message }: Omit<z.output<typeof messageSchema>, 'channel'>,
): CitizenMessage {
  return {
    channel,
    ...message,
    media: media?.map(({ contentType, contentBase64 }) => ({
      contentType,
      content: Buffer.from(contentBase64, 'base64'),
    })),
  };
}
