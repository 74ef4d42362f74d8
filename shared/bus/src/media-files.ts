import { type ObjectStore, Objm } from '@nats-io/obj';
import type { Bus } from './bus.js';
import { BusError } from './bus-error.js';
import { failureOf } from './publish-failure.js';
import { topologyNames } from './topology.js';

/** Citizens' files, by the id of their request. Waits for the connection; rejects when it is not provisioned. */
export async function openMediaFiles(bus: Pick<Bus, 'connection'>): Promise<ObjectStore> {
  return new Objm(await bus.connection()).open(topologyNames.mediaBucket);
}

/** Takes citizens' files out of the object store. */
export interface FileRemoval {
  /**
   * For good: its name is marked as deleted and its bytes are purged. One that is not there, or gone already, is a
   * success. @throws BusError KANAL_BUS_UNAVAILABLE when the broker does not confirm, where calling again does no harm,
   * and KANAL_BUS_REFUSED when this service may not: nothing but a person changes that.
   */
  remove(key: string): Promise<void>;
}

/** Removal over the bus's connection. */
export function createFileRemoval(bus: Pick<Bus, 'connection'>): FileRemoval {
  return {
    async remove(key) {
      try {
        await (await openMediaFiles(bus)).delete(key);
      } catch (error) {
        const code = failureOf(error) === 'refused' ? 'KANAL_BUS_REFUSED' : 'KANAL_BUS_UNAVAILABLE';
        throw new BusError(code, `removing the file ${key}`, error);
      }
    },
  };
}
