import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { UserError } from '@quartet/cloudformation/user-error';
import { type ImageOptions, type Service, serviceOf } from '../image/service.ts';
import { openTarget, type TargetOptions } from '../target/open-target.ts';
import { isPullRequest } from '../target/cloud/stage-names.ts';
import type { DeployTarget } from '../target/deploy-target.ts';
import { changesSince } from '../report/changes.ts';
import { thisRun } from '../report/nx-run.ts';
import { openReport, type DeploymentReport } from '../report/report.ts';
import type { Row } from '../report/row.ts';
import type { ChangeScope } from '../report/why.ts';
import { runExecutor } from '../run-executor.ts';

export interface DeploymentOptions extends ImageOptions, TargetOptions {
  /** To say what would be done, and do nothing. */
  readonly plan?: boolean;
  /** The stage of a pull request, such as `pr-123`, in the place `pull-request`. */
  readonly stage?: string;
}

/** The place of all stages of pull requests. */
const pullRequests = 'pull-request';

/** One task of a run: for which project, where to, and what is told about it. */
interface Deployment {
  readonly service: Service;
  readonly target: DeployTarget;
  readonly plan: boolean;
  readonly report: DeploymentReport;
  /** The changes since the last deployment, as far as Nx knows its commit. */
  readonly changeScope: ChangeScope;
}

export function deploymentOf(options: DeploymentOptions, context: ExecutorContext): Deployment {
  const service = serviceOf(context, options);
  const { name: project, root } = service;
  const { plan = false } = options;
  const place = placeOf(options);
  const { id: run, base } = thisRun();
  const { projectGraph: graph, nxJsonConfiguration } = context;
  const since = base ?? process.env['NX_BASE'] ?? nxJsonConfiguration.defaultBase ?? 'main';
  return {
    service,
    plan,
    target: openTarget({ ...options, place }, { root, synth: synthOf(place, context) }),
    report: openReport(root, { run, project, place, plan }),
    changeScope: { project, root, graph, changes: changesSince(since, root) },
  };
}

/** The folder to which `infra:synth` writes the stacks, by its own options. */
function synthOf(place: string, { root, projectsConfigurations }: ExecutorContext): string {
  const { options, configurations } =
    projectsConfigurations.projects['infra']?.targets?.['synth'] ?? {};
  const { stage, edge, discovery } = { ...options, ...configurations?.[place] };
  const folder = isPullRequest(place) ? place : stage;
  return join(root, 'dist', 'infra', 'synth', `${folder}-${edge}-${discovery}`);
}

function placeOf({ place, stage = '' }: DeploymentOptions): string {
  if (place !== pullRequests) return place;
  if (isPullRequest(stage)) return stage;
  throw new UserError('Name the stage of the pull request, as in --stage=pr-123.');
}

/** Does a part of a delivery, and notes how long it took or why it failed. */
export function runStep({ report }: Deployment, act: () => Promise<Partial<Row>>) {
  const began = performance.now();
  const before = report.update({}).seconds;
  const note = (what: Partial<Row>) =>
    report.update({ ...what, seconds: before + (performance.now() - began) / 1_000 });
  return runExecutor(async () => {
    try {
      note(await act());
    } catch (error) {
      note({ failure: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  });
}
