import type { AdapterState } from '@kanal/adapter';
import { z } from 'zod';
import type { XApi, XOutcome } from '../api/x-api.js';
import { troubleOf } from '../poll/round.js';
import type { InboundView, PollView } from './view.js';

/** Sees what comes in, for the page. */
export interface InboundWatch {
  /** The same API; what X answers is looked at on the way. */
  readonly api: XApi;
  /** The webhook has brought something. */
  event(): void;
  /** @throws when NATS cannot be reached. */
  view(): Promise<InboundView>;
}

/** What watching needs. */
export interface InboundWatchOptions {
  readonly api: XApi;
  readonly state: Pick<AdapterState, 'read'>;
  readonly webhookUrl: string;
  readonly directMessages: boolean;
  readonly now: () => number;
}

const webhooksSchema = z.looseObject({
  data: z
    .array(z.looseObject({ url: z.string().catch(''), valid: z.boolean().optional().catch(undefined) }))
    .catch([]),
});

/** Of a turn, which any process may have had. */
const turnSchema = z.looseObject({ doneMs: z.number().positive() });

const turnKeys: Readonly<Record<PollView['of'], string>> = { mentions: 'poll.mentions', direct: 'poll.dms' };

/** Watches the answers of this process; when a question was last asked by any process stands in the state. */
export function watchInbound({
  api,
  state,
  webhookUrl,
  directMessages,
  now,
}: InboundWatchOptions): InboundWatch {
  let lastEventMs: number | undefined;
  let webhook: InboundView['webhook'];
  const troubles = new Map<PollView['of'], NonNullable<PollView['trouble']>>();

  function seen(of: PollView['of'], outcome: XOutcome): XOutcome {
    if (outcome.outcome === 'answer') troubles.delete(of);
    else troubles.set(of, troubleOf(outcome).trouble);
    return outcome;
  }

  return {
    api: {
      ...api,
      mentions: async (page, signal) => seen('mentions', await api.mentions(page, signal)),
      directEvents: async (page, signal) => seen('direct', await api.directEvents(page, signal)),
      async webhooks(signal) {
        const outcome = await api.webhooks(signal);
        if (outcome.outcome === 'answer') {
          const found = webhooksSchema
            .safeParse(outcome.data)
            .data?.data.find(({ url }) => url === webhookUrl);
          webhook = { isValid: found?.valid === true, checkedMs: now() };
        }
        return outcome;
      },
    },
    event() {
      lastEventMs = now();
    },
    async view() {
      const kinds: readonly PollView['of'][] = directMessages ? ['mentions', 'direct'] : ['mentions'];
      const polls = kinds.map(async (of): Promise<PollView> => {
        const doneMs = turnSchema.safeParse((await state.read(turnKeys[of]))?.value).data?.doneMs;
        const trouble = troubles.get(of);
        return { of, ...(doneMs !== undefined && { doneMs }), ...(trouble && { trouble }) };
      });
      return {
        ...(lastEventMs !== undefined && { lastEventMs }),
        ...(webhook && { webhook }),
        polls: await Promise.all(polls),
      };
    },
  };
}
