import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@quartet/local-client/start-quartet';
import { answerValidator, type ReceivedAnswer } from '@quartet/testing';

type Document = Parameters<typeof answerValidator>[0];

const documents = globSync(join(workspace, 'docs/api/*.json')).map((file) => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  return { validate: answerValidator(document), paths: Object.keys(document.paths) };
});

/** Headers that a gateway adds to each answer, whoever gives it. */
const ofGateway = ['apigw-requestid', 'x-amzn-requestid', 'x-amz-apigw-id', 'x-amzn-errortype'];

/** Returns each difference between an answer of the edge and the document of its path. */
export function documentViolations(answer: ReceivedAnswer): readonly string[] {
  const headers = Object.entries(answer.headers).filter(([name]) => !ofGateway.includes(name));
  for (const { validate, paths } of documents) {
    const path = paths.find((template) => patternOf(template).test(answer.path));
    if (path === undefined) continue;
    const violations = validate({ ...answer, path, headers: Object.fromEntries(headers) });
    return violations.map((each) => `${answer.method} ${path} ${answer.status}: ${each}`);
  }
  return [`${answer.method} ${answer.path}: no document has this path`];
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
}
