import { setTimeout as wait } from 'node:timers/promises';
import type { PostOutcome } from '../core/ledger-entry.js';
import { type KirimRequest, readArguments, usage } from './arguments.js';
import { readAttachment } from './attachment.js';
import { createSandboxClient, type SandboxClient, SandboxError } from './sandbox-client.js';

/** How `kirim` ended; the exit code follows from it. */
type KirimResult =
  | {
      readonly kind: 'answered';
      readonly reply: string;
      readonly ticket: string | null;
      readonly messageId: string;
      readonly from: string;
    }
  | { readonly kind: 'repeat-unanswered'; readonly messageId: string; readonly from: string }
  | {
      readonly kind: 'repeat-answered';
      readonly reply: string;
      readonly messageId: string;
      readonly from: string;
    }
  | {
      readonly kind: 'refused';
      readonly webhook: PostOutcome;
      readonly messageId: string;
      readonly from: string;
    }
  | {
      readonly kind: 'no-reply';
      readonly problem: string | null;
      readonly messageId: string;
      readonly from: string;
    }
  | { readonly kind: 'unreachable'; readonly problem: string }
  | { readonly kind: 'usage'; readonly problem: string };

/** Exit codes, as `usage` explains them. */
const exitCodes: Readonly<Record<KirimResult['kind'], number>> = {
  answered: 0,
  'repeat-unanswered': 0,
  usage: 2,
  refused: 3,
  'no-reply': 4,
  unreachable: 5,
  'repeat-answered': 6,
};

/** What surrounds the command. */
export interface KirimParts {
  readonly sandboxUrl: string | undefined;
  readonly print: (text: string) => void;
  /** Shown while waiting, once per look; never part of the output. */
  readonly progress: (text: string) => void;
  readonly random: () => number;
  /** Why Kanal did what it did with the latest message of this citizen, in words. */
  readonly explain: (citizen: string) => string;
}

/** A repeat is watched this long for a reply that must not come. */
const repeatWatchMs = 3_000;
const lookEveryMs = 150;
const ticketPattern = /\b[A-Z]{2,5}-\d{6}-[0-9A-HJKMNP-TV-Z]{5,9}\b/;

/** Runs the command and prints its result. Returns the exit code; never throws for what a user can cause. */
export async function kirim(args: readonly string[], parts: KirimParts): Promise<number> {
  const request = readArguments(args);
  if (request.kind === 'help') {
    parts.print(usage);
    return 0;
  }
  let citizen: string | undefined;
  const result: KirimResult =
    request.kind === 'wrong'
      ? { kind: 'usage', problem: request.problem }
      : await send(request, parts, (as) => {
          citizen = as;
        });
  const isJson = request.kind === 'send' ? request.isJson : args.includes('--json');
  const exitCode = exitCodes[result.kind];
  const words = wordsOf(request.kind === 'send' ? request : undefined);
  const isAsked = request.kind === 'send' && request.explains;
  const explanation = isAsked && citizen !== undefined ? parts.explain(citizen) : undefined;
  if (isJson)
    parts.print(JSON.stringify({ ...result, exitCode, ...(explanation !== undefined && { explanation }) }));
  else parts.print([tell(result, words), ...(explanation === undefined ? [] : ['', explanation])].join('\n'));
  return exitCode;
}

type SendRequest = Extract<KirimRequest, { kind: 'send' }>;

