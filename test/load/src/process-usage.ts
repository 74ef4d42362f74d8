import { readFileSync, writeFileSync } from 'node:fs';

/** What a process used during a run. */
interface ProcessUsage {
  readonly name: string;
  readonly cpuSeconds: number;
  /** The highest resident memory during the run, in MiB. */
  readonly peakRssMiB: number;
}

/** What the processes named used, and how busy the machine was besides them. */
export interface Usage {
  readonly processes: readonly ProcessUsage[];
  /** CPU seconds of everything else on the machine: what a busy neighbour took from the run. */
  readonly othersCpuSeconds: number;
  readonly seconds: number;
}

/** Linux counts in hundredths of a second, on every architecture: sysconf(_SC_CLK_TCK). */
const ticksPerSecond = 100;

/** User and system CPU seconds from the text of `/proc/<pid>/stat`; the name in it may hold spaces and brackets. */
export function cpuSecondsOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** The peak of resident memory in MiB from the text of `/proc/<pid>/status`. */
export function peakRssMiBOf(status: string): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** CPU seconds all processors worked, from the text of `/proc/stat`: user, nice, system, irq, softirq and steal. */
export function machineCpuSecondsOf(stat: string): number {
  const fields = (/^cpu +(.*)$/m.exec(stat)?.[1] ?? '').split(' ').map(Number);
  return [0, 1, 2, 5, 6, 7].reduce((sum, index) => sum + (fields[index] ?? 0), 0) / ticksPerSecond;
}

/**
 * Begins to measure processes by name; the function it returns ends the measurement. Their memory peaks are reset, so
 * that each run shows its own. Linux only. Throws when a process is gone.
 */
export function measureUsage(pids: Readonly<Record<string, number>>): () => Usage {
  const startedAt = performance.now();
  const machineBefore = machineCpuSecondsOf(readFileSync('/proc/stat', 'utf8'));
  const before = Object.entries(pids).map(([name, pid]) => {
    // https://docs.kernel.org/filesystems/proc.html: 5 resets the peak of resident memory.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return { name, pid, cpuSeconds: cpuSecondsOf(readFileSync(`/proc/${pid}/stat`, 'utf8')) };
  });
  return () => {
    const processes = before.map(({ name, pid, cpuSeconds }) => ({
      name,
      cpuSeconds: cpuSecondsOf(readFileSync(`/proc/${pid}/stat`, 'utf8')) - cpuSeconds,
      peakRssMiB: peakRssMiBOf(readFileSync(`/proc/${pid}/status`, 'utf8')),
    }));
    const machine = machineCpuSecondsOf(readFileSync('/proc/stat', 'utf8')) - machineBefore;
    const ours = processes.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
    return {
      processes,
      othersCpuSeconds: Math.max(0, machine - ours),
      seconds: (performance.now() - startedAt) / 1000,
    };
  };
}
