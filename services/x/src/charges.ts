import { z } from 'zod';
import type { ChargeKind } from './api/prices.js';
import { ifPresent } from './fit.js';
import { readJson } from './parse.js';
import { callSchema } from './payload.js';

const typedSchema = z.looseObject({ event_type: ifPresent(z.string()) });

/**
 * What X charges for the events of a call. What cannot be read is not counted.
 * https://docs.x.com/x-api/getting-started/pricing
 */
export function chargesOf(
  body: Uint8Array,
): readonly { readonly kind: ChargeKind; readonly count: number }[] {
  const types = typesOf(body);
  const posts = types.filter((type) => type.startsWith('post.')).length;
  const direct = types.filter((type) => type === 'dm.received' || type === 'chat.received').length;
  return [
    ...(posts > 0 ? [{ kind: 'post-event' as const, count: posts }] : []),
    ...(direct > 0 ? [{ kind: 'direct-event' as const, count: direct }] : []),
  ];
}

function typesOf(body: Uint8Array): string[] {
  try {
    const data = callSchema.safeParse(readJson(body)).data?.data ?? [];
    return (Array.isArray(data) ? data : [data]).flatMap(
      (event) => typedSchema.safeParse(event).data?.event_type ?? [],
    );
  } catch {
    return [];
  }
}
