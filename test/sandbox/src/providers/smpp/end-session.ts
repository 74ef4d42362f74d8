import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Session } from 'smpp';
import type { Sessions } from './sessions.js';

/** A length that no PDU has. */
const garbage = Buffer.alloc(16, 0x7f);

/** Ends a session as an operator may: cut, by `unbind`, or by octets that are no PDU. Resolves when it has closed. */
export async function endSession(
  session: Session | undefined,
  ending: 'drop' | 'unbind' | 'garbage',
  sessions: Sessions,
): Promise<void> {
  if (session === undefined) return;
  // Nothing more is delivered on it.
  sessions.remove(session);
  const closed = once(session, 'close');
  switch (ending) {
    case 'drop':
      session.destroy();
      break;
    case 'unbind':
      session.unbind({}, () => session.destroy());
      break;
    case 'garbage':
      (session as unknown as { readonly socket: Writable }).socket.write(garbage);
      break;
  }
  await closed;
}
