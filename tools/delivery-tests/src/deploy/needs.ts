import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The registry that `.ci/containers` starts. */
export const registryUrl = 'http://127.0.0.1:5000';

/** @throws Error in one sentence when no engine or no registry answers */
export async function requireContainers(): Promise<void> {
  const engine = promisify(execFile)('docker', ['info']);
  await engine.catch((cause: unknown) => fail('No Docker engine answers', cause));
  const registry = fetch(`${registryUrl}/v2/`);
  await registry.catch((cause: unknown) => fail(`There is no registry at ${registryUrl}`, cause));
}

function fail(what: string, cause: unknown): never {
  throw new Error(`${what}; .ci/containers starts both on Debian.`, { cause });
}
