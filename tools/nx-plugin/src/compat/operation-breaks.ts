import { answerBreaks, requestBreaks } from './breaks.ts';
import {
  type Content,
  type OpenApi,
  type OpenApiOperation,
  type Parameter,
  type Response,
  responseOf,
} from './openapi.ts';

interface Side {
  readonly document: OpenApi;
  readonly operation: OpenApiOperation;
}

export interface OperationChange {
  readonly before: Side;
  readonly after: Side;
}

/** One phrase for each change of an operation that breaks a client. */
export function operationBreaks(change: OperationChange): readonly string[] {
  const { operationId } = change.before.operation;
  return [
    ...(operationId === change.after.operation.operationId ? [] : [`${operationId} is renamed`]),
    ...securityBreaks(change),
    ...parameterBreaks(change),
    ...bodyBreaks(change),
    ...Object.keys(change.before.operation.responses).flatMap((status) =>
      responseBreaks(change, status).map((phrase) => `in answer ${status}, ${phrase}`),
    ),
  ];
}

function securityBreaks({ before, after }: OperationChange): readonly string[] {
  const needed = schemesOf(before.operation);
  const further = schemesOf(after.operation).filter((scheme) => !needed.includes(scheme));
  return further.map((scheme) => `${scheme} is needed now`);
}

function schemesOf({ security = [] }: OpenApiOperation): readonly string[] {
  return security.flatMap((each) => Object.keys(each));
}

function parameterBreaks({ before, after }: OperationChange): readonly string[] {
  const previous = parametersOf(before.operation);
  const now = parametersOf(after.operation);
  const added = [...now].filter(([name, { required }]) => required === true && !previous.has(name));
  return [
    ...added.map(([name]) => `${name} is new and required`),
    ...[...previous].flatMap(([name, parameter]) => {
      const next = now.get(name);
      if (next === undefined) return [`${name} is no longer accepted`];
      const isRequired = next.required === true && parameter.required !== true;
      const breaks = requestBreaks({
        before: { document: before.document, schema: parameter.schema },
        after: { document: after.document, schema: next.schema },
      });
      return [
        ...(isRequired ? [`${name} is required now`] : []),
        ...breaks.map((phrase) => phrase.replace(/^the body/, name)),
      ];
    }),
  ];
}

function parametersOf({ parameters = [] }: OpenApiOperation): ReadonlyMap<string, Parameter> {
  return new Map(parameters.map((each) => [`${each.in} parameter ${each.name}`, each]));
}

function bodyBreaks({ before, after }: OperationChange): readonly string[] {
  const body = before.operation.requestBody;
  const next = after.operation.requestBody;
  if (next === undefined) return body === undefined ? [] : ['a body is no longer accepted'];
  if (body === undefined) return next.required === true ? ['a body is required now'] : [];
  return Object.entries(body.content).flatMap(([type, { schema = {} }]) => {
    const media = next.content[type];
    if (media === undefined) return [`a body of ${type} is no longer accepted`];
    return requestBreaks({
      before: { document: before.document, schema },
      after: { document: after.document, schema: media.schema ?? {} },
    }).map((phrase) => `in the request, ${phrase}`);
  });
}

function responseBreaks({ before, after }: OperationChange, status: string): readonly string[] {
  const isFailure = !/^[23]/.test(status);
  const response = responseIn(before, status);
  const next = responseIn(after, status);
  if (response === undefined) return [];
  if (next === undefined) return isFailure ? [] : ['nothing is answered any more'];
  const contents = { before: response.content ?? {}, after: next.content ?? {} };
  return [
    ...headerBreaks(response, next),
    ...contentBreaks({ before, after }, contents, isFailure),
  ];
}

function responseIn({ document, operation }: Side, status: string): Response | undefined {
  const response = operation.responses[status];
  return response && responseOf(document, response);
}

function headerBreaks(before: Response, after: Response): readonly string[] {
  return Object.entries(before.headers ?? {}).flatMap(([name, { required }]) => {
    const next = after.headers?.[name];
    if (next === undefined) return [`header ${name} is no longer there`];
    return required === true && next.required !== true ? [`header ${name} may be missing now`] : [];
  });
}

function contentBreaks(
  { before, after }: OperationChange,
  contents: { readonly before: Content; readonly after: Content },
  isFailure: boolean,
): readonly string[] {
  const types = Object.keys(contents.before);
  const further = Object.keys(contents.after).filter((type) => !types.includes(type));
  return [
    ...(isFailure ? [] : further.map((type) => `the body may be ${type} now`)),
    ...types.flatMap((type) => {
      const next = contents.after[type];
      if (next === undefined) return isFailure ? [] : [`a body of ${type} is no longer there`];
      return answerBreaks(
        {
          before: { document: before.document, schema: contents.before[type]?.schema ?? {} },
          after: { document: after.document, schema: next.schema ?? {} },
        },
        isFailure,
      );
    }),
  ];
}
