import { JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import { type ObjectStore, Objm } from '@nats-io/obj';
import { BrokerRefusal } from './broker-refusal.js';
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
   * For good: its bytes are purged and its name is marked as deleted, in this order, because in a full bucket the mark
   * only has room afterwards. One that is not there, or gone already, is a success.
   * @throws BusError KANAL_BUS_UNAVAILABLE when the broker does not confirm, where calling again does no harm, and
   * KANAL_BUS_REFUSED when it says no: that is for a person, and must not hold up anything else.
   */
  remove(key: string): Promise<void>;
}

/** Removal over the bus's connection. */
export function createFileRemoval(bus: Pick<Bus, 'connection'>): FileRemoval {
  return {
    async remove(key) {
      try {
        const { mediaBucket } = topologyNames;
        const { streams } = await jetstreamManager(await bus.connection());
        // The client says "not found" of a missing bucket as it does of a missing file; the server's answer is clear.
        await streams.info(`OBJ_${mediaBucket}`);
        const files = await openMediaFiles(bus);
        const file = await files.info(key);
        if (!file || file.deleted) return;
        await streams.purge(`OBJ_${mediaBucket}`, { filter: `$O.${mediaBucket}.C.${file.nuid}` });
        await files.delete(key);
      } catch (error) {
        const refusal =
          error instanceof JetStreamApiError
            ? new BrokerRefusal(error.code, error.status, error.message)
            : error;
        const code = failureOf(refusal) === 'transient' ? 'KANAL_BUS_UNAVAILABLE' : 'KANAL_BUS_REFUSED';
        throw new BusError(code, `removing the file ${key}`, error);
      }
    },
  };
}
