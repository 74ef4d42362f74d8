import { backoffMs } from '@kanal/runtime';

/** Why the device is not connected and will not be by itself. */
export type ClosedReason =
  | 'logged-out'
  | 'banned'
  | 'locked'
  | 'temporarily-banned'
  | 'not-multi-device'
  | 'outdated'
  | 'replaced'
  | 'bad-session'
  | 'pairing-expired'
  | 'other-number';

/** What to do after a connection has ended. */
export type ConnectionStep =
  | { readonly step: 'reconnect'; readonly afterMs: number }
  /** `forget`: what is stored of the device is worth nothing any more. */
  | { readonly step: 'stop'; readonly reason: ClosedReason; readonly forget: boolean };

/** A connection that has ended. */
export interface EndedConnection {
  /** The library's status code; undefined when it gave none. */
  readonly code: number | undefined;
  /** How many ended in a row without having been open. */
  readonly failures: number;
  /** Whether a phone has linked this device. */
  readonly isLinked: boolean;
  readonly random: () => number;
}

type Row =
  | { readonly follows: 'at-once' | 'back-off'; readonly source: string }
  | {
      readonly follows: 'stop';
      readonly reason: ClosedReason;
      readonly forget: boolean;
      readonly source: string;
    }
  /** May pass by itself; after `patience` in a row somebody has to look. */
  | { readonly follows: 'back-off-then-stop'; readonly reason: ClosedReason; readonly source: string };

const library = 'baileys 7.0.0-rc14, lib/Types/index.d.ts: DisconnectReason';
const failure =
  'codes of <failure> nodes, which the library passes on as they are (lib/Socket/socket.js, CB:failure); meanings: whatsmeow, types/events/events.go: ConnectFailureReason';

/** The end of a connection by its status code, each row with where its meaning is from. */
export const disconnects: Readonly<Record<number, Row | undefined>> = {
  401: { follows: 'stop', reason: 'logged-out', forget: true, source: library },
  402: { follows: 'stop', reason: 'temporarily-banned', forget: false, source: failure },
  403: { follows: 'stop', reason: 'locked', forget: true, source: library },
  405: { follows: 'stop', reason: 'outdated', forget: false, source: failure },
  406: { follows: 'stop', reason: 'banned', forget: true, source: failure },
  408: { follows: 'back-off', source: library },
  409: { follows: 'stop', reason: 'outdated', forget: false, source: failure },
  411: { follows: 'stop', reason: 'not-multi-device', forget: true, source: library },
  428: { follows: 'back-off', source: library },
  440: { follows: 'stop', reason: 'replaced', forget: false, source: library },
  // Also the library's word for a cause it does not know (getErrorCodeFromStreamError, getCodeFromWSError): no proof
  // that the keys are bad, so they are never thrown away for it.
  500: { follows: 'back-off-then-stop', reason: 'bad-session', source: library },
  503: { follows: 'back-off', source: library },
  515: { follows: 'at-once', source: library },
};

/** Ends of the doubtful kind, in a row, until a person has to look. */
const patience = 8;
/** Connections that showed a QR code nobody scanned: about three minutes each. */
const pairingRounds = 5;
/** A restart asked for again and again is no restart. */
const restartsAtOnce = 3;
const backoff = { baseMs: 2_000, capMs: 300_000 };

/**
 * Decides what follows the end of a connection. A code nobody knows is taken for an outage: trying again after a pause
 * harms nothing, giving up silences the channel.
 */
export function nextConnectionStep({ code, failures, isLinked, random }: EndedConnection): ConnectionStep {
  const row = code === undefined ? undefined : disconnects[code];
  const later: ConnectionStep = {
    step: 'reconnect',
    // Never at once: ten clients that come back together look like an attack.
    afterMs: 1_000 + backoffMs(failures, { ...backoff, random }),
  };
  if (!isLinked && failures >= pairingRounds)
    return { step: 'stop', reason: 'pairing-expired', forget: false };
  switch (row?.follows) {
    case 'stop':
      return { step: 'stop', reason: row.reason, forget: row.forget };
    case 'at-once':
      return failures < restartsAtOnce ? { step: 'reconnect', afterMs: 0 } : later;
    case 'back-off-then-stop':
      return failures < patience ? later : { step: 'stop', reason: row.reason, forget: false };
    case 'back-off':
    case undefined:
      return later;
  }
}
