import type { CitizenMessage } from './citizen-message.js';
import { postRequest } from './post-request.js';

/** Where the sandbox is told to deliver: by SMPP the product connects to the provider, and is called by nobody. */
export interface SandboxTarget {
  readonly channel: 'smpp';
  /** Of the sandbox's own API. */
  readonly url: string;
  /** As the product names our number at the operator. */
  readonly account: string;
}

/** The bytes of the request that lets the sandbox's SMSC deliver a message. It is answered when that has ended. */
export function sandboxMessage({ url }: SandboxTarget, { id, from, text }: CitizenMessage): Buffer {
  const body = JSON.stringify({ channel: 'smpp', from, body: text, messageId: id });
  return postRequest(url, body, { 'Content-Type': 'application/json' });
}
