import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aLetterCall, createLetterAdapter } from '../../test/letter-adapter.js';
import { anOutbound } from '../../test/outbound.js';
import type { ChannelAdapter, WebhookRoute } from '../channel-adapter.js';
import { checkAdapter } from './check-adapter.js';
import { describeAdapter } from './describe-adapter.js';
import type { AdapterFixtures } from './fixtures.js';

const from = '+6281200000001';
const message = anOutbound();

const fixtures: AdapterFixtures = {
  signatureHeader: 'x-signature',
  incoming: [
    {
      label: 'one letter',
      request: aLetterCall([{ id: 'a1', from, text: 'Lampu jalan mati' }]),
      outcome: 'accepted',
      messages: [{ externalId: 'a1', text: 'Lampu jalan mati' }],
    },
    {
      label: 'a batch of every kind',
      request: aLetterCall([
        { id: 'b1', from, text: 'Selokan mampet' },
        { id: 'b2', from, file: 'https://files.example/1.jpg' },
        { id: 'b3', type: 'receipt' },
        { type: 'typing' },
        { id: 4, from },
      ]),
      outcome: 'accepted',
      messages: [{ externalId: 'b1' }, { externalId: 'b2' }],
      statuses: [{ providerMessageId: 'b3', status: 'delivered' }],
      ignored: ['typing'],
      malformed: 1,
    },
    { label: 'not JSON', request: aLetterCall([], { body: Buffer.from('{{') }), outcome: 'quarantined' },
    {
      label: 'unsigned',
      request: aLetterCall([], { headers: {} }),
      outcome: 'forged',
    },
  ],
  outgoing: [
    {
      label: 'taken',
      message,
      answers: [{ status: 201, body: '{"id":"L1"}' }],
      result: { outcome: 'accepted', providerMessageId: 'L1' },
      calls: [{ method: 'POST', path: '/letters', body: { reference: message.id, to: message.to } }],
    },
    {
      label: 'busy',
      message,
      answers: [{ status: 429, headers: { 'retry-after': '7' }, body: '{}' }],
      result: { outcome: 'retry', code: 'busy', afterMs: 7000 },
    },
    {
      label: 'refused',
      message,
      answers: [{ status: 400, body: '{"code":"E1"}' }],
      result: { outcome: 'rejected', code: 'E1' },
    },
  ],
};

describeAdapter(createLetterAdapter, fixtures);

/** The adapter with one thing broken. */
function broken(change: {
  route?: (route: WebhookRoute) => Partial<WebhookRoute>;
  send?: (send: ChannelAdapter['send']) => ChannelAdapter['send'];
}): (baseUrl: string) => ChannelAdapter {
  return (baseUrl) => {
    const adapter = createLetterAdapter(baseUrl);
    const routes = adapter.routes.map((route) => ({ ...route, ...change.route?.(route) }));
    return { ...adapter, routes, send: change.send?.(adapter.send) ?? adapter.send };
  };
}

