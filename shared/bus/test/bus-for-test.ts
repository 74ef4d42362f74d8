import type { Publication, StreamName } from '@kanal/contracts';
import { createLog, createMetrics, type Log } from '@kanal/runtime';
import { onTestFinished } from 'vitest';
import { type Bus, type BusOptions, createBus } from '../src/bus.js';
import { provision } from '../src/provision.js';

/** A log that keeps its lines, to be asserted on. */
export function keptLog(): { log: Log; lines: { msg: string; level: string }[] } {
  const lines: { msg: string; level: string }[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { log: createLog({ service: 'test', level: 'debug', destination }), lines };
}

/** A bus that is closed when the test ends. */
export function busAt(
  where: Pick<BusOptions, 'url' | 'user' | 'password'>,
  extra: Partial<BusOptions> = {},
): Bus {
  const bus = createBus({
    name: 'test',
    log: keptLog().log,
    metrics: createMetrics('test'),
    ...where,
    ...extra,
  });
  onTestFinished(() => bus.close());
  return bus;
}

/** Small streams: a server has to fit those of many test files. */
export const maxStoreBytes = 256 * 1024 * 1024;

/** A bus at a freshly provisioned place. */
export async function provisionedBus(where: Pick<BusOptions, 'url' | 'user' | 'password'>): Promise<Bus> {
  const bus = busAt(where);
  await provision(bus, { apply: true, log: keptLog().log, maxStoreBytes });
  await until(() => bus.health() === undefined, 'the streams are known');
  return bus;
}

/** Polls until `condition` holds. @throws Error that names `what` after `timeoutMs`. */
export async function until(condition: () => boolean | Promise<boolean>, what: string, timeoutMs = 20_000) {
  const endMs = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > endMs) throw new Error(`it did not come to be within ${timeoutMs} ms that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const body = new TextEncoder().encode(JSON.stringify({ filler: 'x'.repeat(880) }));

/** A publication of 900 bytes without meaning. */
export function aPublication(
  id: string,
  subject = 'inbound.sms.0.c',
  stream: StreamName = 'INBOUND',
): Publication {
  return { stream, subject, id, headers: { 'ce-type': 'test.v1' }, body };
}
