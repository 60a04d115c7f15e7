/** The parts of an OpenAPI document that describe answers. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationAnswers>>>>;
  readonly components?: { readonly responses?: Readonly<Record<string, Response>> };
}

export interface OperationAnswers {
  readonly responses: Readonly<Record<string, Response>>;
}

export interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

export interface Header {
  readonly required?: boolean;
  readonly schema?: { readonly type?: string };
}

interface Resolved {
  readonly response: Response;
  readonly pointer: string;
}

/** The response itself and its JSON pointer, where an operation only refers to it. */
export function resolve(document: Document, response: Response, pointer: string): Resolved {
  const name = response.$ref?.split('/').at(-1);
  const shared = name === undefined ? undefined : document.components?.responses?.[name];
  if (shared === undefined) return { response, pointer };
  return { response: shared, pointer: `/components/responses/${name}` };
}
