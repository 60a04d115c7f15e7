import type { Table } from '../model/tables.ts';
import type { Resources } from '../validate/resources.ts';

export function tablesOf(resources: Resources): readonly Table[] {
  return resources.of('AWS::DynamoDB::Table').map(({ ref, properties }) => {
    const { TimeToLiveSpecification, ...definition } = properties;
    return {
      name: ref,
      definition: { ...definition, TableName: ref },
      timeToLiveAttribute: TimeToLiveSpecification?.Enabled
        ? TimeToLiveSpecification.AttributeName
        : undefined,
    };
  });
}
