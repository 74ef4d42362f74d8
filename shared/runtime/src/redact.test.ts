import { describe, expect, test } from 'vitest';
import { redact } from './redact.js';
import { personalFields, publicFields, secretFields } from './sensitive-fields.js';

/** Longer than the names above it, so that it cannot be part of one; no shape `maskText` would know. */
const marker = 'Rahasia-Warga';

const compoundSecrets = [
  'x-twilio-signature',
  'X-Hub-Signature-256',
  'twilioAuthToken',
  'TWILIO_AUTH_TOKEN',
  'nats_password',
  'set-cookie',
  'proxy-authorization',
  'encryptionKeys',
  'MONGODB_URI',
];
const spellings = ['display_name', 'DISPLAYNAME', 'Display-Name', 'From', 'TO', 'MediaUrl0', 'messaging.to'];

function nest(value: unknown, depth: number): unknown {
  return depth === 0 ? value : nest({ inner: value }, depth - 1);
}

const places: readonly (readonly [place: string, put: (field: string) => unknown])[] = [
  ...[0, 1, 2, 3, 4].flatMap((depth) => [
    [`depth ${depth}`, (field: string) => nest({ [field]: marker }, depth)] as const,
    [`an array at depth ${depth}`, (field: string) => nest([{ [field]: marker }], depth)] as const,
    [`an error at depth ${depth}`, (field: string) => nest(errorWith(field), depth)] as const,
  ]),
  ['a list of values', (field) => ({ [field]: [marker, marker] })],
  ['a record of values', (field) => ({ [field]: { deep: marker } })],
  ['the cause of a cause', (field) => new Error('a', { cause: new Error('b', { cause: errorWith(field) }) })],
  ['an aggregate', (field) => new AggregateError([errorWith(field)])],
  ['a Map', (field) => new Map([[field, marker]])],
  ['toJSON', (field) => ({ toJSON: () => ({ [field]: marker }) })],
];

function errorWith(field: string): Error {
  return Object.assign(new Error('failed'), { details: { [field]: marker } });
}

describe.each(places)('in %s', (_, put) => {
  test.each([...personalFields, ...secretFields, ...compoundSecrets, ...spellings])(
    '%s is hidden',
    (field) => {
      const shown = JSON.stringify(redact(put(field)));
      expect(shown).not.toContain(marker);
      expect(shown).toMatch(/\[(personal|secret)\]/);
    },
  );

  test('a harmless field stays', () => {
    expect(JSON.stringify(redact(put('complaintState')))).toContain(marker);
  });
});

test.each([
  ...publicFields,
  'id',
  'channel',
  'account',
  'partition',
  'reason',
  'durationMs',
  'context',
  'stream',
])('%s is shown', (field) => {
  expect(redact({ [field]: marker })).toEqual({ [field]: marker });
});

test('a flag that says whether a secret is there is shown', () => {
  expect(redact({ authToken: true, password: false, cookie: null })).toEqual({
    authToken: true,
    password: false,
    cookie: null,
  });
});

test('numbers in personal fields are hidden', () => {
  expect(redact({ nik: 3603012345678901, latitude: -6.12 })).toEqual({
    nik: '[personal]',
    latitude: '[personal]',
  });
});

test('texts under other names, and names themselves, lose what looks personal', () => {
  expect(redact({ reason: 'no route to +6281234567890', '+6281234567890': 1 })).toEqual({
    reason: 'no route to [phone]',
    '[phone]': 1,
  });
});

test('ids are shown although they look like a NIK; a phone number cannot hide in an alias id', () => {
  expect(redact({ pageId: '1065403522429221', waId: '6281234567890' })).toEqual({
    pageId: '1065403522429221',
    waId: '[personal]',
  });
});

test('an error keeps type, code, message, stack and cause, with what looks personal masked', () => {
  class ProviderError extends Error {
    readonly code = '21211';
  }
  const error = new ProviderError('+6281234567890 is no number', {
    cause: new TypeError('NIK 3603012345678901'),
  });
  const shown = redact(error) as Record<string, unknown>;
  expect(shown).toMatchObject({
    type: 'ProviderError',
    code: '21211',
    message: '[phone] is no number',
    cause: { type: 'TypeError', message: 'NIK [nik]' },
  });
  expect(shown['stack']).toMatch(/^Error: \[phone\] is no number\n\s+at .*redact\.test\.ts/);
  expect(JSON.stringify(shown)).not.toMatch(/6281234567890|3603012345678901/);
});

test('bytes are counted, not shown', () => {
  expect(redact({ chunk: Buffer.from(marker), view: new Uint8Array(3) })).toEqual({
    chunk: `[${marker.length} bytes]`,
    view: '[3 bytes]',
  });
});

test('a circular, a very deep and a very wide structure end', () => {
  const circular: Record<string, unknown> = { name: 'a' };
  circular['self'] = circular;
  circular['all'] = [circular, circular];
  expect(JSON.stringify(redact(circular)).length).toBeLessThan(50_000);
  expect(JSON.stringify(redact(nest(marker, 20)))).not.toContain(marker);
  expect((redact(Array.from({ length: 100_000 }, () => 1)) as unknown[]).length).toBeLessThan(1_100);
});

test('what throws while being read is left out', () => {
  const broken = Object.defineProperty({ fine: 1 }, 'broken', {
    enumerable: true,
    get() {
      throw new Error(marker);
    },
  });
  const unjson = {
    toJSON() {
      throw new Error(marker);
    },
  };
  expect(redact({ broken, unjson })).toEqual({
    broken: { fine: 1, broken: '[unreadable]' },
    unjson: '[unreadable]',
  });
});

test('the given object is not changed', () => {
  const given = { to: marker, list: [{ to: marker }] };
  redact(given);
  expect(given).toEqual({ to: marker, list: [{ to: marker }] });
});
