import { z } from 'zod';
import {
  flag,
  number,
  text,
  texts,
  textsByName,
  supportedProperties,
} from './supported-properties.ts';

const HealthCheck = supportedProperties(
  {
    Command: texts.min(2),
    Interval: number.default(30),
    Timeout: number.default(5),
    Retries: number.default(3),
    StartPeriod: number.default(0),
  },
  [],
);

/** Tasks of the network mode `awsvpc`, each with a network interface of its own. */
const NetworkConfiguration = supportedProperties(
  {
    AwsvpcConfiguration: supportedProperties(
      {
        Subnets: texts.min(1),
        SecurityGroups: texts.min(1),
        AssignPublicIp: z.enum(['ENABLED', 'DISABLED']).default('DISABLED'),
      },
      [],
    ),
  },
  [],
);

const Container = supportedProperties(
  {
    Name: text,
    Image: text,
    Command: texts.min(1),
    Environment: z.array(supportedProperties({ Name: text, Value: text }, [])).default([]),
    Secrets: z.array(supportedProperties({ Name: text, ValueFrom: text }, [])).default([]),
    PortMappings: z
      .array(
        supportedProperties({ ContainerPort: number, Protocol: z.literal('tcp').optional() }, [
          'Name',
        ]),
      )
      .max(1)
      .default([]),
    HealthCheck: HealthCheck.optional(),
    StopTimeout: number.default(30),
    User: text.optional(),
    ReadonlyRootFilesystem: flag.default(false),
    LogConfiguration: supportedProperties(
      { LogDriver: text, Options: textsByName.default({}) },
      [],
    ).optional(),
  },
  ['DockerLabels', 'Essential', 'LinuxParameters'],
);

const TaskDefinition = supportedProperties(
  {
    Family: text,
    ContainerDefinitions: z.tuple([Container]),
    ExecutionRoleArn: text.optional(),
    TaskRoleArn: text.optional(),
  },
  ['Cpu', 'Memory', 'NetworkMode', 'RequiresCompatibilities', 'RuntimePlatform', 'Tags'],
);

const DeploymentConfiguration = supportedProperties(
  {
    MinimumHealthyPercent: number.default(100),
    MaximumPercent: number.default(200),
    DeploymentCircuitBreaker: supportedProperties({ Enable: flag, Rollback: flag }, []).optional(),
    Strategy: z.enum(['ROLLING', 'BLUE_GREEN', 'CANARY']).default('ROLLING'),
    BakeTimeInMinutes: number.default(0),
    CanaryConfiguration: supportedProperties(
      { CanaryPercent: number, CanaryBakeTimeInMinutes: number },
      [],
    ).optional(),
  },
  ['Alarms'],
);

const LoadBalancer = supportedProperties(
  {
    ContainerName: text,
    ContainerPort: number,
    TargetGroupArn: text,
    AdvancedConfiguration: supportedProperties(
      { AlternateTargetGroupArn: text, ProductionListenerRule: text },
      ['RoleArn', 'TestListenerRule'],
    ).optional(),
  },
  [],
);

const Service = supportedProperties(
  {
    ServiceName: text,
    TaskDefinition: text,
    DesiredCount: number.optional(),
    DeploymentConfiguration: DeploymentConfiguration.prefault({}),
    HealthCheckGracePeriodSeconds: number.default(0),
    NetworkConfiguration,
    LoadBalancers: z.array(LoadBalancer).default([]),
    ServiceRegistries: z
      .array(supportedProperties({ RegistryArn: text }, []))
      .max(1)
      .default([]),
  },
  [
    'AvailabilityZoneRebalancing',
    'CapacityProviderStrategy',
    'Cluster',
    'EnableECSManagedTags',
    'LaunchType',
    'PlatformVersion',
    'PropagateTags',
    'Tags',
  ],
);

/** Nothing here is added to or taken from the tasks by itself, so there is no most of them. */
const ScalableTarget = supportedProperties(
  {
    ResourceId: text,
    MinCapacity: number,
    ScalableDimension: z.literal('ecs:service:DesiredCount'),
    ServiceNamespace: z.literal('ecs'),
  },
  ['MaxCapacity', 'RoleARN'],
);

export const ecs = {
  'AWS::ECS::Service': Service,
  'AWS::ECS::TaskDefinition': TaskDefinition,
  'AWS::ApplicationAutoScaling::ScalableTarget': ScalableTarget,
};
