import { describe, expect, it } from 'vitest';
import { cpuSecondsOf, machineCpuSecondsOf, peakRssMiBOf } from './process-usage.js';

describe('what /proc says', () => {
  it('reads CPU time past a name with spaces and brackets', () => {
    const stat = '42 (a) b) S 1 42 42 0 -1 4194560 900 0 0 0 150 50 0 0 20 0 11 0 100 1000 200';
    expect(cpuSecondsOf(stat)).toBe(2);
  });

  it('reads the peak of memory', () => {
    expect(peakRssMiBOf('Name:\tnode\nVmHWM:\t   20480 kB\nVmRSS:\t 10000 kB\n')).toBe(20);
  });

  it('counts the working time of all processors, not the idle', () => {
    expect(machineCpuSecondsOf('cpu  100 20 30 9999 8888 5 6 7 0 0\ncpu0 1 1 1 1\n')).toBeCloseTo(1.68);
  });
});
