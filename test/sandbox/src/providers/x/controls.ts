import express, { Router } from 'express';
import { z } from 'zod';
import { CitizenMessageError } from '../../core/citizen-message-error.js';
import { deletionHappening, revocationHappening } from './happenings.js';
import { sendMany } from './send-many.js';
import type { XContext } from './settings.js';
import type { World } from './world.js';

const balanceSchema = z.strictObject({ usd: z.number() });
const limitsSchema = z.strictObject({
  windowMs: z.int().min(1).optional(),
  limits: z.record(z.string(), z.int().min(0)).optional(),
});
const tokensSchema = z.strictObject({
  accessTokenMs: z.int().min(1).optional(),
  doesReuseRevoke: z.boolean().optional(),
});
const deletionSchema = z.strictObject({ id: z.string() });
const replaySchema = z.strictObject({ minutes: z.number().min(0).max(1_440).default(1_440) });
const manySchema = z.strictObject({
  count: z.int().min(1).max(100_000),
  concurrency: z.int().min(1).max(128).default(32),
  tells: z.enum(['webhook', 'poll']).default('webhook'),
  prefix: z.string().min(1).max(20).default('Warga'),
});

/** What X alone can be told to do, under `/_sandbox/x`. */
export function createControls(context: XContext, world: World): Router {
  const { wallet, rates, tokens, posts, activity, registry } = world;
  const router = Router();
  router.use(express.json());

  /** What was spent, what is left, and how the account stands. */
  router.get('/account', (_request, response) => {
    response.json({
      ...wallet.statement(),
      tokens: tokens.statement(),
      webhooks: registry.webhooks(),
      subscriptions: registry.subscriptions(),
    });
  });
  router.put('/balance', (request, response) => {
    wallet.setBalance(balanceSchema.parse(request.body).usd);
    response.json(wallet.statement());
  });
  router.put('/limits', (request, response) => {
    rates.change(limitsSchema.parse(request.body));
    response.json({});
  });
  router.put('/tokens', (request, response) => {
    tokens.change(tokensSchema.parse(request.body));
    response.json(tokens.statement());
  });
  router.post('/tokens/expiry', async (_request, response) => {
    await tokens.expireAccess();
    response.json(tokens.statement());
  });
  /** The account takes its consent back in X's settings, and X tells the app. */
  router.post('/tokens/revocation', async (_request, response) => {
    await tokens.revoke();
    const result = await activity.tell(revocationHappening(world.us, context.clock.nowMs()));
    response.json({ result });
  });
  /** The author of a post deletes it. */
  router.post('/deletions', async (request, response) => {
    const { id } = deletionSchema.parse(request.body);
    const post = posts.get(id);
    if (post === undefined) throw new CitizenMessageError('there is no such post');
    posts.remove(id);
    response.json({ result: await activity.tell(deletionHappening(post)) });
  });
  /** Events of the last minutes are told once more. */
  router.post('/replays', async (request, response) => {
    const { minutes } = replaySchema.parse(request.body);
    const nowMs = context.clock.nowMs();
    response.json({ told: await activity.replay(nowMs - minutes * 60_000, nowMs) });
  });
  /** Very many mentions, each by somebody else; answers when all are told. */
  router.post('/mentions', async (request, response) => {
    response.json(await sendMany(context, world, manySchema.parse(request.body)));
  });
  return router;
}
