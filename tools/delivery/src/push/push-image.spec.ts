import { openStore } from '../image/store.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { testImage } from '../testing/image.ts';
import { type TestRegistry, testRegistry } from '../testing/registry.ts';
import { pushImage } from './push-image.ts';
import { openRepository } from './registry.ts';

const authorization = 'Basic QVdTOnNlY3JldA==';
const store = openStore(temporaryFolder());
let registry: TestRegistry;

beforeEach(async () => {
  registry = await testRegistry(authorization);
});
afterEach(() => registry.close());

function repository(name = 'quartet/orders') {
  return openRepository({ url: registry.url, authorization }, name);
}

function sent(): number {
  return registry.requests.reduce((sum, { bytes }) => sum + bytes, 0);
}

it('makes an image known by its tag and its digest', async () => {
  const image = testImage(store, 'one', 'node', 'orders');
  expect(await repository().digestOf('one')).toBeUndefined();
  await pushImage(image, repository(), store);
  expect(await repository().digestOf('one')).toBe(image.top.digest);
});

it('says how many bytes it has sent', async () => {
  expect(await pushImage(testImage(store, 'one', 'node', 'orders'), repository(), store)).toBe(
    sent(),
  );
});

it('sends of the next image only what is new', async () => {
  await pushImage(testImage(store, 'one', 'node', 'orders'), repository(), store);
  const before = sent();
  const next = testImage(store, 'two', 'node', 'orders, changed');
  const [built] = next.built;
  const bytes = await pushImage(next, repository(), store);
  expect(bytes).toBe(sent() - before);
  expect(bytes).toBe(
    'orders, changed'.length + (built?.config.size ?? 0) + (built?.manifest.size ?? 0),
  );
});

it('touches no other repository', async () => {
  await pushImage(testImage(store, 'one', 'node'), repository('quartet/payments'), store);
  expect(registry.requests.filter(({ line }) => !line.includes('/v2/quartet/payments/'))).toEqual(
    [],
  );
});

it('names the image last, so that a tag never names half of one', async () => {
  await pushImage(testImage(store, 'one', 'node', 'orders'), repository(), store);
  expect(registry.requests.at(-1)?.line).toBe('PUT /v2/quartet/orders/manifests/one');
});

it('sends each platform, and an index of them under the tag', async () => {
  const arm = testImage(store, 'both', 'node', 'orders');
  const amd = testImage(store, 'both', 'node of amd64', 'orders');
  const manifests = [...arm.built, ...amd.built].map(({ manifest }) => manifest);
  const top = store.put(
    'application/vnd.oci.image.index.v1+json',
    Buffer.from(JSON.stringify({ manifests })),
  );
  await pushImage({ ...arm, top, built: [...arm.built, ...amd.built] }, repository(), store);
  expect(await repository().digestOf('both')).toBe(top.digest);
});

it('says what the registry has answered', async () => {
  const stranger = openRepository(
    { url: registry.url, authorization: undefined },
    'quartet/orders',
  );
  await expect(stranger.digestOf('one')).rejects.toThrow(/^The registry answered 401 at http/);
});

it('says where there is no registry', async () => {
  const nowhere = openRepository({ url: 'http://127.0.0.1:9', authorization: undefined }, 'orders');
  await expect(nowhere.digestOf('one')).rejects.toThrow(
    'There is no registry at http://127.0.0.1:9',
  );
});
