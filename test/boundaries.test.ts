import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The import rules of the project (docs/architecture.md), held by this test and not by memory. */
const root = join(import.meta.dirname, '..');

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g;

function sources(): Source[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.ts', '*.mjs'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return listed
    .split('\n')
    .filter((path) => path && !path.includes('/golden/'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const imports = [...text.matchAll(importPattern)].map(
        (match) => match[1] ?? match[2] ?? match[3] ?? '',
      );
      return { path, text, imports };
    });
}

const isTest = (path: string) =>
  /\.(test|int\.test|e2e\.test)\.ts$/.test(path) || path.includes('/fixtures/');
const isProduct = (path: string) =>
  /^(services|shared)\/[^/]+\/src\//.test(path) && !isTest(path) && !path.startsWith('shared/testing/');

interface Rule {
  readonly name: string;
  readonly breaks: (source: Source) => boolean;
  /** A made-up file that breaks the rule: proof that the rule can be broken. */
  readonly breaker: Source;
}

const source = (path: string, text: string): Source => ({
  path,
  text,
  imports: [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? ''),
});

/** Modules through which a pure rule could reach the outside. `node:crypto` computes and is allowed. */
const io =
  /^(node:(?!crypto$|buffer$|util$)|undici|express|mongoose|mongodb|@nats-io|pino|prom-client|twilio|@kanal\/(?!contracts$))/;

const rules: Rule[] = [
  {
    name: 'a service imports shared/*, never another service',
    breaks: ({ path, imports }) => {
      const service = /^services\/([^/]+)\//.exec(path)?.[1];
      return (
        service !== undefined &&
        imports.some(
          (to) =>
            (/^@kanal\/(sms|whatsapp|whatsapp-baileys|x|meta|router|progress|console)(\/|$)/.test(to) &&
              to !== `@kanal/${service}`) ||
            (to.startsWith('.') &&
              relative(join(root, 'services', service), join(root, path, '..', to)).startsWith('..')),
        )
      );
    },
    breaker: source('services/sms/src/a.ts', "import { b } from '../../router/src/b.js';"),
  },
  {
    name: 'shared/domain and shared/contracts import nothing with I/O',
    breaks: ({ path, imports }) =>
      /^shared\/(domain|contracts)\/src\//.test(path) && !isTest(path) && imports.some((to) => io.test(to)),
    breaker: source('shared/domain/src/a.ts', "import { readFileSync } from 'node:fs';"),
  },
  {
    name: 'verify and parse of an adapter are pure',
    breaks: ({ path, imports }) =>
      /^services\/.*\/(verify|parse)\.ts$/.test(path) &&
      imports.some((to) =>
        /^(node:(?!crypto$|buffer$|util$|querystring$)|undici|express|mongoose|@nats-io)/.test(to),
      ),
    breaker: source('services/sms/src/providers/twilio/parse.ts', "import { request } from 'undici';"),
  },
  {
    name: 'process.env is read in config.ts only',
    breaks: ({ path, text }) =>
      isProduct(path) && !path.endsWith('/config.ts') && /\bprocess\.env\b/.test(code(text)),
    breaker: source('shared/bus/src/a.ts', 'const level = process.env.LEVEL;'),
  },
  {
    name: 'HTTP status codes of webhooks stand in one file of the kit',
    breaks: ({ path, text }) =>
      /^(shared\/adapter|services)\//.test(path) &&
      isProduct(path) &&
      !path.endsWith('/outcome-to-http.ts') &&
      /\.(status|sendStatus|writeHead)\(\s*[1-5]\d\d\b|statusCode\s*=\s*[1-5]\d\d/.test(code(text)),
    breaker: source('services/sms/src/a.ts', 'response.status(403).end();'),
  },
  {
    name: 'the sandbox and the checker import nothing of the product',
    breaks: ({ path, imports }) =>
      /^test\/(sandbox|checker)\//.test(path) &&
      imports.some((to) => /^@kanal\/(?!sandbox|checker)/.test(to) || /(services|shared)\//.test(to)),
    breaker: source('test/sandbox/src/a.ts', "import { inboundKind } from '@kanal/contracts';"),
  },
  {
    name: 'baileys and libsignal (GPL-3.0) are imported by services/whatsapp-baileys only, and nothing imports that',
    breaks: ({ path, imports }) =>
      !path.startsWith('services/whatsapp-baileys/') &&
      imports.some(
        (to) =>
          /^(baileys|libsignal|whatsapp-rust-bridge|@kanal\/whatsapp-baileys)(\/|$)/.test(to) ||
          to.includes('whatsapp-baileys/'),
      ),
    breaker: source('services/whatsapp/src/a.ts', "import { proto } from 'baileys';"),
  },
  {
    name: 'the progress page has nothing of the store but its reader, nothing of the bus, and no driver',
    breaks: ({ path, imports }) =>
      /^services\/progress\/src\//.test(path) &&
      !isTest(path) &&
      imports.some(
        (to) =>
          /^(mongodb|mongoose|@nats-io)/.test(to) ||
          (/^@kanal\//.test(to) && !/^@kanal\/(domain|runtime|store\/progress)$/.test(to)),
      ),
    breaker: source('services/progress/src/a.ts', "import { storeKeys } from '@kanal/store';"),
  },
  {
    name: 'packages are entered by their exports, not by their folders',
    breaks: ({ imports }) =>
      imports.some((to) => /^@kanal\/[^/]+\/(src|dist)\//.test(to) || /(^|\/)\.\.\/shared\//.test(to)),
    breaker: source('services/sms/src/a.ts', "import { x } from '@kanal/bus/src/lanes.js';"),
  },
];

function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

describe.each(rules)('$name', ({ name, breaks, breaker }) => {
  it('holds', () => {
    expect(
      sources()
        .filter(breaks)
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('stands in docs/architecture.md', () => {
    expect(readFileSync(join(root, 'docs/architecture.md'), 'utf8')).toContain(`\n- ${name}\n`);
  });

  it('can be broken', () => {
    expect(breaks(breaker)).toBe(true);
  });
});
