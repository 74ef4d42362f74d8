import { type Request, Router } from 'express';
import type { MediaStore } from '../../core/media-store.js';
import { hasToken } from '../graph/authorize.js';
import { accepted, anyGraphPath, createGraphCalls } from '../graph/calls.js';
import { graphErrors } from '../graph/errors.js';
import { rawBody } from '../graph/read-body.js';
import { isSignedPathValid } from '../graph/signed-path.js';
import { type Account, accountsOf } from './account.js';
import { answerPublicly } from './answer-publicly.js';
import type { Memory } from './hear.js';
import { sendMessage } from './send-message.js';
import { contentNetwork, type MetaContext, providerName } from './settings.js';
import { showNode } from './show-node.js';

/** What the API shows and changes. */
export interface RouteParts extends Memory {
  readonly media: MediaStore;
}

/** The Graph API as far as the product may use it for Messenger, Instagram and comments, at the real paths. */
export function createMetaRoutes(context: MetaContext, parts: RouteParts): Router {
  const accounts = accountsOf(context);
  const both = [accounts.page, accounts.instagram];
  const calls = createGraphCalls(context, providerName);
  const router = Router();

  /** Whose node a call is about: by the node where it is known, otherwise by the token. */
  const ownerOf = (request: Request): Account | undefined => {
    const node = request.path.split('/')[2] ?? '';
    const hasOwnToken = (account: Account) => hasToken(request.headers.authorization, account);
    const owners = both.filter(
      ({ id, object }) =>
        node === id ||
        parts.citizens.find(object, node) !== undefined ||
        parts.comments.get(node)?.citizen.object === object,
    );
    return owners.find(hasOwnToken) ?? owners[0] ?? both.find(hasOwnToken);
  };
  const known = (request: Request) => ownerOf(request) ?? accounts.page;

  // WhatsApp has the same host: what is neither about something of ours nor with a token of ours is its.
  router.all(anyGraphPath, (request, _response, next) =>
    context.isOnlyGraph || ownerOf(request) !== undefined ? next() : next('router'),
  );

  router.post(/^\/v\d+\.\d+\/(\d+)\/messages$/, rawBody, async (request, response) => {
    const account = known(request);
    if (request.params['0'] === account.id) {
      return sendMessage(context, calls, parts, account, request, response);
    }
    const { error = graphErrors.noSuchObject, violations } = calls.authorized(request, account);
    return calls.refuse(response, 'message.create', error, { violations });
  });

  const answered = { comments: 'page', replies: 'instagram', mentions: 'instagram' };
  router.post(/^\/v\d+\.\d+\/([\d_]+)\/(comments|replies|mentions)$/, rawBody, (request, response, next) => {
    const account = known(request);
    const edge = request.params['1'] as keyof typeof answered;
    if (answered[edge] !== account.object) return next();
    return answerPublicly(context, calls, parts, account, request, response);
  });

  router.get(/^\/v\d+\.\d+\/(\d+)$/, (request, response, next) => {
    const account = known(request);
    // The Page itself has nothing the product may ask for.
    if (request.params['0'] === accounts.page.id) return next();
    return showNode(context, calls, parts, account, request, response);
  });

  router.all(anyGraphPath, calls.refuseUnknown);

  /** Without a token: who has the address may have the file, as long as it is good. */
  router.get('/meta-media-cdn/:id', async (request, response) => {
    const id = request.params['id'];
    const params = { media_id: id };
    const isValid = isSignedPathValid(contentNetwork(context), id, request.query, context.clock.nowMs());
    const file = isValid ? await parts.media.get(id) : undefined;
    if (file === undefined) {
      const message = 'URL signature expired';
      await calls.record('media.download', { kind: 'rejected', status: 403, code: 403, message }, { params });
      return void response.status(403).type('text/plain').send(message);
    }
    await calls.record('media.download', accepted, { params });
    response
      .set('content-type', file.contentType)
      .set('x-content-type-options', 'nosniff')
      .send(Buffer.from(file.content));
  });
  return router;
}
