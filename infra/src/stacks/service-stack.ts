import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  AlarmBehavior,
  type FargateService,
  type FargateTaskDefinition,
  type ICluster,
} from 'aws-cdk-lib/aws-ecs';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type INamespace, PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import type { Construct } from 'constructs';
import { DeploymentPermissions } from '../constructs/deployment-permissions.ts';
import { FargateApi } from '../constructs/fargate-api.ts';
import type { ListenerRoute } from '../constructs/listener-route.ts';
import { ListenerRoutes } from '../constructs/listener-routes.ts';
import { importAlarmTopic } from '../constructs/notifying-alarm.ts';
import { OneOffTasks } from '../constructs/one-off-tasks.ts';
import { ParameterStoreSecrets } from '../constructs/parameter-store-secrets.ts';
import { databaseLoginPolicy, publishPolicy, tracingPolicy } from '../constructs/permissions.ts';
import { type ReleaseParameters, releaseParameters } from '../constructs/release-parameters.ts';
import { logGroup } from '../constructs/retention.ts';
import { ServiceAlarms } from '../constructs/service-alarms.ts';
import { ServiceScaling } from '../constructs/service-scaling.ts';
import { ServiceTask } from '../constructs/service-task.ts';
import { stageEndpoints } from '../constructs/stage-endpoints.ts';
import { importCluster, importSecurityGroup, importVpc } from '../constructs/stage-lookups.ts';
import {
  environmentOf,
  type StageEndpoints,
  roleName,
  tracingEnvironment,
} from '../environment.ts';
import { namespaceName, repositoryName } from '../names.ts';
import { lookUp } from '../parameters.ts';
import { type Service, storedSettingsOf } from '../services.ts';
import { StageStack, type StageStackProps } from '../stage-stack.ts';

export interface ServiceStackProps extends StageStackProps {
  readonly service: Service;
  /** All rows, for the ports of its peers. */
  readonly services: readonly Service[];
}

/** The place of its tasks. */
interface TaskNetwork {
  readonly vpc: IVpc;
  readonly cluster: ICluster;
  /** The security group that may reach the database. */
  readonly servicesGroup: ISecurityGroup;
}

/** The resources of one service, from its listener rules to its alarms. */
export class ServiceStack extends StageStack {
  readonly #service: Service;
  readonly #endpoints: StageEndpoints;
  readonly #release: ReleaseParameters;
  readonly #log: LogGroup;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    this.#service = props.service;
    this.#endpoints = stageEndpoints(this, this.options, props.services);
    this.#release = releaseParameters(this, repositoryName(props.service.name, this.stage.name));
    this.#log = logGroup(this, 'Log', this.stage);
    const vpc = importVpc(this, this.stage, 'tasks');
    const loadBalancerGroup = importSecurityGroup(this, this.stage, 'platform/balancer-group');
    const servicesGroup = importSecurityGroup(this, this.stage, 'network/services-group');
    const network = { vpc, cluster: importCluster(this, this.stage, vpc), servicesGroup };
    const routes = this.#routes(vpc, loadBalancerGroup);
    const service = this.#fargateService(network, loadBalancerGroup);
    for (const route of routes.all) route.attach(service);
    this.#scaleAndWatch(service, routes.public);
    service.node.addDependency(this.#deploymentPermissions(network));
  }

  #routes(vpc: IVpc, loadBalancerGroup: ISecurityGroup): ListenerRoutes {
    const { options } = this;
    const service = this.#service;
    return new ListenerRoutes(this, 'Entrances', { service, options, vpc, loadBalancerGroup });
  }

  #fargateService(network: TaskNetwork, loadBalancerGroup: ISecurityGroup): FargateService {
    const { stage, options } = this;
    const { servicesGroup } = network;
    const byName = options.discovery === 'cloud-map';
    const { service } = new FargateApi(this, 'Running', {
      service: this.#service,
      stage,
      ...network,
      task: this.#task(),
      callers: byName ? [loadBalancerGroup, servicesGroup] : [loadBalancerGroup],
      namespace: byName ? this.#namespace() : undefined,
    });
    return service;
  }

  #task(): FargateTaskDefinition {
    const { name, cpu, memory, port, publishesEvents } = this.#service;
    const { stage, options } = this;
    const { secrets } = new ParameterStoreSecrets(this, 'Settings', {
      stage,
      service: name,
      names: storedSettingsOf(this.#service, stage.provider),
    });
    const { definition } = new ServiceTask(this, 'Task', {
      family: `quartet-${stage.name}-${name}`,
      image: this.#release.image,
      file: 'main.mjs',
      cpu,
      memory,
      port,
      environment: {
        ...environmentOf(this.#service, this.#endpoints),
        ...tracingEnvironment(this.#service, options),
      },
      secrets,
      permissions: [
        databaseLoginPolicy(this, stage, roleName(this.#service, stage.name, 'app')),
        tracingPolicy(),
        ...(publishesEvents ? [publishPolicy(this, this.#endpoints.bus())] : []),
      ],
      log: this.#log,
      labels: this.#release.settingsLabels,
    });
    return definition;
  }

  #scaleAndWatch(service: FargateService, { targetGroups }: ListenerRoute): void {
    const { stage } = this;
    const { requestsPerTask } = this.#service;
    new ServiceScaling(this, 'Scaling', {
      service,
      targetGroups,
      tasks: stage.tasks,
      requestsPerTask,
    });
    const topic = importAlarmTopic(this, stage);
    if (!topic) return;
    const { rollbackAlarms } = new ServiceAlarms(this, 'Alarms', {
      service: this.#service,
      stage,
      targetGroups,
      topic,
    });
    service.enableDeploymentAlarms(
      rollbackAlarms.map(({ literalName }) => literalName),
      { behavior: AlarmBehavior.ROLLBACK_ON_ALARM },
    );
    service.node.addDependency(...rollbackAlarms);
  }

  /** The one-off tasks and the permission to run them; created before the service, whose first tasks wait for them. */
  #deploymentPermissions({ cluster, servicesGroup }: TaskNetwork): DeploymentPermissions {
    const { database, migrate } = new OneOffTasks(this, 'Chores', {
      service: this.#service,
      stage: this.stage,
      endpoints: this.#endpoints,
      image: this.#release.image,
      log: this.#log,
      labels: this.#release.labels,
      ...{ cluster, servicesGroup },
    });
    return new DeploymentPermissions(this, 'ReleaseRights', {
      stage: this.stage,
      cluster: lookUp(this, this.stage, 'platform/cluster'),
      oneOffTasks: [database, migrate],
    });
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
