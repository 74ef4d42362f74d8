import { defineConfig } from 'vitest/config';

/**
 * Three tiers, told apart by the file's suffix: `*.test.ts` (unit, no I/O beyond a temporary folder),
 * `*.int.test.ts` (against the real engines), `*.e2e.test.ts` (whole processes, the sandbox, a browser).
 */
const source = {
  resolve: { conditions: ['@kanal/source'] },
  // Nothing more: with `import` here, what Express requires would be given as an ES module.
  ssr: { resolve: { conditions: ['@kanal/source'] } },
};

/** How long `expect.poll` looks before it says that something does not come to be: as long as a crowded machine needs. */
const expect = { poll: { timeout: 20_000 } };

const exclude = ['**/node_modules/**', '**/dist/**', '**/.kanal/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          include: ['{shared,services,deploy,test}/**/*.test.ts'],
          exclude: [...exclude, '**/*.int.test.ts', '**/*.e2e.test.ts'],
          testTimeout: 30_000,
          expect,
        },
      },
      {
        ...source,
        test: {
          name: 'int',
          include: ['{shared,services,deploy,test}/**/*.int.test.ts'],
          exclude,
          globalSetup: ['@kanal/testing/engines-global-setup'],
          testTimeout: 60_000,
          expect,
          hookTimeout: 60_000,
        },
      },
      {
        ...source,
        test: {
          name: 'e2e',
          include: ['{services,deploy,test}/**/*.e2e.test.ts'],
          exclude,
          globalSetup: ['@kanal/testing/engines-global-setup'],
          testTimeout: 180_000,
          expect,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
