import { type Bus, BusError, openMediaFiles } from '@kanal/bus';
import type { LargePart } from './quarantine.js';

/** Parts of quarantined calls that are too large for a message, in the object store. */
export interface LargeParts {
  /** Durable when it resolves. Rejects, within ten seconds, when it is not: then nothing may be acknowledged. */
  put(part: LargePart): Promise<void>;
  /** Undefined when there is no such part. @throws BusError while NATS is away. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** One that is gone already is a success. */
  remove(key: string): Promise<void>;
}

const timeoutMs = 10_000;

/** The parts beside the citizens' files. While NATS is away nothing of this works; there is no spool for it. */
export function createLargeParts(bus: Pick<Bus, 'connection' | 'isConnected'>): LargeParts {
  async function open() {
    if (!bus.isConnected()) throw new BusError('KANAL_BUS_UNAVAILABLE', 'opening the object store');
    return openMediaFiles(bus);
  }
  return {
    put: ({ key, bytes }) =>
      inTime(`keeping ${key}`, async () => {
        await (await open()).putBlob({ name: key }, bytes);
      }),
    read: (key) => inTime(`reading ${key}`, async () => (await (await open()).getBlob(key)) ?? undefined),
    remove: (key) =>
      inTime(`removing ${key}`, async () => {
        await (await open()).delete(key);
      }),
  };
}

async function inTime<T>(what: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BusError('KANAL_BUS_UNAVAILABLE', what)), timeoutMs);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
