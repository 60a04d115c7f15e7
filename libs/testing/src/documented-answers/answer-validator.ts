import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { headerViolations } from './header-violations.ts';
import { type OperationAnswers, resolve, type Response, type Document } from './openapi.ts';

/** An answer that a spec received, with the operation that it belongs to. */
export interface ReceivedAnswer {
  readonly method: string;
  /** The path as the document writes it, such as /api/orders/{id}. */
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Returns each difference between an answer and what the document says about it. */
export type AnswerValidator = (answer: ReceivedAnswer) => readonly string[];

export function answerValidator(document: Document): AnswerValidator {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');
  const bodies = new Map<string, ValidateFunction>();
  const compile = (pointer: string) => {
    const validate = bodies.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` });
    bodies.set(pointer, validate);
    return validate;
  };
  return (answer) => {
    const operation = document.paths[answer.path]?.[answer.method.toLowerCase()];
    if (operation === undefined) return ['the document has no such operation'];
    const found = responseOf(operation, answer);
    if (found === undefined) return [`status ${answer.status} is not documented`];
    const { response, pointer } = resolve(document, found.response, found.pointer);
    return [
      ...headerViolations(response.headers ?? {}, answer.headers),
      ...bodyViolations(response, answer, (type) =>
        compile(`${pointer}/content/${escape(type)}/schema`),
      ),
    ];
  };
}

function responseOf({ responses }: OperationAnswers, { method, path, status }: ReceivedAnswer) {
  const key = status in responses ? String(status) : status >= 400 ? 'default' : undefined;
  const response = key === undefined ? undefined : responses[key];
  const pointer = `/paths/${escape(path)}/${method.toLowerCase()}/responses/${key}`;
  return response && { response, pointer };
}

function bodyViolations(
  { content = {} }: Response,
  { method, headers, body }: ReceivedAnswer,
  compile: (type: string) => ValidateFunction,
): readonly string[] {
  if (method === 'HEAD') return [];
  if (body === '') return Object.keys(content).length > 0 ? ['the body is missing'] : [];
  const type = String(headers['content-type']).split(';')[0] ?? '';
  if (!(type in content)) return [`a body of ${type} is not documented`];
  const validate = compile(type);
  if (validate(JSON.parse(body))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `body${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
