import { expect, onTestFinished, test, vi } from 'vitest';
import { ask, login, otherLogin, partsOf, reply, setSmppStage } from '../../../test/smpp-stage.js';

test('a bind with another password is refused, and nothing is taken without one', async () => {
  const { connect } = await setSmppStage();
  const { session } = await connect();
  const refused = await ask(session, 'bind_transceiver', { ...login, password: 'salah' });
  expect(refused.command_status).toBe(0x0d);
  expect((await ask(session, 'submit_sm', reply)).command_status).toBe(0x04);
});

test('a citizen’s message is delivered, and both ways are in the ledger', async () => {
  const { sandbox, connect } = await setSmppStage();
  const { session, heard } = await connect();
  await ask(session, 'bind_transceiver', login);
  const { result } = await sandbox.sendFromCitizen({
    channel: 'smpp',
    from: '+6281201234567',
    body: 'Halo 🙏',
  });
  expect(result).toMatchObject({ attempts: [{ kind: 'answered', status: 200 }] });
  expect(heard).toMatchObject([
    { source_addr: '6281201234567', destination_addr: '1708', short_message: { message: 'Halo 🙏' } },
  ]);
  const { message_id } = await ask(session, 'submit_sm', reply);
  expect(await sandbox.ledger.entries({ citizen: '+6281201234567' })).toMatchObject([
    { kind: 'webhook', text: 'Halo 🙏' },
    { kind: 'call', operation: 'submit_sm', text: 'Aduan diterima', messageId: message_id },
  ]);
});

test('a status that is not zero is a 503', async () => {
  const { sandbox, connect } = await setSmppStage();
  const { session } = await connect(0x45);
  await ask(session, 'bind_transceiver', login);
  const { result } = await sandbox.sendFromCitizen({ channel: 'smpp', from: '+6281201234567', body: 'Halo' });
  expect(result).toMatchObject({ attempts: [{ status: 503, body: 'command_status 69' }] });
});

test.each([0x08, 0x14, 0x58])(
  'status %i says not now, and the message is delivered again',
  async (status) => {
    const { connectBound, write } = await setSmppStage();
    const answers = [status, 0];
    const { heard } = await connectBound(() => answers.shift() ?? 0x45);
    expect((await write('Halo')).result).toMatchObject({ attempts: [{ status: 503 }, { status: 200 }] });
    expect(heard).toHaveLength(2);
  },
);

test('without a response a message is delivered three times, and then left', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { connectBound, write } = await setSmppStage();
  const { heard } = await connectBound(() => undefined);
  const written = write('Halo');
  for (const count of [1, 2, 3]) {
    await vi.waitUntil(() => heard.length === count, { interval: 5 });
    await vi.advanceTimersByTimeAsync(10_000);
  }
  expect((await written).result).toMatchObject({
    attempts: [{ reason: 'response' }, { reason: 'response' }, { reason: 'response' }],
  });
  expect(heard).toHaveLength(3);
});

test('lost-response: the connection ends, and the next one gets the same message', async () => {
  const { sandbox, connect } = await setSmppStage({
    rules: [{ fault: 'lost-response', on: 'webhook', count: 1 }],
  });
  const first = await connect();
  await ask(first.session, 'bind_transceiver', login);
  const sending = sandbox.sendFromCitizen({ channel: 'smpp', from: '+6281201234567', body: 'Halo' });
  await first.closed;
  const second = await connect();
  await ask(second.session, 'bind_transceiver', login);
  expect((await sending).result).toMatchObject({
    attempts: [
      { kind: 'failed', reason: 'lost' },
      { kind: 'answered', status: 200 },
    ],
  });
  expect([first.heard.length, second.heard.length]).toEqual([1, 1]);
});

test.each([
  ['too-many-requests', {}, 0x58],
  ['server-error', {}, 0x08],
  ['another sender', { source_addr: '1709' }, 0x0a],
  ['a recipient that is no number', { destination_addr: 'warga' }, 0x0b],
])('%s is refused', async (fault, more, status) => {
  const { sandbox, connect } = await setSmppStage();
  if (fault === 'too-many-requests' || fault === 'server-error')
    sandbox.faults.set({ rules: [{ fault, count: 1 }] });
  const { session } = await connect();
  await ask(session, 'bind_transceiver', login);
  expect((await ask(session, 'submit_sm', { ...reply, ...more })).command_status).toBe(status);
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([{ verdict: { code: status } }]);
});

