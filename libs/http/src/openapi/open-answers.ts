import type { createDocument } from 'zod-openapi';

export type OpenApiDocument = ReturnType<typeof createDocument>;

/**
 * Lets answers have further members, as later releases may add some. Schemas of requests stay closed, since an unknown
 * member is refused, and so do those that both use.
 */
export function openAnswers(document: OpenApiDocument): OpenApiDocument {
  const schemas: Readonly<Record<string, unknown>> = document.components?.schemas ?? {};
  const ofRequests = new Set<string>();
  for (const operation of operationsOf(document)) collect(operation['requestBody'], ofRequests);
  for (const name of ofRequests) collect(schemas[name], ofRequests);
  for (const operation of operationsOf(document)) open(operation['responses']);
  for (const [name, schema] of Object.entries(schemas)) if (!ofRequests.has(name)) open(schema);
  return document;
}

type Node = Record<string, unknown>;

function operationsOf({ paths, webhooks }: OpenApiDocument): readonly Node[] {
  const items = [...Object.values(paths ?? {}), ...Object.values(webhooks ?? {})];
  return items.flatMap((item) => Object.values(item as Record<string, Node>));
}

/** Collects the names of the schemas that a part of the document refers to. */
function collect(part: unknown, names: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === '$ref') names.add(String(value).split('/').at(-1) ?? '');
    else collect(value, names);
  }
}

function open(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  const node = part as Node;
  if (node['additionalProperties'] === false) delete node['additionalProperties'];
  Object.values(node).forEach(open);
}
