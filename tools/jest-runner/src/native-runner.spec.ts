import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const runner = join(import.meta.dirname, 'native-runner.ts');
const jestProgram = join(import.meta.dirname, '../../../node_modules/jest/bin/jest.js');

/** Writes its process down, and waits until as many files have begun in the other worker. */
const neighbour = `
  import { appendFileSync, readFileSync } from 'node:fs';
  import { setTimeout } from 'node:timers/promises';
  const begun = () => readFileSync('neighbours', 'utf8').split('\\n').length - 1;
  it('runs', async () => {
    appendFileSync('neighbours', expect.getState().testPath.slice(-19, -18) + ' ' + process.pid + '\\n');
    const all = 2 * Math.ceil(begun() / 2);
    while (begun() < all) await setTimeout(5);
  });`;

const specs = {
  'passes.spec.ts': `
    it('adds', () => expect(1 + 1 satisfies number).toBe(2));
    it.skip('waits', () => undefined);
    it.each([[1], [2]])('counts to %d', (n) => expect(n).toBeGreaterThan(0));`,
  'fails.spec.ts': `it('adds', () => expect(1 + 1).toBe(3));`,
  'leaves-server.spec.ts': `
    import { createServer } from 'node:http';
    it('listens', (done) => void createServer().listen(0, '127.0.0.1', () => done()));`,
  'leaves-timer.spec.ts': `
    it('ticks', () => {
      setInterval(() => undefined, 1_000);
      jest.spyOn(performance, 'now').mockReturnValue(0);
    });`,
  'rejects.spec.ts': `it('forgets', () => void Promise.reject(new Error('nobody waits for this')));`,
  'hangs.spec.ts': `jest.setTimeout(50); it('hangs', () => new Promise(() => undefined));`,
  'cannot-begin.spec.ts': `
    let value; let ran = false;
    beforeAll(() => { throw new Error('no database'); });
    afterAll(() => value?.close());
    it('first', () => { ran = true; });
    it('second', () => { ran = true; });`,
  'cannot-end.spec.ts': `
    afterAll(() => { throw new Error('it did not close'); });
    it('passes', () => undefined);`,
  'cannot-load.spec.ts': `throw new Error('no such thing');`,
  'bails.spec.ts': `
    import { writeFileSync } from 'node:fs';
    it('fails', () => expect(1).toBe(2));
    it('runs', () => writeFileSync('ran', ''));`,
  'prints.spec.ts': `it('prints', () => void [process.stdout.write(''), process.stderr.write('')]);`,
  'a-sets.spec.ts': `
    it('sets', () => { process.env.LEAKED = 'yes'; jest.spyOn(Date, 'now').mockReturnValue(0); });`,
  'b-reads.spec.ts': `
    it('reads', () => expect([process.env.LEAKED, Date.now() > 0]).toEqual([undefined, true]));`,
  ...Object.fromEntries(
    ['c', 'd', 'e', 'f'].map((name) => [`${name}-neighbour.spec.ts`, neighbour]),
  ),
};

interface Report {
  readonly success: boolean;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: 'passed' | 'failed';
    readonly message: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jest-runner-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of Object.entries(specs)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An environment without the colours of Nx, and with CI, so that Jest does not open the standard output itself. */
const env = { ...process.env, FORCE_COLOR: '0', CI: 'true' };

async function run(...args: readonly string[]): Promise<Report> {
  const config = {
    rootDir: folder,
    runner: [runner, { closingLimit: 300 }],
    transform: {},
    testMatch: ['<rootDir>/*.spec.ts'],
  };
  const all = [jestProgram, '--json', '--ci', '--config', JSON.stringify(config), ...args];
  const json = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, all, { cwd: folder, env }, (_error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr));
      else resolve(stdout);
    });
  });
  return JSON.parse(json) as Report;
}

function resultOf({ testResults }: Report, name: string) {
  const found = testResults.find((result) => result.name.endsWith(name));
  if (!found) throw new Error(`${name} was not run`);
  return found;
}

describe('a run of all files', () => {
  let report: Report;
  beforeAll(async () => {
    report = await run();
  });

  it('reports passed and skipped tests', () => {
    const { assertionResults } = resultOf(report, 'passes.spec.ts');
    expect(assertionResults.map((result) => [result.title, result.status])).toEqual([
      ['adds', 'passed'],
      ['waits', 'pending'],
      ['counts to 1', 'passed'],
      ['counts to 2', 'passed'],
    ]);
  });

  it.each([
    ['fails.spec.ts', 'Expected: 3'],
    ['leaves-server.spec.ts', 'The spec left handles open: 1 × TCPServerWrap'],
    ['leaves-timer.spec.ts', 'The spec left handles open: 1 × Timeout'],
    ['rejects.spec.ts', 'nobody waits for this'],
    ['hangs.spec.ts', 'Exceeded timeout of 50 ms'],
    ['cannot-begin.spec.ts', 'no database'],
    ['cannot-end.spec.ts', 'it did not close'],
    ['cannot-load.spec.ts', 'no such thing'],
  ])('fails %s, and says why', (name, reason) => {
    const { status, message } = resultOf(report, name);
    expect(status).toBe('failed');
    expect(message).toContain(reason);
  });

  it('fails each test below a hook that failed', () => {
    const { assertionResults } = resultOf(report, 'cannot-begin.spec.ts');
    expect(assertionResults.map(({ status }) => status)).toEqual(['failed', 'failed']);
  });

  it('reports a failed run', () => {
    expect(report.success).toBe(false);
  });
});

it('restores the environment and spies after each file', async () => {
  const report = await run('--runInBand', 'a-sets', 'b-reads');
  expect(report).toMatchObject({ success: true, numTotalTests: 2 });
});

it('runs neighbours in the same worker', async () => {
  rmSync(join(folder, 'neighbours'), { force: true });
  await run('--maxWorkers=2', 'neighbour');
  const lines = readFileSync(join(folder, 'neighbours'), 'utf8').trim().split('\n').toSorted();
  const [c, d, e, f] = lines.map((line) => line.slice(2));
  expect([c === d, d === e, e === f]).toEqual([true, false, true]);
});

it('does not count the standard output as a handle that a spec opened', async () => {
  const report = await run('prints');
  expect(report).toMatchObject({ success: true, numTotalTests: 1 });
});

it('runs only the tests that match the name pattern', async () => {
  const report = await run('passes', '-t', 'counts to 2');
  const { assertionResults } = resultOf(report, 'passes.spec.ts');
  expect(assertionResults.filter(({ status }) => status === 'passed')).toMatchObject([
    { title: 'counts to 2' },
  ]);
});

it('skips the rest of a file after a failure with --bail', async () => {
  rmSync(join(folder, 'ran'), { force: true });
  await expect(run('--bail', 'bails')).rejects.toThrow(/Tests: +1 failed, 1 skipped, 2 total/);
  expect(existsSync(join(folder, 'ran'))).toBe(false);
});

it('stops at the first failure with --bail', async () => {
  // Jest prints no JSON then.
  const stopped = run('--bail', '--runInBand', 'fails', 'passes', 'hangs');
  await expect(stopped).rejects.toThrow(/Test Suites: 1 failed, .*of 3 total/);
});