test.each([
  [{ fault: 'timeout-after-accept', ending: 'reset', count: 1 }, 'accepted'],
  [{ fault: 'reset-before-accept', count: 1 }, 'cut'],
] as const)('%o ends the connection', async (rule, kind) => {
  const { sandbox, connect } = await setSmppStage({ rules: [rule] });
  const { session, closed } = await connect();
  await ask(session, 'bind_transceiver', login);
  session.submit_sm(reply);
  expect(await closed).toBe('closed');
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([{ verdict: { kind } }]);
});

const long = 'Jalan berlubang di depan pasar, sudah dua minggu. '.repeat(8);

test.each([
  ['udh-8', /^0003(..)0302/],
  ['udh-16', /^0804(....)0302/],
] as const)('a long text comes in parts by %s, in the order asked for', async (form, header) => {
  const { connectBound, write } = await setSmppStage({
    rules: [{ fault: 'parts', on: 'webhook', form, count: 2 }],
  });
  const { heard } = await connectBound();
  await write(long, { messageId: 'a', order: [3, 1] });
  await write(long, { messageId: 'a', order: [2] });
  const [third, first, second] = partsOf(heard);
  expect([first, second, third].map((part) => part?.message).join('')).toBe(long);
  expect(second?.header).toMatch(header);
  const reference = header.exec(second?.header ?? '')?.[1];
  expect([first?.header, third?.header]).toEqual([
    expect.stringContaining(`${reference}0301`),
    expect.stringContaining(`${reference}0303`),
  ]);
});

test('a long text comes in parts by parameters', async () => {
  const { connectBound, write } = await setSmppStage({
    rules: [{ fault: 'parts', on: 'webhook', form: 'sar', count: 1 }],
  });
  const { heard } = await connectBound();
  await write(long);
  expect(heard).toMatchObject(
    [1, 2, 3].map((sar_segment_seqnum) => ({ sar_total_segments: 3, sar_segment_seqnum })),
  );
});

test('a long text comes whole as a payload', async () => {
  const { connectBound, write } = await setSmppStage({
    rules: [{ fault: 'parts', on: 'webhook', form: 'payload', count: 1 }],
  });
  const { heard } = await connectBound();
  await write(long);
  expect(heard).toMatchObject([{ message_payload: { message: long } }]);
});

test('no escape and no pair is torn', async () => {
  const { connectBound, write } = await setSmppStage();
  const { heard } = await connectBound();
  await write('€'.repeat(100));
  await write('🙏'.repeat(50));
  expect(partsOf(heard).map(({ message }) => message.length)).toEqual([76, 24, 66, 34]);
});

test('a part that the text does not have is refused before anything is delivered', async () => {
  const { connectBound, write } = await setSmppStage();
  const { heard } = await connectBound();
  await expect(write('Halo', { order: [2] })).rejects.toThrow('1 parts');
  await expect(write('Halo', { kind: 'tiga' })).rejects.toThrow('there are: satu, dua');
  expect(heard).toEqual([]);
});

test('a text can come in an alphabet that its data coding does not say', async () => {
  const { connectBound, write } = await setSmppStage({
    rules: [{ fault: 'data-coding', on: 'webhook', alphabet: 'latin1', dataCoding: 0xf4, count: 1 }],
  });
  const { heard } = await connectBound();
  await write('Café');
  expect(heard).toMatchObject([
    { data_coding: 0xf4, short_message: { message: Buffer.from('Café', 'latin1') } },
  ]);
});

test('two operators: each delivers on its own session and takes its own number', async () => {
  const { sandbox, connectBound, write } = await setSmppStage();
  const one = await connectBound();
  const two = await connectBound(0, otherLogin);
  await write('Halo', { kind: 'dua' });
  expect([one.heard.length, two.heard]).toMatchObject([0, [{ destination_addr: '1709' }]]);
  expect((await ask(two.session, 'submit_sm', reply)).command_status).toBe(0x0a);
  expect((await ask(two.session, 'submit_sm', { ...reply, source_addr: '1709' })).command_status).toBe(0);
  expect((await sandbox.ledger.entries({ kind: 'call' })).map(({ params }) => params['operator'])).toEqual([
    'dua',
    'dua',
  ]);
});

test('the ledger joins our parts, and has the text once', async () => {
  const { sandbox, connectBound } = await setSmppStage();
  const { session } = await connectBound();
  const part = (number: number, message: string) => ({
    ...reply,
    short_message: { udh: Buffer.from([5, 0, 3, 7, 2, number]), message },
  });
  await ask(session, 'submit_sm', part(2, ' dicatat'));
  await ask(session, 'submit_sm', part(1, 'Aduan Anda'));
  const calls = await sandbox.ledger.entries({ kind: 'call' });
  expect(calls).toMatchObject([{ params: { part: '2/2' } }, { text: 'Aduan Anda dicatat', violations: [] }]);
  expect(calls[0]).not.toHaveProperty('text');
});

