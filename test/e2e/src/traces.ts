import { type Evidence, replyId } from '@kanal/checker';

/** What the two witnesses hold of one message. */
export interface Traces {
  /** State of its receipt. */
  readonly receipt: string | undefined;
  /** Complaints that hold it. */
  readonly complaints: number;
  /** Entries left in the outbox of its complaint. */
  readonly outbox: number;
  /** Acknowledgements the provider has accepted. */
  readonly replies: number;
  /** Status of its acknowledgement. */
  readonly delivery: string | undefined;
}

/** The traces of the message with this provider's id; of none when the provider has not told of it. */
export function tracesOf(evidence: Evidence, messageSid: string): Traces {
  const id = evidence.posts.find((post) => post.messageId === messageSid)?.receiptId ?? '';
  const reply = replyId(id, 'ack');
  const complaints = evidence.complaints.filter((complaint) => complaint.messageIds.includes(id));
  return {
    receipt: evidence.receipts.find((receipt) => receipt.id === id)?.state,
    complaints: complaints.length,
    outbox: complaints.reduce((sum, complaint) => sum + complaint.outboxIds.length, 0),
    replies: evidence.calls.filter((call) => call.isAccepted && call.replyId === reply).length,
    delivery: evidence.deliveries.find((delivery) => delivery.id === reply)?.status,
  };
}

/** Whether the traces are what is expected, as far as anything is. */
export function matches(traces: Traces, expected: Partial<Traces>): boolean {
  return Object.entries(expected).every(([name, value]) => traces[name as keyof Traces] === value);
}
