import type { Log } from '@kanal/runtime';
import { JetStreamApiError, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { BrokerRefusal } from './broker-refusal.js';
import type { Bus } from './bus.js';
import { BusError } from './bus-error.js';
import { consumerConfigs } from './consumer-configs.js';
import { type Change, planChange } from './plan-change.js';
import { type StreamSizes, streamConfigs } from './stream-configs.js';

/** How to provision. */
export interface ProvisionOptions extends StreamSizes {
  /** False: only say what would be done. */
  readonly apply: boolean;
  readonly log: Log;
}

const insufficientStorage = 10047;

/**
 * Makes streams, consumers and buckets what this version of Kanal needs; run it in a step of its own, before the
 * services start, and not seconds before the power can go: NATS syncs messages at once but not a new stream's files.
 * Idempotent. Returns every stream and consumer with what was (or would be) done to it; a change that would lose
 * messages is refused and the rest is done all the same.
 * @throws BusError KANAL_BUS_FULL when the server has less room than `maxStoreBytes`, KANAL_BUS_REFUSED otherwise.
 */
export async function provision(
  bus: Pick<Bus, 'connection'>,
  { apply, log, ...sizes }: ProvisionOptions,
): Promise<readonly Change[]> {
  const manager = await managerOf(await bus.connection());
  const changes: Change[] = [];
  for (const shall of streamConfigs(sizes)) {
    const is = await orMissing(manager.streams.info(shall.name));
    const change = planChange({ kind: 'stream', name: shall.name }, shall, is?.config, is?.state.bytes);
    if (apply && change.action === 'create') await orBusError(shall.name, manager.streams.add(shall));
    if (apply && change.action === 'update') {
      await orBusError(shall.name, manager.streams.update(shall.name, shall));
    }
    changes.push(change);
  }
  for (const { stream, config } of consumerConfigs()) {
    const name = config.durable_name;
    const is = await orMissing(manager.consumers.info(stream, name));
    const change = planChange({ kind: 'consumer', name: `${stream}/${name}` }, config, is?.config);
    if (apply && change.action === 'create') await orBusError(name, manager.consumers.add(stream, config));
    if (apply && change.action === 'update') {
      await orBusError(name, manager.consumers.update(stream, name, config));
    }
    changes.push(change);
  }
  for (const change of changes) {
    if (change.action === 'refuse') log.error({ ...change }, 'provision.refused');
    else if (change.action !== 'keep') log.info({ ...change, applied: apply }, 'provision.change');
  }
  return changes;
}

function managerOf(nats: NatsConnection): Promise<JetStreamManager> {
  return orBusError('JetStream', jetstreamManager(nats));
}

async function orMissing<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.status === 404) return undefined;
    throw error;
  }
}

async function orBusError<T>(name: string, request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof JetStreamApiError) {
      const refusal = new BrokerRefusal(error.code, error.status, error.message);
      const code = error.code === insufficientStorage ? 'KANAL_BUS_FULL' : 'KANAL_BUS_REFUSED';
      throw new BusError(code, `provisioning ${name} (${error.message})`, refusal);
    }
    throw new BusError('KANAL_BUS_UNAVAILABLE', `provisioning ${name}`, error);
  }
}
