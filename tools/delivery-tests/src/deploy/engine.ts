import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** @returns the output of the Docker client, without the final newline */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', args, { maxBuffer: 2 ** 26 });
  return stdout.trim();
}

/** The image digest that the tasks of each service run; none for a bundle. */
export async function runningImages(home: string): Promise<ReadonlyMap<string, string>> {
  const ids = linesOf(await docker('ps', '--quiet', '--filter', `label=quartet.home=${home}`));
  if (ids.length === 0) return new Map();
  const lines = linesOf(await docker('inspect', '--format', '{{.Name}} {{.Config.Image}}', ...ids));
  return new Map(lines.flatMap(taskIn));
}

/** Removes the images of a registry that no longer exists. */
export async function forgetImages(registry: string): Promise<void> {
  const pattern = `reference=${new URL(registry).host}/quartet/*`;
  const ids = linesOf(await docker('images', '--quiet', '--no-trunc', '--filter', pattern));
  if (ids.length > 0) await docker('image', 'rm', '--force', ...new Set(ids));
}

/** The name of a container contains the name of its task: `quartet-1ec5060c-orders-2`. */
function taskIn(line: string): readonly (readonly [service: string, digest: string])[] {
  const [, service, image = ''] = /^\/quartet-\w+-(.+)-\d+ (\S+)$/.exec(line) ?? [];
  return service === undefined ? [] : [[service, image.slice(image.indexOf('@') + 1)]];
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
