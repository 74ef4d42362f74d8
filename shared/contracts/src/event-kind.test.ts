import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ContractError } from './contract-error.js';
import { type EventKind, fromWire, toPublication } from './event-kind.js';

const schema = z.strictObject({ id: z.string(), phone: z.string(), count: z.int() });

/** A kind in its third version: v1 had `number`, v2 renamed it to `phone`, v3 added `count`. */
const kind: EventKind<typeof schema> = {
  type: 'kanal.example',
  version: 3,
  schema,
  upcasters: {
    1: ({ number, ...rest }) => ({ ...rest, phone: number }),
    2: (old) => ({ ...old, count: 0 }),
  },
  stream: 'STATUS',
  id: (data) => data.id,
  subject: () => 'status.sms',
  source: () => '/kanal/test',
  time: () => '2026-11-24T00:00:00.000Z',
};
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('fromWire', () => {
  it.each([
    ['v1', { id: 'x', number: '0812' }, { id: 'x', phone: '0812', count: 0 }],
    ['v2', { id: 'x', phone: '0812' }, { id: 'x', phone: '0812', count: 0 }],
    ['v3', { id: 'x', phone: '0812', count: 7 }, { id: 'x', phone: '0812', count: 7 }],
  ])('brings %s up to the current version', (version, old, current) => {
    expect(fromWire(kind, `kanal.example.${version}`, bytes(old))).toEqual(current);
  });

  it.each([
    ['another kind', 'kanal.other.v1', bytes({})],
    ['a newer version', 'kanal.example.v4', bytes({ id: 'x', phone: '0812', count: 7 })],
    ['version nought', 'kanal.example.v0', bytes({})],
    ['a missing type', '', bytes({})],
    ['half a JSON text', 'kanal.example.v3', Buffer.from('{"id":"x","phone":"08129')],
    ['an array', 'kanal.example.v3', bytes([])],
    ['bytes that are not UTF-8', 'kanal.example.v3', Buffer.from([0x7b, 0xff, 0x7d])],
    ['an unknown field', 'kanal.example.v3', bytes({ id: 'x', phone: '0812', count: 7, more: 1 })],
  ])('refuses %s', (_label, type, body) => {
    expect(() => fromWire(kind, type, body)).toThrow(ContractError);
  });

  it('names the field at fault and never its value', () => {
    const read = () =>
      fromWire(kind, 'kanal.example.v3', bytes({ id: 'x', phone: 628129999, count: 'seven' }));
    expect(read).toThrow(/phone: invalid_type; count: invalid_type/);
    expect(read).not.toThrow(/628129999|seven/);
  });
});

describe('toPublication', () => {
  it('writes CloudEvents 1.0 in binary mode and carries the trace on', () => {
    const data = { id: 'x', phone: '0812', count: 7 };
    const publication = toPublication(kind, data, { traceparent: '00-aa-bb-01' });
    expect(publication).toMatchObject({ stream: 'STATUS', subject: 'status.sms', id: 'x' });
    expect(publication.headers).toEqual({
      traceparent: '00-aa-bb-01',
      'ce-specversion': '1.0',
      'ce-id': 'x',
      'ce-source': '/kanal/test',
      'ce-type': 'kanal.example.v3',
      'ce-time': '2026-11-24T00:00:00.000Z',
      'content-type': 'application/json',
    });
    expect(fromWire(kind, publication.headers['ce-type'] ?? '', publication.body)).toEqual(data);
  });

  it('refuses data that does not fit before anything is sent', () => {
    expect(() => toPublication(kind, { id: 'x', phone: '0812', count: 1.5 })).toThrow(ContractError);
  });
});
