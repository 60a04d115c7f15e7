import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { eventually } from '@quartet/testing';
import { describeWithDocker, docker, runDocker } from '../testing/docker.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { archiveOf } from './archive.ts';
import { dockerEngine, type Engine } from './engine.ts';
import { type Image, makeImage } from './image.ts';
import type { Recipe } from './recipe.ts';
import { ownPlatform } from './service.ts';
import { openStore } from './store.ts';

const root = join(import.meta.dirname, '../../../..');
const main = `
import { createServer } from 'node:http';
const server = createServer((request, response) => {
  response.writeHead(request.url === '/health/live' ? 200 : 404).end(process.cwd());
});
server.listen(process.env.PORT, process.env.HOST);
process.on('SIGTERM', () => server.close());
`;

function recipeOf(text = main): Recipe {
  return {
    name: 'sample',
    folder: temporaryFolder({
      'main.mjs': text,
      'main.mjs.map': '{}',
      'docs/page.css': 'a {}\n'.repeat(10_000),
    }),
    dockerfile: join(root, 'apps/orders/Dockerfile'),
    baseDockerfile: join(root, 'Dockerfile.base'),
    node: undefined,
    mayStandIn: true,
    platforms: [ownPlatform()],
  };
}

jest.setTimeout(300_000);
const engine = dockerEngine(docker);
const store = openStore(temporaryFolder());

const afresh: Engine = {
  ...engine,
  build: (args, dockerfile) => engine.build(['--no-cache', ...args], dockerfile),
};

function make(recipe: Recipe): Promise<Image> {
  return makeImage(recipe, { engine, store });
}

describeWithDocker('an image', () => {
  const recipe = recipeOf();
  const name = `quartet/sample:${process.pid}`;
  let image: Image;
  beforeAll(async () => {
    image = await make(recipe);
    const [own] = image.built;
    if (own) await engine.load(archiveOf(own, name, store));
  });
  afterAll(() => runDocker('image', 'rm', '--force', name));

  it('has the same digest again, from nothing but the same inputs', async () => {
    const elsewhere = { engine: afresh, store: openStore(temporaryFolder()) };
    const again = await makeImage(recipeOf(), elsewhere);
    expect(again.top).toEqual(image.top);
    const other = await make(recipeOf(`${main}\n`));
    expect(other.top.digest).not.toBe(image.top.digest);
  });

  it('is in the engine what it is in the store', () => {
    const layers = runDocker('image', 'inspect', '--format', '{{json .RootFS.Layers}}', name);
    expect(JSON.parse(layers)).toEqual(image.built[0]?.layers.map(({ diffId }) => diffId));
  });

  it('adds hardly more to Node than its files, compressed', () => {
    const files = gzipSync(Buffer.from(`${main}{}${'a {}\n'.repeat(10_000)}`)).length;
    expect(image.built[0]?.added).toBeLessThan(files * 1.2 + 1_000);
  });

  it('says where it is from, of which inputs it is, and what its licence is', () => {
    const labels = runDocker('image', 'inspect', '--format', '{{json .Config.Labels}}', name);
    expect(JSON.parse(labels)).toEqual({
      'org.opencontainers.image.source': expect.stringMatching(/^https:/),
      'org.opencontainers.image.revision': image.tag,
      'org.opencontainers.image.licenses': 'MIT',
    });
  });

  it('runs as nobody in particular, can write nothing, and answers', async () => {
    const locked = ['--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges'];
    const task = runDocker('run', '--detach', ...locked, name);
    try {
      const ask =
        "fetch('http://127.0.0.1:8080/health/live').then(({ status }) => console.log(status))";
      const answer = () => runDocker('exec', task, 'node', '-e', ask);
      await eventually(() => expect(answer()).toBe('200'), 240_000);
      expect(
        runDocker('inspect', '--format', '{{.Config.User}} {{.Config.StopSignal}}', task),
      ).toBe('node SIGTERM');
      runDocker('stop', '--time=60', task);
      expect(runDocker('inspect', '--format', '{{.State.ExitCode}}', task)).toBe('0');
    } finally {
      runDocker('rm', '--force', task);
    }
  });

  it('is an archive that holds each layer once', async () => {
    const [own] = image.built;
    const archive = own && (await buffer(archiveOf(own, name, store)));
    const size = own?.layers.reduce((sum, { compressed }) => sum + compressed.size, 0);
    expect(archive?.length).toBeLessThan((size ?? 0) + 20_000);
  });
});
