import { type KV, Kvm } from '@nats-io/kv';
import { type ObjectStore, Objm } from '@nats-io/obj';
import type { Bus } from './bus.js';
import { topologyNames } from './topology.js';

/** The send ledger: one key per outbound id. Waits for the connection; rejects when the bucket is not provisioned. */
export async function openSends(bus: Pick<Bus, 'connection'>): Promise<KV> {
  const sends = await new Kvm(await bus.connection()).open(topologyNames.sendsBucket, {
    allow_direct: false,
  });
  // Opening asks nothing; without this a missing bucket would show at the first reply.
  await sends.status();
  return sends;
}

/** Citizens' files, by the id of their request. Waits for the connection; rejects when it is not provisioned. */
export async function openMediaFiles(bus: Pick<Bus, 'connection'>): Promise<ObjectStore> {
  return new Objm(await bus.connection()).open(topologyNames.mediaBucket);
}
