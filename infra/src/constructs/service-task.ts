import { Duration } from 'aws-cdk-lib';
import {
  AwsLogDriverMode,
  Capability,
  type ContainerImage,
  CpuArchitecture,
  FargateTaskDefinition,
  LinuxParameters,
  LogDrivers,
  OperatingSystemFamily,
  type Secret,
} from 'aws-cdk-lib/aws-ecs';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { limits } from '../limits.ts';

export interface ServiceTaskProps {
  readonly family: string;
  readonly image: ContainerImage;
  /** The file of the image to run. */
  readonly file: string;
  readonly cpu: number;
  readonly memory: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, Secret>>;
  readonly permissions: readonly PolicyStatement[];
  readonly log: ILogGroup;
  /** Labels of the container. */
  readonly labels: Readonly<Record<string, string>>;
  /**
   * The port that it listens on.
   * @default - it does not listen, and exits by itself
   */
  readonly port?: number;
}

/** An argument rather than NODE_OPTIONS, which every child process would apply as well. */
const telemetryImport = '--import=/app/telemetry.mjs';

/** A task of one container with a read-only file system, no capabilities, and only the given permissions. */
export class ServiceTask extends Construct {
  readonly definition: FargateTaskDefinition;

  constructor(scope: Construct, id: string, props: ServiceTaskProps) {
    super(scope, id);
    this.definition = new FargateTaskDefinition(this, 'Definition', {
      family: props.family,
      cpu: props.cpu,
      memoryLimitMiB: props.memory,
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.ARM64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
    });
    for (const permission of props.permissions) {
      this.definition.addToTaskRolePolicy(permission);
    }
    const linuxParameters = new LinuxParameters(this, 'Linux', { initProcessEnabled: true });
    linuxParameters.dropCapabilities(Capability.ALL);
    this.definition.addContainer('app', {
      image: props.image,
      command: ['node', ...(props.port === undefined ? [] : [telemetryImport]), props.file],
      user: 'node',
      dockerLabels: { ...props.labels },
      readonlyRootFilesystem: true,
      linuxParameters,
      environment: { ...props.environment },
      secrets: { ...props.secrets },
      stopTimeout: Duration.seconds(limits.stop),
      logging: LogDrivers.awsLogs({
        streamPrefix: props.family,
        logGroup: props.log,
        mode: AwsLogDriverMode.NON_BLOCKING,
      }),
      ...(props.port !== undefined && httpPortMapping(props.port)),
    });
  }
}

function httpPortMapping(port: number) {
  return {
    portMappings: [{ name: 'http', containerPort: port }],
  };
}
