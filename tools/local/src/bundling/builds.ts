import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../os/write-file-atomic.ts';
import { fingerprint, statFingerprint } from './fingerprint.ts';
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

/** The state of the inputs and the output of a build. */
interface BuildRecord {
  /** A hash of sizes and times: most starts look at nothing else. */
  readonly stats: string;
  readonly contents: string;
}

/** True when `dist` has been built of these inputs, and nobody has changed it since. */
export function isBuilt(root: string, build: Build): boolean {
  const record = readRecord(root, build);
  if (!record) return false;
  if (record.stats === statFingerprint(root, filesOf(build))) return true;
  if (record.contents !== fingerprint(root, filesOf(build))) return false;
  rememberBuild(root, build);
  return true;
}

/** Remembers the inputs and the output of a build that has just ended. */
export function rememberBuild(root: string, build: Build): void {
  const files = filesOf(build);
  const record: BuildRecord = {
    stats: statFingerprint(root, files),
    contents: fingerprint(root, files),
  };
  writeFileAtomic(recordFile(root, build), JSON.stringify(record));
}

function filesOf({ inputs, output }: Build): readonly string[] {
  return [...inputs, join('dist', output)];
}

/** Returns nothing for a record that an older version wrote. */
function readRecord(root: string, build: Build): BuildRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordFile(root, build), 'utf8')) as BuildRecord;
  } catch {
    return undefined;
  }
}

function recordFile(root: string, { output }: Build): string {
  return join(root, 'dist', `built-${output.replaceAll('/', '-')}`);
}
