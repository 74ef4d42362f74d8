import type { CallEntry } from '../core/ledger-entry.js';
import type { CitizenSend } from '../core/provider.js';
import type { Attachment } from './attachment.js';

/** The sandbox does not take what it was asked, and says why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** The sandbox does not answer, or answers that it cannot. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

/** What a citizen's send came to, and the ledger's state just before it. */
type SendAnswer = CitizenSend & { readonly after: number };

/** What `kirim` asks. All throw SandboxError, `send` also RefusedError. */
export interface SandboxClient {
  /** The channels one can write on. */
  channels(): Promise<readonly string[]>;
  send(message: {
    readonly channel: string;
    readonly from: string;
    readonly body: string;
    readonly kind?: string;
    readonly order?: readonly number[];
    readonly media: readonly Attachment[];
    readonly messageId?: string;
  }): Promise<SendAnswer>;
  /** Calls the product made about this citizen since then. */
  callsSince(citizen: string, since: number): Promise<readonly CallEntry[]>;
}

/** Talks to the sandbox at this address. */
export function createSandboxClient(url: string): SandboxClient {
  async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(url + path, init);
    } catch (error) {
      const cause =
        error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new SandboxError(`${url}: ${cause}`);
    }
    if (response.status === 400) {
      const { problems } = (await response.json()) as { problems: readonly string[] };
      throw new RefusedError(problems.join('; '));
    }
    if (!response.ok) throw new SandboxError(`${url}${path.split('?')[0]}: HTTP ${response.status}`);
    return response.json();
  }
  return {
    channels: async () => {
      const { channels } = (await ask('/_sandbox/channels')) as { channels: readonly { channel: string }[] };
      return channels.map(({ channel }) => channel);
    },
    send: async (message) =>
      (await ask('/_sandbox/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
      })) as SendAnswer,
    callsSince: async (citizen, since) => {
      const query = new URLSearchParams({ kind: 'call', citizen, since: String(since) });
      const { entries } = (await ask(`/_sandbox/ledger?${query}`)) as { entries: readonly CallEntry[] };
      return entries;
    },
  };
}
