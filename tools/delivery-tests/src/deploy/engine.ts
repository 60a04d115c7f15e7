import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** @returns what the client of Docker has printed, without the end of the last line */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', args, { maxBuffer: 2 ** 26 });
  return stdout.trim();
}

/** By service, the digest of the image that its tasks run; a bundle is none. */
export async function runningImages(home: string): Promise<ReadonlyMap<string, string>> {
  const ids = linesOf(await docker('ps', '--quiet', '--filter', `label=quartet.home=${home}`));
  if (ids.length === 0) return new Map();
  const found = linesOf(await docker('inspect', '--format', '{{.Name}} {{.Config.Image}}', ...ids));
  return new Map(found.flatMap(taskIn));
}

/** Removes what was pulled from a registry that is no more. */
export async function forgetImages(registry: string): Promise<void> {
  const pattern = `reference=${new URL(registry).host}/quartet/*`;
  const ids = linesOf(await docker('images', '--quiet', '--no-trunc', '--filter', pattern));
  if (ids.length > 0) await docker('image', 'rm', '--force', ...new Set(ids));
}

/** Containers are named for their tasks: `quartet-1ec5060c-orders-2`. */
function taskIn(line: string): readonly (readonly [service: string, digest: string])[] {
  const [, service, image = ''] = /^\/quartet-\w+-(.+)-\d+ (\S+)$/.exec(line) ?? [];
  return service === undefined ? [] : [[service, image.slice(image.indexOf('@') + 1)]];
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
