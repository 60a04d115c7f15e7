import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspace } from '../../programs.ts';

/** A temporary workspace of small projects, with the installed packages of this one. */
export interface SmallWorkspace extends AsyncDisposable {
  readonly root: string;
  /** Creates a project with these files. */
  add(project: string, files: Readonly<Record<string, string>>): Promise<void>;
}

const usual = {
  'package.json': '{ "type": "module" }',
  'jest.config.cjs': `module.exports = {
    ...require(${JSON.stringify(join(workspace, 'jest.preset.cjs'))}),
    displayName: 'shop',
    testMatch: ['<rootDir>/**/*.spec.ts'],
    maxWorkers: 1,
  };`,
  'tsconfig.json': '{ "files": ["shop.ts"], "compilerOptions": { "noEmit": true } }',
  'shop.ts': 'export const goods: number = 1;\n',
};

export async function smallWorkspace(): Promise<SmallWorkspace> {
  const root = await mkdtemp(join(tmpdir(), 'quartet-planted-'));
  await symlink(join(workspace, 'node_modules'), join(root, 'node_modules'));
  return {
    root,
    add: async (project, files) => {
      await mkdir(join(root, project));
      for (const [name, text] of Object.entries({ ...usual, ...files }))
        await writeFile(join(root, project, name), text);
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}

export const sold = "it('sells', () => undefined);";
export const lost =
  "describe('a shop', () => it('loses nothing', () => { throw new Error('lost'); }));";
