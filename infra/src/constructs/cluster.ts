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

/** Not the one that everybody tries. */
export const databasePort = 5433;

const pauseAfter = Duration.minutes(5);

export interface ClusterProps {
  readonly stage: Stage;
  readonly vpc: IVpc;
  readonly subnets: SubnetSelection;
  /** Who may connect. */
  readonly clients: ISecurityGroup;
}

/**
 * One PostgreSQL for all services, each with its own database and roles in it. Roles log in with
 * tokens of IAM; the master user alone has a password, which RDS keeps and rotates.
 */
export class Cluster extends Construct {
  readonly host: string;
  readonly resourceId: string;
  readonly masterSecretArn: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
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
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.host = cluster.clusterEndpoint.hostname;
    this.resourceId = cluster.clusterResourceIdentifier;
    this.masterSecretArn = cluster.secret?.secretArn ?? '';
  }
}

function instancesOf({ database }: Stage) {
  const { least, most, readers } = database;
  return {
    writer: ClusterInstance.serverlessV2('Writer', { autoMinorVersionUpgrade: true }),
    readers: Array.from({ length: readers }, (_, index) =>
      ClusterInstance.serverlessV2(`Reader${index + 1}`, { scaleWithWriter: true }),
    ),
    serverlessV2MinCapacity: least,
    serverlessV2MaxCapacity: most,
    ...(least === 0 && { serverlessV2AutoPauseDuration: pauseAfter }),
  };
}
