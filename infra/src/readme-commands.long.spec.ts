import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { commandsOf, optionsIn } from './testing/readme-commands.ts';

const cdk = join(
  dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')),
  'bin/cdk',
);

describe('the commands of the CDK', () => {
  const used = new Map<string, Set<string>>();
  for (const [name, rest] of [
    ...commandsOf(/\bcdk (\w+)([^|;&()]*)/g),
    ...commandsOf(/^(deploy)(?= )([^|;&()]*)/g),
  ]) {
    used.set(name, new Set([...(used.get(name) ?? []), ...optionsIn(rest)]));
  }

  it('are those of a first deployment, of drift and of its end', () => {
    expect([...used.keys()].toSorted()).toEqual(['bootstrap', 'deploy', 'destroy', 'drift']);
  });

  it.each([...used])('have the options that its own help lists: %s', (name, options) => {
    const { status, stdout } = spawnSync(process.execPath, [cdk, name, '--help'], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toContain(`cdk ${name}`);
    const listed = new Set(stdout.match(/--[a-z][a-z-]*/g));
    expect([...options].filter((each) => !listed.has(each))).toEqual([]);
  });
});
