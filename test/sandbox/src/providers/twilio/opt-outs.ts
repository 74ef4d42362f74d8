/**
 * `default`: what every long code does. `advanced`: Advanced Opt-Out of a messaging service, with Indonesian words and
 * `OptOutType` in the webhook. `off`: nobody is ever opted out.
 */
export type OptOutMode = 'default' | 'advanced' | 'off';

/** Who does not want to be written to. */
export interface OptOuts {
  /** Takes note of what a citizen sends. Returns the `OptOutType` for the webhook, if the mode adds one. */
  hear(from: string, body: string): 'STOP' | 'START' | 'HELP' | undefined;
  has(number: string): boolean;
}

/** Default words: https://help.twilio.com/articles/223134027. */
const words = {
  STOP: ['STOP', 'UNSUBSCRIBE', 'END', 'QUIT', 'STOPALL', 'REVOKE', 'OPTOUT', 'CANCEL'],
  START: ['START', 'YES', 'UNSTOP'],
  HELP: ['HELP', 'INFO'],
} as const;
const indonesian = { STOP: ['BERHENTI'], START: ['MULAI'], HELP: ['BANTUAN'] } as const;

/** Starts with nobody opted out. A word counts only when it is the whole message, in any case. */
export function createOptOuts(mode: OptOutMode): OptOuts {
  const optedOut = new Set<string>();
  return {
    hear: (from, body) => {
      if (mode === 'off') return undefined;
      const said = body.trim().toUpperCase();
      const type = (['STOP', 'START', 'HELP'] as const).find(
        (each) =>
          words[each].some((word) => word === said) ||
          (mode === 'advanced' && indonesian[each].some((word) => word === said)),
      );
      if (type === 'STOP') optedOut.add(from);
      if (type === 'START') optedOut.delete(from);
      return mode === 'advanced' ? type : undefined;
    },
    has: (number) => optedOut.has(number),
  };
}
