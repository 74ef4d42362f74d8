/**
 * Every place where a test can kill a process between two durable steps, by `CRASH_AT=<point>`.
 * A new point is added here and nowhere else.
 */
export const crashPoints = [
  /** Router: the receipt is stored, the complaint is not. */
  'router.after-receipt',
  /** Router: a message that was taken back is empty, and so are its edits; its complaint and its files are as before. */
  'router.after-withdrawal',
  /** Router: its complaint has no words any more; its files are there, and nothing tells of it yet. */
  'router.after-narrative',
  /** Router: complaint and outbox entry are stored, the message is not settled. */
  'router.after-commit',
  /** Router: the message is settled, the outbox has not been relayed. */
  'router.after-settle',
  /** Router: the reply is on OUTBOUND, its outbox entry still says it is not. */
  'router.after-outbox-publish',
  /** Router: the outbox entry is marked as published. */
  'router.after-outbox-mark',
  /** Router: everything is done but the acknowledgement to the broker. */
  'router.before-ack',
  /** Send worker: the reply is claimed, the provider has not been called. */
  'sender.after-claim',
  /** Send worker: the provider has answered, the answer is recorded nowhere. */
  'sender.after-provider',
  /** Send worker: the result is recorded, the status is not published. */
  'sender.after-record',
  /** Send worker: the status is published, the reply is not acknowledged. */
  'sender.after-status',
  /** Adapter: the message is on INBOUND, the provider has no answer yet. */
  'ingest.after-publish',
  /** Adapter: the message is in the spool, the provider has no answer yet. */
  'ingest.after-spool',
  /** Adapter: a spooled message is on INBOUND, its record is still in the spool. */
  'spool.after-drain-publish',
  /** SMS adapter: a part of a long message is kept, the operator has no answer yet. */
  'sms.after-part-kept',
  /** SMS adapter: the message joined from parts is durable, the record of its parts still says that it is not. */
  'sms.after-joined',
] as const;

/** The name of a crash point. */
export type CrashPoint = (typeof crashPoints)[number];

/** Called as the code passes a crash point. */
export type Crash = (point: CrashPoint) => void;

/**
 * Returns the function that code calls as it passes each point. At the point `at` it kills its own process with
 * SIGKILL: no handler runs and nothing is flushed, as in a power cut. With `at` undefined it never does anything.
 */
export function createCrash(at: CrashPoint | undefined): Crash {
  return (point) => {
    if (point === at) process.kill(process.pid, 'SIGKILL');
  };
}
