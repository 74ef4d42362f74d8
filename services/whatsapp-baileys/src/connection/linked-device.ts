import { randomUUID } from 'node:crypto';
import type { Log } from '@kanal/runtime';
import type { BlindIndex, KeyRing } from '@kanal/store/sealing';
import type { Collection } from 'mongodb';
import { type AuthDocument, type AuthRecords, adoptRecords } from '../auth/auth-records.js';
import { isLinked, loadAuth, type StoredAuth } from '../auth/auth-state.js';
import { type LeaseDocument, returnLease, type TakenLease, takeLease } from '../auth/lease.js';
import { personAt } from '../inbound/address.js';
import type { Account } from '../inbound/event.js';
import type { DeviceSocket, OpenSocket, OpenSocketOptions } from './device-socket.js';
import { type DeviceState, type PairingSecrets, whatToDo } from './device-state.js';
import { nextConnectionStep } from './next-connection-step.js';
import { holdLease, type Pause } from './own-lease.js';
import { type DeviceListener, runConnection } from './run-connection.js';

/** What keeping a linked device connected needs. */
export interface LinkedDeviceOptions {
  readonly number: string;
  readonly auth: Collection<AuthDocument>;
  readonly leases: Collection<LeaseDocument>;
  readonly keyRing: KeyRing;
  readonly blindIndex: BlindIndex;
  readonly openSocket: OpenSocket;
  readonly getMessage: OpenSocketOptions['getMessage'];
  readonly listener: DeviceListener;
  /** Resolves when there is room for more messages. */
  readonly hasRoom: (signal: AbortSignal) => Promise<void>;
  readonly onChange: (state: DeviceState, secrets: PairingSecrets) => void;
  readonly now: () => number;
  readonly pause: Pause;
  readonly random: () => number;
  readonly log: Log;
}

/** A linked device that is kept connected as long as this process owns it. */
export interface LinkedDevice {
  state(): DeviceState;
  secrets(): PairingSecrets;
  /** While it is open. */
  socket(): DeviceSocket | undefined;
  account(): Account;
  /** What the library knows: LIDs by phone's address. Empty while the database is away. */
  lidsOf(pns: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Asks WhatsApp for a code to type into the phone, instead of the QR code. Only while pairing. */
  requestCode(): Promise<void>;
  /** Begins again after it has closed for good. */
  begin(): void;
  /** Ends the connection for now; it comes back when `hasRoom` resolves. */
  hold(): void;
  stop(): Promise<void>;
}

/** How often a process without the lease asks for it. */
const askAgainMs = 2_000;

/** Begins at once, and goes on until `stop`: takes the lease, connects, and decides what follows each end. */
export function keepConnected(options: LinkedDeviceOptions): LinkedDevice {
  const { number, auth, leases, keyRing, blindIndex, now, pause, random, log } = options;
  const owner = randomUUID();
  const stopping = new AbortController();
  let state: DeviceState = { state: 'connecting', sinceMs: now() };
  let secrets: PairingSecrets = {};
  let socket: DeviceSocket | undefined;
  let pairing: DeviceSocket | undefined;
  let records: AuthRecords | undefined;
  let account: Account = { number };
  let begin: (() => void) | undefined;
  let holding = new AbortController();

  function become(next: DeviceState, shown: PairingSecrets = {}): void {
    const isNew = next.state !== state.state || reasonOf(next) !== reasonOf(state);
    secrets = shown;
    if (isNew) {
      state = next;
      log.info({ state: next.state, reason: reasonOf(next) }, 'baileys.state');
    }
    options.onChange(state, secrets);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      let lease: TakenLease | undefined;
      try {
        lease = await takeLease(leases, number, owner, now());
        if (!lease) become({ state: 'connecting', sinceMs: now(), reason: 'held-elsewhere' });
      } catch (err) {
        log.warn({ err }, 'baileys.lease-not-taken');
        become({ state: 'connecting', sinceMs: now(), reason: 'database-away' });
      }
      if (lease) await whileOwned(lease);
      else await pause(askAgainMs, stopping.signal);
    }
    become({ state: 'closed', sinceMs: now(), reason: 'stopped' });
  }