/** @param taken told who wrote, as the provider names them, once the message is in. */
async function send(
  request: SendRequest,
  parts: KirimParts,
  taken: (citizen: string) => void,
): Promise<KirimResult> {
  if (parts.sandboxUrl === undefined)
    return {
      kind: 'unreachable',
      problem: 'tidak ada salinan yang berjalan (no copy runs; SANDBOX_URL is not set)',
    };
  const client = createSandboxClient(parts.sandboxUrl.replace(/\/$/, ''));
  const from = request.from ?? freshAddress(request.channel, parts.random);
  try {
    const channels = await client.channels();
    if (!channels.includes(request.channel)) {
      const problem = `kanal (channel) "${request.channel}" tidak ada di sandbox ini; yang ada (there are): ${channels.join(', ')}`;
      return { kind: 'usage', problem };
    }
    const media = await Promise.all(request.media.map(readAttachment));
    const { messageId, citizen, isRepeat, result, after } = await client.send({
      channel: request.channel,
      from,
      body: request.text,
      media,
      ...(request.messageKind === undefined ? {} : { kind: request.messageKind }),
      ...(request.order === undefined ? {} : { order: request.order }),
      ...(request.messageId === undefined ? {} : { messageId: request.messageId }),
    });
    const about = { messageId, from };
    const webhook = result.kind === 'posted' ? result.attempts.at(-1) : undefined;
    if (webhook !== undefined && !(webhook.kind === 'answered' && webhook.status < 300)) {
      return { kind: 'refused', webhook, ...about };
    }
    taken(citizen);
    parts.progress(
      `${wordsOf(request).message} ${messageId} diterima (accepted); menunggu balasan (waiting for the reply)`,
    );
    const waitMs = isRepeat ? Math.min(repeatWatchMs, request.timeoutMs) : request.timeoutMs;
    const { reply, problem } = await watch(client, citizen, after, waitMs, parts.progress);
    if (isRepeat) {
      return reply === undefined
        ? { kind: 'repeat-unanswered', ...about }
        : { kind: 'repeat-answered', reply, ...about };
    }
    if (reply === undefined) return { kind: 'no-reply', problem, ...about };
    return { kind: 'answered', reply, ticket: ticketPattern.exec(reply)?.[0] ?? null, ...about };
  } catch (error) {
    if (error instanceof SandboxError) return { kind: 'unreachable', problem: error.message };
    return { kind: 'usage', problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Looks until the provider has accepted a reply to this citizen, or time is up; then says what was refused, if any. */
async function watch(
  client: SandboxClient,
  citizen: string,
  since: number,
  timeoutMs: number,
  progress: (text: string) => void,
): Promise<{ reply: string | undefined; problem: string | null }> {
  let problem: string | null = null;
  for (let waitedMs = 0; ; waitedMs += lookEveryMs) {
    for (const { verdict, text } of await client.callsSince(citizen, since)) {
      // Calls without a text create no message: they fetch files, or say that one was read.
      if (text === undefined) continue;
      if (verdict.kind === 'accepted') return { reply: text, problem: null };
      if (verdict.kind === 'rejected') problem = `${verdict.code} ${verdict.message}`;
    }
    if (waitedMs >= timeoutMs) return { reply: undefined, problem };
    progress(`menunggu balasan (waiting for the reply) … ${Math.floor(waitedMs / 1_000)} s`);
    await wait(Math.min(lookEveryMs, timeoutMs));
  }
}

/**
 * Seven random digits behind a fixed start: each call is another citizen. Nothing is ever sent to these addresses: numbers
 * where there are numbers, otherwise ids as Meta gives them.
 */
function freshAddress(channel: string, random: () => number): string {
  const start = ['sms', 'whatsapp', 'smpp'].includes(channel) ? '+628120' : '247170800';
  return start + String(Math.floor(random() * 10_000_000)).padStart(7, '0');
}

/** What a channel calls a message and its id. */
interface ChannelWords {
  readonly message: string;
  readonly id: string;
}

const channelWords: Readonly<Record<string, ChannelWords>> = {
  sms: { message: 'SMS', id: 'MessageSid' },
  smpp: { message: 'SMS', id: 'id' },
  whatsapp: { message: 'Pesan WhatsApp', id: 'wamid' },
  messenger: { message: 'Pesan Messenger', id: 'mid' },
  instagram: { message: 'Pesan Instagram', id: 'mid' },
  x: { message: 'Kiriman X', id: 'ID kiriman' },
};

function wordsOf(request: Pick<SendRequest, 'channel' | 'messageKind'> | undefined): ChannelWords {
  if (request?.messageKind === 'comment') return { message: 'Komentar', id: 'ID komentar' };
  if (request?.messageKind === 'dm') return { message: 'Pesan X', id: 'ID pesan' };
  return channelWords[request?.channel ?? ''] ?? { message: 'Pesan', id: 'id' };
}

function tell(result: KirimResult, words: ChannelWords): string {
  switch (result.kind) {
    case 'answered':
      return [
        `Dari (from):     ${result.from}`,
        `${`${words.id}:`.padEnd(17)}${result.messageId}`,
        `Tiket (ticket):  ${result.ticket ?? 'tidak ada di balasan (none in the reply)'}`,
        'Balasan (reply):',
        ...result.reply.split('\n').map((line) => `  ${line}`),
      ].join('\n');
    case 'repeat-unanswered':
      return `Kiriman ulang ${result.messageId} diterima; tidak ada balasan baru, memang begitu.\n(The repeat was accepted and, as it should be, not answered again.)`;
    case 'repeat-answered':
      return `Kiriman ulang ${result.messageId} dibalas LAGI; seharusnya tidak.\n(The repeat was answered again; it must not be.)\n  ${result.reply}`;
    case 'refused': {
      const { webhook } = result;
      const how =
        webhook.kind === 'answered' ? `HTTP ${webhook.status}` : `${webhook.reason}: ${webhook.cause}`;
      return `Webhook ditolak (refused): ${how}`;
    }
    case 'no-reply':
      return [
        `${words.message} ${result.messageId} diterima, tetapi tidak ada balasan pada waktunya (accepted, but no reply in time).`,
        ...(result.problem === null
          ? []
          : [`Balasan ditolak penyedia (the provider refused the reply): ${result.problem}`]),
      ].join('\n');
    case 'unreachable':
      return `Sandbox tidak terjangkau (unreachable): ${result.problem}\nJalankan dulu (first run): npm start`;
    case 'usage':
      return `${result.problem}\n\n${usage}`;
  }
}
