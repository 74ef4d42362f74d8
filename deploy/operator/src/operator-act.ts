import { userInfo } from 'node:os';
import type { Act } from '@kanal/store';

/** Who does what this command does, for the record. */
export function operatorAct(): Act {
  return { actor: `operator:${userInfo().username}`, at: new Date() };
}
