import { join } from 'node:path';
import { temporaryFolder } from '../testing/folder.ts';
import type { Inspected } from './engine.ts';
import { standInOf } from './node-image.ts';

const tag = 'node:24-bookworm-slim';
const pinned = `${tag}@sha256:${'0'.repeat(64)}`;
const folder = temporaryFolder({ 'Dockerfile.base': `ARG NODE=${pinned}\nFROM \${NODE}\n` });
const recipe = { baseDockerfile: join(folder, 'Dockerfile.base'), mayStandIn: true };
const root = join(import.meta.dirname, '../../../..');

const inspected: Inspected = {
  ...{ Os: 'linux', Architecture: 'amd64', Config: {}, RootFS: { Layers: [] }, RepoDigests: [] },
};

/** An engine that has these images. */
function engineWith(images: Readonly<Record<string, Inspected>>) {
  return {
    inspect: (image: string) =>
      images[image] ? Promise.resolve(images[image]) : Promise.reject(new Error('no such image')),
  };
}

it('takes the image that was assembled under the tag where the pinned one is not there', async () => {
  expect(await standInOf(recipe, engineWith({ [tag]: inspected }))).toBe(tag);
});

it.each<[string, Readonly<Record<string, Inspected>>]>([
  ['the engine has the pinned one', { [tag]: inspected, [pinned]: inspected }],
  ['the tag is of an image from a registry', { [tag]: { ...inspected, RepoDigests: ['node@x'] } }],
  ['there is none', {}],
])('takes the pinned image when %s', async (_what, images) => {
  expect(await standInOf(recipe, engineWith(images))).toBeUndefined();
});

it('never takes another image for a stage', async () => {
  const strict = { ...recipe, mayStandIn: false };
  expect(await standInOf(strict, engineWith({ [tag]: inspected }))).toBeUndefined();
});

it('reads the digest that the base of all images is pinned to', async () => {
  const ours = { baseDockerfile: join(root, 'Dockerfile.base'), mayStandIn: true };
  expect(await standInOf(ours, engineWith({ [tag]: inspected }))).toBe(tag);
});
