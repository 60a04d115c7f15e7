import { existsSync, readFileSync } from 'node:fs';
import { file } from '../context/workspace.ts';
import { UserError } from '@quartet/cloudformation/user-error';
import { homeLabel } from './container-launcher.ts';
import { docker } from './docker.ts';
import { type Release, releaseOfImage } from './release.ts';

/**
 * Removes the containers that a runner has left which was killed.
 * @throws UserError when there is no engine
 */
export async function prepareDocker(home: string): Promise<void> {
  try {
    const left = await docker(['ps', '--all', '--quiet', '--filter', `label=${homeLabel(home)}`]);
    if (left !== '') await docker(['rm', '--force', ...left.split('\n')]);
  } catch (cause) {
    const [why = ''] = String((cause as { stderr?: string }).stderr ?? cause).split('\n');
    throw new UserError(`Tasks from images need Docker: ${why}`, { cause });
  }
}

/**
 * The image that was built last for a service.
 * @throws UserError when there is none
 */
export function latestImage(service: string): Release {
  const path = file(`dist/images/${service}.json`);
  if (!existsSync(path)) {
    throw new UserError(
      `There is no image of ${service}; make those of all services with npx nx run-many -t image.`,
    );
  }
  const { tag } = JSON.parse(readFileSync(path, 'utf8')) as { readonly tag: string };
  return releaseOfImage(`quartet/${service}:${tag}`);
}
