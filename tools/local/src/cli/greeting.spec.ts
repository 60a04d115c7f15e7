import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeIn } from '../state-dir/home.ts';
import { greet, writeCurlFiles } from './greeting.ts';

const greeting = {
  ...{ url: 'http://localhost:8080', apiKey: 'qk_1', productId: 'p', paymentMethod: 'pm_ok' },
  shopper: { email: 'shopper@example.com', password: 'secret' },
  notRun: ['AWS::IAM::Role', 'AWS::Logs::LogGroup'],
  verbose: false,
};

it('counts the types that are not run, and lists them when it is verbose', () => {
  expect(greet(greeting)).toContain('2 types of resources are not run here; --verbose lists them');
  expect(greet(greeting)).not.toContain('AWS::IAM::Role');
  expect(greet({ ...greeting, verbose: true })).toContain(
    'Not run here:\n  AWS::IAM::Role\n  AWS::Logs::LogGroup',
  );
});

it('needs no more than 80 columns, but for the command to paste', () => {
  const lines = greet({ ...greeting, verbose: true }).split('\n');
  for (const line of lines.filter((each) => !each.startsWith('curl '))) {
    expect(line.length).toBeLessThanOrEqual(80);
  }
});

it('prints no key and no password where no terminal shows it, but files of the owner alone', () => {
  const home = homeIn(mkdtempSync(join(tmpdir(), 'quartet-greeting-')));
  const files = writeCurlFiles(home, greeting);
  const text = greet({ ...greeting, files });
  expect(text).not.toMatch(/qk_1|secret/);
  expect(text).toContain(`-H '@${files.key}'`);
  expect(text).toContain(`-d '@${files.login}'`);
  expect(readFileSync(files.key, 'utf8')).toBe('x-api-key: qk_1\n');
  expect(JSON.parse(readFileSync(files.login, 'utf8'))).toEqual(greeting.shopper);
  expect([files.key, files.login].map((path) => statSync(path).mode & 0o777)).toEqual([
    0o600, 0o600,
  ]);
  rmSync(home.folder, { recursive: true });
});
