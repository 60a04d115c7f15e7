/** A JSON Schema, as far as its comparison reads it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly [keyword: string]: unknown;
}

/** A schema with the document that its references point into. */
export interface Place {
  readonly schema: Schema;
  readonly document: object;
}

/** The schema that a reference means. */
export function resolved({ schema, document }: Place): Place {
  if (schema.$ref === undefined) return { schema, document };
  return resolved({ schema: at(document, schema.$ref) as Schema, document });
}

export function at(document: object, pointer: string): unknown {
  const parts = pointer.replace(/^#\//, '').split('/');
  return parts.reduce<unknown>(
    (node, part) =>
      (node as Readonly<Record<string, unknown>> | undefined)?.[
        part.replaceAll('~1', '/').replaceAll('~0', '~')
      ],
    document,
  );
}
