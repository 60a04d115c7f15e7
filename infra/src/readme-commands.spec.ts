import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const cdk = join(
  dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')),
  'bin/cdk',
);
const readText = (file: string) => readFileSync(join(root, file), 'utf8');
const readJson = (file: string) => JSON.parse(readText(file)) as Readonly<Record<string, unknown>>;

/** The lines of the shell examples of the README, and those that the nightly run types. */
const lines = [
  ...[...readText('infra/README.md').matchAll(/```sh\n([\s\S]*?)```/g)].map(
    ([, text = '']) => text,
  ),
  readText('.github/actions/drift/action.yml'),
]
  .join('\n')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'));

/** Commands up to the next one of the line; the function `deploy` of the README is `cdk deploy`. */
function commandsOf(pattern: RegExp): readonly (readonly [name: string, rest: string])[] {
  return lines.flatMap((line) =>
    [...line.matchAll(pattern)].map(([, name = '', rest = '']) => [name, rest] as const),
  );
}
/** The options of a command; `--no-notices` is the negation of `--notices`. */
const optionsIn = (text: string) =>
  (text.match(/(?<=\s)--[a-z][a-z-]*/g) ?? []).map((option) => option.replace('--no-', '--'));

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

it('runs targets that projects have', () => {
  const { targetDefaults } = readJson('nx.json') as { readonly targetDefaults: object };
  const { nx } = readJson('infra/package.json') as { readonly nx: { readonly targets: object } };
  const targets = { ...targetDefaults, ...nx.targets };
  const named = [
    ...commandsOf(/\bnpx nx run ([\w-]+:[\w-]+)/g).map(([name]) => name.split(':')[1]),
    ...commandsOf(/\bnpx nx run-many -t ([\w-]+)/g).map(([name]) => name),
    ...commandsOf(/\bnpx nx ((?!run|g )[\w-]+)/g).map(([name]) => name),
  ];
  expect(named.length).toBeGreaterThan(6);
  expect(named.filter((each) => !Object.hasOwn(targets, each ?? ''))).toEqual([]);
});

interface Target {
  readonly options?: object;
  readonly dependsOn?: readonly (string | { readonly target: string; readonly params?: string })[];
}

it('gives targets options that they have', () => {
  const { nx } = readJson('infra/package.json') as {
    readonly nx: { readonly targets: Readonly<Record<string, Target>> };
  };
  const optionsOf = ({ options, dependsOn = [] }: Target): object => {
    const forwarded = dependsOn.flatMap((each) =>
      typeof each === 'object' && each.params === 'forward' ? nx.targets[each.target] : [],
    );
    return Object.assign(
      {},
      options,
      ...forwarded.map((each) => each && optionsOf(each)),
    ) as object;
  };
  const given = commandsOf(/\bnpx nx run infra:([\w-]+)([^|;&#]*)/g).flatMap(([target, rest]) =>
    optionsIn(rest).map((option) => [target, option.slice(2)] as const),
  );
  expect(given.length).toBeGreaterThan(2);
  for (const [target, option] of given) {
    expect(optionsOf(nx.targets[target] ?? {})).toHaveProperty(option);
  }
});

it('runs files that are there', () => {
  const files = commandsOf(/\bnode ([\w./-]+\.ts)/g).map(([file]) => file);
  expect(new Set(files)).toEqual(
    new Set([
      'infra/src/bootstrap/main.ts',
      'infra/src/secrets/main.ts',
      'infra/src/secrets/rotate.ts',
    ]),
  );
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
