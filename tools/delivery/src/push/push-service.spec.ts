import { join } from 'node:path';
import { saveImage } from '../image/image.ts';
import { tagOf } from '../image/recipe.ts';
import type { Service } from '../image/service.ts';
import { openStore } from '../image/store.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { testImage } from '../testing/image.ts';
import { type TestRegistry, testRegistry } from '../testing/registry.ts';
import { type PushOptions, pushService } from './push-service.ts';
import { openRepository } from './registry.ts';

let registry: TestRegistry;
let service: Service;

beforeEach(async () => {
  registry = await testRegistry();
  const root = temporaryFolder({ 'dist/main.mjs': '', Dockerfile: '', 'Dockerfile.base': '' });
  const recipe = {
    name: 'orders',
    folder: join(root, 'dist'),
    dockerfile: join(root, 'Dockerfile'),
    baseDockerfile: join(root, 'Dockerfile.base'),
    node: undefined,
    platforms: ['linux/arm64'],
  };
  const images = join(root, 'images');
  service = { name: 'orders', root, recipe, images, imageFile: join(images, 'orders.json') };
});
afterEach(() => registry.close());

const push = (options: Partial<PushOptions> = {}) =>
  pushService(
    service,
    openRepository({ url: registry.url, authorization: undefined }, 'quartet/orders'),
    { plan: false, ...options },
  );

/** Prepares the state after `nx image orders`. */
function build(): void {
  const image = testImage(openStore(service.images), tagOf(service.recipe), 'node', 'orders');
  saveImage(service.imageFile, image);
}

it('pushes the image of these inputs, and says how many bytes that were', async () => {
  build();
  const sent = await push();
  expect(sent).toMatchObject({ tag: tagOf(service.recipe), built: true });
  expect(sent.pushed).toBe(registry.requests.reduce((sum, { bytes }) => sum + bytes, 0));
});

it('only asks when the registry has the image', async () => {
  build();
  const { digest } = await push();
  const before = registry.requests.length;
  expect(await push()).toEqual({ tag: tagOf(service.recipe), digest, built: false, pushed: 0 });
  expect(registry.requests.slice(before).map(({ line }) => line)).toEqual([
    `HEAD /v2/quartet/orders/manifests/${tagOf(service.recipe)}`,
  ]);
});

it('only asks in a plan', async () => {
  expect(await push({ plan: true })).toEqual({
    tag: tagOf(service.recipe),
    digest: undefined,
    built: true,
    pushed: 0,
  });
  expect(registry.requests.map(({ line }) => line.split(' ')[0])).toEqual(['HEAD']);
});

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
it('names what a stage runs for the registry to keep it, once', async () => {
  build();
  const { tag, digest } = await push({ stagePrefix: 'prod-' });
  const repository = openRepository(
    { url: registry.url, authorization: undefined },
    'quartet/orders',
  );
  expect(await repository.digestOf(`prod-${tag}`)).toBe(digest);
  const before = registry.requests.length;
  await push({ stagePrefix: 'prod-' });
  expect(registry.requests.slice(before).map(({ line }) => line.split(' ')[0])).toEqual([
    'HEAD',
    'HEAD',
  ]);
});

it('names nothing in a plan', async () => {
  await push({ plan: true, stagePrefix: 'prod-' });
  expect(registry.requests.map(({ line }) => line.split(' ')[0])).toEqual(['HEAD']);
});
