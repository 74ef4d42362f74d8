import { evidenceOf } from '@kanal/domain';
import type { Log } from '@kanal/runtime';
import { builtInRulebook, type Rulebook, readRulebook, type Store } from '@kanal/store';

/** The rulebook, kept up to date. */
export interface RulebookWatch {
  /** What was read last. */
  current(): Rulebook;
  /** Waits for the first reading. @throws a transient store error while the database is away. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Reads the rulebook again and again, so that what a person sets holds within seconds and without a restart. While the
 * database is away what was read last holds. Nothing is decided before it was read once: what is built in may not be what
 * the agency wants.
 */
export function watchRulebook(store: Store, of: { everyMs: number; log: Log }): RulebookWatch {
  let current = builtInRulebook;
  let isRead = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void>;

  async function refresh(): Promise<void> {
    const next = await readRulebook(store, isRead ? current : undefined);
    if (isRead && next === current) return;
    // Before a message waits for it.
    evidenceOf(next.model);
    current = next;
    isRead = true;
    const { versions, unusable } = next;
    of.log.info({ versions }, 'rulebook.read');
    for (const kind of unusable) of.log.error({ kind, version: versions[kind] }, 'setting.unusable');
  }

  function turn(): void {
    running = refresh()
      .catch((err: unknown) => of.log.debug({ err }, 'rulebook.not-read'))
      .then(() => {
        if (!stopped) timer = setTimeout(turn, of.everyMs);
      });
  }
  turn();

  return {
    current: () => current,
    async ready() {
      if (!isRead) await running;
      if (!isRead) await refresh();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
