import { BrokerRefusal } from './broker-refusal.js';

/** JetStream's word that a message, or a whole batch of `count`, is stored. */
export interface PubAck {
  /** The id was stored before, within the stream's duplicate window: nothing was added. */
  readonly duplicate: boolean;
  /** Where it lies in the stream; of a batch, its last message, and the others stand right before it. */
  readonly sequence: number;
  /** How many messages a batch's commit stored; missing for a single message. */
  readonly count: number | undefined;
}

interface Answer {
  readonly stream?: string;
  readonly seq?: number;
  readonly duplicate?: boolean;
  readonly count?: number;
  readonly error?: { readonly code: number; readonly err_code?: number; readonly description?: string };
}

/**
 * Reads the answer to a publish. The client's own `commit()` is not used because it drops the reason of a refusal.
 * @throws BrokerRefusal when it was not stored; Error when the answer is none of JetStream's.
 */
export function readPubAck(data: Uint8Array): PubAck {
  const answer = JSON.parse(Buffer.from(data).toString('utf8')) as Answer;
  if (answer.error) {
    const { code, err_code = 0, description = 'no description' } = answer.error;
    throw new BrokerRefusal(err_code, code, description);
  }
  if (!answer.stream) throw new Error('the answer to a publish names no stream');
  return { duplicate: answer.duplicate === true, sequence: answer.seq ?? 0, count: answer.count };
}
