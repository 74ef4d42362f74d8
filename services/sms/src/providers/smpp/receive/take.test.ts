import type { Pdu, Session } from 'smpp';
import { describe, expect, test } from 'vitest';
import { anOperator } from '../fixtures/an-operator.js';
import { recordingLog } from '../fixtures/recording-log.js';
import { sms } from '../fixtures/set-stage.js';
import { createTake } from './take.js';

const session = {} as Session;
const broken = async () => {
  throw new Error('broken');
};

async function take(fields: object) {
  const { log, lines } = recordingLog();
  const takeOne = createTake({
    operator: anOperator(),
    accept: broken,
    joiner: { take: broken },
    now: () => 0,
    log,
  });
  const short_message = Buffer.from(sms.short_message);
  const status = await takeOne({ ...sms, short_message, ...fields } as unknown as Pdu, session);
  return { status, told: lines.map(({ msg }) => msg) };
}

describe('what cannot be kept is left with the operator, and told as what it is', () => {
  test.each([
    ['a part', { sar_msg_ref_num: 7, sar_total_segments: 2, sar_segment_seqnum: 1 }, 'smpp.part-not-kept'],
    ['a message of its own', {}, 'smpp.not-kept'],
  ])('%s', async (_label, fields, msg) => {
    expect(await take(fields)).toEqual({ status: 0x08, told: [msg] });
  });
});
