import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { megabytes } from '../report/megabytes.ts';
import { runExecutor } from '../run-executor.ts';
import { archiveOf } from './archive.ts';
import { dockerEngine } from './engine.ts';
import { nameOf } from './image-config.ts';
import { type Image, makeImage, saveImage } from './image.ts';
import { type ImageOptions, ownPlatform, serviceOf } from './service.ts';
import { openStore } from './store.ts';
import type { BuildTools } from './build-tools.ts';

/** `nx image orders`: the image of a service, in `dist/images` and in the engine. */
export function image(options: ImageOptions, context: ExecutorContext) {
  return runExecutor(async () => {
    const { recipe, images, imageFile } = serviceOf(context, options);
    const workshop = { engine: dockerEngine(), store: openStore(images) };
    const made = await makeImage(recipe, workshop);
    saveImage(imageFile, made);
    copyFileSync(join(recipe.folder, 'sbom.cdx.json'), join(images, `${made.name}.cdx.json`));
    await loadImage(made, workshop);
    process.stdout.write(`${made.built.map((built) => lineOf(made, built)).join('')}`);
  });
}

/** An engine runs what is for its own platform. */
async function loadImage(made: Image, { engine, store }: BuildTools): Promise<void> {
  const own = made.built.find(({ platform }) => nameOf(platform) === ownPlatform());
  if (own) await engine.load(archiveOf(own, `quartet/${made.name}:${made.tag}`, store));
}

function lineOf(
  { name, tag }: Image,
  { platform, manifest, added }: Image['built'][number],
): string {
  return `quartet/${name}:${tag} ${nameOf(platform)} ${manifest.digest} ${megabytes(added)} above Node\n`;
}
