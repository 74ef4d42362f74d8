import type { Socket } from 'node:net';
import type { CallFault } from './fault-plan.js';

/**
 * Whether a fault keeps the answer to an accepted call from its caller; it then resets the connection, or leaves it to
 * the caller's patience or our closing.
 */
export function withholdAnswer(fault: CallFault | undefined, socket: Socket): boolean {
  if (fault?.fault !== 'timeout-after-accept') return false;
  if (fault.ending === 'reset') socket.resetAndDestroy();
  return true;
}
