import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { type ImageOptions, type Service, serviceOf } from '../image/service.ts';
import { openPlace, type PlaceOptions } from '../place/open-place.ts';
import type { Place } from '../place/place.ts';
import { changesSince } from '../receipt/changes.ts';
import { thisRun } from '../receipt/nx-run.ts';
import { openReceipt, type Receipt } from '../receipt/receipt.ts';
import type { Row } from '../receipt/row.ts';
import type { Question } from '../receipt/why.ts';
import { told } from '../run-executor.ts';

export interface DeliveryOptions extends ImageOptions, PlaceOptions {
  /** To say what would be done, and do nothing. */
  readonly plan?: boolean;
}

/** One task of a run: for which project, where to, and what is told about it. */
export interface Delivery {
  readonly service: Service;
  readonly place: Place;
  readonly plan: boolean;
  readonly receipt: Receipt;
  /** What has changed since the last delivery, as far as Nx was told which commit that was. */
  readonly question: Question;
}

export function deliveryOf(options: DeliveryOptions, context: ExecutorContext): Delivery {
  const service = serviceOf(context, options);
  const { name: project, root } = service;
  const { plan = false, place } = options;
  const { id: run, base } = thisRun();
  const { projectGraph: graph, nxJsonConfiguration } = context;
  const since = base ?? process.env['NX_BASE'] ?? nxJsonConfiguration.defaultBase ?? 'main';
  return {
    service,
    plan,
    place: openPlace(options, { root, synth: synthOf(options.place, context) }),
    receipt: openReceipt(root, { run, project, place, plan }),
    question: { project, root, graph, changes: changesSince(since, root) },
  };
}

/** Where `infra:synth` puts the stacks of a place, as its own options say. */
function synthOf(place: string, { root, projectsConfigurations }: ExecutorContext): string {
  const { options, configurations } =
    projectsConfigurations.projects['infra']?.targets?.['synth'] ?? {};
  const { stage, edge, discovery } = { ...options, ...configurations?.[place] };
  return join(root, 'dist', 'infra', 'synth', `${stage}-${edge}-${discovery}`);
}

/** Does a part of a delivery, and notes how long it took or why it failed. */
export function carryOut({ receipt }: Delivery, act: () => Promise<Partial<Row>>) {
  const began = performance.now();
  const before = receipt.note({}).seconds;
  const note = (what: Partial<Row>) =>
    receipt.note({ ...what, seconds: before + (performance.now() - began) / 1_000 });
  return told(async () => {
    try {
      note(await act());
    } catch (error) {
      note({ failure: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  });
}