const brokenAdapters: {
  label: string;
  create: (baseUrl: string) => ChannelAdapter;
  law: string;
}[] = [
  {
    label: 'takes any signature',
    create: broken({ route: () => ({ verify: () => ({ verdict: 'genuine' }) }) }),
    law: 'forged signature',
  },
  {
    label: 'signs the length of the body only',
    create: broken({
      route: ({ verify }) => ({
        verify: (request) => {
          const known = fixtures.incoming.find(
            (fixture) => fixture.request.headers['x-signature'] === request.headers['x-signature'],
          );
          return verify(known ? known.request : request);
        },
      }),
    }),
    law: 'signature over the bytes',
  },
  {
    label: 'throws in verify',
    create: broken({
      route: ({ verify }) => ({
        verify: (request) => {
          JSON.parse(Buffer.from(request.body).toString());
          return verify(request);
        },
      }),
    }),
    law: 'verify never throws',
  },
  {
    label: 'drops all but the first message of a batch',
    create: broken({
      route: ({ parse }) => ({
        parse: (request) => {
          const parsed = parse(request);
          return { ...parsed, messages: parsed.messages.slice(0, 1) };
        },
      }),
    }),
    law: 'incoming table',
  },
  {
    label: 'makes up ids',
    create: broken({
      route: ({ parse }) => ({
        parse: (request) => {
          const parsed = parse(request);
          return {
            ...parsed,
            messages: parsed.messages.map((draft) => ({ ...draft, externalId: randomUUID() })),
          };
        },
      }),
    }),
    law: 'stable ids',
  },
  {
    label: 'gives every message the same id',
    create: broken({
      route: ({ parse }) => ({
        parse: (request) => {
          const parsed = parse(request);
          return { ...parsed, messages: parsed.messages.map((draft) => ({ ...draft, externalId: 'same' })) };
        },
      }),
    }),
    law: 'stable ids',
  },
  {
    label: 'makes the id of the time',
    create: broken({
      route: ({ parse }) => ({
        parse: (request) => {
          const parsed = parse(request);
          const externalId = String(request.receivedAtMs);
          return {
            ...parsed,
            messages: parsed.messages.slice(0, 1).map((draft) => ({ ...draft, externalId })),
          };
        },
      }),
    }),
    law: 'stable ids',
  },
  {
    label: 'changes the body while parsing',
    create: broken({
      route: ({ parse }) => ({
        parse: (request) => {
          const parsed = parse(request);
          request.body.fill(33, 30, 31);
          return parsed;
        },
      }),
    }),
    law: 'parse is pure',
  },
  {
    label: 'keeps only the fields it knows',
    create: broken({
      route: ({ parse }) => ({
        parse: (request) => {
          const parsed = parse(request);
          return {
            ...parsed,
            messages: parsed.messages.map((draft) => ({ ...draft, raw: { id: draft.externalId } })),
          };
        },
      }),
    }),
    law: 'unknown fields survive',
  },
  {
    label: 'writes the number into a reason',
    create: broken({
      route: ({ parse }) => ({
        parse: (request) => ({ ...parse(request), ignored: [{ reason: `typing of ${from}` }] }),
      }),
    }),
    law: 'no personal data outside bodies',
  },
  {
    label: 'takes bodies that cannot be quarantined',
    create: broken({ route: () => ({ maxBodyBytes: 10_000_000 }) }),
    law: 'routes',
  },
  {
    label: 'throws when the connection breaks',
    create: broken({
      send: (send) => async (reply, signal) => {
        const result = await send(reply, signal);
        if (result.outcome === 'unknown') throw new Error('socket hang up');
        return result;
      },
    }),
    law: 'reset after the request is unknown',
  },
  {
    label: 'tries again after a timeout',
    create: broken({
      send: (send) => async (reply, signal) => {
        const result = await send(reply, signal);
        return result.outcome === 'unknown' ? { outcome: 'retry', code: 'timeout', afterMs: 0 } : result;
      },
    }),
    law: 'timeout after the request is unknown',
  },
  {
    label: 'calls the provider again by itself',
    create: broken({
      send: (send) => async (reply, signal) => {
        const result = await send(reply, signal);
        return result.outcome === 'unknown' ? send(reply, AbortSignal.timeout(200)) : result;
      },
    }),
    law: 'reset after the request is unknown',
  },
  {
    label: 'takes a refusal for success',
    create: broken({
      send: (send) => async (reply, signal) => {
        const result = await send(reply, signal);
        return result.outcome === 'rejected' ? { outcome: 'accepted', providerMessageId: 'x' } : result;
      },
    }),
    law: 'outgoing table',
  },
  {
    label: 'names the recipient in a reason',
    create: broken({
      send: (send) => async (reply, signal) => {
        const result = await send(reply, signal);
        return result.outcome === 'rejected' ? { ...result, reason: `no such number: ${reply.to}` } : result;
      },
    }),
    law: 'outgoing table',
  },
];

describe('checkAdapter', () => {
  it('finds nothing wrong with a right adapter', async () => {
    expect(await checkAdapter(createLetterAdapter, fixtures)).toEqual([]);
  });

  it.each(brokenAdapters)('reports an adapter that $label', async ({ create, law }) => {
    const laws = (await checkAdapter(create, fixtures)).map((violation) => violation.law);
    expect(laws).toContain(law);
  });

  describe('of a connection', () => {
    /** The letters, as events of a connection instead of calls; `change` spoils what is read. */
    const connected =
      (change: (text: string) => string): (() => ChannelAdapter) =>
      () => {
        const letters = createLetterAdapter('http://127.0.0.1:9');
        const [{ parse } = letters.routes[0] as WebhookRoute] = letters.routes;
        const open = () => ({ health: () => undefined, stop: async () => undefined });
        const read: WebhookRoute['parse'] = (request) => {
          const parsed = parse(request);
          return {
            ...parsed,
            messages: parsed.messages.map((draft) => ({ ...draft, text: change(draft.text ?? '') })),
          };
        };
        return {
          ...letters,
          routes: [],
          connection: { route: { name: 'letters.connection', parse: read }, open },
        };
      };
    const event = { ...aLetterCall([{ id: 'a1', from, text: 'Lampu jalan mati' }]), path: '', headers: {} };
    const incoming = [
      {
        label: 'an event',
        request: event,
        outcome: 'accepted' as const,
        messages: [{ text: 'Lampu jalan mati' }],
      },
    ];
    const ofConnection: AdapterFixtures = { signatureHeader: '', incoming, outgoing: [] };

    it('asks for no signature and finds nothing wrong with a right one', async () => {
      expect(
        await checkAdapter(
          connected((text) => text),
          ofConnection,
        ),
      ).toEqual([]);
    });

    it.each<[string, (text: string) => string]>([
      ['incoming table', () => 'another text'],
      ['parse is pure', (text) => `${text} ${randomUUID()}`],
    ])('reports one that breaks the law "%s"', async (law, change) => {
      const laws = (await checkAdapter(connected(change), ofConnection)).map((violation) => violation.law);
      expect(laws).toContain(law);
    });
  });
});
