import { z } from 'zod';

const Named = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const Request = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  RequestItems: z.record(z.string(), z.unknown()).default({}),
  TransactItems: z.array(z.record(z.string(), Named)).default([]),
});

interface RequestedAccess {
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** ARN of a table or an index; `*` for a request that names none. */
  readonly resource: string;
}

/** The actions of the items of a transaction. */
const transactionActions: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/**
 * The permissions that a request needs; a transaction needs those of its items.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 * @param tables `arn:aws:dynamodb:us-east-1:123456789012:table/`
 */
export function requestedAccess(
  operation: string,
  body: Buffer,
  tables: string,
): readonly RequestedAccess[] {
  const { TableName, IndexName, RequestItems, TransactItems } = parse(body);
  const arnOf = (name: string, index?: string) => {
    const table = name.startsWith('arn:') ? name : `${tables}${name}`;
    return index === undefined ? table : `${table}/index/${index}`;
  };
  const action = `dynamodb:${operation}`;
  const named = [
    ...(TableName === undefined ? [] : [arnOf(TableName, IndexName)]),
    ...Object.keys(RequestItems).map((table) => arnOf(table)),
  ].map((resource) => ({ action, resource }));
  const transacted = TransactItems.flatMap((item) => Object.entries(item)).map(
    ([kind, { TableName: table }]) => ({
      action: `dynamodb:${transactionActions[kind] ?? operation}`,
      resource: arnOf(table),
    }),
  );
  const all = [...named, ...transacted];
  return all.length > 0 ? all : [{ action, resource: '*' }];
}

/** DynamoDB itself refuses a body that is no request. */
function parse(body: Buffer): z.output<typeof Request> {
  try {
    return Request.parse(JSON.parse(body.toString()));
  } catch {
    return Request.parse({});
  }
}
