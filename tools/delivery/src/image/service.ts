import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import type { Recipe } from './recipe.ts';

/** Which images to make, as the options of a target say. */
export interface ImageOptions {
  /** Such as `linux/arm64`; none means Linux on this machine's own processor. */
  readonly platforms?: readonly string[];
  /** In the place of Node's image, such as one of a mirror. */
  readonly node?: string;
}

/** A service of this workspace, and where its things lie. */
export interface Service {
  readonly name: string;
  /** The root of the workspace. */
  readonly root: string;
  readonly recipe: Recipe;
  /** The output folder of all images. */
  readonly images: string;
  /** The file with the last image. Only an image for this machine can run here, and has the plain name. */
  readonly imageFile: string;
}

export function serviceOf(context: ExecutorContext, { platforms, node }: ImageOptions): Service {
  const { root, projectName: name = '', projectsConfigurations } = context;
  const folder = projectsConfigurations.projects[name]?.root ?? '';
  const recipe = {
    name,
    folder: join(root, 'dist', folder),
    dockerfile: join(root, folder, 'Dockerfile'),
    baseDockerfile: join(root, 'Dockerfile.base'),
    node,
    mayStandIn: platforms === undefined,
    platforms: platforms ?? [ownPlatform()],
  };
  const images = join(root, 'dist', 'images');
  const foreign = recipe.platforms.filter((platform) => platform !== ownPlatform());
  const file = [name, ...foreign.map((platform) => platform.replace('/', '-')), 'json'].join('.');
  return { name, root, recipe, images, imageFile: join(images, file) };
}

/** The platform of an engine on this machine; on a Mac the engine runs Linux in a virtual machine. */
export function ownPlatform(): string {
  return `linux/${process.arch === 'x64' ? 'amd64' : process.arch}`;
}
