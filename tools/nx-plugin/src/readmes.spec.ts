import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Route, Who } from '@quartet/http';
import { services } from '@quartet/infra/services';
import type { z } from 'zod';

const root = join(import.meta.dirname, '../../..');
const apps = services.map(({ name }) => name);

interface App {
  readonly name: string;
  readonly readme: string;
  readonly routes: readonly Route<never>[];
  readonly settings: Readonly<Record<string, z.ZodType>>;
}

async function load(name: string): Promise<App> {
  const source = join(root, 'apps', name, 'src');
  const { routes } = (await import(join(source, 'app.ts'))) as Pick<App, 'routes'>;
  const { Config } = (await import(join(source, 'config.ts'))) as { Config: z.ZodObject };
  return { name, readme: read(`apps/${name}/README.md`), routes, settings: Config.shape as never };
}

function foldersOf(parent: string): readonly string[] {
  const manifests = globSync(`${parent}/*/package.json`, { cwd: root });
  return manifests.map((manifest) => manifest.split(sep)[1] ?? '').sort();
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The first two cells of each row that begins with a variable. */
function rowsOf(markdown: string): ReadonlyMap<string, string> {
  const rows = markdown.matchAll(/^\| `([A-Z\d_]+)` +\| (.+?) +\|/gm);
  return new Map([...rows].map(([, name = '', cell = '']) => [name, cell.replaceAll('`', '')]));
}

/** The third cell of each row that begins with a variable. */
function descriptionsIn(markdown: string): ReadonlyMap<string, string> {
  const rows = markdown.matchAll(/^\| `([A-Z\d_]+)` +\| [^|]+ \| (.+?) +\|$/gm);
  return new Map([...rows].map(([, name = '', cell = '']) => [name, cell]));
}

/** A description answers what the setting is: it begins with a noun, or with "How long". */
const fragment = /^([a-z]|(Of|That|Until|For|Between|Without|From|Where|Who|What|In|With|By|To)\b)/;

function cellOf(setting: z.ZodType): string {
  const { success, data } = setting.safeParse(undefined);
  if (!success) return 'required';
  if (data === undefined) return 'none';
  if (data === true) return 'on';
  return typeof data === 'object' ? JSON.stringify(data) : String(data);
}

/** The second cell of an endpoint's row, by the callers of its operation. */
const callerCells: Readonly<Record<Who, RegExp>> = {
  anyone: /: anyone\b/,
  key: /: key$/,
  user: /: (user\b|owner or admin$|self or admin$)/,
  admin: /: admin$/,
  service: /: a service$/,
};

it('names every lib in the README of libs', () => {
  const rows = [...read('libs/README.md').matchAll(/^\| \[([\w-]+)\]/gm)].map(([, lib]) => lib);
  expect(rows).toEqual(foldersOf('libs'));
});

it('names every tool in CONTRIBUTING', () => {
  const named = [...read('CONTRIBUTING.md').matchAll(/\]\(tools\/([\w-]+)\)/g)];
  expect([...new Set(named.map(([, tool]) => tool))].sort()).toEqual(foldersOf('tools'));
});

const shared = rowsOf(read('docs/settings.md'));

describe.each(apps)('the README of %s', (name) => {
  let app: App;
  beforeAll(async () => {
    app = await load(name);
  });

  it('begins with an example', () => {
    expect(app.readme.startsWith(`# ${name}\n\n\`\`\`sh\ncurl `)).toBe(true);
  });

  it('has a row for each endpoint, and no other', () => {
    const rows = [...app.readme.matchAll(/^\| `((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`/gm)];
    const paths = app.routes.map(
      ([method, path]) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(rows.map(([, path]) => path).sort()).toEqual(paths.sort());
  });

  it('names the callers of each endpoint', () => {
    const rows = app.readme.matchAll(/^\| `([A-Z]+ \/[^`]+)`[^|]*\| (.+?) +\|/gm);
    const callers = new Map([...rows].map(([, route = '', cell = '']) => [route, cell]));
    for (const [method, path, , { who }] of app.routes) {
      const route = `${method} ${path.replace(/:(\w+)/g, '{$1}')}`;
      expect(`${route}: ${callers.get(route)}`).toMatch(callerCells[who]);
    }
  });

  it('has each setting with its default, unless every service has it', () => {
    const { settings } = app;
    const own = rowsOf(app.readme);
    const documented = [...own.keys(), ...[...shared.keys()].filter((key) => key in settings)];
    expect(documented.sort()).toEqual(Object.keys(settings).sort());
    for (const [key, setting] of Object.entries(settings)) {
      expect(`${key} ${own.get(key) ?? shared.get(key)}`.split(' ', 2)).toEqual([
        key,
        cellOf(setting),
      ]);
    }
  });

  it('describes each setting in the words of the code, which begin with a noun', () => {
    const described = new Map([
      ...descriptionsIn(read('docs/settings.md')),
      ...descriptionsIn(app.readme),
    ]);
    for (const [key, { description }] of Object.entries(app.settings)) {
      expect(`${key}: ${described.get(key)}`).toBe(`${key}: ${description}`);
      expect(description).not.toMatch(fragment);
    }
  });
});