test.each([
  ['too long a text', { short_message: 'a'.repeat(161) }, '161 places'],
  ['a torn escape', { short_message: Buffer.from([0x61, 0x1b]) }, 'escape pair is torn'],
  ['a torn pair', { data_coding: 8, short_message: Buffer.from([0xd8, 0x3d]) }, 'surrogate pair is torn'],
  [
    'a part beyond the last',
    { short_message: { udh: Buffer.from([5, 0, 3, 7, 2, 3]), message: 'a' } },
    'no part 3/2',
  ],
])('%s is noted', async (_label, fields, violation) => {
  const { sandbox, connectBound } = await setSmppStage();
  const { session } = await connectBound();
  await ask(session, 'submit_sm', { ...reply, data_coding: 0, ...fields });
  expect(await sandbox.ledger.entries({ kind: 'call' })).toMatchObject([
    { violations: [expect.stringContaining(violation)] },
  ]);
});

test.each(['drop', 'unbind', 'garbage'] as const)(
  'a session ends by %s, and the next one gets the message',
  async (ending) => {
    const { connectBound, write } = await setSmppStage({
      rules: [{ fault: 'end-session', on: 'webhook', ending, count: 1 }],
    });
    const first = await connectBound();
    first.session.on('error', () => first.session.destroy());
    const writing = write('Halo');
    expect(await first.closed).toBe('closed');
    const second = await connectBound();
    await writing;
    expect([first.heard.length, second.heard.length]).toEqual([0, 1]);
  },
);

test('a bind is refused, and enquire_link not answered, as often as asked', async () => {
  const { connect } = await setSmppStage({
    rules: [
      { fault: 'refuse-bind', on: 'bind', status: 0x0f, count: 1 },
      { fault: 'silence', on: 'enquire-link', count: 1 },
    ],
  });
  const { session } = await connect();
  expect((await ask(session, 'bind_transceiver', login)).command_status).toBe(0x0f);
  expect((await ask(session, 'bind_transceiver', login)).command_status).toBe(0);
  const answered: string[] = [];
  session.enquire_link({}, () => answered.push('first'));
  session.enquire_link({}, () => answered.push('second'));
  await expect.poll(() => answered).toEqual(['second']);
});

test('what the product has too much of is delivered again', async () => {
  let refusals = 1;
  const { connectBound, write } = await setSmppStage();
  await connectBound(() => (refusals-- > 0 ? 0x14 : 0));
  expect((await write('Halo')).result).toMatchObject({ attempts: [{ status: 503 }, { status: 200 }] });
});

test.each([
  [
    {},
    { short_message: { message: expect.stringMatching(/^id:[0-9A-F]{12} .* stat:DELIVRD err:000 text:$/) } },
  ],
  [
    { receipts: 'parameters', receiptIds: 'decimal' },
    { receipted_message_id: expect.stringMatching(/^\d+$/), message_state: 2 },
  ],
] as const)('a receipt by %o', async (habits, expected) => {
  const { sandbox, connectBound } = await setSmppStage(undefined, habits);
  const { session, heard } = await connectBound();
  const { message_id: id } = await ask(session, 'submit_sm', { ...reply, registered_delivery: 1 });
  await ask(session, 'submit_sm', reply);
  await sandbox.settled();
  expect(heard).toMatchObject([{ esm_class: 4, source_addr: '6281201234567', ...expected }]);
  const told = BigInt(`0x${String(id)}`);
  expect(await sandbox.ledger.entries({ kind: 'callback' })).toMatchObject([
    { status: 'DELIVRD', messageId: id, params: { id: 'receiptIds' in habits ? String(told) : id } },
  ]);
});

test.each([
  ['undelivered, with a code', [{ fault: 'undelivered', errorCode: 27, count: 1 }], [/stat:UNDELIV err:027/]],
  ['repeated', [{ fault: 'duplicate', on: 'callback', count: 1 }], [/DELIVRD/, /DELIVRD/]],
  ['missing', [{ fault: 'missing', on: 'callback', count: 1 }], []],
] as const)('a receipt can be %s', async (_label, rules, texts) => {
  const { sandbox, connectBound } = await setSmppStage({ rules: [...rules] });
  const { session, heard } = await connectBound();
  await ask(session, 'submit_sm', { ...reply, registered_delivery: 1 });
  await sandbox.settled();
  expect(partsOf(heard).map(({ message }) => message)).toEqual(
    texts.map((text) => expect.stringMatching(text)),
  );
});
