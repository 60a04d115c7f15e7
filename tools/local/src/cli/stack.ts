import { prepare } from '../bundling/prepare.ts';
import { replaceFile } from '../os/replace-file.ts';
import type { Model } from '@quartet/cloudformation/model/model';
import { foreignServer, type Server, startServer } from '../postgres/server.ts';
import { keep, type Kept, type KeptPlan, type KeptTools } from '../supervisor/kept.ts';
import { createEdgeRegistry, type EdgeRegistry } from '../scheduler/edge-registry.ts';
import { readyContainers } from '../scheduler/containers.ts';
import type { Release } from '../scheduler/release.ts';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { requiredPorts } from '@quartet/cloudformation/required-ports';
import { readStage } from '@quartet/cloudformation/read-model';
import { type Arguments, chooseServices } from './arguments.ts';
import { asRolling } from './as-rolling.ts';
import { choosePlaces, type Chosen } from './places.ts';
import { cloudPlan, edgePlan, providerPlan } from './plans.ts';
import { print, step } from '../terminal/print.ts';
import { planServices } from './service-plans.ts';
import { type Running, startServices } from './start-services.ts';
import type { World } from '../context/world.ts';

export interface StackOptions {
  readonly world: World;
  readonly args: Arguments;
  readonly tools: KeptTools;
  /** Everything that was started, in order; stopped from the last to the first. */
  readonly cleanup: AsyncDisposableStack;
}

export interface Stack extends Running {
  readonly model: Model;
  readonly releases: ReadonlyMap<string, Release>;
}

/** Starts everything and returns when all of it serves. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { world, tools } = options;
  const { server, releases, registry, edge } = await startGround(options);
  tools.signal.throwIfAborted();
  const { model, ports } = await readTemplates(world, server);
  const rolled = asRolling(model.services);
  if (rolled !== undefined) print.note(rolled);
  const cloud = start(options, cloudPlan(world));
  const plans = planServices(model, { ...options, databaseUrl: server.url });
  const planned = await step('databases', plans);
  tools.signal.throwIfAborted();
  const kept = { edge, cloud, registry };
  const running = await startServices({ ...options, model, ports, planned, releases, ...kept });
  return { ...running, model, releases };
}

interface Ground {
  readonly server: Server;
  readonly releases: ReadonlyMap<string, Release>;
  readonly registry: EdgeRegistry;
  readonly edge: Kept;
}

/** What can begin before the templates are known, side by side with what makes them. */
async function startGround(options: StackOptions): Promise<Ground> {
  const { world, args, tools, cleanup } = options;
  const { home, inherited } = world;
  const starting = startDatabaseServer(options);
  cleanup.defer(async () => (await starting.catch(() => undefined))?.stop());
  const provider = start(options, providerPlan(world));
  const registry = createEdgeRegistry();
  const edge = start(options, edgePlan(world, registry));
  const { lifeline, signal } = tools;
  const services = chooseServices(args.watched);
  print.note('templates and bundles are built, as far as they have changed');
  const preparing = prepare({ ...args, home, services }, { inherited, lifeline, signal });
  cleanup.defer(async () => void (await preparing.catch(() => undefined)));
  const [releases, server] = await Promise.all([
    step('build', preparing),
    step('PostgreSQL', starting),
    step('provider', provider.ready(), provider.since),
    ...(args.containers ? [step('Docker', readyContainers(home.folder))] : []),
  ]);
  return { server, releases, registry, edge };
}

function start({ tools, cleanup }: StackOptions, plan: KeptPlan): Kept {
  const kept = keep(plan, tools);
  cleanup.defer(() => kept.stop());
  return kept;
}

async function readTemplates(
  world: World,
  { url }: Server,
): Promise<{ readonly model: Model } & Pick<Chosen, 'ports'>> {
  const assembly = readAssembly(world.home.assembly);
  const { places, ports } = await choosePlaces(requiredPorts(assembly), world, url);
  const model = readStage(assembly, places);
  replaceFile(world.home.model, JSON.stringify(model, null, 2));
  return { model, ports };
}

async function startDatabaseServer({ world, args, tools }: StackOptions): Promise<Server> {
  const { config, home, secrets, ports } = world;
  if (config.QUARTET_POSTGRES_URL) return foreignServer(config.QUARTET_POSTGRES_URL);
  const { lifeline } = tools;
  const password = secrets.superuserPassword;
  return startServer({ home, lifeline, port: ports.postgres, password, reset: args.reset });
}
