import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { aNumber, complain, sendSms } from './src/citizen.js';
import { kanal, kirim, operator } from './src/run-command.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams } from './src/streams.js';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.remove());

describe('kirim', () => {
  const body = 'Jalan berlubang di depan SDN 1 Curug, sudah sebulan';

  it('prints the reply and its ticket, and ends with 0', async () => {
    const { code, stdout } = await kirim(stack, 'sms', body);
    expect(code, stack.logs()).toBe(0);
    expect(stdout).toMatch(/Tiket \(ticket\): {2}BTN-\d{6}-[0-9A-Z]{7}\n/);
    expect(stdout).toMatch(/Aduan BTN-\d{6}-[0-9A-Z]{7} \(bukan no\. LAPOR!\)/);
  });

  it('speaks JSON, as the citizen it was told to be, and shows that a repeat changes nothing', async () => {
    const from = aNumber();
    const first = await kirim(stack, 'sms', body, '--from', from, '--json');
    const sent = JSON.parse(first.stdout);
    expect(first.code, stack.logs()).toBe(0);
    expect(sent).toMatchObject({ kind: 'answered', from, exitCode: 0 });
    const again = await kirim(stack, 'sms', body, '--from', from, '--sid', sent.messageId, '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ kind: 'repeat-unanswered', messageId: sent.messageId });
  });

  it.each([
    ['no text', ['sms']],
    ['another channel', ['pigeon', 'halo']],
    ['an unknown option', ['sms', 'halo', '--loud']],
  ])('ends with 2 and explains itself for %s', async (_label, words) => {
    const { code, stdout } = await kirim(stack, ...words);
    expect(code).toBe(2);
    expect(stdout).toContain('npm run kirim -- sms');
  });

  it('ends with 4 when no reply comes in time, and the complaint is answered later all the same', async () => {
    await stack.part('router').stop();
    const { code, stdout } = await kirim(stack, 'sms', body, '--timeout', '1', '--json');
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'no-reply', problem: null });
    await stack.start('router');
    await stack.ready('router');
  });

  it('ends with 3 when the webhook is refused', async () => {
    await stack.part('sms').stop();
    expect((await kirim(stack, 'sms', body, '--timeout', '1')).code).toBe(3);
    await stack.start('sms');
    await stack.ready('sms');
  });
});

