import pino from 'pino';
import { maskText } from './mask-text.js';
import { redactFields } from './redact.js';

/** How much is logged, from most to least; `silent` is nothing at all. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** One of `logLevels`. */
export type LogLevel = (typeof logLevels)[number];

/**
 * A pino logger without the parts that would go round the redaction (`setBindings`, a child's own serializers).
 * The event's name is the message and everything else is a field: `log.info({ id }, 'webhook.accepted')`.
 */
export type Log = Pick<
  pino.Logger,
  'level' | 'isLevelEnabled' | 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'flush'
> & {
  /** A log that adds these fields, redacted, to each of its lines. */
  child(fields: Readonly<Record<string, unknown>>): Log;
};

/** What a log needs to know. */
export interface LogOptions {
  /** Stands in every line. */
  service: string;
  level: LogLevel;
  /** Where lines go; default: standard output, written synchronously so that the last line before a crash is there. */
  destination?: pino.DestinationStream;
}

/**
 * Makes the log of one process: JSON lines, time in ISO 8601, every field and error through `redact`, the message
 * through `maskText`. pino's own `redact` is not used because its paths have a fixed depth.
 */
export function createLog({ service, level, destination }: LogOptions): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: redactFields },
    // Errors are copied by `redactFields` already; pino's own serializer would take the copy for an error again.
    serializers: { err: (copied: unknown) => copied, msg: (msg: unknown) => maskText(String(msg)) },
  };
  const log = destination === undefined ? pino(options) : pino(options, destination);
  // Children inherit this method. pino writes a child's fields once, at its birth, past `formatters.log`.
  const child: (fields: pino.Bindings) => unknown = log.child;
  const redactingChild = function (this: Log, fields: Readonly<Record<string, unknown>>): Log {
    return child.call(this, redactFields(fields)) as Log;
  };
  return Object.assign(log, { child: redactingChild });
}
