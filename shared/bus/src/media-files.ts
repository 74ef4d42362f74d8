import { type ObjectStore, Objm } from '@nats-io/obj';
import type { Bus } from './bus.js';
import { topologyNames } from './topology.js';

/** Citizens' files, by the id of their request. Waits for the connection; rejects when it is not provisioned. */
export async function openMediaFiles(bus: Pick<Bus, 'connection'>): Promise<ObjectStore> {
  return new Objm(await bus.connection()).open(topologyNames.mediaBucket);
}
