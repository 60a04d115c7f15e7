import { type OpenApi, operationsOf } from './openapi.ts';
import { operationBreaks } from './operation-breaks.ts';

/** One sentence for each change of an OpenAPI document that breaks a client. A higher major version may break anything. */
export function documentBreaks(before: OpenApi, after: OpenApi): readonly string[] {
  if (majorOf(after) > majorOf(before)) return [];
  const now = operationsOf(after);
  return [...operationsOf(before)].flatMap(([name, operation]) => {
    const next = now.get(name);
    if (next === undefined) return [`${name} is gone.`];
    const change = {
      before: { document: before, operation },
      after: { document: after, operation: next },
    };
    return operationBreaks(change).map((sentence) => `${name}: ${sentence}.`);
  });
}

function majorOf({ info }: OpenApi): number {
  return Number.parseInt(info.version, 10);
}
