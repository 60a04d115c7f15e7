import { beginAll, endAll, type Outcome } from '@quartet/e2e/play';
import { openShop, type Shop } from '@quartet/e2e/shop';
import { stories } from '@quartet/e2e/stories';
import { recordTraffic } from '@quartet/e2e/traffic';
import { webhookSecretIn } from '@quartet/e2e/webhook-secret';
import { brokenInvariants } from './check-invariants.ts';
import { type Load, startLoad } from './load.ts';
import { untilSettled } from './settle.ts';
import { openStage, type Sides, type Stage } from './stage.ts';
import type { Step } from './steps.ts';

export interface StepResult {
  readonly step: Step;
  /** The number of requests so far. */
  readonly requests: number;
  /** A sentence for each thing that went wrong. */
  readonly failures: readonly string[];
  readonly seconds: number;
}

interface Walk {
  readonly sides: Sides;
  readonly steps: readonly Step[];
  /** The folder of all output. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly onStep: (result: StepResult) => void;
}

/** Leads a Quartet from state to state, until one is wrong. @returns false then */
export async function walk(options: Walk): Promise<boolean> {
  await using stage = await openStage(options);
  const { quartet } = stage;
  const traffic = recordTraffic();
  const webhookSecret = webhookSecretIn(quartet.home);
  const shop = openShop({ ready: quartet.ready, traffic, webhookSecret });
  let open = await beginAll(stories, shop);
  for (const step of options.steps) {
    const began = performance.now();
    const visit = await visitState(step, open, { ...options, stage, shop });
    open = visit.open;
    const seconds = (performance.now() - began) / 1_000;
    const failures = [...new Set([...visit.failures, ...failedRequests(shop)])];
    options.onStep({ step, failures, seconds, requests: traffic.count() });
    if (failures.length > 0) return false;
  }
  return true;
}

interface Visit {
  readonly failures: readonly string[];
  /** Stories that the next state ends. */
  readonly open: readonly Outcome[];
}

interface VisitOptions extends Walk {
  readonly stage: Stage;
  readonly shop: Shop;
}

/** Goes to a state under load, ends there what was begun in the state before, and begins anew. */
async function visitState(
  step: Step,
  begun: readonly Outcome[],
  { stage, shop, sides, signal }: VisitOptions,
): Promise<Visit> {
  const failures: string[] = begun.flatMap(failureOf);
  const attempt = async (act: () => Promise<void>) => {
    if (failures.length > 0) return;
    await act().catch((error: unknown) => failures.push(String(error)));
  };
  let load: Load | undefined;
  await attempt(async () => void (load = await startLoad(shop)));
  for (const action of step.actions) await attempt(() => stage.perform(action));
  const before = await stage.control.tasks();
  await attempt(async () => void failures.push(...(await endAll(begun)).flatMap(failureOf)));
  await attempt(async () => load?.stop());
  await attempt(() => untilSettled(shop));
  const { home } = stage.quartet;
  await attempt(async () => {
    failures.push(...(await brokenInvariants(step.state, { sides, home, signal })));
  });
  const open = failures.length > 0 ? [] : await beginAll(stories, shop);
  failures.push(...open.flatMap(failureOf));
  const pids = new Set((await stage.control.tasks()).map(({ pid }) => pid));
  const exited = before.filter(({ pid }) => !pids.has(pid));
  failures.push(...exited.map(({ name }) => `${name} exited`));
  return { failures, open };
}

function failureOf({ story, failure }: Outcome): readonly string[] {
  return failure === undefined ? [] : [`${story.name}: ${failure}`];
}

function failedRequests({ traffic }: Shop): readonly string[] {
  return traffic.failures().map(({ request, response }) => `${request}: ${response}`);
}
