import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import {
  type CfnDBInstance,
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  PostgresEngineVersion,
  StorageType,
} from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { databaseGroup, databasePort, type DatabaseProps, masterUser } from './aurora-cluster.ts';

export interface PostgresInstanceProps extends DatabaseProps {
  /** The class of the instance, such as `t4g.micro`. */
  readonly instanceClass: string;
  /** The connections that it takes, in place of AWS's number for the memory of the class. */
  readonly connections: number;
}

const gigabytes = 20;

/**
 * A single PostgreSQL server, for a stage that may be without a database for minutes. Users and databases are those
 * of the Aurora cluster, which costs four times as much, because services that poll keep it from pausing.
 */
export class PostgresInstance extends Construct {
  readonly host: string;
  readonly resourceId: string;
  readonly identifier: string;

  constructor(scope: Construct, id: string, props: PostgresInstanceProps) {
    super(scope, id);
    const { stage, vpc, instanceClass } = props;
    const instance = new DatabaseInstance(this, 'Instance', {
      engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17_7 }),
      instanceType: new InstanceType(instanceClass),
      allocatedStorage: gigabytes,
      storageType: StorageType.GP3,
      storageEncrypted: true,
      vpc,
      vpcSubnets: props.subnets,
      securityGroups: [databaseGroup(this, props)],
      port: databasePort,
      iamAuthentication: true,
      credentials: Credentials.fromUsername(masterUser),
      manageMasterUserPassword: true,
      parameters: { 'rds.force_ssl': '1', max_connections: String(props.connections) },
      backupRetention: Duration.days(stage.database.backupDays),
      copyTagsToSnapshot: true,
      deletionProtection: stage.retainData,
      removalPolicy: stage.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.host = instance.dbInstanceEndpointAddress;
    this.identifier = instance.instanceIdentifier;
    this.resourceId = instance.instanceResourceId ?? '';
    authenticateMasterByIam(instance.node.defaultChild as CfnDBInstance);
  }
}

/**
 * The master logs in with an IAM token; the construct would make a password.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
 */
function authenticateMasterByIam(instance: CfnDBInstance): void {
  instance.manageMasterUserPassword = undefined;
  instance.masterUserAuthenticationType = 'iam-db-auth';
}
