import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { readModel } from './read-model.ts';
import { TemplateError } from './template-error.ts';
import { endpoints } from './testing/endpoints.ts';
import {
  busWithDeadLetters,
  type ForeignApp,
  httpApiOfFunctions,
  privateService,
  restApiWithTable,
  webServer,
} from './testing/foreign-apps.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foreign-app-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function synthesize(build: ForeignApp, stackName: string): void {
  const app = new App({ outdir: folder });
  const env = { account: '123456789012', region: 'us-east-1' };
  build(new Stack(app, 'Books', { stackName, env }));
  app.synth();
}

const read = () => readModel(folder, endpoints);

it.each<readonly [string, ForeignApp, RegExp]>([
  [
    'a web server behind a load balancer',
    webServer,
    /WebTaskDef\w+\.Properties\.ContainerDefinitions\.0\.Command is missing\.$/,
  ],
  [
    'an HTTP API of functions',
    httpApiOfFunctions,
    /Handler\w+\.Properties\.Code\.S3Key is missing\.$/,
  ],
  ['a REST API with a table', restApiWithTable, /Table\w+\.Properties\.BillingMode is missing\.$/],
  [
    'a bus with a queue of dead letters',
    busWithDeadLetters,
    /Handler\w+\.Properties\.Code\.S3Key is missing\.$/,
  ],
  [
    'a service that an HTTP API reaches by a VPC link',
    privateService,
    /Service\w+\.Properties\.ServiceName is missing\.$/,
  ],
])('refuses %s by the path of what is not run here', (_, build, sentence) => {
  synthesize(build, 'books-dev-edge');
  expect(read).toThrow(TemplateError);
  expect(read).toThrow(sentence);
});

it('refuses stacks whose stage it cannot find', () => {
  synthesize(webServer, 'books');
  expect(read).toThrow('The templates are not those of one stage: none, or several, have an edge.');
});
