import { isDeepStrictEqual } from 'node:util';
import type { ChannelAdapter, WebhookRequest, WebhookRoute } from '../channel-adapter.js';
import type { IncomingFixture } from './fixtures.js';
import {
  addUnknownField,
  changedBodies,
  damagedBodies,
  unknownFieldName,
  withSignature,
} from './mutations.js';
import { personalValuesIn, withoutPersonal } from './personal-values.js';
import { ingestFixture, messagesIn, readUnverified, statusesIn } from './read-fixture.js';
import { firstDifference } from './subset.js';

/** One promise about incoming calls: returns what is wrong with the adapter's handling of one fixture. */
export type IncomingLaw = (
  adapter: ChannelAdapter,
  route: WebhookRoute,
  fixture: IncomingFixture,
  signatureHeader: string,
) => Promise<string[]> | string[];

/** Every promise about incoming calls, by the name a violation is reported under. */
export const incomingLaws: Readonly<Record<string, IncomingLaw>> = {
  'incoming table': async (adapter, route, fixture) => {
    const run = await ingestFixture(adapter, route, fixture.request);
    const { outcome } = run;
    const actual = {
      outcome: outcome.outcome,
      messages: messagesIn(run.publications),
      statuses: statusesIn(run.publications),
      ignored: run.ignoredReasons,
      malformed: 'counts' in outcome ? outcome.counts.malformed : 0,
    };
    const { messages = [], statuses = [], ignored = [], malformed = 0 } = fixture;
    return found(
      firstDifference(actual, { outcome: fixture.outcome, messages, statuses, ignored, malformed }),
    );
  },

  'forged signature': (_adapter, route, fixture, header) => {
    if (!isGenuine(fixture)) return [];
    const signature = fixture.request.headers[header] ?? '';
    const wrong = [undefined, '', flipLast(signature), signature.slice(0, -1), `${signature}A`];
    return wrong
      .filter((value) => verdict(route, withSignature(fixture.request, header, value)) !== 'forged')
      .map(
        (value) => `a call with ${value === undefined ? 'no signature' : 'another signature'} is not forged`,
      );
  },

  'signature over the bytes': (_adapter, route, fixture) =>
    isGenuine(fixture)
      ? changedBodies(fixture.request)
          .filter(({ request }) => verdict(route, request) !== 'forged')
          .map(({ change }) => `a call with ${change} is not forged`)
      : [],

  'verify never throws': (_adapter, route, fixture) =>
    damagedBodies(fixture.request)
      .filter(({ request }) => verdict(route, request) === 'threw')
      .slice(0, 1)
      .map(({ change }) => `verify threw for a call with ${change}`),

  'parse is pure': (_adapter, route, fixture) => {
    if (fixture.outcome !== 'accepted') return [];
    const before = Buffer.from(fixture.request.body);
    const request = Object.freeze({
      ...fixture.request,
      headers: Object.freeze({ ...fixture.request.headers }),
    });
    const parsed = [route.parse(request), route.parse(request)];
    if (!before.equals(fixture.request.body)) return ['parse changed the body'];
    if (parsed[0] instanceof Promise) return ['parse is asynchronous'];
    return isDeepStrictEqual(parsed[0], parsed[1])
      ? []
      : ['the same call was parsed differently the second time'];
  },

  'stable ids': async (adapter, route, fixture) => {
    if (fixture.outcome !== 'accepted') return [];
    const later = { ...fixture.request, receivedAtMs: fixture.request.receivedAtMs + 3_600_000 };
    const runs = await Promise.all(
      [fixture.request, later].map((request) => ingestFixture(adapter, route, request)),
    );
    const [first, second] = runs.map(({ publications }) => publications.map(({ id }) => id));
    if (!isDeepStrictEqual(first, second)) return ['the same call has other ids an hour later'];
    return new Set(first).size === first?.length ? [] : ['two events of one call have the same id'];
  },

  'damaged bodies': (adapter, route, fixture) =>
    damagedBodies(fixture.request).flatMap(({ request, change }) => {
      const read = readUnverified(adapter, route, request);
      if (read.meaning === 'unreadable') return [];
      const shaped =
        read.counts.messages + read.counts.statuses + read.counts.ignored + read.counts.malformed;
      return Number.isInteger(shaped) ? [] : [`a call with ${change} has no countable events`];
    }),

  'unknown fields survive': (adapter, route, fixture) => {
    if ((fixture.messages ?? []).length === 0) return [];
    const request = addUnknownField(fixture.request);
    if (!request) return [];
    const read = readUnverified(adapter, route, request);
    if (read.meaning === 'unreadable') return ['a call with an unknown field cannot be read'];
    const messages = messagesIn(read.publications);
    if (messages.length !== fixture.messages?.length)
      return ['an unknown field changes the number of messages'];
    return messages
      .filter(({ raw }) => !JSON.stringify(raw).includes(unknownFieldName))
      .map(({ externalId }) => `raw of message ${externalId} has lost an unknown field`);
  },

  'no personal data outside bodies': (adapter, route, fixture) => {
    const read = readUnverified(adapter, route, fixture.request);
    if (read.meaning === 'unreadable') return [];
    const personal = messagesIn(read.publications).flatMap(personalValuesIn);
    const open = read.publications.flatMap(({ subject, headers, id }) => [
      subject,
      id,
      ...Object.values(headers),
    ]);
    const reasons = [...read.ignoredReasons, ...malformedReasons(route, fixture.request)];
    return [...open, ...reasons]
      .filter((text) => withoutPersonal(text, personal) !== text)
      .map((text) => `"${withoutPersonal(text, personal)}" holds personal data`);
  },
};

function isGenuine(fixture: IncomingFixture): boolean {
  return fixture.outcome === 'accepted' || fixture.outcome === 'quarantined';
}

function verdict(route: WebhookRoute, request: WebhookRequest): string {
  try {
    return route.verify(request).verdict;
  } catch {
    return 'threw';
  }
}

function malformedReasons(route: WebhookRoute, request: WebhookRequest): string[] {
  return route.parse(request).malformed.map(({ reason }) => reason);
}

function found(difference: string | undefined): string[] {
  return difference === undefined ? [] : [difference];
}

/**
 * Base64 padding is not part of the signature's bits, and its last symbol may not be either: the middle is. In hex a
 * letter is the same digit in either case.
 */
function flipLast(signature: string): string {
  const at = Math.floor(signature.length / 2);
  return `${signature.slice(0, at)}${signature[at]?.toUpperCase() === 'A' ? 'B' : 'A'}${signature.slice(at + 1)}`;
}
