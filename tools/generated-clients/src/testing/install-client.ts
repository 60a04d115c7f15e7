import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { workspace } from '@quartet/local-client/start-quartet';
import { userEnvironment } from '@quartet/local-client/user-environment';

const compilerOptions = {
  ...{ module: 'nodenext', target: 'es2024', lib: ['es2024', 'dom', 'dom.iterable'], types: [] },
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
};

/** The project that has installed the packed client and nothing else, without a registry. */
export interface Project {
  /** Compiles a program under strict TypeScript and runs it; returns its output. */
  run(program: string): string;
}

/**
 * Installs the package that `nx pack client` has written into an empty folder, with its dependency from this workspace.
 * @throws Error with the output of npm or of the compiler
 */
export function installClient(folder: string): Project {
  const exec = (program: string, args: readonly string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', env: userEnvironment(workspace) });
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const dependencies = ['openapi-fetch', 'openapi-typescript-helpers'];
  for (const name of dependencies)
    exec('npm', ['pack', '--silent', join(workspace, 'node_modules', name)]);
  const packed = globSync('*.tgz', { cwd: folder }).map((file) => `./${basename(file)}`);
  const [client = 'dist/quartet-client-*.tgz is missing: run npx nx pack client'] = globSync(
    join(workspace, 'dist/quartet-client-*.tgz'),
  );
  exec('npm', ['install', '--offline', '--no-audit', '--no-fund', client, ...packed]);
  return {
    run: (program) => {
      writeFileSync(join(folder, 'main.ts'), program);
      exec(process.execPath, [join(workspace, 'node_modules/typescript-7/bin/tsc'), '-p', '.']);
      return exec(process.execPath, ['main.js']);
    },
  };
}
