import { AwsError, type AwsRequest } from './aws-request.ts';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@quartet/testing';
import { answerAccount } from './account.ts';
import { answerContainers } from './containers.ts';
import { answerImages } from './images.ts';
import { takeObject } from './objects.ts';
import { answerStacks } from './stacks.ts';
import type { TestAccount } from './test-account.ts';

/** So much of AWS as a delivery asks for, over real HTTP; point AWS_ENDPOINT_URL at it. */
export interface TestAws {
  readonly url: string;
  readonly account: TestAccount;
  /** The actions that were asked for, in their order, such as `RunTask`. */
  readonly actions: readonly string[];
  close(): Promise<void>;
}

export async function testAws(account: TestAccount): Promise<TestAws> {
  const actions: string[] = [];
  const { url, close } = await listen((request, response) => {
    void text(request).then((body) => {
      const asked = parseRequest(request, body);
      if (asked.action.startsWith('S3 ')) takeObject(request, body, account);
      actions.push(asked.action);
      const [status, type, content] = respond(asked, account);
      response.writeHead(status, { 'content-type': type, etag: '"0"' }).end(content);
    });
  });
  return { url, account, actions, close };
}

function parseRequest({ method, url = '', headers }: IncomingMessage, body: string): AwsRequest {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    return { action: target.split('.').at(-1) ?? '', input: JSON.parse(body) };
  }
  if (!body.includes('Action=')) return { action: `S3 ${method} ${url.split('?')[0]}`, input: {} };
  const { Action: action = '', ...input } = Object.fromEntries(new URLSearchParams(body));
  return { action, input };
}

function respond(asked: AwsRequest, account: TestAccount): readonly [number, string, string] {
  const isXml = 'Version' in asked.input;
  try {
    if (account.isInterrupted) throw new AwsError('AccessDenied', 'The command was ended.');
    if (asked.action.startsWith('S3 ')) return [200, 'application/xml', '<ListBucketResult/>'];
    const answer =
      answerAccount(asked, account) ??
      answerStacks(asked, account) ??
      answerImages(asked, account) ??
      answerContainers(asked, account);
    interrupt(asked, account);
    if (typeof answer === 'object')
      return [200, 'application/x-amz-json-1.1', JSON.stringify(answer)];
    const name = asked.action;
    const result = `<${name}Result>${answer ?? ''}</${name}Result>`;
    return [200, 'text/xml', `<${name}Response>${result}</${name}Response>`];
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { code, message } = error;
    if (!isXml)
      return [400, 'application/x-amz-json-1.1', JSON.stringify({ __type: code, message })];
    const content = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
    return [400, 'text/xml', `<ErrorResponse>${content}</ErrorResponse>`];
  }
}

function interrupt({ action }: AwsRequest, account: TestAccount): void {
  const { interruptAfter, tasks } = account;
  const done = action === 'RunTask' ? [...tasks.values()].at(-1)?.family : action;
  if (interruptAfter !== undefined && done === interruptAfter) account.isInterrupted = true;
}
