import { describe, expect, it } from 'vitest';
import { readKeyword } from './keyword.js';

describe('readKeyword', () => {
  it.each([
    ['STOP', 'stop'],
    [' berhenti. ', 'stop'],
    ['"Stop!"', 'stop'],
    ['ＳＴＯＰ', 'stop'],
    ['Mulai', 'start'],
    ['BANTUAN', 'help'],
    ['cek   status?', 'status'],
    ['stop truk parkir di trotoar', undefined],
    ['tolong berhenti', undefined],
    // whole sentences that can mean nothing else
    ['gausah bales lagi', 'stop'],
    ['Tolong jangan kirim pesan ke saya lagi ya min', 'stop'],
    ['stop kirim sms!', 'stop'],
    ['jgn hubungi sy lg', 'stop'],
    ['berhenti mengirim pesan', 'stop'],
    ['Berhenti berlangganan.', 'stop'],
    ['Mulai kembali', 'start'],
    ['aktifkan balasannya lagi dong min', 'start'],
    ['boleh kirim pesan lagi', 'start'],
    // politeness, complaints, other people
    ['tidak usah dibalas pak', undefined],
    ['tidak usah balas pak', undefined],
    ['tolong aktifkan kembali', undefined],
    ['jangan dikirim lagi', undefined],
    ['jangan kirim lagi', undefined],
    ['bisa kirim lagi?', undefined],
    ['gak usah balas, cuma mau bilang makasih', undefined],
    ['jangan dikirim lagi sampahnya ke sini', undefined],
    ['pinjol itu jangan hubungi saya lagi', undefined],
    ['stop kirim air kotor', undefined],
    ['jangan parkir lagi di sini', undefined],
    ['macetnya mulai lagi', undefined],
    ['mulai lagi banjirnya', undefined],
    ['tolong hubungi saya lagi', undefined],
    ['kapan balas lagi', undefined],
    [`berhenti ${'a'.repeat(10_000)}`, undefined],
    ['constructor', undefined],
    ['', undefined],
    ['🛑', undefined],
  ])('%j is %s', (text, keyword) => {
    expect(readKeyword(text)).toBe(keyword);
  });
});
