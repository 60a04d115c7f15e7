import { z } from 'zod';

/** An event as the service declares it that sends it. */
export interface EventSchema {
  readonly type: string;
  /** The version of the schema. */
  readonly version: number;
  /** One sentence about what has happened. */
  readonly summary: string;
  /** The schema of the payload. */
  readonly schema: z.ZodType;
}

export function fileOf({ type, version }: EventSchema): string {
  return `${type}.v${version}.json`;
}

export function documentOf({ type, version, schema }: EventSchema): object {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return {
    $schema,
    ...{ $id: `urn:quartet:event:${type}:${version}`, title: type },
    ...rest,
  };
}
