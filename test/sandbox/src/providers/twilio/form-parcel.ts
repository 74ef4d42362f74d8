import type { Parcel } from '../../core/delivery.js';
import { readConnectionOverrides } from './connection-overrides.js';
import type { TwilioContext } from './settings.js';
import { signForm } from './sign.js';

/** A form Twilio posts: the URL it knows (public, signed) and what the ledger is to say. */
export interface TwilioForm {
  readonly publicUrl: string;
  readonly params: Readonly<Record<string, string>>;
  readonly citizen: string;
  readonly messageId: string;
  readonly about:
    | { readonly kind: 'webhook'; readonly text: string; readonly attachments: number }
    | { readonly kind: 'callback'; readonly status: string };
}

/**
 * Makes a signed parcel of a form. The public URL is what is signed; when it lies on the public origin, the post goes to
 * the origin where the product really listens.
 */
export function formParcel(context: TwilioContext, form: TwilioForm): Parcel {
  const { url: signedUrl, retry } = readConnectionOverrides(form.publicUrl, context.retryPauseMs ?? 100);
  const idempotencyToken = context.newHex();
  return {
    url: reachableUrl(signedUrl, context),
    entries: [
      {
        ...form.about,
        provider: 'twilio',
        citizen: form.citizen,
        messageId: form.messageId,
        params: form.params,
      },
    ],
    body: new URLSearchParams(form.params).toString(),
    headers: (signature) => ({
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': signForm(
        signature === 'right' ? context.authToken : `${context.authToken}-forged`,
        signedUrl,
        form.params,
      ),
      'i-twilio-idempotency-token': idempotencyToken,
    }),
    retry,
  };
}

function reachableUrl(url: string, { webhookUrl, webhookPublicUrl }: TwilioContext): string {
  if (webhookPublicUrl === undefined) return url;
  const publicOrigin = new URL(webhookPublicUrl).origin;
  return url.startsWith(publicOrigin) ? new URL(webhookUrl).origin + url.slice(publicOrigin.length) : url;
}
