import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyWorkspace, type WorkspaceCopy } from '@quartet/local-client/copy-workspace';
import { sendToEdge } from '@quartet/local-client/edge';
import { startQuartet } from '@quartet/local-client/start-quartet';
import { describeWithDocker, runDocker } from '@quartet/delivery/testing/docker';

const service = 'g @quartet/nx-plugin:service music-boxes';
const endpoint = 'g @quartet/nx-plugin:endpoint music-boxes wind-music-box';

let copy: WorkspaceCopy;
beforeAll(async () => {
  copy = await copyWorkspace();
  copy.run('nx', service);
  copy.run('nx', endpoint);
});
afterAll(() => copy[Symbol.asyncDispose]());

const text = (path: string) => readFileSync(join(copy.root, path), 'utf8');

it('passes format, lint, types and its specs, and its document is what the code says', () => {
  copy.run(
    'prettier',
    '--check apps/music-boxes docs/api/music-boxes.json README.md infra/src/services.ts',
  );
  const printed = copy.run('nx', 'run-many -t lint typecheck api-docs-check test -p music-boxes');
  expect(printed).toContain('Successfully ran targets lint, typecheck, api-docs-check, test');
});

it('is in the picture, and in what the specs about all services expect', () => {
  expect(text('docs/architecture.svg')).toContain('>music-boxes-service<');
  copy.run('jest', '--config tools/nx-plugin/jest.config.cjs readmes.spec');
  copy.run('jest', '--config infra/jest.config.cjs environment openapi data-stack platform-stack');
});

it('passes what checks all services, and is synthesised with its path, its target group and its database', () => {
  copy.run('nx', 'run-many -t lint-api-docs typecheck synth -p nx-plugin infra');
  const template = text(
    'dist/infra/synth/dev-http-balancer/quartet-dev-svc-music-boxes.template.json',
  );
  for (const part of ['/api/music-boxes/*', 'music-boxes-tg-dev', 'quartet_music_boxes']) {
    expect(template).toContain(`"${part}"`);
  }
});

it('answers at the edge of npm start', async () => {
  const { root } = copy;
  const home = join(root, '.quartet');
  await using quartet = await startQuartet({ root, home, command: ['npm', 'start'] });
  const answer = await sendToEdge(quartet.ready, { method: 'GET', path: '/api/music-boxes' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ items: [], nextCursor: null });
});

describeWithDocker('an engine', () => {
  it('gets its image', () => {
    const [, image = ''] =
      /^(quartet\/music-boxes:\w+) /m.exec(copy.run('nx', 'image music-boxes')) ?? [];
    expect(runDocker('image', 'inspect', '--format={{.Config.User}}', image)).toBe('node');
    runDocker('image', 'rm', image);
  });
});

it('is the same when both generators are run again', () => {
  const before = fingerprints();
  copy.run('nx', service);
  copy.run('nx', endpoint);
  expect(fingerprints()).toEqual(before);
});

/** The text of all written files, by path. */
function fingerprints(): ReadonlyMap<string, string> {
  const files = globSync('{apps,libs,infra,docs,tools}/**/*.*', { cwd: copy.root });
  return new Map(['README.md', ...files].map((file) => [file, hash(file)]));
}

function hash(file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(copy.root, file)))
    .digest('hex');
}