describe('kanal', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['explode']],
    ['an unknown option', ['provision', '--force']],
    ['a missing word', ['complaint']],
    ['a limit that is no number', ['dead-letters', '--limit', 'many']],
    ['a replay of nothing in particular', ['replay', 'quarantine']],
    ['a request dealt with, but which', ['privacy-requests', '--done']],
    ['a merge of nothing in particular', ['merge', '--into', 'BTN-261124-0000000', '--reason', 'x']],
    ['a merge into nothing', ['merge', 'BTN-261124-0000000', '--reason', 'x']],
    ['a merge without a reason', ['merge', 'BTN-261124-0000000', '--into', 'BTN-261124-0000001']],
    ['an unmerge without a reason', ['unmerge', 'BTN-261124-0000000', '--reason', ' ']],
    ['a revealing list', ['complaint', '--from', '+6281200000001', '--reveal', 'x']],
    ['a period that is no date', ['books', '--from', 'yesterday']],
    ['settings, but what of them', ['settings']],
    ['a kind of setting that does not exist', ['settings', 'show', 'pigeons']],
    ['the clocks of nothing in particular', ['clocks']],
    ['an empty purpose', ['complaint', 'BTN-261124-0000000', '--reveal', ' ']],
  ])('ends with 2 and shows its usage for %s', async (_label, words) => {
    const { code, stdout, stderr } = await kanal(stack, ...words);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain('kanal complaint (TICKET');
  });

  it('ends with 1 for a ticket that does not exist', async () => {
    const { code, stderr } = await kanal(stack, 'complaint', 'BTN-261124-0000000');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^there is no complaint BTN-261124-0000000: compare it .* --from/);
  });

  it('has nothing left to provision or to migrate', async () => {
    expect(await stack.kanal('provision')).toContain('nothing to do');
    expect(await stack.kanal('migrate')).toContain('nothing to do');
  });

  it('provisions the sizes that the settings give, and asks for more copies when told to', async () => {
    const provision = (variables: Record<string, string>, ...words: string[]) =>
      operator({ NATS_URL: stack.nats.url, ...variables }, 'provision', ...words);
    const smaller = { STREAMS_MAX_BYTES: String(10 * 1024 ** 3) };
    expect((await provision(smaller)).stdout).toMatch(/^update +stream +INBOUND$/m);
    expect((await provision(smaller, '--apply')).code).toBe(0);
    expect((await provision(smaller)).stdout).toContain('nothing to do');
    const streams = await openStreams(stack);
    expect(await streams.maxBytes('INBOUND')).toBe(4 * 1024 ** 3);
    await streams.close();
    expect((await provision({ ...smaller, STREAMS_REPLICAS: '3' })).stdout).toMatch(/^update +stream +DLQ$/m);

    const wrong = await provision({ STREAMS_MAX_BYTES: 'plenty' });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('STREAMS_MAX_BYTES') });
    expect((await provision({}, '--apply')).code).toBe(0);
  });

  it('shows a complaint with its personal data masked, as text and as JSON', async () => {
    const { from, ticket } = await complain(stack, 'Hubungi saya di 081234567890, lampu mati');
    const masked = `${from.slice(0, 6)}****${from.slice(-4)}`;
    const text = await stack.kanal('complaint', ticket.toLowerCase());
    expect(text).toContain(`from ${masked}`);
    expect(text).toContain('Hubungi saya di [phone], lampu mati');
    const json = await stack.kanal('complaint', ticket, '--json');
    expect(JSON.parse(json).reporter.address).toBe(masked);
    expect(text + json).not.toMatch(new RegExp(`\\${from}|081234567890`));
  });

  it('lists the tickets of a number however it is typed, without a word of what they hold', async () => {
    const { from, ticket } = await complain(stack, 'Pohon tumbang di Kasemen');
    for (const typed of [from, `0${from.slice(3)}`]) {
      const listed = JSON.parse(await stack.kanal('complaint', '--from', typed, '--json'));
      expect(listed).toEqual([
        { ticket, state: 'diterima', channel: 'sms', openedAt: expect.stringMatching(/Z$/) },
      ]);
    }
    expect(await stack.kanal('complaint', '--from', from)).toContain(ticket);
    expect(await stack.kanal('complaint', '--from', '+6281200009999', '--json')).toBe('[]\n');
  });

  it('shows an answer from the page’s inbox as ours, and finds a citizen by a number told later', async () => {
    const { from, ticket } = await complain(stack, 'Saluran air tersumbat di Walantaka');
    const streams = await openStreams(stack);
    const [stored] = (await streams.messages('INBOUND')).filter(({ data }) =>
      Buffer.from(data).includes('Walantaka'),
    );
    const message = JSON.parse(Buffer.from(stored?.data ?? []).toString());
    /** As an adapter that knows such events would tell them; that of SMS knows none. */
    const tell = (id: string, of: object) =>
      streams.publish(
        stored?.subject ?? '',
        Buffer.from(JSON.stringify({ ...message, id, externalId: id, text: undefined, ...of })),
        { 'ce-type': 'kanal.inbound.v3', 'Nats-Msg-Id': id },
      );
    const next = aNumber();
    const aliases = [from, next].map((value) => ({ type: 'phone', value }));
    await tell('q'.repeat(32), { author: 'page-inbox', text: 'Petugas menuju lokasi' });
    await tell('r'.repeat(32), { identityChange: true, counterpart: { ...message.counterpart, aliases } });
    await streams.close();
    const listed = await until('the number to be known', async () => {
      const found = JSON.parse(await stack.kanal('complaint', '--from', next, '--json'));
      return found.length > 0 ? found : undefined;
    });
    expect(listed).toMatchObject([{ ticket }]);
    expect(await stack.kanal('complaint', ticket)).toMatch(
      /^> \(page inbox\) \S+Z {2}Petugas menuju lokasi$/m,
    );
  });

  it('counts what became of the messages of a period', async () => {
    const from = new Date().toISOString();
    await complain(stack, 'Selokan mampet di Lopang');
    await sendSms(stack, { from: aNumber(), body: 'STOP' });
    const rows = async (...words: string[]) => JSON.parse(await stack.kanal('books', '--json', ...words));
    const others = ['appended', 'edited', 'withdrew', 'withdrawn', 'noted', 'identities', 'answered'];
    const none = [...others, 'set-aside', 'received'].map((outcome) => [outcome, 0]);
    await until('both to be settled', async () => {
      const [row] = await rows('--from', from);
      return row?.total === 2 && row.received === 0 ? true : undefined;
    });
    expect(await rows('--from', from)).toEqual([
      { channel: 'sms', opened: 1, ...Object.fromEntries(none), command: 1, total: 2 },
    ]);
    expect(await rows('--to', '2020-01-01')).toEqual([]);
    expect(await stack.kanal('books')).toMatch(/^channel +opened.*total\nsms /);
  });

  it('lists requests about personal data with their clock, and notes who dealt with one', async () => {
    const { from, ticket } = await complain(stack, 'Trotoar rusak di Cilegon');
    const [id, confirmationCode] = ['p'.repeat(32), 'HAPUS-7777-0001'];
    const requestedAt = new Date(Date.now() - 73 * 3_600_000).toISOString();
    const told = { schemaVersion: 1, id, adapter: 'sms', channel: 'sms', subject: from };
    const streams = await openStreams(stack);
    await streams.publish(
      'status.sms',
      Buffer.from(JSON.stringify({ ...told, confirmationCode, requestedAt })),
      { 'ce-type': 'kanal.privacy-request.v1', 'Nats-Msg-Id': id },
    );
    await streams.close();
    const listed = () => stack.kanal('privacy-requests');
    await until('the request to be filed', async () =>
      (await listed()).includes(confirmationCode) ? true : undefined,
    );
    expect(await listed()).toMatch(/HAPUS-7777-0001 +sms +\S+ +73 h +\S+ +overdue/);
    const one = JSON.parse(await stack.kanal('privacy-requests', confirmationCode, '--json'));
    expect(one).toMatchObject([{ code: confirmationCode, state: 'overdue', tickets: [{ ticket }] }]);
    expect(JSON.stringify(one) + (await listed())).not.toContain(from.slice(1));

    await stack.kanal('privacy-requests', confirmationCode, '--done');
    expect(await listed()).toContain('overdue');
    await stack.kanal('privacy-requests', confirmationCode, '--done', '--apply');
    const handled = /HAPUS-7777-0001 .* handled \S+Z operator:.*/;
    const [line] = handled.exec(await listed()) ?? [];
    expect(line).toBeDefined();
    await stack.kanal('privacy-requests', confirmationCode, '--done', '--apply');
    expect(handled.exec(await listed())?.[0]).toBe(line);
    // Nothing is deleted by a machine.
    expect(await stack.kanal('complaint', ticket)).toContain('Trotoar rusak');
    expect((await kanal(stack, 'privacy-requests', 'HAPUS-0000-9999')).code).toBe(1);
  });

  it('merges two complaints when it is told to, and takes them apart again', async () => {
    const [child, parent] = [
      await complain(stack, 'Banjir di Kasemen setinggi lutut'),
      await complain(stack, 'Kasemen kebanjiran sejak subuh'),
    ];
    const state = async () => JSON.parse(await stack.kanal('complaint', child.ticket, '--json')).state;
    const merge = ['merge', child.ticket, '--into', parent.ticket, '--reason', 'satu banjir'];
    expect(await stack.kanal(...merge)).toContain(`${child.ticket} would become part of ${parent.ticket}`);
    expect(await state()).toBe('diterima');
    expect(await stack.kanal(...merge, '--apply')).toContain(`${child.ticket} is now part of`);
    expect(await stack.kanal(...merge, '--apply')).toContain('is part of');
    expect(await state()).toBe('digabung');
    const record = JSON.parse(await stack.kanal('complaint', parent.ticket, '--json'));
    expect(record.mergedFrom).toEqual([child.ticket]);
    const back = ['unmerge', child.ticket, '--reason', 'dua kejadian'];
    expect(await stack.kanal(...back)).toContain(`${child.ticket} would be diterima again`);
    expect(await state()).toBe('digabung');
    await stack.kanal(...back, '--apply');
    expect(await state()).toBe('diterima');
    const { code, stderr } = await kanal(stack, ...back, '--apply');
    expect(code).toBe(1);
    expect(stderr).toContain('KANAL_MERGE_NOT_MERGED');
    expect(await stack.kanal('groups')).toMatch(/^size +open +realm/);
    expect(JSON.parse(await stack.kanal('groups', '--json'))).toEqual(expect.any(Array));
  });

  it('reveals only for a purpose, which it records first', async () => {
    const { from, ticket } = await complain(stack, 'Air tidak mengalir');
    const revealed = await stack.kanal('complaint', ticket, '--json', '--reveal', 'menelepon pelapor');
    expect(JSON.parse(revealed).reporter.address).toBe(from);
    const client = new MongoClient(stack.mongo.uri);
    const accesses = await client.db(stack.database).collection('accesses').find({ ticket }).toArray();
    await client.close();
    expect(accesses).toMatchObject([
      { ticket, purpose: 'menelepon pelapor', actor: expect.stringMatching(/^operator:./) },
    ]);
  });
});
