import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../os/write-file-atomic.ts';
import { fingerprint } from './fingerprint.ts';
import { assemblyOf, type Variant } from './variant.ts';

/** Something that is built of sources: a service, or the templates. */
export interface Build {
  readonly name: string;
  /** Files and folders of the workspace. */
  readonly inputs: readonly string[];
  /** The folder in `dist`. */
  readonly output: string;
}

const common = ['package-lock.json', 'tsconfig.base.json'];

export function serviceBuild(service: string): Build {
  const inputs = [`apps/${service}/src`, 'libs', 'tools/delivery/src', ...common];
  return { name: service, inputs, output: `apps/${service}` };
}

export function templatesBuild(variant: Variant): Build {
  const inputs = ['infra/src', 'infra/lambda', 'infra/cdk.json', ...common];
  return { name: 'templates', inputs, output: assemblyOf(variant) };
}

/** True when `dist` has been built of these inputs, and nobody has changed it since. */
export function isBuilt(root: string, build: Build): boolean {
  return readRecord(root, build) === recordOf(root, build);
}

/** Remembers the inputs and the output of a build that has just ended. */
export function rememberBuild(root: string, build: Build): void {
  writeFileAtomic(recordFile(root, build), recordOf(root, build));
}

function recordOf(root: string, { inputs, output }: Build): string {
  const built = join('dist', output);
  return `${fingerprint(root, inputs)} ${fingerprint(root, [built])}`;
}

function readRecord(root: string, build: Build): string | undefined {
  try {
    return readFileSync(recordFile(root, build), 'utf8');
  } catch {
    return undefined;
  }
}

function recordFile(root: string, { output }: Build): string {
  return join(root, 'dist', `built-${output.replaceAll('/', '-')}`);
}