  async function whileOwned(lease: TakenLease): Promise<void> {
    const ended = new AbortController();
    const ending = AbortSignal.any([stopping.signal, ended.signal]);
    const onLost = (): void => ended.abort();
    const holdingLease = holdLease(lease, ending, options).then(onLost);
    try {
      records = await adoptRecords(lease, { auth, leases, keyRing, blindIndex, onLost });
      await connectAgainAndAgain(records, ending);
    } catch (err) {
      log.error({ err }, 'baileys.device-let-go');
      await pause(5_000, stopping.signal);
    }
    records = undefined;
    ended.abort();
    await holdingLease;
    await returnLease(leases, lease).catch((err: unknown) => log.warn({ err }, 'baileys.lease-not-returned'));
  }

  async function connectAgainAndAgain(records: AuthRecords, ending: AbortSignal): Promise<void> {
    let failing = new AbortController();
    const load = (): Promise<StoredAuth> => {
      const failed = new AbortController();
      failing = failed;
      return loadAuth(records, { ending, onFailed: () => failed.abort(), pause, log });
    };
    let stored = await load();
    let failures = 0;
    while (!ending.aborted) {
      if (holding.signal.aborted) become({ state: 'connecting', sinceMs: now(), reason: 'intake-full' });
      await options.hasRoom(ending);
      become({ state: 'connecting', sinceMs: now() });
      holding = new AbortController();
      const end = await connectOnce(stored, AbortSignal.any([ending, holding.signal, failing.signal]));
      await stored.settled();
      if (ending.aborted) return;
      if (holding.signal.aborted) {
        if (failing.signal.aborted) stored = await load();
        continue;
      }
      if (end.wasGood) failures = 0;
      const { code } = end;
      const linked = isLinked(stored.state.creds);
      const step =
        end.reason === undefined
          ? nextConnectionStep({ code, failures, isLinked: linked, random })
          : { step: 'stop' as const, reason: end.reason, forget: true };
      log.info({ statusCode: code, failures, ...step }, 'baileys.disconnected');
      failures++;
      if (step.step === 'stop') {
        if (step.forget) await records.wipe();
        log.error({ reason: step.reason, whatToDo: whatToDo[step.reason] }, 'baileys.alert');
        become({ state: 'closed', sinceMs: now(), reason: step.reason });
        await begunAgain(ending);
        failures = 0;
      } else {
        become({ state: 'connecting', sinceMs: now() });
        await pause(step.afterMs, ending);
      }
      // What a broken pairing has left in memory is of no use to the next one; after a failure the database has to answer
      // first.
      if (!ending.aborted && (step.step === 'stop' || !linked || failing.signal.aborted))
        stored = await load();
    }
  }

  async function connectOnce(stored: StoredAuth, ending: AbortSignal) {
    const end = await runConnection({
      ...options,
      auth: stored,
      ending,
      onPairing(shown, of) {
        pairing = of;
        become({ state: 'pairing', sinceMs: now() }, { ...secrets, ...shown });
      },
      onOpen(of) {
        const { me } = stored.state.creds;
        const lid = personAt(me?.lid)?.lid;
        account = lid === undefined ? { number } : { number, lid };
        socket = of;
        become({ state: 'open', sinceMs: now() });
      },
    });
    socket = undefined;
    pairing = undefined;
    return end;
  }

  function begunAgain(ending: AbortSignal): Promise<void> {
    // It tells nobody any more that it was aborted.
    if (ending.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      begin = () => {
        begin = undefined;
        ending.removeEventListener('abort', begun);
        resolve();
      };
      const begun = begin;
      ending.addEventListener('abort', begun, { once: true });
    });
  }

  const running = run();
  return {
    state: () => state,
    secrets: () => secrets,
    socket: () => socket,
    account: () => account,
    async lidsOf(pns) {
      const users = new Map(pns.map((pn) => [pn.slice(0, pn.indexOf('@')), pn]));
      const found = users.size > 0 && records ? await records.read('lid-mapping', [...users.keys()]) : [];
      return new Map([...found].map(([user, lid]) => [users.get(user) ?? '', `${JSON.parse(lid)}@lid`]));
    },
    async requestCode() {
      if (!pairing || secrets.code !== undefined) return;
      const code = await pairing.requestPairingCode(number);
      become(state, { ...secrets, code });
    },
    begin: () => begin?.(),
    hold: () => holding.abort(),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function reasonOf(state: DeviceState): string | undefined {
  return 'reason' in state ? state.reason : undefined;
}
