import type { ExecutorContext } from '@nx/devkit';
import { temporaryFolder } from '../testing/folder.ts';
import { remove } from './remove-executor.ts';

it('removes nothing when a plan is asked for', async () => {
  const root = temporaryFolder({ 'infra/cdk.json': '{"context": {"region": "eu-central-1"}}' });
  const projects = { infra: { root: 'infra' } };
  const context = {
    ...{ root, cwd: root, isVerbose: false, projectName: 'infra' },
    projectsConfigurations: { version: 2, projects },
    projectGraph: { nodes: {}, dependencies: {} },
    nxJsonConfiguration: {},
  } satisfies ExecutorContext;
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const options = { place: 'pull-request', stage: 'pr-1', plan: true };
  expect(await remove(options, context)).toEqual({ success: false });
  expect(written.mock.calls.flat().join('')).toContain('A removal has no plan');
});
