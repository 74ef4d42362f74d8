import { setMaxListeners } from 'node:events';
import type { Intake } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { Pause } from '../connection/own-lease.js';
import type { DeviceListener } from '../connection/run-connection.js';
import type { Contacts } from '../store/contacts.js';
import type { SentMessages } from '../store/sent-messages.js';
import { externalIdOf, type Person } from './address.js';
import { readContent } from './content.js';
import {
  type Account,
  type DeviceEvent,
  decode,
  type MessageEvent,
  messageEvent,
  type UpdateEvent,
  updateEvent,
} from './event.js';
import { isOwnMessageId } from './own-message-id.js';
import { readWho } from './who.js';

/** What taking events needs. */
export interface TakeEventsOptions {
  readonly accept: Intake['accept'];
  readonly account: () => Account;
  readonly lidsOf: (pns: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly contacts: Contacts;
  readonly sent: Pick<SentMessages, 'outboundIdOf'>;
  /** Called when something could not be kept: nothing more must come. */
  readonly onFull: () => void;
  readonly pause: Pause;
  readonly log: Log;
}

/** Takes the connection's events. */
export interface TakeEvents extends DeviceListener {
  /** Resolves when nothing waits to be kept. */
  hasRoom(signal: AbortSignal): Promise<void>;
  /** When all that came is kept, or for so long. What is left then is lost, and said so. */
  settled(): Promise<void>;
}

const retryMs = 1_000;
/** How long the database may be asked about an event that is not durable yet. It answers in a few milliseconds, or not. */
const askMs = 200;

/**
 * Makes every event durable in the moment the library tells it. WhatsApp has the library's receipt by then and sends
 * nothing again, so an event that cannot be kept stays in memory and is tried until it is, and meanwhile the connection
 * is closed: what WhatsApp has not delivered yet, it keeps.
 */
export function takeEvents(options: TakeEventsOptions): TakeEvents {
  const { accept, account, lidsOf, contacts, sent, onFull, pause, log } = options;
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  // Everything that waits hears it, and that may be much.
  setMaxListeners(0, stopping.signal);
  let waiting = 0;
  /** Notes about one person one after the other; the map holds only those that are under way. */
  const noting = new Map<string, Promise<void>>();

  function take(work: Promise<void>): void {
    const tracked = work
      .catch((err: unknown) => log.error({ err }, 'baileys.event-not-taken'))
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  }

  async function keep(event: DeviceEvent): Promise<void> {
    const body = Buffer.from(JSON.stringify(event));
    if (await accept(body)) return;
    waiting++;
    onFull();
    try {
      do {
        await pause(retryMs, stopping.signal);
        if (await accept(body)) return;
      } while (!stopping.signal.aborted);
      log.error({ event: event.event }, 'baileys.event-lost');
    } finally {
      waiting--;
    }
  }

  async function takeMessage(event: MessageEvent): Promise<void> {
    const { key } = event;
    const asked = readWho(key, event.account, undefined);
    if ('reason' in asked) return keep(event);
    const lid = await lidOf(asked.person);
    const person = lid === undefined ? asked.person : { ...asked.person, lid };
    const kept = keep(lid === undefined ? event : { ...event, lid });
    if (!asked.isOurs) await note(person, event);
    await kept;
  }

  async function takeUpdate(event: UpdateEvent): Promise<void> {
    const { id } = event.key;
    if (event.status !== undefined && id !== undefined && isOwnMessageId(id)) {
      const outboundId = await answerOf(() => sent.outboundIdOf(id));
      return keep(outboundId === undefined ? event : { ...event, outboundId });
    }
    const who = readWho(event.key, event.account, undefined);
    const lid = 'reason' in who ? undefined : await lidOf(who.person);
    return keep(lid === undefined ? event : { ...event, lid });
  }

  async function lidOf({ lid, pn }: Person): Promise<string | undefined> {
    if (lid !== undefined || pn === undefined) return undefined;
    return (await answerOf(() => lidsOf([pn])))?.get(pn);
  }

  /** What the database says, unless it fails or takes its time: the event is kept without it then. */
  async function answerOf<T>(ask: () => Promise<T>): Promise<T | undefined> {
    const answered = new AbortController();
    try {
      return await Promise.race([ask(), pause(askMs, answered.signal).then(() => undefined)]);
    } catch (err) {
      log.warn({ err }, 'baileys.not-looked-up');
      return undefined;
    } finally {
      answered.abort();
    }
  }

  function note(person: Person, event: MessageEvent): Promise<void> {
    const id = externalIdOf(person);
    const work = (noting.get(id) ?? Promise.resolve()).then(async () => {
      await tellChange(person, event.account);
      await untilDone(() => contacts.note(id, [{ id: event.key.id ?? '', text: textOf(event) }]));
    });
    const tracked = work
      .catch((err: unknown) => log.error({ err }, 'baileys.contact-lost'))
      .finally(() => {
        if (noting.get(id) === tracked) noting.delete(id);
      });
    noting.set(id, tracked);
    return tracked;
  }

  /** Who has written as a phone's address and is now known by LID is told to the router, once. */
  async function tellChange({ lid, pn }: Person, of: Account): Promise<void> {
    if (lid === undefined || pn === undefined || (await untilDone(() => contacts.find(lid)))) return;
    const before = await untilDone(() => contacts.find(pn));
    if (!before) return;
    await keep({ event: 'same-person', account: of, lid, pn });
    await untilDone(() => contacts.note(lid, before.recent));
  }

  /** Who is no contact gets no reply, so the database is asked until it answers. @throws its error when we stop. */
  async function untilDone<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (err) {
        if (stopping.signal.aborted) throw err;
        log.warn({ err }, 'baileys.contact-not-noted');
        await pause(retryMs, stopping.signal);
      }
    }
  }

  return {
    messages(messages) {
      // Up to its first `await` an async function runs at once: the library may change its objects afterwards.
      for (const message of messages) take((async () => takeMessage(messageEvent(message, account())))());
    },
    updates(updates) {
      for (const update of updates) take((async () => takeUpdate(updateEvent(update, account())))());
    },
    samePerson(lid, pn) {
      take(tellChange({ lid, pn }, account()));
    },
    async hasRoom(signal) {
      while (waiting > 0 && !signal.aborted) await pause(retryMs, signal);
    },
    async settled() {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}

/** For the quotation in a reply. */
function textOf({ message }: MessageEvent): string {
  if (message === undefined) return '';
  const content = readContent(decode(message));
  return 'reason' in content ? '' : (content.text ?? '');
}
