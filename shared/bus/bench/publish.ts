import { createLog, createMetrics } from '@kanal/runtime';
import { createBus } from '../src/bus.js';
import { provision } from '../src/provision.js';

/**
 * Publishes 900-byte messages with 1, 16, 64 and 256 callers, each publishing its next message when the last one is
 * durable, and prints a table. Argument 1: URL of an empty NATS server. Argument 2: seconds per row, default 5.
 */
const [url = '', seconds = '5'] = process.argv.slice(2);
const log = createLog({ service: 'bench', level: 'error' });
const bus = createBus({ url, name: 'bench', log, metrics: createMetrics('bench') });
await provision(bus, { apply: true, log, maxStoreBytes: 8_000_000_000 });
while (bus.health() !== undefined) await new Promise((resolve) => setTimeout(resolve, 50));

const body = new TextEncoder().encode(JSON.stringify({ filler: 'x'.repeat(888) }));
const headers = {
  'ce-specversion': '1.0',
  'ce-source': '/kanal/sms',
  'ce-type': 'kanal.inbound.v1',
  'content-type': 'application/json',
};
let serial = 0;

async function measure(callers: number): Promise<void> {
  const latenciesMs: number[] = [];
  const endAtMs = Date.now() + Number(seconds) * 1_000;
  const cpuBefore = process.cpuUsage();
  const startedAtMs = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (Date.now() < endAtMs) {
        const id = `${process.pid}-${serial++}`;
        const beganAtMs = performance.now();
        await bus.publisher.publish({ stream: 'INBOUND', subject: 'inbound.sms.0.bench', id, headers, body });
        latenciesMs.push(performance.now() - beganAtMs);
      }
    }),
  );
  const tookSeconds = (performance.now() - startedAtMs) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  latenciesMs.sort((a, b) => a - b);
  const at = (part: number) => (latenciesMs[Math.floor(latenciesMs.length * part)] ?? 0).toFixed(1);
  const perSecond = Math.round(latenciesMs.length / tookSeconds);
  const cpuShare = Math.round((cpu.user + cpu.system) / tookSeconds / 10_000);
  process.stdout.write(`${callers}\t${perSecond}\t${at(0.5)}\t${at(0.99)}\t${cpuShare}%\n`);
}

process.stdout.write('callers\tper s\tp50 ms\tp99 ms\tCPU of the client\n');
for (const callers of [1, 16, 64, 256]) await measure(callers);
await bus.close();
