import { addressOf, type AsyncApi, type AsyncOperation, payloadsOf } from './asyncapi.ts';
import { answerBreaks, type Change, requestBreaks } from './breaks.ts';
import { hasSuccessor } from './successor.ts';

interface Side {
  readonly document: AsyncApi;
  readonly operation: AsyncOperation;
}

interface OperationChange {
  readonly before: Side;
  readonly after: Side;
}

/** One sentence for each change of an AsyncAPI document that breaks a client. A higher major version may break anything. */
export function asyncApiBreaks(before: AsyncApi, after: AsyncApi): readonly string[] {
  if (majorOf(after) > majorOf(before)) return [];
  return Object.entries(before.operations).flatMap(([name, operation]) => {
    const next = after.operations[name];
    if (next === undefined) return [`${name} is gone.`];
    const change = {
      before: { document: before, operation },
      after: { document: after, operation: next },
    };
    return operationBreaks(change).map((phrase) => `${name}: ${phrase}.`);
  });
}

function operationBreaks(change: OperationChange): readonly string[] {
  const { before, after } = change;
  const { action } = before.operation;
  const address = addressOf(after.document, after.operation);
  const isMoved = address !== addressOf(before.document, before.operation);
  return [
    ...(after.operation.action === action ? [] : [`the service does not ${action} any more`]),
    ...(isMoved ? [`the address is ${address} now`] : []),
    ...messageBreaks(
      change,
      ({ operation }) => operation.messages,
      action === 'receive' ? requestBreaks : answerBreaks,
    ),
    ...messageBreaks(change, ({ operation }) => operation.reply?.messages, answerBreaks),
  ];
}

function messageBreaks(
  { before, after }: OperationChange,
  messagesOf: (side: Side) => AsyncOperation['messages'] | undefined,
  breaksOf: (change: Change) => readonly string[],
): readonly string[] {
  const now = payloadsOf(after.document, messagesOf(after));
  return [...payloadsOf(before.document, messagesOf(before))].flatMap(([name, schema]) => {
    const next = now.get(name);
    if (next === undefined)
      return hasSuccessor(name, (other) => now.has(other)) ? [] : [`${name} is gone`];
    const breaks = breaksOf({
      before: { document: before.document, schema },
      after: { document: after.document, schema: next },
    });
    return breaks.map((phrase) => `in ${name}, ${phrase}`);
  });
}

function majorOf({ info }: AsyncApi): number {
  return Number.parseInt(info.version, 10);
}
