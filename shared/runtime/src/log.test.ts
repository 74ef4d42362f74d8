import { expect, test } from 'vitest';
import { createLog, type Log } from './log.js';

const marker = 'Rahasia-Warga';

function recordingLog(): { log: Log; lines: () => Record<string, unknown>[]; text: () => string } {
  const written: string[] = [];
  const log = createLog({
    service: 'sms',
    level: 'info',
    destination: {
      write: (line) => {
        written.push(line);
      },
    },
  });
  return { log, lines: () => written.map((line) => JSON.parse(line)), text: () => written.join('') };
}

test('a line has level, time, service, the fields, and the event as message', () => {
  const { log, lines } = recordingLog();
  log.info({ id: 'a', durationMs: 3 }, 'webhook.accepted');
  log.debug({ id: 'b' }, 'webhook.details');
  expect(lines()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      service: 'sms',
      id: 'a',
      durationMs: 3,
      msg: 'webhook.accepted',
    },
  ]);
});

test.each<[string, (log: Log) => void]>([
  ['a field', (log) => log.info({ counterpart: marker }, 'x')],
  ['a nested field', (log) => log.info({ message: { attachments: [{ caption: marker }] } }, 'x')],
  ['an error field', (log) => log.error({ err: Object.assign(new Error('x'), { to: marker }) }, 'x')],
  ['an error alone', (log) => log.error(Object.assign(new Error('x'), { to: marker }))],
  [
    'an error under another name',
    (log) => log.error({ reason: Object.assign(new Error('x'), { to: marker }) }, 'x'),
  ],
  ["a child's field", (log) => log.child({ displayName: marker }).info('x')],
  ["a child's nested field", (log) => log.child({ message: { text: marker } }).info('x')],
  ["a child's error", (log) => log.child({ err: Object.assign(new Error('x'), { to: marker }) }).info('x')],
  [
    "a grandchild's field",
    (log) =>
      log
        .child({ id: 'a' })
        .child({ inner: { from: marker } })
        .info('x'),
  ],
  ["a child's line", (log) => log.child({ id: 'a' }).info({ inner: { from: marker } }, 'x')],
])('%s is redacted', (_, write) => {
  const { log, text, lines } = recordingLog();
  write(log);
  expect(lines()).toHaveLength(1);
  expect(text()).not.toContain(marker);
  expect(text()).toContain('[personal]');
});

test.each<[string, (log: Log) => void]>([
  ['the message', (log) => log.info('no route to +6281234567890')],
  ['a formatted message', (log) => log.info('no route to %s', '+6281234567890')],
  ["an error's message and stack", (log) => log.error(new Error('no route to +6281234567890'))],
  [
    "a cause's message",
    (log) => log.error({ err: new Error('x', { cause: new Error('+6281234567890') }) }, 'x'),
  ],
])('a phone number in %s is masked', (_, write) => {
  const { log, text } = recordingLog();
  write(log);
  expect(text()).not.toContain('81234567890');
  expect(text()).toContain('[phone]');
});

test('an error keeps what is needed to find it', () => {
  const { log, lines } = recordingLog();
  log.error({ err: Object.assign(new TypeError('broken'), { code: 'E1', status: 400 }) }, 'sms.failed');
  expect(lines()[0]?.['err']).toMatchObject({
    type: 'TypeError',
    code: 'E1',
    status: 400,
    message: 'broken',
    stack: expect.stringContaining('log.test.ts'),
  });
});

test('children keep their fields and level', () => {
  const { log, lines } = recordingLog();
  const child = log.child({ id: 'a' }).child({ channel: 'sms' });
  child.debug('not.shown');
  child.info({ partition: 3 }, 'shown');
  expect(lines()).toEqual([
    expect.objectContaining({ service: 'sms', id: 'a', channel: 'sms', partition: 3, msg: 'shown' }),
  ]);
});
