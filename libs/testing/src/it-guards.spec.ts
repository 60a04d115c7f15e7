import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** For whom an operation is meant, for whom it was built, and how many of its tests must fail. */
const cases = [
  ['user', 'user', 0],
  ['admin', 'admin', 0],
  ['service', 'service', 0],
  ['user', 'key', 5],
  ['admin', 'key', 6],
  ['service', 'key', 8],
  ['admin', 'user', 1],
  ['service', 'user', 2],
  ['user', 'service', 1],
] as const;

const planted = `
import { operation } from '@quartet/http';
import { createServiceApp } from '@quartet/service';
import { itGuards, testDeps } from '@quartet/testing';

const answer = () => (_req, res) => res.json({});
const table = (who) => [['GET', '/api/notes/:id', answer, operation({ summary: 'Read', who, answers: {} })]];

describe.each(${JSON.stringify(cases)})('%s %s', (meant, built) => {
  let guarded;
  beforeAll(async () => {
    const deps = await testDeps('notes');
    guarded = { app: createServiceApp('notes', table(built), deps), tokens: deps.tokens, name: 'notes' };
  });
  itGuards(table(meant), () => guarded);
});
`;

interface Outcome {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly status: 'passed' | 'failed';
    }[];
  }[];
}

const root = join(import.meta.dirname, '..', '..', '..');

async function runPlanted(): Promise<Outcome> {
  const folder = await mkdtemp(join(import.meta.dirname, 'planted-'));
  try {
    await writeFile(join(folder, 'guards.planted.ts'), planted);
    const preset = createRequire(import.meta.url)(join(root, 'jest.preset.cjs')) as object;
    const config = { ...preset, rootDir: folder, testMatch: ['<rootDir>/*.planted.ts'] };
    const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const options = ['--json', '--silent', '--runInBand', '--config', JSON.stringify(config)];
    const child = spawn(process.execPath, ['--experimental-vm-modules', program, ...options]);
    return JSON.parse(await text(child.stdout)) as Outcome;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('itGuards', () => {
  let tests: Outcome['testResults'][number]['assertionResults'];

  beforeAll(async () => {
    const { testResults } = await runPlanted();
    tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  });

  it.each(cases)(
    'of an operation for a %s that was built for a %s has %i failures',
    (meant, built, failures) => {
      const own = tests.filter(({ ancestorTitles: [pair] }) => pair === `${meant} ${built}`);
      expect(own.length).toBeGreaterThanOrEqual(5);
      expect(own.filter(({ status }) => status === 'failed')).toHaveLength(failures);
    },
  );
});
