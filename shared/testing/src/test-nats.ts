import { join } from 'node:path';
import { inject } from 'vitest';
import { claimNumber } from './claim.js';
import type { NatsAccount } from './nats-process.js';
import './shared-engines.js';

/** An empty JetStream account of the run's NATS server, for nobody else. `monitorUrl` is the whole server's. */
export function testNats(): NatsAccount & { readonly url: string; readonly monitorUrl: string } {
  const engines = inject('kanalEngines');
  const number = claimNumber(join(engines.folder, 'nats-accounts'), engines.natsAccounts);
  const name = `t${String(number).padStart(3, '0')}`;
  return { url: engines.natsUrl, monitorUrl: engines.natsMonitorUrl, user: name, password: name };
}
