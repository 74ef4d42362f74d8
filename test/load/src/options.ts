import { parseArgs } from 'node:util';
import { type BenchService, serviceOf } from './bench-service.js';
import { type BenchChannel, benchChannels } from './citizen-message.js';

/** What a run of the bench is to do. */
export interface BenchOptions {
  readonly channel: BenchChannel;
  /** Length of each measured step. */
  readonly seconds: number;
  /** The only open-loop rate to try, in webhooks per second; undefined: search below the ceiling. */
  readonly rate: number | undefined;
  /** New complaints of the end-to-end run. */
  readonly complaints: number;
  /** Start this service with V8's CPU profiler. */
  readonly profile: BenchService | 'router' | undefined;
  /** Without delivery callbacks from the provider. */
  readonly withoutCallbacks: boolean;
  /** Measure the look-up of like complaints instead of a channel. */
  readonly similar: boolean;
  /** Measure decisions about messages instead of a channel. */
  readonly decide: boolean;
  /** A look, not a measurement. */
  readonly isQuick: boolean;
  /** How long `similar` may fill the database; sizes not reached by then are left out. */
  readonly minutes: number;
  /** Also write the table to a file. */
  readonly markdown: boolean;
}

/** How the bench is called. */
export const usage = `Usage: npm run bench -- [options]
  --channel WHICH     sms (default), smpp or whatsapp
  --quick             short steps: a look, not a measurement
  --seconds N         length of each step (default 8, quick 2; by smpp 60, quick 5)
  --rate N            only this rate in webhooks/s instead of a search (by smpp 500, quick 50)
  --complaints N      new complaints of the end-to-end run (default 6000, quick 1000)
  --profile WHICH     sms, whatsapp or router: write a CPU profile of it
  --no-callbacks      the provider sends no delivery callbacks
  --similar           the look-up of like complaints among 10,000, 100,000 and 1,000,000 (quick 2,000 and 10,000)
  --decide            decisions about messages, without I/O
  --minutes N         how long the database may be filled for --similar (default 11)
  --markdown          also write the table to a markdown file beside the JSON`;

const usualSteps = { full: { seconds: 8, rate: undefined }, quick: { seconds: 2, rate: undefined } };
/** An operator delivers at its own rate; whether that one is kept up is the question. */
const smppSteps = { full: { seconds: 60, rate: 500 }, quick: { seconds: 5, rate: 50 } };

/** Reads the command line. Throws an Error that says what is wrong with it. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      channel: { type: 'string', default: 'sms' },
      quick: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      rate: { type: 'string' },
      complaints: { type: 'string' },
      profile: { type: 'string' },
      'no-callbacks': { type: 'boolean', default: false },
      similar: { type: 'boolean', default: false },
      decide: { type: 'boolean', default: false },
      minutes: { type: 'string' },
      markdown: { type: 'boolean', default: false },
    },
  });
  const channel = oneOf('--channel', values.channel, benchChannels);
  const steps = channel === 'smpp' ? smppSteps : usualSteps;
  const { seconds, rate } = values.quick ? steps.quick : steps.full;
  return {
    channel,
    seconds: numberOf('--seconds', values.seconds, 1, 60) ?? seconds,
    rate: numberOf('--rate', values.rate, 1, 20_000) ?? rate,
    complaints: numberOf('--complaints', values.complaints, 100, 100_000) ?? (values.quick ? 1000 : 6000),
    profile:
      values.profile === undefined
        ? undefined
        : oneOf('--profile', values.profile, [serviceOf(channel), 'router'] as const),
    withoutCallbacks: values['no-callbacks'],
    similar: values.similar,
    decide: values.decide,
    isQuick: values.quick,
    minutes: numberOf('--minutes', values.minutes, 1, 600) ?? 11,
    markdown: values.markdown,
  };
}

function oneOf<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === text);
  if (chosen === undefined) throw new Error(`${name} takes ${choices.join(' or ')}, not ${text}`);
  return chosen;
}

function numberOf(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number >= min && number <= max)) throw new Error(`${name} takes a number from ${min} to ${max}`);
  return number;
}
