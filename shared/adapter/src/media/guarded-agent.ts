import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { checkLiteral, guardedLookup } from './address-guard.js';

/** What the agent needs. */
export interface GuardedAgentOptions {
  /** `host:port` as in a URL: allowed although not public. For a provider's stand-in on this machine. */
  readonly allowedPrivateHosts: ReadonlySet<string>;
  /** The system's resolver outside tests. */
  readonly resolve?: LookupFunction;
  readonly connectTimeoutMs?: number;
}

/**
 * An HTTP client that connects to public addresses only. The check is made where the socket is opened, so it holds
 * for every request, redirect and reused name alike.
 */
export function createGuardedAgent(options: GuardedAgentOptions): Agent {
  const { allowedPrivateHosts, resolve, connectTimeoutMs = 10_000 } = options;
  const open = buildConnector({ timeout: connectTimeoutMs });
  const guarded = buildConnector({
    timeout: connectTimeoutMs,
    // Typed for TLS only, handed to every socket: undici's connect.js passes the options on as they are.
    ...{ lookup: guardedLookup(resolve) },
  });
  return new Agent({
    connect(target, callback) {
      const port = target.port || (target.protocol === 'https:' ? '443' : '80');
      if (allowedPrivateHosts.has(`${target.hostname}:${port}`)) return open(target, callback);
      try {
        checkLiteral(target.hostname);
      } catch (error) {
        return callback(error as Error, null);
      }
      guarded(target, callback);
    },
    headersTimeout: 15_000,
    bodyTimeout: 30_000,
    maxHeaderSize: 16 * 1024,
  });
}
