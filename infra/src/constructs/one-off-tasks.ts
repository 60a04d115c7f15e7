import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { ContainerImage, FargateTaskDefinition, ICluster, Secret } from 'aws-cdk-lib/aws-ecs';
import { type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  databaseName,
  environmentOf,
  masterUrl,
  migrationsUrl,
  type StageEndpoints,
  roleName,
} from '../environment.ts';
import { type OneOffTask, type Service, storedSettingsOf } from '../services.ts';
import type { Stage } from '../stages.ts';
import { masterUser } from './aurora-cluster.ts';
import { databaseLoginPolicy } from './permissions.ts';
import { ServiceTask } from './service-task.ts';
import { ParameterStoreSecrets } from './parameter-store-secrets.ts';
import { TaskSchedule } from './task-schedule.ts';

export interface OneOffTasksProps {
  readonly service: Service;
  readonly stage: Stage;
  readonly endpoints: StageEndpoints;
  readonly image: ContainerImage;
  readonly log: ILogGroup;
  readonly labels: Readonly<Record<string, string>>;
  readonly cluster: ICluster;
  /** The security group that may reach the database. */
  readonly servicesGroup: ISecurityGroup;
}

interface TaskOptions {
  readonly file: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, Secret>>;
  readonly permissions?: readonly PolicyStatement[];
}

/** Tasks that run once and exit: they create the database, migrate it, and the like. */
export class OneOffTasks extends Construct {
  /** The task that runs before the first release. */
  readonly database: FargateTaskDefinition;
  /** The task that runs before each release. */
  readonly migrate: FargateTaskDefinition;
  readonly #props: OneOffTasksProps;

  constructor(scope: Construct, id: string, props: OneOffTasksProps) {
    super(scope, id);
    this.#props = props;
    this.database = this.#masterTask('database', 'create-database.mjs');
    if (props.stage.host) this.#masterTask('drop', 'drop-database.mjs');
    this.migrate = this.#migrate();
    for (const row of props.service.oneOffTasks) this.#serviceTask(row);
  }

  /** Creates the database and its two roles as the master user, or drops them. */
  #masterTask(name: string, file: string): FargateTaskDefinition {
    const { service, stage, endpoints } = this.#props;
    return this.#task(name, {
      file,
      environment: {
        DATABASE_AUTH: 'iam',
        MASTER_DATABASE_URL: masterUrl(endpoints),
        DATABASE_NAME: databaseName(service, stage.name),
        DATABASE_OWNER: roleName(service, stage.name, 'owner'),
        DATABASE_APP: roleName(service, stage.name, 'app'),
      },
      permissions: [databaseLoginPolicy(this, stage, masterUser)],
    });
  }

  #migrate(): FargateTaskDefinition {
    const { service, stage, endpoints } = this.#props;
    return this.#task('migrate', {
      file: 'migrate.mjs',
      environment: {
        DATABASE_AUTH: 'iam',
        MIGRATIONS_DATABASE_URL: migrationsUrl(service, endpoints),
      },
      permissions: [databaseLoginPolicy(this, stage, roleName(service, stage.name, 'owner'))],
    });
  }

  /** A task of the service's row: it has the service's settings, a few of its own, and perhaps a schedule. */
  #serviceTask({ name, file, storedSettings, schedule }: OneOffTask): void {
    const { service, stage, endpoints, cluster, servicesGroup } = this.#props;
    const { secrets } = new ParameterStoreSecrets(this, `${name}-settings`, {
      stage,
      service: service.name,
      names: [...storedSettingsOf(service, stage.provider), ...storedSettings],
    });
    const task = this.#task(name, {
      file,
      environment: environmentOf(service, endpoints),
      secrets,
      permissions: [databaseLoginPolicy(this, stage, roleName(service, stage.name, 'app'))],
    });
    // A schedule of the host compares the account of the payment provider, which a pull request shares with it.
    if (schedule === undefined || stage.host) return;
    new TaskSchedule(this, `${name}-schedule`, {
      ...{ cron: schedule.cron, stage, cluster, task, securityGroup: servicesGroup },
    });
  }

  #task(name: string, options: TaskOptions): FargateTaskDefinition {
    const { service, stage, image, log, labels } = this.#props;
    const { definition } = new ServiceTask(this, name, {
      family: `quartet-${stage.name}-${service.name}-${name}`,
      cpu: 256,
      memory: 512,
      environment: {},
      secrets: {},
      permissions: [],
      image,
      log,
      labels,
      ...options,
    });
    return definition;
  }
}
