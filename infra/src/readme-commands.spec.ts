import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf, optionsIn, readText } from './testing/readme-commands.ts';

const root = join(import.meta.dirname, '../..');
const readJson = (file: string) => JSON.parse(readText(file)) as Readonly<Record<string, unknown>>;

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
