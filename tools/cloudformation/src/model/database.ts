/** An `AWS::RDS::DBCluster` or `AWS::RDS::DBInstance`, as the template knows it; here it is at `LocalEndpoints.database`. */
export interface Database {
  readonly host: string;
  readonly port: number;
  readonly majorVersion: number;
}
