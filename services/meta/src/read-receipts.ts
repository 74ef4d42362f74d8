import { fit, readInstant } from '@kanal/graph';
import type { EventRead, Place } from './event-read.js';
import { deliverySchema, readSchema } from './payload.js';

/**
 * Which messages of ours have arrived. Where Meta tells a time only, nothing is known of any one of them.
 * @throws ContractError when it cannot be understood.
 */
export function readDelivery(raw: unknown, timestamp: unknown, { channel, account }: Place): EventRead {
  const { mids = [] } = fit('meta.delivery', deliverySchema, raw);
  if (mids.length === 0) return { ignored: 'delivery-watermark' };
  const at = readInstant(timestamp);
  return {
    statuses: mids.map((providerMessageId) => ({
      channel,
      account,
      providerMessageId,
      status: 'delivered',
      ...(at !== undefined && { at }),
    })),
  };
}

/**
 * How far our messages have been read: Instagram names the last one, Messenger tells a time only.
 * @throws ContractError when it cannot be understood.
 */
export function readReading(raw: unknown, timestamp: unknown, { channel, account }: Place): EventRead {
  const { mid } = fit('meta.read', readSchema, raw);
  if (mid === undefined) return { ignored: 'read-watermark' };
  const at = readInstant(timestamp);
  return {
    statuses: [{ channel, account, providerMessageId: mid, status: 'read', ...(at !== undefined && { at }) }],
  };
}
