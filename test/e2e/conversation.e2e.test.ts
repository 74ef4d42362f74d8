import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './src/child.js';
import { acceptedReplies, aNumber, complain, replyText, sendSms, ticketIn } from './src/citizen.js';
import { recordOf, settled as settledBy } from './src/settled.js';
import { type Stack, startStack } from './src/stack.js';
import { openStreams } from './src/streams.js';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.remove());

const record = (ticket: string) => recordOf(stack, ticket);
const settled = (outcome: string, sms: { from: string; body: string }) => settledBy(stack, outcome, sms);

describe('a citizen who goes on writing', () => {
  it('adds to the complaint and is not answered again', async () => {
    const { from, ticket } = await complain(stack, 'Lampu jalan di Kramatwatu mati');
    await settled('appended', { from, body: 'Anak-anak takut lewat' });
    await settled('appended', {
      from,
      body: `Lanjutan ${ticket}: juga di depan masjid, tolong segera dicek`,
    });
    const { messages, replies } = await record(ticket);
    expect(messages.map((each: { text: string }) => each.text)).toEqual([
      'Lampu jalan di Kramatwatu mati',
      'Anak-anak takut lewat',
      `Lanjutan ${ticket}: juga di depan masjid, tolong segera dicek`,
    ]);
    expect(replies).toHaveLength(1);
    expect(await acceptedReplies(stack, from)).toHaveLength(1);
  });

  it('learns a status by the ticket, also from another number, and nothing of the content', async () => {
    const { ticket } = await complain(stack, 'Jembatan Ciujung retak');
    const other = aNumber();
    await settled('answered', { from: other, body: `cek ${ticket.toLowerCase()}` });
    const text = await replyText(stack, other);
    expect(text).toContain(ticket);
    expect(text).not.toContain('Jembatan');
  });
});

describe('a citizen who says STOP', () => {
  it('in our word is told so once, then hears nothing, and again after MULAI', async () => {
    const { from, ticket } = await complain(stack, 'Pungutan di parkir RSUD');
    await settled('command', { from, body: 'Berhenti.' });
    expect(await replyText(stack, from, 2)).toMatch(/tidak akan kami balas lagi.*MULAI/);
    await settled('command', { from, body: 'BERHENTI' });
    await settled('answered', { from, body: ticket });
    expect(await acceptedReplies(stack, from)).toHaveLength(2);
    await settled('command', { from, body: 'mulai' });
    expect(await replyText(stack, from, 3)).toContain('kembali menerima balasan');
    await settled('answered', { from, body: ticket });
    expect(await replyText(stack, from, 4)).toContain(ticket);
  });

  it('in the carrier’s word is not written to, and a new complaint is recorded in silence', async () => {
    const from = aNumber();
    await settled('command', { from, body: 'STOP' });
    await settled('opened', { from, body: 'Sampah di Kali Cibanten' });
    await settled('answered', { from, body: 'status' });
    expect(await acceptedReplies(stack, from)).toEqual([]);
    await settled('command', { from, body: 'START' });
    await settled('answered', { from, body: 'status' });
    const status = await replyText(stack, from, 2);
    const { replies, messages } = await record(ticketIn(status) ?? '');
    expect(messages).toHaveLength(1);
    expect(replies).toEqual([]);
  });
});

describe('a sender that cannot be answered', () => {
  it.each(['1818', 'BANK-INFO', '+62'])('%s is recorded and never written to', async (from) => {
    await settled('set-aside', { from, body: 'Promo: gratis pulsa, balas YA' });
    expect(await acceptedReplies(stack, from)).toEqual([]);
  });
});

describe('an MMS', () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  it('without words opens a complaint, and its file is kept byte by byte', async () => {
    const from = aNumber();
    await sendSms(stack, { from, body: '', media: [{ contentType: 'image/png', content: pixel }] });
    const ticket = ticketIn(await replyText(stack, from)) ?? '';
    const file = await fetched(ticket);
    const sha256 = createHash('sha256').update(pixel).digest('hex');
    expect(file).toMatchObject({ outcome: 'stored', sha256, mimeType: 'image/png', sizeBytes: pixel.length });
    const streams = await openStreams(stack);
    const bytes = await streams.file('MEDIA_FILES', file.objectKey);
    await streams.close();
    expect(Buffer.from(bytes ?? [])).toEqual(pixel);
  });

  it('whose file must not be fetched costs nothing but the file', async () => {
    const from = aNumber();
    const body = 'Foto lubang di Jalan Veteran';
    const inside = 'http://169.254.169.254/latest/meta-data';
    await sendSms(stack, {
      from,
      body,
      extraParams: { NumMedia: '1', MediaUrl0: inside, MediaContentType0: 'image/jpeg' },
    });
    const ticket = ticketIn(await replyText(stack, from)) ?? '';
    expect(await fetched(ticket)).toMatchObject({ outcome: 'failed', code: 'KANAL_MEDIA_SOURCE' });
    expect((await record(ticket)).narrative).toBe(body);
  });

  /** What came of fetching the complaint's only file. */
  function fetched(ticket: string) {
    return until('the file to be fetched', async () => {
      const { result } = (await record(ticket)).messages[0].attachments[0];
      return result.outcome === 'pending' ? undefined : result;
    });
  }
});
