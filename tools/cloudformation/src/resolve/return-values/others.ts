import { urlSuffix } from '../pseudo-parameters.ts';
import { type ReturnValuesOf, returnValues } from '../resource-context.ts';

export const otherReturnValues: Readonly<Record<string, ReturnValuesOf>> = {
  'AWS::DynamoDB::Table': ({ text, physicalName, arn }) => {
    const name = text('TableName') ?? physicalName;
    return returnValues(name, { Arn: arn('dynamodb', `table/${name}`) });
  },
  'AWS::Events::EventBus': ({ required, arn }) => {
    const name = required('Name');
    return returnValues(name, { Name: name, Arn: arn('events', `event-bus/${name}`) });
  },
  'AWS::Events::Rule': ({ text, physicalName, arn }) => {
    const name = text('Name') ?? physicalName;
    const bus = text('EventBusName')?.split('/').at(-1) ?? 'default';
    return returnValues(`${bus}|${name}`, { Arn: arn('events', `rule/${bus}/${name}`) });
  },
  'AWS::Lambda::Function': ({ text, physicalName, arn }) => {
    const name = text('FunctionName') ?? physicalName;
    return returnValues(name, { Arn: arn('lambda', `function:${name}`) });
  },
  'AWS::RDS::DBCluster': ({ text, physicalName, hash, region, arn }) => {
    const name = (text('DBClusterIdentifier') ?? physicalName).toLowerCase();
    const host = (kind: string) =>
      `${name}.${kind}-${hash.slice(0, 12)}.${region}.rds.${urlSuffix}`;
    return returnValues(name, {
      'Endpoint.Address': host('cluster'),
      'Endpoint.Port': text('Port') ?? '5432',
      'ReadEndpoint.Address': host('cluster-ro'),
      DBClusterArn: arn('rds', `cluster:${name}`),
      DBClusterResourceId: `cluster-${hash.slice(0, 26).toUpperCase()}`,
      'MasterUserSecret.SecretArn': arn(
        'secretsmanager',
        `secret:rds!cluster-${hash.slice(0, 32)}-${hash.slice(-6)}`,
      ),
    });
  },
  'AWS::RDS::DBInstance': ({ text, physicalName, hash, region, arn }) => {
    const name = (text('DBInstanceIdentifier') ?? physicalName).toLowerCase();
    return returnValues(name, {
      'Endpoint.Address': `${name}.${hash.slice(0, 12)}.${region}.rds.${urlSuffix}`,
      'Endpoint.Port': text('Port') ?? '5432',
      DBInstanceArn: arn('rds', `db:${name}`),
      DbiResourceId: `db-${hash.slice(0, 26).toUpperCase()}`,
    });
  },
  'AWS::RDS::DBParameterGroup': ({ text, physicalName }) =>
    returnValues(text('DBParameterGroupName') ?? physicalName),
  'AWS::SSM::Parameter': ({ text, physicalName, required }) =>
    returnValues(text('Name') ?? physicalName, {
      Type: required('Type'),
      Value: required('Value'),
    }),
};
