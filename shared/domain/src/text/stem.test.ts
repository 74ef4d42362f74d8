import { describe, expect, it } from 'vitest';
import { rootIn } from './stem.js';

describe('rootIn', () => {
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
    ['seberuntung', 'untung'],
    ['rusak', 'rusak'],
  ])('%s comes from %s', (word, root) => {
    expect(rootIn(word, new Set([root]))).toBe(root);
  });

  it('takes off as few affixes as it can', () => {
    expect(rootIn('beruang', new Set(['uang', 'beruang']))).toBe('beruang');
    expect(rootIn('bagian', new Set(['bagi', 'bag']))).toBe('bagi');
  });

  it('finds nothing in what is no root of the caller, nor anything shorter than three letters', () => {
    expect(rootIn('pelabuhan', new Set(['rusak']))).toBeUndefined();
    expect(rootIn('dini', new Set(['ni', 'n']))).toBeUndefined();
    expect(rootIn(`di${'a'.repeat(50)}`, new Set(['a'.repeat(50)]))).toBeUndefined();
  });
});
