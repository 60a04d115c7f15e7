import type { Answer, Heard } from '../model/answers.ts';
import { look } from '../model/ends.ts';
import type { Model } from '../model/model.ts';
import type { Activity } from '../testing/activity.ts';
import type { Shopper, World } from '../testing/world.ts';
import type { Twist } from '../twist.ts';

/** One run: the services, what must be true of them, and who asks. */
export interface Game {
  readonly world: World;
  readonly model: Model;
  readonly shopper: Shopper;
  readonly admin: string;
  /** Product ids. */
  readonly goods: readonly string[];
  /** Answers that have not come yet. */
  readonly pending: Promise<void>[];
}

export interface Asking {
  readonly by: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly key?: string;
  readonly body?: object;
  readonly twist?: Twist | undefined;
}

/** Sends a request to a task of orders and goes on when it is answered, or stands still, or only waits. */
export async function ask(
  game: Game,
  { by, twist, ...asking }: Asking,
  learn: (heard: Heard) => void,
): Promise<void> {
  const { stage } = game.world;
  const task = await game.world.task(by);
  const activity = stage.begin(twist);
  const learned = task.ask(sendingOf(activity, asking)).then((answer) => {
    activity.over = true;
    learn({ answer, disturbed: activity.struck || task.dead() });
  });
  game.pending.push(learned);
  learned.catch(() => undefined);
  await stage.quiet(activity);
  if (activity.over) await learned;
}

function sendingOf(
  { id }: Activity,
  { method, path, token, key, body }: Omit<Asking, 'by' | 'twist'>,
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

/** The products service, asked without any misfortune. */
export async function askProducts(
  { world, admin }: Pick<Game, 'world' | 'admin'>,
  path: string,
  body?: object,
): Promise<Answer> {
  const answer = await world.products.ask({
    method: body === undefined ? 'GET' : 'POST',
    path: `/api/products${path}`,
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (answer === undefined) throw new Error(`products did not answer ${path}`);
  return answer;
}

/** An order that is due is claimed by the task, and driven. */
export async function sweepOrders(game: Game, by: number, twist?: Twist): Promise<void> {
  const { world } = game;
  const activity = world.stage.begin(twist);
  const task = await world.task(by);
  look(game.model);
  const swept = task.sweep(activity).then(() => {
    activity.over = true;
  });
  game.pending.push(swept);
  await world.stage.quiet(activity);
}

export async function sweepPayments({ world, pending }: Game, twist?: Twist): Promise<void> {
  const activity = world.stage.begin(twist);
  const swept = world.payments.sweep(activity).then(() => {
    activity.over = true;
  });
  pending.push(swept);
  await world.stage.quiet(activity);
}

export async function forward({ world, model }: Game, seconds: number): Promise<void> {
  await world.forward(seconds);
  model.clock += seconds;
  look(model);
}
