import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { acceptedReplies, aNumber, type Complained, complain, replyText, ticketIn } from './src/citizen.js';
import { recordOf, settled as settledBy } from './src/settled.js';
import { type Stack, startStack } from './src/stack.js';

/** Stories of citizens and officers, one for each thing that the router has learnt of a good officer. */
let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.remove());

const record = (ticket: string) => recordOf(stack, ticket);
const settled = (outcome: string, sms: { from: string; body: string }) => settledBy(stack, outcome, sms);

const repliesTo = async (from: string) => (await acceptedReplies(stack, from)).map(({ text }) => text ?? '');

/** An agency sets something while Kanal runs; it holds within seconds. */
async function set(kind: string, value: unknown): Promise<void> {
  const file = join(tmpdir(), `kanal-${kind}-${process.pid}.json`);
  await writeFile(file, JSON.stringify(value));
  await stack.kanal('settings', 'import', kind, file, '--apply');
  await sleep(6_000);
}

describe('the policy of an account', () => {
  it('points to LAPOR! with our number, the four reasons and what is missing; YA has an officer enter it', async () => {
    const from = aNumber();
    await settled('opened', { from, body: 'Jalan berlubang parah di Kelurahan Curug Kota Serang' });
    const [reply = ''] = await repliesTo(from);
    const ticket = ticketIn(reply) ?? '';
    expect(reply).toMatch(/kurang.*kapan/i);
    expect(reply).toMatch(/ditangani.*terekam.*(tanya jawab|dialog).*terpantau/);
    expect(reply).toContain('lapor.go.id');
    expect(reply).toMatch(/Balas YA|YA: dibantu/);
    expect(reply.length).toBeLessThanOrEqual(160);
    expect((await record(ticket)).handOff).toBeUndefined();

    await settled('appended', { from, body: 'YA' });
    expect((await repliesTo(from))[1]).toMatch(/petugas/i);
    expect((await record(ticket)).handOff).toMatchObject({ by: 'citizen' });
    await settled('appended', { from, body: 'iya' });
    expect(await repliesTo(from)).toHaveLength(2);
  });

  it('of another account puts complaints into the hand-off queue at once, as soon as it is set', async () => {
    await set('channel-policies', [{ channel: 'sms', policy: 'catat_dan_input' }]);
    const { ticket, from } = await complain(stack, 'Lampu jalan di Kramatwatu mati sejak kemarin');
    expect((await record(ticket)).handOff).toMatchObject({ by: 'policy' });
    expect((await repliesTo(from))[0]).not.toMatch(/Balas YA/);
    await set('channel-policies', []);
  });
});

