import type { HttpResponse, Response } from '../model/responses.ts';
import { updatePossibleOutcomes } from '../model/outcomes.ts';
import type { Model } from '../model/model.ts';
import type { Activity } from '../testing/activity.ts';
import type { Shopper, Services } from '../testing/services.ts';
import type { InjectedFault } from '../injected-fault.ts';

/** The state of one run: the services, the model and the users. */
export interface Run {
  readonly services: Services;
  readonly model: Model;
  readonly shopper: Shopper;
  readonly admin: string;
  readonly productIds: readonly string[];
  /** Requests without a response so far. */
  readonly pending: Promise<void>[];
}

interface OrderRequest {
  readonly task: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly key?: string;
  readonly body?: object;
  readonly fault?: InjectedFault | undefined;
}

/** Sends a request to a task of orders, and returns when it has a response, is paused, or only waits. */
export async function send(
  run: Run,
  { task: which, fault, ...request }: OrderRequest,
  onResponse: (response: Response) => void,
): Promise<void> {
  const { stage } = run.services;
  const task = await run.services.task(which);
  const activity = stage.begin(fault);
  const sent = task.send(httpRequest(activity, request)).then((answer) => {
    activity.done = true;
    onResponse({ answer, disturbed: activity.triggered || task.hasCrashed() });
  });
  run.pending.push(sent);
  sent.catch(() => undefined);
  await stage.waitUntilQuiet(activity);
  if (activity.done) await sent;
}

function httpRequest(
  { id }: Activity,
  { method, path, token, key, body }: Omit<OrderRequest, 'task' | 'fault'>,
) {
  return {
    method,
    path,
    headers: {
      authorization: `Bearer ${token}`,
      'x-request-id': id,
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

/** Sends a request to the products service, without faults. */
export async function sendToProducts(
  { services, admin }: Pick<Run, 'services' | 'admin'>,
  path: string,
  body?: object,
): Promise<HttpResponse> {
  const answer = await services.products.send({
    method: body === undefined ? 'GET' : 'POST',
    path: `/api/products${path}`,
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (answer === undefined) throw new Error(`products did not answer ${path}`);
  return answer;
}

/** Makes a task claim and run one due order. */
export async function sweepOrders(run: Run, which: number, fault?: InjectedFault): Promise<void> {
  const { services } = run;
  const activity = services.stage.begin(fault);
  const task = await services.task(which);
  updatePossibleOutcomes(run.model);
  const swept = task.sweep(activity).then(() => {
    activity.done = true;
  });
  run.pending.push(swept);
  await services.stage.waitUntilQuiet(activity);
}

export async function sweepPayments(
  { services, pending }: Run,
  fault?: InjectedFault,
): Promise<void> {
  const activity = services.stage.begin(fault);
  const swept = services.payments.sweep(activity).then(() => {
    activity.done = true;
  });
  pending.push(swept);
  await services.stage.waitUntilQuiet(activity);
}

export async function advanceClock({ services, model }: Run, seconds: number): Promise<void> {
  await services.forward(seconds);
  model.clock += seconds;
  updatePossibleOutcomes(model);
}
