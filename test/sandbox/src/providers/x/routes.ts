import { Router } from 'express';
import { type Calls, createCalls, type Operation, rawBody } from './calls.js';
import { createMessage, listMessages } from './message-operations.js';
import { createPost, fetchPosts, listMentions, listOwnPosts } from './post-operations.js';
import { problemBody, problems } from './problems.js';
import type { XContext } from './settings.js';
import { showPerson } from './show-person.js';
import { createTokenRoutes } from './token-routes.js';
import { readView } from './view.js';
import {
  checkWebhook,
  createSubscription,
  createWebhook,
  deleteSubscription,
  deleteWebhook,
  listSubscriptions,
  listWebhooks,
  replayWebhook,
  updateSubscription,
} from './webhook-operations.js';
import type { World } from './world.js';

/** X's API as far as the product may use it, at the real paths. */
export function createXRoutes(context: XContext, world: World): Router {
  const calls = createCalls(context, world);
  const router = Router();
  router.use(createTokenRoutes(context, world.tokens, calls));

  router.get('/2/users/me', calls.handle(fetchMe(world)));
  router.get('/2/users/:id/mentions', calls.handle(listMentions(world)));
  router.get('/2/users/:id/tweets', calls.handle(listOwnPosts(world)));
  router.get('/2/tweets', calls.handle(fetchPosts(world, false)));
  router.get('/2/tweets/:id', calls.handle(fetchPosts(world, true)));
  router.post('/2/tweets', calls.handle(createPost(context, world)));
  router.post('/2/dm_conversations/with/:id/messages', calls.handle(createMessage(world)));
  router.get('/2/dm_conversations/with/:id/dm_events', calls.handle(listMessages(world)));
  router.get('/2/dm_events', calls.handle(listMessages(world)));

  router.get('/2/webhooks', calls.handle(listWebhooks(world)));
  router.post('/2/webhooks', calls.handle(createWebhook(context, world)));
  router.post('/2/webhooks/replay', calls.handle(replayWebhook(context, world)));
  router.put('/2/webhooks/:id', calls.handle(checkWebhook(context, world)));
  router.delete('/2/webhooks/:id', calls.handle(deleteWebhook(world)));
  router.get('/2/activity/subscriptions', calls.handle(listSubscriptions(world)));
  router.post('/2/activity/subscriptions', calls.handle(createSubscription(context, world)));
  router.put('/2/activity/subscriptions/:id', calls.handle(updateSubscription(world)));
  router.delete('/2/activity/subscriptions/:id', calls.handle(deleteSubscription(world)));

  serveMedia(router, world, calls);
  router.all(/^\/2\//, rawBody, async (request, response) => {
    const { status, detail } = problems.unknownPath;
    const violations = [`the sandbox knows no ${request.method} at this path`];
    await calls.record(
      'unknown',
      { kind: 'rejected', status, code: status, message: detail },
      { violations },
    );
    response.status(status).json(problemBody(problems.unknownPath));
  });
  return router;
}

/** `GET /2/users/me` */
function fetchMe({ us, wallet }: World): Operation {
  return {
    name: 'me.fetch',
    callers: ['user'],
    about: () => ({}),
    run: ({ query }) => {
      const wanted = readView(query);
      if (wanted.kind === 'refused') return wanted;
      wallet.chargeReads('user-read', [us.id]);
      return { kind: 'done', answer: { data: showPerson(us, wanted.view.user) } };
    },
  };
}

/** Without a key: who has the address may have the file. */
function serveMedia(router: Router, { media }: World, { record }: Calls): void {
  router.get('/x-media-cdn/media/:id', async (request, response) => {
    const id = request.params['id'];
    const file = await media.get(id);
    const params = { media_id: id };
    if (file === undefined) {
      await record(
        'media.download',
        { kind: 'rejected', status: 404, code: 404, message: 'Not Found' },
        { params },
      );
      return void response.status(404).end();
    }
    await record('media.download', { kind: 'accepted' }, { params });
    response
      .set('content-type', file.contentType)
      .set('x-content-type-options', 'nosniff')
      .send(Buffer.from(file.content));
  });
}
