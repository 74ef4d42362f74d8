import { correctionCues } from './correction.js';
import { courtesyCues } from './courtesy.js';
import type { Cue } from './cue.js';
import { discretionCues } from './discretion.js';
import { statusCues } from './status.js';
import { withdrawalCues } from './withdrawal.js';

/**
 * All cues whose words stand for themselves; where two overlap, the first counts. Agreement, trial and danger are read
 * by rules of their own.
 */
export const cues: readonly Cue[] = [
  ...courtesyCues,
  ...discretionCues,
  ...withdrawalCues,
  ...correctionCues,
  ...statusCues,
];
