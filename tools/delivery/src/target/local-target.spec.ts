import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploymentReasons, deployService } from '../deploy/deploy-service.ts';
import { type TestControl, testControl } from '../testing/control.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { localTarget } from './local-target.ts';
import type { DeployTarget, Release } from './deploy-target.ts';

let home: string;
let synth: string;
let control: TestControl;
let target: DeployTarget;

beforeEach(async () => {
  home = temporaryFolder();
  control = await testControl(home, ['orders', 'users']);
  synth = temporaryFolder();
  for (const folder of [synth, join(home, 'assembly')]) writeAssembly(folder, {});
  target = localTarget({ home, registry: 'http://127.0.0.1:5000', synth });
});
afterEach(() => control.close());

/** Templates of a stack of the edge and one of a service, with these resources in the first. */
function writeAssembly(folder: string, Resources: object): void {
  mkdirSync(folder, { recursive: true });
  const artifacts = Object.fromEntries(
    ['quartet-dev-edge', 'quartet-dev-svc-orders'].map((name) => {
      const templateFile = `${name}.template.json`;
      const template = name === 'quartet-dev-edge' ? { Resources } : {};
      writeFileSync(join(folder, templateFile), JSON.stringify(template));
      return [name, { type: 'aws:cloudformation:stack', properties: { templateFile } }];
    }),
  );
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
}

function release(tag: string): Release {
  return { tag, digest: `sha256:${tag.repeat(8)}` };
}

const deploy = (tag: string) => deployService({ service: 'orders', release: release(tag), target });

it('lets the tasks run the very image that was pushed', async () => {
  expect(await deploy('a1')).toEqual({ rolled: true, stacks: [] });
  expect(control.images.get('orders')).toBe(
    `127.0.0.1:5000/quartet/orders:a1@sha256:${'a1'.repeat(8)}`,
  );
  expect(control.images.get('users')).toBe('a bundle');
});

it('leaves tasks alone that run the image', async () => {
  await deploy('a1');
  expect(await deploy('a1')).toEqual({ rolled: false, stacks: [] });
});

it('knows what runs, and that a bundle is no image', async () => {
  expect(await target.runningTag('orders')).toBeUndefined();
  await deploy('a1');
  expect(await target.runningTag('orders')).toBe('a1');
});

it('is deployed for its changes, or because it never was', async () => {
  const reasons = () => deploymentReasons({ service: 'orders', target }, ['a.ts']);
  expect(await reasons()).toEqual(['never deployed here']);
  await deploy('a1');
  expect(await reasons()).toEqual(['a.ts']);
});

it('says why a roll was taken back, and tries it again the next time', async () => {
  control.refuseNext('orders-2 never became healthy.');
  await expect(deploy('a1')).rejects.toThrow('orders-2 never became healthy.');
  expect(await deploy('a1')).toEqual({ rolled: true, stacks: [] });
});

it('knows the image before, and not one that never was steady', async () => {
  expect(await target.previousRelease('orders')).toBeUndefined();
  await deploy('a1');
  expect(await target.previousRelease('orders')).toBeUndefined();
  await deploy('b2');
  control.refuseNext('orders-3 never became healthy.');
  await expect(deploy('c3')).rejects.toThrow();
  expect(await target.previousRelease('orders')).toEqual(release('a1'));
});

it('comes back to the newer image when it goes back twice', async () => {
  await deploy('a1');
  await deploy('b2');
  await target.deploy('orders', release('a1'));
  expect(await target.previousRelease('orders')).toEqual(release('b2'));
});

it('says that the local run is not up', async () => {
  rmSync(join(home, 'ready.json'));
  await expect(deploy('a1')).rejects.toThrow(/^The local run is not up .*: npm start first\.$/);
  writeFileSync(join(home, 'ready.json'), '{"control":{"url":"http://127.0.0.1:9","token":""}}');
  await expect(deploy('a1')).rejects.toThrow(
    'Nobody answers at http://127.0.0.1:9: is npm start still up?',
  );
});

it('knows the stacks that the local run has read before they changed', async () => {
  expect(await target.outdatedStacks()).toEqual([]);
  writeAssembly(synth, { Gateway: {} });
  expect(await target.outdatedStacks()).toEqual(['quartet-dev-edge']);
  expect(await target.deployShared(['quartet-dev-edge'])).toEqual({
    stacks: [],
    waiting: ['quartet-dev-edge'],
  });
});

it('finds nothing behind in a run that is not up: it begins with all of it', async () => {
  writeAssembly(synth, { Gateway: {} });
  rmSync(join(home, 'ready.json'));
  expect(await target.outdatedStacks()).toEqual([]);
});
