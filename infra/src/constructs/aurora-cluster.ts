import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  type ISecurityGroup,
  type IVpc,
  Port,
  SecurityGroup,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/** A port that scanners do not try first. */
export const databasePort = 5433;

const pauseAfter = Duration.minutes(5);

export interface AuroraClusterProps {
  readonly stage: Stage;
  readonly vpc: IVpc;
  readonly subnets: SubnetSelection;
  /** The security group that may connect. */
  readonly clients: ISecurityGroup;
}

/**
 * One PostgreSQL cluster for all services, each with its own database and roles. Roles log in with IAM
 * tokens; only the master user has a password, which RDS stores and rotates.
 */
export class AuroraCluster extends Construct {
  readonly host: string;
  readonly resourceId: string;
  readonly masterSecretArn: string;

  constructor(scope: Construct, id: string, props: AuroraClusterProps) {
    super(scope, id);
    const { stage, vpc, clients } = props;
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      allowAllOutbound: false,
      description: 'The database',
    });
    group.addIngressRule(clients, Port.tcp(databasePort), 'the services');
    const cluster = new DatabaseCluster(this, 'Aurora', {
      engine: DatabaseClusterEngine.auroraPostgres({
        version: AuroraPostgresEngineVersion.VER_17_7,
      }),
      ...instancesOf(stage),
      vpc,
      vpcSubnets: props.subnets,
      securityGroups: [group],
      port: databasePort,
      iamAuthentication: true,
      storageEncrypted: true,
      credentials: Credentials.fromUsername('quartet_master'),
      manageMasterUserPassword: true,
      parameters: { 'rds.force_ssl': '1' },
      backup: { retention: Duration.days(stage.database.backupDays) },
      copyTagsToSnapshot: true,
      deletionProtection: stage.retainData,
      removalPolicy: stage.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.host = cluster.clusterEndpoint.hostname;
    this.resourceId = cluster.clusterResourceIdentifier;
    this.masterSecretArn = cluster.secret?.secretArn ?? '';
  }
}

function instancesOf({ database }: Stage) {
  const { min, max, readers } = database;
  return {
    writer: ClusterInstance.serverlessV2('Writer', { autoMinorVersionUpgrade: true }),
    readers: Array.from({ length: readers }, (_, index) =>
      ClusterInstance.serverlessV2(`Reader${index + 1}`, { scaleWithWriter: true }),
    ),
    serverlessV2MinCapacity: min,
    serverlessV2MaxCapacity: max,
    ...(min === 0 && { serverlessV2AutoPauseDuration: pauseAfter }),
  };
}
