import type { Model } from '@quartet/cloudformation/model/model';
import type { LocalEndpoints } from '@quartet/cloudformation/model/local-endpoints';
import type { Service } from '@quartet/cloudformation/model/services';
import { readModel } from '@quartet/cloudformation/read-model';
import { UserError } from '@quartet/cloudformation/user-error';
import { type DatabaseUrls, ensureDatabase } from '../postgres/databases.ts';
import { ensureMasterUser } from '../postgres/master-user.ts';
import { taskEnvironment, type TaskContext } from '../scheduler/environment.ts';
import { inspectable } from '../scheduler/inspectable.ts';
import type { OneOffTaskPlan } from '../scheduler/one-off-task.ts';
import type { Release } from '../scheduler/release.ts';
import type { ServicePlan } from '../scheduler/scheduler.ts';
import { permitted } from './permitted.ts';
import { logDenial } from './log-denial.ts';
import type { Log, Logs } from '../supervisor/logs.ts';
import { type Arguments, chooseServices } from './arguments.ts';
import { variableOf } from '../context/config.ts';
import { providerUrl, type RunContext } from '../context/run-context.ts';

export interface PlannedService extends ServicePlan, OneOffTaskPlan {
  readonly database: DatabaseUrls | undefined;
}

interface PlanningOptions {
  readonly context: RunContext;
  readonly args: Arguments;
  /** The URL of the PostgreSQL superuser. */
  readonly databaseUrl: string;
  readonly endpoints: LocalEndpoints;
  readonly tools: { readonly logs: Logs };
}

/** The services that are asked for, each with its database. */
export async function planServices(
  model: Model,
  { context, args, databaseUrl, endpoints, tools }: PlanningOptions,
): Promise<readonly PlannedService[]> {
  const provider = context.config.QUARTET_PROVIDER_URL ?? providerUrl(context);
  const sources = { secrets: context.secrets, services: model.services, provider };
  const names = chooseServices(args.watchedService);
  const isInspected = ({ name }: Service) =>
    args.inspect !== undefined && name === args.watchedService;
  const services = model.services
    .filter(({ name }) => names.includes(name))
    .map((service) => (isInspected(service) ? inspectable(service) : service));
  const definitionOf = createDefinitions(endpoints, tools.logs.of('runner'));
  const options = { url: databaseUrl, secrets: context.secrets, reset: args.reset };
  const plans = await Promise.all(
    services.map(async (service): Promise<PlannedService> => {
      const desiredCount = args.scale.get(service.name) ?? service.desiredCount;
      const database = await ensureDatabase(service, options);
      const surroundings = { context, sources, database };
      const own = (release: Release) => definitionOf(release, service);
      return {
        ...planOf(model, { ...service, desiredCount }, surroundings),
        containerOf: (release) => own(release).container,
        oneOffTaskOf: (release, name) => own(release).oneOffTasks[name],
        database,
      };
    }),
  );
  if (context.databaseEndpoint) await ensureMasterUser(services, options);
  return plans;
}

function planOf(
  { loadBalancer }: Model,
  service: Service,
  surroundings: TaskContext,
): Omit<PlannedService, 'database' | 'containerOf' | 'oneOffTaskOf'> {
  const { config, ports } = surroundings.context;
  const group = loadBalancer.targetGroups.find(({ arn }) => arn === service.targetGroupArns[0]);
  return {
    service,
    environment: (container, port) => taskEnvironment(container, port, surroundings),
    oneOffTaskEnvironment: (container) => taskEnvironment(container, 0, surroundings),
    port: ports.tasks.get(service.name),
    proxyUrl: config[`${variableOf(service.name)}_URL`],
    healthPath: group?.healthCheck.path ?? '/',
  };
}

/** The service as the templates of a release define it; as those of the run do when it has none. */
function createDefinitions(endpoints: LocalEndpoints, log: Log) {
  const models = new Map<string, Model>();
  return ({ assembly }: Release, service: Service): Service => {
    if (assembly === undefined) return service;
    const model =
      models.get(assembly) ?? logDenial(log, () => permitted(readModel(assembly, endpoints)));
    models.set(assembly, model);
    const definition = model.services.find(({ name }) => name === service.name);
    if (!definition) throw new UserError(`${assembly} has no service ${service.name}.`);
    return definition;
  };
}
