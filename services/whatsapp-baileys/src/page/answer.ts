import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type PageView, pageStyle, renderLogin, renderPage } from './render.js';

/** A request to the channel page. */
export interface PageRequest {
  readonly method: string;
  /** With the query string. */
  readonly url: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  readonly body: string;
}

/** What is answered. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the page can do. */
export interface PageActions {
  readonly view: () => PageView;
  readonly requestCode: () => Promise<void>;
  readonly begin: () => void;
}

const cookieName = 'kanal_baileys';

const security = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  // Not `no-referrer`: then a browser would not say that a form is from this page.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * Answers the channel page's requests. What it shows gives full access to the account, so: only under a loopback name
 * (another name would be a foreign page that points to us), only with the token, compared in constant time, and what
 * changes something only from this page itself. A token in the address is taken into a cookie and out of the address.
 */
export function createPage(
  token: string | undefined,
  { view, requestCode, begin }: PageActions,
): (request: PageRequest) => Promise<PageAnswer> {
  // Not the token itself: a cookie of an earlier process opens nothing.
  const pass = randomBytes(24).toString('base64url');

  return async ({ method, url, host, origin, cookie, body }) => {
    if (!isLoopback(host)) return plain(404, '');
    const { pathname, searchParams } = new URL(url, `http://${host}`);
    if (method === 'GET' && pathname === '/') {
      const offered = searchParams.get('token');
      if (offered !== null) return isSame(offered, token) ? admit() : page(401, renderLogin(true));
      return isAdmitted(cookie) ? page(200, renderPage(view())) : page(401, renderLogin(false));
    }
    if (method !== 'POST' || origin !== `http://${host}`) return plain(404, '');
    if (pathname === '/login') {
      const offered = new URLSearchParams(body).get('token') ?? '';
      return isSame(offered, token) ? admit() : page(401, renderLogin(true));
    }
    if (!isAdmitted(cookie)) return plain(404, '');
    if (pathname === '/code') await requestCode();
    else if (pathname === '/begin') begin();
    else return plain(404, '');
    return { status: 303, headers: { ...security, location: '/' }, body: '' };
  };

  function admit(): PageAnswer {
    const set = `${cookieName}=${pass}; HttpOnly; SameSite=Strict; Path=/`;
    return { status: 303, headers: { ...security, location: '/', 'set-cookie': set }, body: '' };
  }

  function isAdmitted(cookie: string | undefined): boolean {
    const given = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]*)`).exec(cookie ?? '')?.[1];
    return given !== undefined && isSame(given, pass);
  }
}

function isLoopback(host: string | undefined): host is string {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(host);
}

/** Never with no token: the page stays closed then. */
function isSame(offered: string, expected: string | undefined): boolean {
  if (expected === undefined) return false;
  const digest = (text: string): Buffer => createHmac('sha256', 'kanal').update(text).digest();
  return timingSafeEqual(digest(offered), digest(expected));
}

function page(status: number, html: string): PageAnswer {
  return { status, headers: { ...security, 'content-type': 'text/html; charset=utf-8' }, body: html };
}

function plain(status: number, body: string): PageAnswer {
  return { status, headers: { ...security, 'content-type': 'text/plain' }, body };
}
