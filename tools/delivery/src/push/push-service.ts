import { existsSync } from 'node:fs';
import { dockerEngine } from '../image/engine.ts';
import { type Image, makeImage, savedImage, saveImage } from '../image/image.ts';
import { tagOf } from '../image/recipe.ts';
import type { Service } from '../image/service.ts';
import { openStore, type Store } from '../image/store.ts';
import { pushImage } from './push-image.ts';
import type { Repository } from './registry.ts';

interface PushResult {
  readonly tag: string;
  /** A plan does not know that of an image that is not built yet. */
  readonly digest: string | undefined;
  readonly built: boolean;
  /** Bytes that went to the registry. */
  readonly pushed: number;
}

export interface PushOptions {
  /** To look at the registry alone. */
  readonly plan: boolean;
  /** The beginning of a second tag, by which the registry keeps what a stage runs. */
  readonly stagePrefix?: string | undefined;
}

/** Asks the registry first: an image that it has is neither built nor pushed. A plan only asks. */
export async function pushService(
  service: Service,
  repository: Repository,
  { plan, stagePrefix }: PushOptions,
): Promise<PushResult> {
  const result = await pushOnce(service, repository, plan);
  if (stagePrefix === undefined || plan) return result;
  const stageTag = `${stagePrefix}${result.tag}`;
  const isTagged = (await repository.digestOf(stageTag)) !== undefined;
  if (!isTagged) await repository.addTag(result.tag, stageTag);
  return result;
}

async function pushOnce(
  service: Service,
  repository: Repository,
  plan: boolean,
): Promise<PushResult> {
  const tag = tagOf(service.recipe);
  const existing = await repository.digestOf(tag);
  if (existing !== undefined) return { tag, digest: existing, built: false, pushed: 0 };
  if (plan) return { tag, digest: undefined, built: true, pushed: 0 };
  const store = openStore(service.images);
  const image = await readyImage(service, tag, store);
  const pushed = await pushImage(image, repository, store);
  return { tag, digest: image.top.digest, built: true, pushed };
}

async function readyImage(service: Service, tag: string, store: Store): Promise<Image> {
  const saved = savedImage(service.imageFile);
  if (saved?.tag === tag && isWhole(saved, store)) return saved;
  const made = await makeImage(service.recipe, { engine: dockerEngine(), store });
  saveImage(service.imageFile, made);
  return made;
}

function isWhole({ top, built }: Image, store: Store): boolean {
  const parts = built.flatMap(({ manifest, config, layers }) => [
    ...[manifest, config],
    ...layers.map(({ compressed }) => compressed),
  ]);
  return [top, ...parts].every(({ digest }) => existsSync(store.path(digest)));
}
