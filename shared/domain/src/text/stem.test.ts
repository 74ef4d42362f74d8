import { describe, expect, it } from 'vitest';
import { stemsOf } from './stem.js';

describe('stemsOf', () => {
  it.each([
    ['kerusakan', 'rusak'],
    ['dirusak', 'rusak'],
    ['merusakkan', 'rusak'],
    ['memperbaiki', 'baik'],
    ['pelayanan', 'layan'],
    ['dilayani', 'layan'],
    ['penyalahgunaan', 'salahguna'],
    ['menyuruh', 'suruh'],
    ['menagih', 'tagih'],
    ['pemungutan', 'pungut'],
    ['mengurus', 'urus'],
    ['ngurusin', 'urus'],
    ['pengaduannya', 'adu'],
    ['berlubang-lubang', 'lubang'],
    ['jalan-jalannya', 'jalan'],
    ['dipertanyakan', 'tanya'],
    ['keterlambatan', 'lambat'],
    ['rusak', 'rusak'],
  ])('%s may come from %s', (word, root) => {
    expect(stemsOf(word)).toContain(root);
  });

  it('leaves no rest of fewer than three letters', () => {
    expect(stemsOf('beri').filter((stem) => stem.length < 3)).toEqual([]);
    expect(stemsOf('ini')).toEqual(['ini']);
  });
});
