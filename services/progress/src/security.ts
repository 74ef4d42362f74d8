import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { pageStyle } from './page/style.js';

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: [`'sha256-${styleHash}'`],
      imgSrc: ['data:'],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
});

/** What every answer says to the browser: nothing runs, nothing is kept, nothing is told on, nothing is indexed. */
export const security: RequestHandler = (request, response, next) => {
  response.set({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'permissions-policy': 'browsing-topics=()',
    vary: 'Accept-Language',
  });
  protect(request, response, next);
};
