import { KanalError } from './kanal-error.js';

/** The environment does not fit the configuration's schema. Names every variable that is wrong, and no value. */
export class ConfigError extends KanalError {
  /** One line per problem, each beginning with the variable's name. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const lines = problems.map((problem) => `\n  - ${problem}`).join('');
    super(
      'KANAL_CONFIG_INVALID',
      `The configuration cannot be used. Set these variables and start again:${lines}`,
    );
    this.problems = problems;
  }
}
