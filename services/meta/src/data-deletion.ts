import type { WebhookRoute } from '@kanal/adapter';
import { confirmationCodeOf, deletionPage } from './deletion-page.js';
import { maxSignedRequestBytes } from './limits.js';
import { readSignedRequest, type SignedRequest } from './signed-request.js';

/** What the routes about a person's consent need. */
export interface DataDeletionOptions {
  /** Of the app at Meta: who is named is a person on Facebook. */
  readonly appSecrets: readonly string[];
  /** Of its Instagram app, if it has one. */
  readonly instagramAppSecrets: readonly string[];
  /** Without a slash at the end. */
  readonly publicBaseUrl: string;
}

/** Where Meta’s settings say a request for deletion is to be posted, and where a citizen reads what becomes of it. */
export const deletionPath = '/webhooks/meta/data-deletion';

const nothing = { messages: [], statuses: [], ignored: [], malformed: [] };

/**
 * The data deletion callback, the page it leads to, and the callback for somebody who takes the app's rights away.
 * A request for deletion is filed for a person to look into, never acted on by a machine.
 * https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback
 */
export function dataDeletionRoutes(options: DataDeletionOptions): WebhookRoute[] {
  const { appSecrets, instagramAppSecrets, publicBaseUrl } = options;
  const read = (body: Uint8Array): SignedRequest | undefined =>
    readSignedRequest(body, [...appSecrets, ...instagramAppSecrets]);
  const signed: Pick<WebhookRoute, 'method' | 'maxBodyBytes' | 'verify'> = {
    method: 'POST',
    maxBodyBytes: maxSignedRequestBytes,
    verify: ({ body }) =>
      read(body) ? { verdict: 'genuine' } : { verdict: 'forged', reason: 'bad-signature' },
  };
  return [
    {
      ...signed,
      name: 'meta.data-deletion',
      path: deletionPath,
      answer: ({ body }) => {
        const code = confirmationCodeOf(read(body)?.text ?? '');
        const url = `${publicBaseUrl}${deletionPath}?code=${code}`;
        return { contentType: 'application/json', body: JSON.stringify({ url, confirmation_code: code }) };
      },
      parse: ({ body }) => {
        const request = read(body);
        if (!request) throw new Error('the signed request cannot be read any more');
        const isOfFacebook = readSignedRequest(body, appSecrets) !== undefined;
        return {
          ...nothing,
          privacyRequests: [
            {
              channel: isOfFacebook ? 'facebook' : 'instagram',
              subject: request.userId,
              confirmationCode: confirmationCodeOf(request.text),
            },
          ],
        };
      },
    },
    {
      name: 'meta.data-deletion-page',
      method: 'GET',
      path: deletionPath,
      maxBodyBytes: 0,
      answer: { contentType: 'text/plain', body: '' },
      verify: ({ query }) => ({
        verdict: 'challenge',
        contentType: 'text/html; charset=utf-8',
        body: deletionPage(query),
      }),
      // Never reached: every call is answered with the page.
      parse: () => nothing,
    },
    {
      ...signed,
      name: 'meta.deauthorize',
      path: '/webhooks/meta/deauthorize',
      answer: { contentType: 'text/plain', body: '' },
      parse: () => ({ ...nothing, ignored: [{ reason: 'deauthorized' }] }),
    },
  ];
}
