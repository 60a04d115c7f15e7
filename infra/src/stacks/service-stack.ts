import { CfnParameter } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import {
  AlarmBehavior,
  ContainerImage,
  type FargateService,
  type FargateTaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type INamespace, PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import type { Construct } from 'constructs';
import { Chores } from '../constructs/chores.ts';
import { Entrances } from '../constructs/entrances.ts';
import { logGroup } from '../constructs/kept.ts';
import { groupOf, networkOf } from '../constructs/neighbours.ts';
import { mayLogIn, mayPublish, mayTrace } from '../constructs/permissions.ts';
import { ReleaseRights } from '../constructs/release-rights.ts';
import { RunningService } from '../constructs/running-service.ts';
import { alarmsOf } from '../constructs/sent-alarm.ts';
import { ServiceAlarms } from '../constructs/service-alarms.ts';
import { ServiceScaling } from '../constructs/service-scaling.ts';
import { ServiceTask } from '../constructs/service-task.ts';
import { StoredSettings } from '../constructs/stored-settings.ts';
import { clusterOf, placesIn } from '../constructs/surroundings.ts';
import { environmentOf, type Places, roleName, tracingOf } from '../environment.ts';
import { lookUp } from '../parameters.ts';
import { type Service, storedSettingsOf } from '../services.ts';
import { namespaceName } from './platform-stack.ts';
import { repositoryName } from './registry-stack.ts';
import { StageStack, type StageStackProps } from './stage-stack.ts';

export interface ServiceStackProps extends StageStackProps {
  readonly service: Service;
  /** All rows, to know where its peers listen. */
  readonly services: readonly Service[];
}

/** All that belongs to one service, from its rule at the load balancer to its alarms. */
export class ServiceStack extends StageStack {
  readonly #service: Service;
  readonly #places: Places;
  readonly #image: ContainerImage;
  readonly #log: LogGroup;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    this.#service = props.service;
    this.#places = placesIn(this, this.settings, props.services);
    this.#image = this.#taggedImage();
    this.#log = logGroup(this, 'Log', this.stage);
    const vpc = networkOf(this, this.stage, 'tasks');
    const balancerGroup = groupOf(this, this.stage, 'platform/balancer-group');
    const entrances = this.#entrances(vpc, balancerGroup);
    const service = this.#running(vpc, balancerGroup);
    for (const entrance of entrances.all) entrance.leadTo(service);
    this.#watched(service, entrances.public.targets);
    service.node.addDependency(this.#rights());
  }

  /** A deployment of this stack alone gives the tag; without one, the last tag stays. */
  #taggedImage(): ContainerImage {
    const tag = new CfnParameter(this, 'ImageTag', {
      description: 'The tag of the image in the registry',
      allowedPattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$',
    });
    const name = repositoryName(this.#service.name);
    const repository = Repository.fromRepositoryName(this, 'Repository', name);
    return ContainerImage.fromEcrRepository(repository, tag.valueAsString);
  }

  #entrances(vpc: IVpc, balancerGroup: ISecurityGroup): Entrances {
    const { settings } = this;
    const service = this.#service;
    return new Entrances(this, 'Entrances', { service, settings, vpc, balancerGroup });
  }

  #running(vpc: IVpc, balancerGroup: ISecurityGroup): FargateService {
    const { stage, settings } = this;
    const servicesGroup = groupOf(this, stage, 'network/services-group');
    const byName = settings.discovery === 'cloud-map';
    const { service } = new RunningService(this, 'Running', {
      service: this.#service,
      stage,
      vpc,
      cluster: clusterOf(this, settings, vpc),
      task: this.#task(),
      servicesGroup,
      callers: byName ? [balancerGroup, servicesGroup] : [balancerGroup],
      namespace: byName ? this.#namespace() : undefined,
    });
    return service;
  }

  #task(): FargateTaskDefinition {
    const { name, cpu, memory, port, publishesEvents } = this.#service;
    const { stage, settings } = this;
    const { secrets } = new StoredSettings(this, 'Settings', {
      stage,
      service: name,
      names: storedSettingsOf(this.#service, stage.provider),
    });
    const { definition } = new ServiceTask(this, 'Task', {
      family: `quartet-${stage.name}-${name}`,
      image: this.#image,
      file: 'main.mjs',
      cpu,
      memory,
      port,
      environment: {
        ...environmentOf(this.#service, this.#places),
        ...tracingOf(this.#service, settings),
      },
      secrets,
      permissions: [
        mayLogIn(this, stage, roleName(this.#service, 'app')),
        mayTrace(),
        ...(publishesEvents ? [mayPublish(this, this.#places.bus())] : []),
      ],
      log: this.#log,
    });
    return definition;
  }

  #watched(service: FargateService, targets: ApplicationTargetGroup): void {
    const { stage } = this;
    const { requestsPerTask } = this.#service;
    new ServiceScaling(this, 'Scaling', { service, targets, tasks: stage.tasks, requestsPerTask });
    const { rollBack } = new ServiceAlarms(this, 'Alarms', {
      service: this.#service,
      stage,
      targets,
      topic: alarmsOf(this, stage),
    });
    service.enableDeploymentAlarms([...rollBack], { behavior: AlarmBehavior.ROLLBACK_ON_ALARM });
  }

  /** They are there before the service: its first tasks wait for what a release then runs. */
  #rights(): ReleaseRights {
    const { database, migrate } = new Chores(this, 'Chores', {
      service: this.#service,
      stage: this.stage,
      places: this.#places,
      image: this.#image,
      log: this.#log,
    });
    const cluster = lookUp(this, this.stage, 'platform/cluster');
    const chores = [database, migrate];
    return new ReleaseRights(this, 'ReleaseRights', { stage: this.stage, cluster, chores });
  }

  #namespace(): INamespace {
    const { stage } = this;
    const namespaceId = lookUp(this, stage, 'platform/namespace-id');
    return PrivateDnsNamespace.fromPrivateDnsNamespaceAttributes(this, 'Namespace', {
      namespaceName: namespaceName(stage.name),
      namespaceId,
      namespaceArn: this.formatArn({
        service: 'servicediscovery',
        resource: 'namespace',
        resourceName: namespaceId,
      }),
    });
  }
}
