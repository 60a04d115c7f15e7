import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import type { WorkspaceCopy } from '@quartet/bench/workspace-copy';
import { type Contents, holdersOf, mostHeld, packageOfOne } from './contents.ts';

/** One row of the table: a change, and the services that must be deployed after it. */
export interface Change {
  readonly name: string;
  readonly make: () => void;
  readonly expected: readonly string[];
  /** Stacks that the local run applies at its next start. */
  readonly stacks?: readonly string[];
}

export function changesIn(copy: WorkspaceCopy, contents: Contents): readonly Change[] {
  const all = [...contents.keys()];
  const file = (path: string, text: string, expected = holdersOf(path, contents)): Change => ({
    name: path,
    make: () => copy.append(path, text),
    expected,
  });
  const libraries = globSync('libs/*/src', { cwd: copy.root }).sort();
  const libraryChanges = libraries.map((folder) => {
    const [first = ''] = globSync(`${folder}/*.ts`, { cwd: copy.root }).sort();
    return file(mostHeld(`${folder}/`, contents) ?? first, code);
  });
  return [
    ...all.map((name) => file(`apps/${name}/src/app.ts`, code)),
    ...libraryChanges,
    ...all.map((name) => file(`apps/${name}/Dockerfile`, label, [name])),
    migration(copy, `apps/${all[0]}/src/migrations/9999-nothing.sql`, contents),
    file('Dockerfile.base', label, all),
    otherScaling(copy, all),
    { ...file('infra/lambda/authorizer/authorize.ts', code, []), stacks: ['quartet-dev-edge'] },
    file('docs/settings.md', '\nA line.\n', []),
    file(`apps/${all[0]}/README.md`, '\nA line.\n', []),
    file(`apps/${all[0]}/src/app.spec.ts`, '\n', []),
    changedPackage(copy, contents),
    { name: 'nothing', make: () => undefined, expected: [] },
  ];
}

/** A mark that is unique to the run, because a registry does not receive the same blob twice. */
const mark = randomUUID();
const label = `LABEL changed=${mark}\n`;

/** Code that the bundler cannot drop. */
const code = `\nObject.assign(globalThis, { changed: '${mark}' });\n`;

function migration(copy: WorkspaceCopy, path: string, contents: Contents): Change {
  return {
    name: path,
    make: () => copy.write(path, `select '${mark}';\n`),
    expected: holdersOf(path, contents),
  };
}

/** A change of every service's stack, but of no image. */
function otherScaling(copy: WorkspaceCopy, services: readonly string[]): Change {
  const path = 'infra/src/services.ts';
  return {
    name: path,
    make: () => copy.write(path, copy.read(path).replace(/(requestsPerTask: )[\d_]+/, '$15_500')),
    expected: [],
    stacks: services.map((name) => `quartet-dev-svc-${name}`),
  };
}

interface Lockfile {
  readonly packages: Record<string, { version?: string; integrity?: string }>;
}

/** The effect of `npm update` of one package: changed files in its folder, another version in the lockfile. */
function changedPackage(copy: WorkspaceCopy, contents: Contents): Change {
  const file = packageOfOne(contents);
  const folder = /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? '';
  return {
    name: `package-lock.json: ${folder.replace('node_modules/', '')}`,
    make: () => {
      const lockfile = JSON.parse(copy.read('package-lock.json')) as Lockfile;
      const locked = lockfile.packages[folder];
      lockfile.packages[folder] = { ...locked, version: '99.0.0', integrity: 'sha512-AA==' };
      copy.write('package-lock.json', `${JSON.stringify(lockfile, null, 2)}\n`);
      copy.append(file, code);
    },
    expected: holdersOf(file, contents),
  };
}
