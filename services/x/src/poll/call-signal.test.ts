import { expect, test, vi } from 'vitest';
import type { XOutcome } from '../api/x-api.js';
import { directTimeline, mentionsTimeline } from './timelines.js';

test('a question that X has taken and never answers is over by itself', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
  const over = async (_page: unknown, signal: AbortSignal): Promise<XOutcome> => {
    if (!signal.aborted) throw new Error('it waits for good');
    return { outcome: 'failed', cause: 'KANAL_X_NO_ANSWER', wasSent: true };
  };
  const { signal } = new AbortController();
  const record = { beganMs: 0, doneMs: 0, heldUntilMs: 0 };
  try {
    for (const timeline of [
      mentionsTimeline({ mentions: over }, signal),
      directTimeline({ directEvents: over }, signal),
    ]) {
      expect(await timeline.ask(record, undefined)).toMatchObject({ outcome: 'failed' });
    }
    expect(timeout.mock.calls).toEqual([[30_000], [30_000]]);
  } finally {
    timeout.mockRestore();
  }
});
