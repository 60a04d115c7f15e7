import type { Model } from '@quartet/cloudformation/model/model';
import type { Container, Service } from '@quartet/cloudformation/model/services';
import { type DatabaseUrls, ensureDatabase } from '../postgres/databases.ts';
import { taskEnvironment, type TaskSurroundings } from '../scheduler/environment.ts';
import type { ServicePlan } from '../scheduler/scheduler.ts';
import { type Arguments, chooseServices } from './arguments.ts';
import { variableOf } from '../context/config.ts';
import { providerUrl, type World } from '../context/world.ts';

export interface Planned extends ServicePlan {
  readonly database: DatabaseUrls | undefined;
  /** What one of its chores reads. */
  readonly choreEnvironment: (chore: Container) => NodeJS.ProcessEnv;
}

export interface PlanningOptions {
  readonly world: World;
  readonly args: Arguments;
  /** Of the superuser of PostgreSQL. */
  readonly databaseUrl: string;
}

/** The services that are asked for, each with its database. */
export async function planServices(
  model: Model,
  { world, args, databaseUrl }: PlanningOptions,
): Promise<readonly Planned[]> {
  const provider = world.config.QUARTET_PROVIDER_URL ?? providerUrl(world);
  const sources = { secrets: world.secrets, services: model.services, provider };
  const chosen = chooseServices(args.watched);
  const services = model.services.filter(({ name }) => chosen.includes(name));
  const options = { url: databaseUrl, secrets: world.secrets, reset: args.reset };
  return Promise.all(
    services.map(async (service) => {
      const desired = args.scale.get(service.name) ?? service.desiredCount;
      const database = await ensureDatabase(service, options);
      const surroundings = { world, sources, database };
      return { ...planOf(model, { ...service, desiredCount: desired }, surroundings), database };
    }),
  );
}

function planOf(
  { loadBalancer: balancer }: Model,
  service: Service,
  surroundings: TaskSurroundings,
): Omit<Planned, 'database'> {
  const { config, ports } = surroundings.world;
  const group = balancer.targetGroups.find(({ arn }) => arn === service.targetGroupArns[0]);
  return {
    service,
    environment: (port) => taskEnvironment(service.container, port, surroundings),
    choreEnvironment: (chore) => taskEnvironment(chore, 0, surroundings),
    port: ports.tasks.get(service.name),
    between: config[`${variableOf(service.name)}_URL`],
    healthPath: group?.healthCheck.path ?? '/',
  };
}