describe('a conversation', () => {
  it('goes from complaint to what was missing, a correction, and thanks, with few words of ours', async () => {
    const { from, ticket } = await complain(stack, 'Pohon tumbang menutup jalan, tolong dibersihkan');
    await settled('appended', { from, body: 'di Jalan Raya Anyer, Kecamatan Anyar' });
    expect(await repliesTo(from)).toHaveLength(1);
    await settled('appended', { from, body: 'kemarin sore' });
    expect((await repliesTo(from))[1]).toMatch(/lengkap/i);
    await settled('appended', { from, body: 'Maksud saya di dekat Pasar Anyar, bukan di pantai' });
    expect((await repliesTo(from))[2]).toMatch(/catat/i);
    await settled('appended', { from, body: 'Terima kasih pak' });
    expect(await repliesTo(from)).toHaveLength(3);
    const { assessment, flags, messages } = await record(ticket);
    expect(messages).toHaveLength(5);
    expect(assessment.missing).not.toContain('lokasi');
    expect(assessment.missing).not.toContain('waktu');
    expect(flags).toHaveProperty('correction');
  });

  it('hides the name, and the complaint, of who asks for it', async () => {
    const { from, ticket } = await complain(stack, 'Sampah menumpuk di Pasar Rau sejak seminggu');
    await settled('appended', { from, body: 'ANONIM' });
    await settled('appended', { from, body: 'tolong rahasiakan juga laporan ini' });
    expect(await record(ticket)).toMatchObject({ anonymous: true, secret: true });
    expect((await repliesTo(from)).slice(1).join(' ')).toMatch(/anonim/i);
  });

  it('keeps a wish that comes before the complaint', async () => {
    const from = aNumber();
    await settled('answered', { from, body: 'anonim' });
    await settled('opened', { from, body: 'Air PDAM mati di Cipocok sejak kemarin' });
    const ticket = ticketIn(await replyText(stack, from, 2)) ?? '';
    expect(await record(ticket)).toMatchObject({ anonymous: true });
  });

  it('takes a complaint back, and opens a new one for what comes after', async () => {
    const { from, ticket } = await complain(stack, 'Jembatan di Baros rusak sejak kemarin');
    await settled('appended', { from, body: 'batalkan laporan saya' });
    expect(await record(ticket)).toMatchObject({ state: 'diarsipkan' });
    expect((await repliesTo(from))[1]).toContain(ticket);
    await settled('opened', { from, body: 'Jembatan di Baros ternyata rusak lagi hari ini' });
    expect(ticketIn((await repliesTo(from))[2])).not.toBe(ticket);
  });

  it('gives emergency numbers at once, flags it for a person, and does not repeat them', async () => {
    const from = aNumber();
    await settled('opened', { from, body: 'Tolong ada kebakaran rumah di Ciceri sekarang api membesar' });
    const replies = await repliesTo(from);
    expect(replies.filter((text) => text.includes('113'))).toHaveLength(1);
    const ticket = replies.flatMap((text) => ticketIn(text) ?? [])[0] ?? '';
    expect((await record(ticket)).flags).toHaveProperty('emergency');
    await settled('appended', { from, body: 'kebakarannya makin besar!!' });
    expect((await repliesTo(from)).filter((text) => text.includes('113'))).toHaveLength(1);
  });

  it('answers by LAPOR!’s number once an officer has entered the complaint there', async () => {
    const { from, ticket } = await complain(stack, 'Trotoar di Jalan Veteran rusak sejak kemarin');
    const other = aNumber();
    await settled('answered', { from: other, body: 'cek laporan 9165816' });
    expect((await repliesTo(other))[0]).toContain('lapor.go.id');
    await stack.kanal('record-handoff', ticket, '9165816', '--apply');
    expect(await replyText(stack, from, 2)).toContain('9165816');
    await settled('answered', { from: other, body: 'cek laporan 9165816' });
    const [, answer = ''] = await repliesTo(other);
    expect(answer).toMatch(/tercatat di LAPOR!/);
    expect(answer).not.toContain(ticket);
    expect(answer).not.toContain('Trotoar');
  });

  it('ends with a machine that answers everything', async () => {
    const from = aNumber();
    for (let i = 0; i < 14; i++) await settled('answered', { from, body: 'status' });
    await replyText(stack, from, 10);
    await sleep(2_000);
    expect(await repliesTo(from)).toHaveLength(10);
  });
});

describe('a message that is no complaint yet', () => {
  it('is guided once, waits in its own queue, and a person or its writer makes it one', async () => {
    const from = aNumber();
    await settled('opened', { from, body: 'Assalamualaikum' });
    expect(await repliesTo(from)).toEqual([expect.stringMatching(/apa.*di mana.*kapan/i)]);
    await settled('appended', { from, body: 'min' });
    expect(await repliesTo(from)).toHaveLength(1);
    await settled('appended', { from, body: 'Jalan di Pabuaran rusak parah sejak bulan lalu' });
    const ticket = ticketIn((await repliesTo(from))[1]) ?? '';
    expect((await record(ticket)).assessment.isSubstantive).toBe(true);

    const other = aNumber();
    await settled('opened', { from: other, body: 'halo kak selamat pagi' });
    const list = JSON.parse(await stack.kanal('complaint', '--from', other, '--json'));
    await stack.kanal('promote', list[0].ticket, '--apply');
    expect(ticketIn(await replyText(stack, other, 2))).toBe(list[0].ticket);
  });
});

describe('a burst', () => {
  it('is one complaint and one reply, also when the router is killed in the quiet time', async () => {
    await stack.part('router').stop();
    const router = await stack.start('router', { QUIET_TIME_SECONDS: '12' });
    const from = aNumber();
    await settled('opened', { from, body: 'Min, jalan depan SDN Taktakan' });
    await router.kill();
    await stack.start('router', { QUIET_TIME_SECONDS: '12' });
    await settled('appended', { from, body: 'berlubang parah, sudah dari kemarin' });
    const reply = await replyText(stack, from);
    const ticket = ticketIn(reply) ?? '';
    expect((await record(ticket)).messages).toHaveLength(2);
    await sleep(4_000);
    expect(await repliesTo(from)).toEqual([reply]);
    await stack.part('router').stop();
    await stack.start('router');
  });
});

