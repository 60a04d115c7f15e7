import { isDeepStrictEqual } from 'node:util';
import type { WorkspaceCopy } from '@quartet/bench/workspace-copy';
import {
  buildImages,
  forgetfulClient,
  imagesIn,
  weightOf,
  type Workplace,
} from './build-images.ts';
import type { Claims } from './claims.ts';

/** Checks the build time and the size of images, with the base image in place. */
export async function claimImages(place: Workplace, { claim }: Claims): Promise<void> {
  await buildImages(place);
  const seconds = await buildImages(place);
  const images = imagesIn(place.copy);
  claim(`${images.length} images are built in ${seconds.toFixed(1)} s (20)`, seconds < 20);
  const weight = Math.max(...images.map((image) => weightOf(image, place.copy)));
  claim(`at most ${weight.toFixed(2)} × its bundle is added to Node (1.20)`, weight <= 1.2);
}

/** Checks that another clone without a cache builds the same images. */
export async function claimDigests(
  place: Workplace,
  other: WorkspaceCopy,
  { claim }: Claims,
): Promise<void> {
  await buildImages({ ...place, copy: other }, forgetfulClient(place.folder));
  const [one, two] = [place.copy, other].map((copy) =>
    imagesIn(copy).map(({ name, top }) => [name, top.digest]),
  );
  claim(
    'a clone in another folder, built without any cache, has the same digests',
    isDeepStrictEqual(one, two),
  );
}
