import { z } from 'zod';

/** An event as the service declares it that sends it. */
export interface EventSchema {
  readonly type: string;
  /** The version of the schema. */
  readonly version: number;
  /** The schema of the payload. */
  readonly schema: z.ZodType;
}

/** A JSON Schema of an object, as far as it matters here. */
export interface Document {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

export function fileOf({ type, version }: EventSchema): string {
  return `${type}.v${version}.json`;
}

export function documentOf({ type, version, schema }: EventSchema): Document {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return {
    $schema,
    ...{ $id: `urn:quartet:event:${type}:${version}`, title: type },
    ...rest,
  } as Document;
}
