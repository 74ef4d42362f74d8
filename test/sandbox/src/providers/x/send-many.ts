import { sendInbound } from './send-inbound.js';
import type { XContext } from './settings.js';
import type { World } from './world.js';

/** Very many mentions, each by somebody else. */
export interface ManyMentions {
  readonly count: number;
  /** How many webhooks at once. */
  readonly concurrency: number;
  /** `poll`: only who asks learns of them. */
  readonly tells: 'webhook' | 'poll';
  /** Before each one's number, in its words and in its author's name. */
  readonly prefix: string;
}

/** How they ended: webhooks by their last status, `unposted` and `failed` beside. */
export interface ManyResult {
  readonly count: number;
  readonly endings: Readonly<Record<string, number>>;
}

/** Resolves when all are told, or kept for who asks. */
export async function sendMany(context: XContext, world: World, wanted: ManyMentions): Promise<ManyResult> {
  const endings: Record<string, number> = {};
  let next = 0;
  const work = async () => {
    while (next < wanted.count && !context.signal.aborted) {
      next += 1;
      const name = `${wanted.prefix} ${next}`;
      const { result } = await sendInbound(context, world, {
        channel: 'x',
        from: name,
        body: `${name}: jalan berlubang`,
        extraParams: { tells: wanted.tells },
      });
      const last = result.kind === 'posted' ? result.attempts.at(-1) : undefined;
      const ending =
        last === undefined ? result.kind : last.kind === 'answered' ? String(last.status) : last.kind;
      endings[ending] = (endings[ending] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: wanted.concurrency }, work));
  return { count: next, endings };
}
