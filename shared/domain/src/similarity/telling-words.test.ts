import { describe, expect, it } from 'vitest';
import { tellingWords } from './telling-words.js';

describe('tellingWords', () => {
  it.each([
    ['selamat pagi pak tolong jalan di depan sdn 2 rusak', 'jalan depan sdn 2 rusak'],
    ['air tidak mengalir', 'air tidak mengalir'],
    ['hubungi saya di 081200000001 atau 3604000000000001', 'hubungi # #'],
    ['rt 03 rw 05 km 14', 'rt 03 rw 05 km 14'],
    ['https://contoh.example/a www.contoh.example banjir', 'banjir'],
    ['terima kasih ya pak', ''],
    ['😀 !! …', ''],
    ['', ''],
  ])('of %j are %j', (text, telling) => {
    expect(tellingWords(text.split(' ')).join(' ')).toBe(telling);
  });
});
