import type { Fields, Session } from 'smpp';
import { CitizenMessageError } from '../../core/citizen-message-error.js';
import type { PostFault } from '../../core/fault-plan.js';
import type { PostOutcome } from '../../core/ledger-entry.js';
import type { CitizenMessage, CitizenSend } from '../../core/provider.js';
import { deliver } from './deliver.js';
import { endSession } from './end-session.js';
import type { Sessions } from './sessions.js';
import type { SmppAccount, SmppContext } from './settings.js';
import { type Part, splitMessage } from './split-message.js';
import { statuses } from './statuses.js';

/** Deliveries of one part, until it is taken or refused for good. */
const maxAttempts = 20;
/** Of these with no response at all, each of which is waited for. */
const maxSilences = 3;
const busyPauseMs = 500;

/** Delivers citizens' messages, in parts where they are long. An id that was used before is the same message. */
export function createSendInbound(context: SmppContext, sessions: Sessions) {
  const { clock, faults, signal } = context;
  const known = new Set<string>();

  return async (message: CitizenMessage): Promise<CitizenSend> => {
    const account = accountOf(context.accounts, message.kind);
    const id = message.messageId ?? context.newHex();
    const struck = faults.strikePost('webhook');
    const parts = inOrder(splitMessage(message.body, id, writingOf(struck)), message.order);
    const isRepeat = known.has(id);
    known.add(id);

    const ending = struck.find((rule) => rule.fault === 'end-session');
    if (ending) await endSession(await sessions.newestOf(account), ending.ending, sessions);
    const { pauseMs = 0 } = struck.find((rule) => rule.fault === 'parts') ?? {};
    const copies = struck.reduce((sum, rule) => sum + (rule.fault === 'duplicate' ? rule.copies : 0), 0);
    let isCut = struck.some(({ fault }) => fault === 'lost-response');
    const attempts: PostOutcome[] = [];
    for (const [index, part] of parts.entries()) {
      if (index > 0) await clock.sleep(pauseMs, signal);
      for (let copy = 0; copy <= copies; copy += 1) {
        await deliverPart(part, isCut);
        isCut = false;
      }
    }
    return { messageId: id, citizen: message.from, isRepeat, result: { kind: 'posted', attempts } };

    async function deliverPart(part: Part, isFirstCut: boolean): Promise<void> {
      let silences = 0;
      for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
        const session = await sessions.newestOf(account);
        const fields: Fields = {
          source_addr: message.from.replace(/^\+/, ''),
          destination_addr: account.number,
          ...part.fields,
          ...message.extraParams,
        };
        const answered = await deliver(session, fields, clock.nowMs);
        const outcome = isFirstCut && attempt === 1 ? lose(session, answered) : answered;
        attempts.push(outcome);
        await record(part, outcome);
        if (isSilence(outcome)) silences += 1;
        if (!isToRepeat(outcome) || silences >= maxSilences) return;
        if (outcome.kind === 'answered') await clock.sleep(busyPauseMs, signal);
      }
    }

    /** The response came, and the connection ends as if it had not. */
    function lose(session: Session | undefined, { tookMs }: PostOutcome): PostOutcome {
      if (session) {
        sessions.remove(session);
        session.destroy();
      }
      return { kind: 'failed', reason: 'lost', cause: 'the response was lost', tookMs };
    }

    async function record({ number, total, text, fields }: Part, outcome: PostOutcome): Promise<void> {
      await context.ledger.append({
        kind: 'webhook',
        provider: 'smpp',
        citizen: message.from,
        messageId: id,
        params: {
          operator: account.name,
          destination_addr: account.number,
          data_coding: fields['data_coding'],
          ...(total > 1 && { part: `${number}/${total}` }),
        },
        text,
        attachments: 0,
        url: 'deliver_sm',
        attempt: attempts.length,
        outcome,
        faults: struck.map(({ fault }) => fault),
      });
    }
  };
}

function isSilence(outcome: PostOutcome): boolean {
  return outcome.kind === 'failed' && outcome.reason === 'response';
}

/** As operators do: what may not have arrived, or was refused for now, or could not be kept. */
function isToRepeat(outcome: PostOutcome): boolean {
  if (outcome.kind === 'failed') return outcome.reason === 'lost' || isSilence(outcome);
  return [statuses.queueFull, statuses.throttled, statuses.systemError].some(
    (status) => outcome.body === `command_status ${status}`,
  );
}

function accountOf(accounts: readonly SmppAccount[], name: string | undefined): SmppAccount {
  const account = name === undefined ? accounts[0] : accounts.find((each) => each.name === name);
  if (account) return account;
  const names = accounts.map((each) => each.name).join(', ');
  throw new CitizenMessageError(`there is no operator ${name}; there are: ${names}`);
}

function inOrder(parts: readonly Part[], order: readonly number[] | undefined): readonly Part[] {
  return (order ?? parts.map(({ number }) => number)).map((number) => {
    const part = parts.find((each) => each.number === number);
    if (part) return part;
    throw new CitizenMessageError(`order: the text has ${parts.length} parts, and none is number ${number}`);
  });
}

function writingOf(struck: readonly PostFault[]) {
  const parts = struck.find((rule) => rule.fault === 'parts');
  const coding = struck.find((rule) => rule.fault === 'data-coding');
  return {
    form: parts?.form ?? 'udh-8',
    alphabet: coding?.alphabet,
    dataCoding: coding?.dataCoding,
  } as const;
}
