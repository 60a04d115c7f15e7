import { type ContainerImage, type FargateTaskDefinition, Secret } from 'aws-cdk-lib/aws-ecs';
import { type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Secret as Store } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import {
  databaseName,
  environmentOf,
  migrationsUrl,
  type Places,
  roleName,
} from '../environment.ts';
import { lookUp } from '../parameters.ts';
import { type Service, storedSettingsOf } from '../services.ts';
import type { Stage } from '../stages.ts';
import { databasePort } from './cluster.ts';
import { mayLogIn } from './permissions.ts';
import { ServiceTask } from './service-task.ts';
import { StoredSettings } from './stored-settings.ts';

export interface ChoresProps {
  readonly service: Service;
  readonly stage: Stage;
  readonly places: Places;
  readonly image: ContainerImage;
  readonly log: ILogGroup;
}

interface ChoreParts {
  readonly file: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, Secret>>;
  readonly permissions?: readonly PolicyStatement[];
}

/** Tasks that are run once and end: they make the database, bring its tables up to date, and the like. */
export class Chores extends Construct {
  /** Run before the first release. */
  readonly database: FargateTaskDefinition;
  /** Run before each release. */
  readonly migrate: FargateTaskDefinition;
  readonly #props: ChoresProps;

  constructor(scope: Construct, id: string, props: ChoresProps) {
    super(scope, id);
    this.#props = props;
    this.database = this.#database();
    this.migrate = this.#migrate();
    for (const { name, file, storedSettings } of props.service.chores) {
      this.#own(name, file, storedSettings);
    }
  }

  /** Makes the database and its two roles, as the master user, the only one with a password. */
  #database(): FargateTaskDefinition {
    const { service, stage, places } = this.#props;
    const master = Store.fromSecretCompleteArn(
      this,
      'Master',
      lookUp(this, stage, 'data/master-secret'),
    );
    return this.#chore('database', {
      file: 'create-database.mjs',
      environment: {
        DATABASE_HOST: places.databaseHost,
        DATABASE_PORT: String(databasePort),
        DATABASE_NAME: databaseName(service),
        DATABASE_OWNER: roleName(service, 'owner'),
        DATABASE_APP: roleName(service, 'app'),
      },
      secrets: { DATABASE_MASTER: Secret.fromSecretsManager(master) },
    });
  }

  #migrate(): FargateTaskDefinition {
    const { service, stage, places } = this.#props;
    return this.#chore('migrate', {
      file: 'migrate.mjs',
      environment: {
        DATABASE_AUTH: 'iam',
        MIGRATIONS_DATABASE_URL: migrationsUrl(service, places),
      },
      permissions: [mayLogIn(this, stage, roleName(service, 'owner'))],
    });
  }

  /** One of the service's own, which knows what the service knows, and a little more. */
  #own(name: string, file: string, storedSettings: readonly string[]): void {
    const { service, stage, places } = this.#props;
    const { secrets } = new StoredSettings(this, `${name}-settings`, {
      stage,
      service: service.name,
      names: [...storedSettingsOf(service, stage.provider), ...storedSettings],
    });
    this.#chore(name, {
      file,
      environment: environmentOf(service, places),
      secrets,
      permissions: [mayLogIn(this, stage, roleName(service, 'app'))],
    });
  }

  #chore(name: string, parts: ChoreParts): FargateTaskDefinition {
    const { service, stage, image, log } = this.#props;
    const { definition } = new ServiceTask(this, name, {
      family: `quartet-${stage.name}-${service.name}-${name}`,
      cpu: 256,
      memory: 512,
      environment: {},
      secrets: {},
      permissions: [],
      image,
      log,
      ...parts,
    });
    return definition;
  }
}
