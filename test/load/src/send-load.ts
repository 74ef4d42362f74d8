import { openConnections } from './connections.js';
import { drive } from './drive.js';
import type { LoadOutcome, LoadPlan } from './load-plan.js';
import { createShots } from './shots.js';

/** One run's sending: where to, how, and what. */
export interface Load {
  readonly host: string;
  readonly port: number;
  readonly plan: LoadPlan;
  /** Complete HTTP requests, made before the run so that making them costs nothing in it. */
  readonly requests: readonly Buffer[];
}

/**
 * Sends the load over keep-alive connections without pipelining and says what became of each request.
 * Rejects only when the server does not take the connections at the start.
 */
export async function sendLoad({ host, port, plan, requests }: Load): Promise<LoadOutcome> {
  const copies = plan.kind === 'copies' ? plan.copies : 1;
  const connections = await openConnections({
    host,
    port,
    count: plan.kind === 'copies' ? copies : plan.connections,
  });
  try {
    const shots = createShots(connections, requests, copies);
    await drive(shots, plan);
    return shots.outcome();
  } finally {
    connections.close();
  }
}
