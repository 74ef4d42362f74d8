import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');
const text = read('docs/architecture.md');

describe('docs/architecture.md', () => {
  it('names files that exist', () => {
    const files = [...text.matchAll(/`((?:services|shared|deploy|test)\/[^`*]+\.ts)`/g)].map(
      ([, file]) => file,
    );
    expect(files.length).toBeGreaterThan(15);
    expect(files.filter((file) => !existsSync(join(import.meta.dirname, '..', file ?? '')))).toEqual([]);
  });

  it('has every stream with its subjects', () => {
    const streams = [
      ...read('shared/bus/src/stream-configs.ts').matchAll(/name: '([A-Z]+)',\s+subjects: \[([^\]]+)\]/g),
    ];
    expect(streams.length).toBeGreaterThan(5);
    for (const [, name, subjects = ''] of streams) {
      const [, row = ''] = new RegExp(`^\\| \`${name}\` \\| ([^|]+) \\|`, 'm').exec(text) ?? [];
      // Up to the first wildcard; the server's own advisories are named by what they have in common.
      for (const [, subject = ''] of subjects.matchAll(/'([^'*>]+?)(?:MAX_|MSG_|[*>])/g)) {
        expect(row).toContain(`\`${subject}`);
      }
    }
  });
});
