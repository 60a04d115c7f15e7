import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The app's guards come from the table it runs; the tests from the table it should run. */
const spec = (asked: string, built: string) => `
import { operation } from '@quartet/http';
import { createServiceApp } from '@quartet/service';
import { itGuards, testDeps } from '@quartet/testing';

const answer = () => (_req, res) => res.json({});
const table = (who) => [['GET', '/api/notes/:id', answer, operation({ summary: 'Read', who, answers: {} })]];
let guarded;
beforeAll(async () => {
  const deps = await testDeps('notes');
  guarded = { app: createServiceApp('notes', table('${built}'), deps), tokens: deps.tokens, name: 'notes' };
});
itGuards(table('${asked}'), () => guarded);
`;

interface Outcome {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

const root = join(__dirname, '..', '..', '..');

async function run(asked: string, built: string): Promise<Outcome> {
  const folder = await mkdtemp(join(__dirname, 'planted-'));
  try {
    await writeFile(join(folder, 'guards.planted.ts'), spec(asked, built));
    const config = {
      ...(jestPreset() as object),
      rootDir: folder,
      testMatch: ['<rootDir>/*.planted.ts'],
    };
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const child = spawn(process.execPath, [
      '--experimental-vm-modules',
      jest,
      '--json',
      '--silent',
      '--runInBand',
      '--config',
      JSON.stringify(config),
    ]);
    return JSON.parse(await text(child.stdout)) as Outcome;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function jestPreset(): unknown {
  return jest.requireActual(join(root, 'jest.preset.cjs'));
}

describe('itGuards', () => {
  jest.setTimeout(60_000);

  it.each([
    ['user', 5],
    ['admin', 6],
    ['service', 8],
  ])('passes for an operation that is guarded for a %s', async (who, tests) => {
    expect(await run(who, who)).toMatchObject({ numPassedTests: tests, numFailedTests: 0 });
  });

  it.each([
    ['user', 'key', 5],
    ['admin', 'key', 6],
    ['service', 'key', 8],
    ['admin', 'user', 1],
    ['service', 'user', 2],
    ['user', 'service', 1],
  ])('fails for an operation for a %s that is open to a %s', async (asked, built, failures) => {
    expect(await run(asked, built)).toMatchObject({ numFailedTests: failures });
  });
});
