import type { Model } from '@quartet/cloudformation/model/model';
import type { Container, Service } from '@quartet/cloudformation/model/services';
import { type DatabaseUrls, ensureDatabase } from '../postgres/databases.ts';
import { taskEnvironment, type TaskContext } from '../scheduler/environment.ts';
import { inspectable } from '../scheduler/inspectable.ts';
import type { ServicePlan } from '../scheduler/scheduler.ts';
import { type Arguments, chooseServices } from './arguments.ts';
import { variableOf } from '../context/config.ts';
import { providerUrl, type RunContext } from '../context/run-context.ts';

export interface PlannedService extends ServicePlan {
  readonly database: DatabaseUrls | undefined;
  /** The environment of one of its one-off tasks. */
  readonly oneOffTaskEnvironment: (container: Container) => NodeJS.ProcessEnv;
}

interface PlanningOptions {
  readonly context: RunContext;
  readonly args: Arguments;
  /** The URL of the PostgreSQL superuser. */
  readonly databaseUrl: string;
}

/** The services that are asked for, each with its database. */
export async function planServices(
  model: Model,
  { context, args, databaseUrl }: PlanningOptions,
): Promise<readonly PlannedService[]> {
  const provider = context.config.QUARTET_PROVIDER_URL ?? providerUrl(context);
  const sources = { secrets: context.secrets, services: model.services, provider };
  const names = chooseServices(args.watchedService);
  const isInspected = ({ name }: Service) =>
    args.inspect !== undefined && name === args.watchedService;
  const services = model.services
    .filter(({ name }) => names.includes(name))
    .map((service) => (isInspected(service) ? inspectable(service) : service));
  const options = { url: databaseUrl, secrets: context.secrets, reset: args.reset };
  return Promise.all(
    services.map(async (service) => {
      const desiredCount = args.scale.get(service.name) ?? service.desiredCount;
      const database = await ensureDatabase(service, options);
      const surroundings = { context, sources, database };
      return { ...planOf(model, { ...service, desiredCount }, surroundings), database };
    }),
  );
}

function planOf(
  { loadBalancer }: Model,
  service: Service,
  surroundings: TaskContext,
): Omit<PlannedService, 'database'> {
  const { config, ports } = surroundings.context;
  const group = loadBalancer.targetGroups.find(({ arn }) => arn === service.targetGroupArns[0]);
  return {
    service,
    environment: (port) => taskEnvironment(service.container, port, surroundings),
    oneOffTaskEnvironment: (container) => taskEnvironment(container, 0, surroundings),
    port: ports.tasks.get(service.name),
    proxyUrl: config[`${variableOf(service.name)}_URL`],
    healthPath: group?.healthCheck.path ?? '/',
  };
}
