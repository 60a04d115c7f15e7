import { at, type Schema } from './schema.ts';

/** An OpenAPI document, as far as its comparison reads it. */
export interface OpenApi {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response>>;
}

export interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface RequestBody {
  readonly required?: boolean;
  readonly content: Content;
}

export type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Content;
}

export interface Header {
  readonly required?: boolean;
  readonly schema: Schema;
}

/** The operations of a document by method and path, such as GET /api/orders. */
export function operationsOf({ paths }: OpenApi): ReadonlyMap<string, OpenApiOperation> {
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
      ),
    ),
  );
}

/** The response itself, where an operation only refers to it. */
export function responseOf(document: OpenApi, response: Response): Response {
  return response.$ref === undefined ? response : (at(document, response.$ref) as Response);
}
