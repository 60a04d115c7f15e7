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
  type CfnDBCluster,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/** The user that creates the databases; IAM authentication too needs its name. */
export const masterUser = 'quartet_master';

/** A port that scanners do not try first. */
export const databasePort = 5433;

const pauseAfter = Duration.minutes(5);

/** The servers of an Aurora cluster: a range of capacity units, and a number of readers. */
export interface AuroraServer {
  readonly min: number;
  readonly max: number;
  readonly readers: number;
}

export interface DatabaseProps {
  readonly stage: Stage;
  readonly vpc: IVpc;
  readonly subnets: SubnetSelection;
  /** The security group that may connect. */
  readonly clients: ISecurityGroup;
}

export interface AuroraClusterProps extends DatabaseProps {
  readonly server: AuroraServer;
}

/**
 * One PostgreSQL cluster for all services, each with its own database and roles. All of them log in with IAM
 * tokens, the master user too: nobody has a password.
 */
export class AuroraCluster extends Construct {
  readonly host: string;
  readonly resourceId: string;
  readonly identifier: string;

  constructor(scope: Construct, id: string, props: AuroraClusterProps) {
    super(scope, id);
    const { stage, vpc } = props;
    const cluster = new DatabaseCluster(this, 'Aurora', {
      engine: DatabaseClusterEngine.auroraPostgres({
        version: AuroraPostgresEngineVersion.VER_17_7,
      }),
      ...instancesOf(props.server),
      vpc,
      vpcSubnets: props.subnets,
      securityGroups: [databaseGroup(this, props)],
      port: databasePort,
      iamAuthentication: true,
      storageEncrypted: true,
      credentials: Credentials.fromUsername(masterUser),
      manageMasterUserPassword: true,
      parameters: { 'rds.force_ssl': '1' },
      backup: { retention: Duration.days(stage.database.backupDays) },
      copyTagsToSnapshot: true,
      deletionProtection: stage.retainData,
      removalPolicy: stage.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.host = cluster.clusterEndpoint.hostname;
    this.identifier = cluster.clusterIdentifier;
    this.resourceId = cluster.clusterResourceIdentifier;
    authenticateMasterByIam(cluster.node.defaultChild as CfnDBCluster);
  }
}

/**
 * The master creates members of `rds_iam`, and so becomes one itself, from which RDS takes no password. The
 * construct would make one.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
 */
function authenticateMasterByIam(cluster: CfnDBCluster): void {
  cluster.manageMasterUserPassword = undefined;
  cluster.masterUserAuthenticationType = 'iam-db-auth';
}

/** The security group of the database, which the clients alone may reach. */
export function databaseGroup(scope: Construct, { vpc, clients }: DatabaseProps): SecurityGroup {
  const group = new SecurityGroup(scope, 'Group', {
    vpc,
    allowAllOutbound: false,
    description: 'The database',
  });
  group.addIngressRule(clients, Port.tcp(databasePort), 'the services');
  return group;
}

function instancesOf({ min, max, readers }: AuroraServer) {
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
