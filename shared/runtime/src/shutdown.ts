import type { Health } from './health.js';
import type { Log } from './log.js';

/**
 * The order of a stop: take nothing new in, finish what is in flight, drain the bus, close the store, and last send
 * off what tells about all that.
 */
export const shutdownPhases = ['ingress', 'consumers', 'bus', 'store', 'telemetry'] as const;

/** When in the stop a step runs. */
export type ShutdownPhase = (typeof shutdownPhases)[number];

/** What a stop needs. `exit` and `signals` are the process's own outside tests. */
export interface ShutdownOptions {
  log: Log;
  health: Health;
  /** After this long the process exits with code 1, whatever is still running. */
  timeoutMs: number;
  exit?: (code: number) => void;
  signals?: Pick<NodeJS.EventEmitter, 'on'>;
}

/** The orderly end of one process. */
export interface Shutdown {
  /** Adds a step. Steps of one phase run side by side; a phase begins when the one before has ended. */
  add(phase: ShutdownPhase, name: string, step: () => Promise<void> | void): void;
  /** Begins to stop, once; later calls get the same promise. Resolves when the last step has ended. */
  stop(reason: string): Promise<void>;
}

interface Step {
  phase: ShutdownPhase;
  name: string;
  run: () => Promise<void> | void;
}

/**
 * Stops on SIGTERM and SIGINT: not ready, then every step, phase by phase, then exit 0. A step that fails is logged,
 * stops nothing and makes the exit code 1. A second signal exits with 1 at once. An error that nobody caught exits
 * with 1 without any step: state is durable, so a fresh start is safer than going on.
 */
export function createShutdown({
  log,
  health,
  timeoutMs,
  exit = (code) => process.exit(code),
  signals = process,
}: ShutdownOptions): Shutdown {
  const steps: Step[] = [];
  const unfinished = new Set<string>();
  let stopped: Promise<void> | undefined;

  async function runStep({ phase, name, run }: Step): Promise<boolean> {
    const startedAt = performance.now();
    const durationMs = () => Math.round(performance.now() - startedAt);
    unfinished.add(name);
    try {
      await run();
      log.info({ phase, step: name, durationMs: durationMs() }, 'shutdown.step-done');
      return true;
    } catch (err) {
      log.error({ phase, step: name, durationMs: durationMs(), err }, 'shutdown.step-failed');
      return false;
    } finally {
      unfinished.delete(name);
    }
  }

  async function runAll(reason: string): Promise<void> {
    log.info({ reason }, 'shutdown.begun');
    health.setStopping();
    // Not unref'd: when a hanging step is all that is left, this timer must still be there to end the process.
    const hardStop = setTimeout(() => {
      log.fatal({ timeoutMs, unfinished: [...unfinished] }, 'shutdown.timed-out');
      exit(1);
    }, timeoutMs);
    let isClean = true;
    for (const phase of shutdownPhases) {
      const results = await Promise.all(steps.filter((step) => step.phase === phase).map(runStep));
      isClean &&= results.every(Boolean);
    }
    clearTimeout(hardStop);
    log.info({ reason, isClean }, 'shutdown.done');
    exit(isClean ? 0 : 1);
  }

  function stop(reason: string): Promise<void> {
    stopped ??= runAll(reason);
    return stopped;
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (stopped === undefined) {
      void stop(signal);
      return;
    }
    log.warn({ signal, unfinished: [...unfinished] }, 'shutdown.forced');
    exit(1);
  }

  function onCrash(err: unknown): void {
    log.fatal({ err }, 'process.crash');
    exit(1);
  }

  signals.on('SIGTERM', onSignal);
  signals.on('SIGINT', onSignal);
  signals.on('uncaughtException', onCrash);
  signals.on('unhandledRejection', onCrash);

  return {
    add(phase, name, run) {
      steps.push({ phase, name, run });
    },
    stop,
  };
}
