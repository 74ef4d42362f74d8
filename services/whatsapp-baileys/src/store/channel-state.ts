import type { Collection } from 'mongodb';
import type { DeviceState } from '../connection/device-state.js';

/** `channelStates`: how a channel's connection is, for the console. `_id` = `<adapter>:<account>`. Nothing personal. */
export interface ChannelStateDocument {
  _id: string;
  adapter: 'baileys';
  channel: 'whatsapp';
  provider: 'baileys';
  /** Our number. */
  account: string;
  /** True: not an interface WhatsApp offers, and it may block the number. */
  isUnofficial: true;
  state: DeviceState['state'];
  /** Of `closed`. */
  reason?: string;
  since: Date;
}

/** Writes the state down: the latest wins. Rejects when the database does not answer. */
export async function writeChannelState(
  states: Collection<ChannelStateDocument>,
  account: string,
  state: DeviceState,
): Promise<void> {
  const { reason } = { reason: undefined, ...state };
  const common = {
    adapter: 'baileys',
    channel: 'whatsapp',
    provider: 'baileys',
    account,
    isUnofficial: true,
    state: state.state,
    since: new Date(state.sinceMs),
  } as const;
  await states.replaceOne(
    { _id: `baileys:${account}` },
    reason === undefined ? common : { ...common, reason },
    { upsert: true },
  );
}
