import type { OutboundMessage, SendResult } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import type { ChannelAdapter } from '../channel-adapter.js';

/** How long an adapter may take to notice that its signal was aborted. */
const graceMs = 1_000;

/**
 * One call to the provider, bounded in time even when the adapter ignores its signal. Never rejects: an adapter
 * that throws has a fault, and since nobody knows how far it came, the outcome is `unknown`.
 */
export async function callProvider(
  send: ChannelAdapter['send'],
  message: OutboundMessage,
  timeoutMs: number,
  log: Log,
): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'unknown', cause: 'timeout' }), timeoutMs + graceMs);
  });
  try {
    return await Promise.race([send(message, AbortSignal.timeout(timeoutMs)), late]);
  } catch (err) {
    log.error({ err, outboundId: message.id }, 'send.adapter-threw');
    return { outcome: 'unknown', cause: 'adapter-threw' };
  } finally {
    clearTimeout(timer);
  }
}
