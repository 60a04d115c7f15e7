/** An `AWS::RDS::DBCluster` or `AWS::RDS::DBInstance`, as the template knows it; here it is at `LocalEndpoints.database`. */
export interface Database {
  readonly host: string;
  readonly port: number;
  readonly majorVersion: number;
  /** ARN of its users without their names: `arn:aws:rds-db:eu-west-1:123456789012:dbuser:db-ABC`. */
  readonly userArn: string;
  /** Undefined where the DB parameter group has a formula, or is that of RDS. */
  readonly maxConnections?: number | undefined;
}
