import type { StackOptions } from './stack-options.ts';
import { prepare } from '../bundling/prepare.ts';
import { writeFileAtomic } from '../os/write-file-atomic.ts';
import type { Model } from '@quartet/cloudformation/model/model';
import { databaseHostname } from '../postgres/prepare-database-endpoint.ts';
import { externalServer, type Server, startServer } from '../postgres/server.ts';
import {
  supervise,
  type SupervisedProcess,
  type SupervisedProcessPlan,
} from '../supervisor/supervised-process.ts';
import { createEdgeRegistry, type EdgeRegistry } from '../scheduler/edge-registry.ts';
import { prepareDocker } from '../scheduler/containers.ts';
import type { Release } from '../scheduler/release.ts';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { requiredPorts } from '@quartet/cloudformation/required-ports';
import { readStage } from '@quartet/cloudformation/read-model';
import { chooseServices } from './arguments.ts';
import { deploymentStrategyNote } from './deployment-strategy-note.ts';
import { permitted } from './permitted.ts';
import { chooseAddresses, type LocalAddresses } from './local-addresses.ts';
import { cloudPlan, edgePlan, providerPlan } from './plans.ts';
import { print, step } from '../terminal/print.ts';
import { planServices } from './service-plans.ts';
import { type RunningServices, startServices } from './start-services.ts';
import type { RunContext } from '../context/run-context.ts';

export interface Stack extends RunningServices {
  readonly model: Model;
  readonly releases: ReadonlyMap<string, Release>;
}

/** Starts everything and returns when all of it serves. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { context, tools } = options;
  const { server, releases, registry, edge } = await startPrerequisites(options);
  tools.signal.throwIfAborted();
  const { model, ports, endpoints } = await readTemplates(context, server);
  const strategyNote = deploymentStrategyNote(model.services);
  if (strategyNote !== undefined) print.note(strategyNote);
  const cloud = superviseUntilStop(options, cloudPlan(context, server.url));
  const plans = planServices(model, { ...options, databaseUrl: server.url, endpoints });
  const [services] = await Promise.all([
    step('databases', plans),
    step('cloud', cloud.ready(), cloud.since),
  ]);
  tools.signal.throwIfAborted();
  const processes = { edge, cloud, registry };
  const running = await startServices({
    ...options,
    model,
    ports,
    services,
    releases,
    ...processes,
  });
  return { ...running, model, releases };
}

interface Prerequisites {
  readonly server: Server;
  readonly releases: ReadonlyMap<string, Release>;
  readonly registry: EdgeRegistry;
  readonly edge: SupervisedProcess;
}

/** Starts the processes that need no templates, while the templates are built. */
async function startPrerequisites(options: StackOptions): Promise<Prerequisites> {
  const { context, args, tools, cleanup } = options;
  const { home, inherited } = context;
  const starting = startDatabaseServer(options);
  cleanup.defer(async () => (await starting.catch(() => undefined))?.stop());
  const provider = superviseUntilStop(options, providerPlan(context));
  const registry = createEdgeRegistry();
  const edge = superviseUntilStop(options, edgePlan(context, registry));
  const { lifeline, signal } = tools;
  const services = chooseServices(args.watchedService);
  print.note('Building changed templates and bundles');
  const preparing = prepare({ ...args, home, services }, { inherited, lifeline, signal });
  cleanup.defer(async () => void (await preparing.catch(() => undefined)));
  const [releases, server] = await Promise.all([
    step('build', preparing),
    step('PostgreSQL', starting),
    step('provider', provider.ready(), provider.since),
    ...(args.containers ? [step('Docker', prepareDocker(home.folder))] : []),
  ]);
  return { server, releases, registry, edge };
}

function superviseUntilStop(
  { tools, cleanup }: StackOptions,
  plan: SupervisedProcessPlan,
): SupervisedProcess {
  const supervised = supervise(plan, tools);
  cleanup.defer(() => supervised.stop());
  return supervised;
}

async function readTemplates(
  context: RunContext,
  { url }: Server,
): Promise<{ readonly model: Model } & LocalAddresses> {
  const assembly = readAssembly(context.home.assembly);
  const { databaseEndpoint } = context;
  const database = databaseEndpoint
    ? `postgres://${databaseHostname}:${databaseEndpoint.port}`
    : url;
  const { endpoints, ports } = await chooseAddresses(requiredPorts(assembly), context, database);
  const model = permitted(readStage(assembly, endpoints));
  writeFileAtomic(context.home.model, JSON.stringify(model, null, 2));
  return { model, ports, endpoints };
}

async function startDatabaseServer({ context, args, tools }: StackOptions): Promise<Server> {
  const { config, home, secrets, ports } = context;
  if (config.QUARTET_POSTGRES_URL) return externalServer(config.QUARTET_POSTGRES_URL);
  const { lifeline } = tools;
  const password = secrets.superuserPassword;
  return startServer({ home, lifeline, port: ports.postgres, password, reset: args.reset });
}