describe('what was understood', () => {
  it('is the place, the time, a number of LAPOR!, and never the identity number in words that are shown', async () => {
    const nik = '3673041505900004';
    const { ticket, from } = await complain(
      stack,
      `Lampu jln mati di Kel. Curug Kota Serang sjk kmrn, laporan #9165820 tdk ditanggapi. NIK sy ${nik}`,
    );
    const found = await record(ticket);
    expect(found.assessment.places).toContain('36.73.04');
    expect(found.assessment.missing).not.toContain('lokasi');
    expect(found.assessment.missing).not.toContain('waktu');
    expect(found.assessment.trackingIds).toEqual(['9165820']);
    expect(JSON.stringify(found)).not.toContain(nik);
    expect(JSON.stringify(await repliesTo(from))).not.toContain(nik);
    expect(await stack.kanal('explain', '--from', from)).not.toContain(nik);
  });

  it('is a suggestion of three categories, which a person confirms and the model learns from', async () => {
    const { ticket } = await complain(stack, 'Puskesmas Kragilan tidak ada dokter sejak kemarin');
    const { assessment } = await record(ticket);
    expect(assessment.categories).toHaveLength(3);
    expect(assessment.categories[0].category).toBe('kesehatan');
    await stack.kanal('category', 'confirm', ticket, 'kesehatan', '--apply');
    const report = JSON.parse(await stack.kanal('category', 'report', '--json'));
    expect(report.confirmed).toBe(1);
  });

  it('keeps alleged misconduct secret without being asked', async () => {
    const { ticket } = await complain(stack, 'Oknum pegawai kelurahan minta pungli di Kasemen kemarin');
    expect(await record(ticket)).toMatchObject({
      secret: true,
      assessment: { class: 'pengaduan-berkadar-pengawasan' },
    });
  });
});

describe('a flood that many tell of', () => {
  const words = 'Banjir setinggi pinggang merendam Kampung Pekarangan di Kelurahan Unyur sejak kemarin malam';

  it('is suggested as one, merged by a person, and everybody hears of it in their own conversation', async () => {
    const told: Complained[] = [];
    for (const more of ['', ' tolong', ' mohon bantuan']) told.push(await complain(stack, `${words}${more}`));
    const apart = await complain(stack, `${words}. Mohon laporan ini dirahasiakan`);
    const [parent, child] = told;
    if (!parent || !child) throw new Error('nobody told');
    const group = await until('the suggestion', async () => {
      const groups: { members: { ticket: string }[] }[] = JSON.parse(await stack.kanal('groups', '--json'));
      const tickets = groups.map(({ members }) => members.map(({ ticket }) => ticket));
      return tickets.find((of) => told.every(({ ticket }) => of.includes(ticket)));
    });
    expect(group).not.toContain(apart.ticket);

    await stack.kanal('merge', child.ticket, '--into', parent.ticket, '--reason', 'satu banjir', '--apply');
    expect(await replyText(stack, child.from, 2)).toContain(child.ticket);
    await stack.kanal('record-handoff', parent.ticket, '9165821', '--apply');
    for (const { from, ticket } of [parent, child]) {
      const text = await until('the number in LAPOR!', async () =>
        (await repliesTo(from)).find((reply) => reply.includes('9165821')),
      );
      expect(text).toContain(ticket);
    }
    await stack.kanal('unmerge', child.ticket, '--reason', 'dua kejadian', '--apply');
    expect(await record(child.ticket)).toMatchObject({ state: 'diterima' });
  });
});

describe('what an officer can ask', () => {
  it('why it was decided so, without the citizen’s own words', async () => {
    const from = aNumber();
    await settled('opened', {
      from,
      body: 'Oknum kelurahan minta pungli 50 ribu buat KTP di Cipocok, Siti Aminah',
    });
    const text = await stack.kanal('explain', '--from', from);
    expect(text).toMatch(/pesan pertama/);
    expect(text).toMatch(/pengaduan-berkadar-pengawasan.*pungli/);
    expect(text).toMatch(/kependudukan/);
    expect(text).not.toContain('Aminah');
  });

  it('which clocks run, each day explained', async () => {
    const { ticket } = await complain(stack, 'Selokan mampet di Kasemen sejak kemarin');
    const text = await stack.kanal('clocks', ticket);
    expect(text).toMatch(/verifikasi/i);
  });

  it('to say it otherwise: a template of the agency’s own', async () => {
    await set('templates', {
      help: {
        version: '2',
        forms: { id: { sms: 'Tulis apa, di mana, kapan. Kami baca semuanya. -{instansi}' } },
      },
    });
    const from = aNumber();
    await settled('answered', { from, body: 'bantuan' });
    expect(await repliesTo(from)).toEqual(['Tulis apa, di mana, kapan. Kami baca semuanya. -Pemprov Banten']);
  });
});
