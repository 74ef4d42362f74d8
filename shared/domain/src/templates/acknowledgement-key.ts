import type { TemplateKey } from './template-keys.js';

/**
 * What an agency does with what comes in on a channel.
 * - `arahkan_saja`: points to LAPOR!.
 * - `catat_dan_arahkan`: records it too, and enters it when the citizen says YA; the default.
 * - `catat_dan_input`: its officers enter it into LAPOR!.
 */
export const channelPolicies = ['arahkan_saja', 'catat_dan_arahkan', 'catat_dan_input'] as const;

/** What an agency does with what comes in on a channel. */
export type ChannelPolicy = (typeof channelPolicies)[number];

/** The acknowledgement of a new complaint. What could not be read is asked for in it. */
export function acknowledgementKey(
  policy: ChannelPolicy,
  isUnreadable: boolean,
): Extract<TemplateKey, `ack-${string}`> {
  if (isUnreadable) return 'ack-unreadable';
  return policy === 'catat_dan_input' ? 'ack-recorded' : 'ack-redirect';
}
