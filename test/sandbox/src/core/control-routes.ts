import express, { Router } from 'express';
import { z } from 'zod';
import type { Faults } from './faults.js';
import type { Ledger } from './ledger.js';
import { entryKinds } from './ledger-entry.js';
import { streamLedger } from './ledger-stream.js';
import type { Provider } from './provider.js';

const messageSchema = z.strictObject({
  channel: z.string().default('sms'),
  from: z.string().min(1).max(64),
  body: z.string().max(20_000).default(''),
  media: z
    .array(
      z.strictObject({ contentType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), contentBase64: z.base64() }),
    )
    .max(10)
    .optional(),
  messageId: z.string().optional(),
  extraParams: z.record(z.string(), z.string()).optional(),
});

const querySchema = z.object({
  since: z.coerce.number().int().min(0).optional(),
  kind: z.enum(entryKinds).optional(),
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
    const { channel, media, ...message } = messageSchema.parse(request.body);
    const provider = providers.find((each) => each.channels.includes(channel));
    if (provider === undefined) {
      return void response.status(400).json({ problems: [`no provider for channel ${channel}`] });
    }
    // Taken before sending: a reply can be quicker than the webhook's answer.
    const after = ledger.lastSeq();
    const sent = await provider.sendFromCitizen({
      channel,
      ...message,
      media: media?.map(({ contentType, contentBase64 }) => ({
        contentType,
        content: Buffer.from(contentBase64, 'base64'),
      })),
    });
    response.json({ ...sent, after });
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
