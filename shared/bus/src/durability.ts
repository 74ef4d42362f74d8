import type { Log } from '@kanal/runtime';

/** What is known of when the server syncs messages to disk. */
export type Durability =
  | { readonly level: 'always' }
  | { readonly level: 'weak'; readonly reason: string }
  | { readonly level: 'unknown'; readonly reason: string };

const timeoutMs = 3_000;

/**
 * Asks the server's monitoring port whether it syncs each message to disk before it confirms it (`sync_interval:
 * always`). The client protocol does not tell. https://docs.nats.io/running-a-nats-service/nats_admin/monitoring
 */
export async function readDurability(monitorUrl: string | undefined): Promise<Durability> {
  if (!monitorUrl) return { level: 'unknown', reason: 'set NATS_MONITOR_URL to have it checked' };
  try {
    const answer = await fetch(new URL('/varz', monitorUrl), { signal: AbortSignal.timeout(timeoutMs) });
    const server = (await answer.json()) as { jetstream?: { config?: { sync_always?: boolean } } };
    if (!server.jetstream?.config) return { level: 'unknown', reason: 'that server has no JetStream' };
    return server.jetstream.config.sync_always === true
      ? { level: 'always' }
      : { level: 'weak', reason: 'set `sync_interval: always` in its jetstream block' };
  } catch {
    return { level: 'unknown', reason: 'its monitoring port does not answer' };
  }
}

/** Says so, loudly, when a power cut could take messages the server has confirmed. */
export function reportDurability(durability: Durability, log: Log): void {
  switch (durability.level) {
    case 'always':
      log.info({}, 'bus.durability-always');
      break;
    case 'weak':
      log.error({ reason: durability.reason }, 'bus.durability-weak');
      break;
    case 'unknown':
      log.error({ reason: durability.reason }, 'bus.durability-unknown');
      break;
  }
}
