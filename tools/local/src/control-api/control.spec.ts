import { eventually } from '@quartet/testing';
import { isAlive } from '../os/processes.ts';
import {
  createSchedulerFixture,
  type SchedulerFixture,
} from '../scheduler/testing/scheduler-fixture.ts';
import { DeploymentFailed } from '../scheduler/deployment-failed.ts';
import { type Control, listenForControl } from './control.ts';
import type { TaskRow } from '@quartet/local-client/task-row';

let fixture: SchedulerFixture;
let control: Control;
const tasksRun: string[] = [];

beforeAll(async () => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  fixture = createSchedulerFixture();
  const service = fixture.schedule({ desiredCount: 1 });
  await service.start(fixture.first);
  control = await listenForControl('the-token', {
    scheduler: fixture.scheduler(),
    runTask: async (name, task, { id }) => {
      if (task !== 'migrate') throw new DeploymentFailed(`${name} has no one-off task "${task}".`);
      tasksRun.push(id);
    },
    release: async (name, { image, dist }) => {
      if (image === undefined) return fixture.release(dist ?? 'second');
      if (image === 'broken') return fixture.release('broken', 'throw new Error("no luck")');
      throw new DeploymentFailed(`There is no image ${image} of ${name}.`);
    },
  });
});
afterAll(async () => {
  await control.close();
  await fixture.close();
  jest.restoreAllMocks();
});

const authorization = 'Bearer the-token';

async function send(method: string, path: string, body?: string) {
  const answer = await fetch(control.url + path, {
    method,
    headers: { authorization },
    ...(body !== undefined && { body }),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}

const problem = (status: number, code: string, detail = expect.any(String)) => ({
  status,
  body: {
    type: `urn:quartet:problem:${code}`,
    ...{ title: expect.any(String), status, detail, code },
  },
});

it.each([undefined, 'Bearer wrong', 'the-token', ''])('refuses %j with 401', async (given) => {
  const headers = given === undefined ? {} : { authorization: given };
  const answer = await fetch(`${control.url}/tasks`, { headers });
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect({ status: answer.status, body: await answer.json() }).toEqual(
    problem(401, 'unauthenticated'),
  );
});

it('lists the tasks', async () => {
  const [row] = fixture.rows();
  expect(await send('GET', '/tasks')).toEqual({ status: 200, body: [row] });
});

it.each([
  ['GET', '/nothing', 404, 'not_found'],
  ['POST', '/tasks/small-9/stop', 404, 'not_found'],
  ['POST', '/services/other/roll', 404, 'not_found'],
  ['GET', '/services/small/roll', 405, 'method_not_allowed'],
])('answers %s %s with %d', async (method, path, status, code) => {
  expect(await send(method, path)).toEqual(problem(status, code));
});

it.each([
  ['/services/small/scale', undefined],
  ['/services/small/scale', '{'],
  ['/services/small/scale', '{"desired":-1}'],
  ['/services/small/scale', '{"desired":1.5}'],
  ['/services/small/scale', '{"desired":1,"more":1}'],
  ['/services/small/roll', '{"image":""}'],
  ['/services/small/roll', '{"image":"one","dist":"other"}'],
  ['/services/small/tasks', '{}'],
  ['/tasks/small-1/stop', '{"x":1}'],
])('answers 400 at %s to %s', async (path, body) => {
  expect(await send('POST', path, body)).toEqual(problem(400, 'invalid_request'));
});

it('answers 413 to more than anybody has to say', async () => {
  expect(await send('POST', '/services/small/scale', ' '.repeat(5_000))).toEqual(
    problem(413, 'body_too_large'),
  );
});

it('scales a service, and answers when it has come true', async () => {
  const { status, body } = await send('POST', '/services/small/scale', '{"desired":2}');
  expect([status, (body as TaskRow[]).map(({ state }) => state)]).toEqual([
    200,
    ['RUNNING', 'RUNNING'],
  ]);
  expect((await send('POST', '/services/small/scale', '{"desired":1}')).body).toHaveLength(1);
});

it('rolls a service to another release, and answers when that serves', async () => {
  const { status } = await send('POST', '/services/small/roll', '{}');
  expect([status, await fixture.prober.ask()]).toEqual([200, 'second']);
});

it('rolls a service to the release in another folder, and back', async () => {
  await send('POST', '/services/small/roll', '{"dist":"elsewhere"}');
  expect(await fixture.prober.ask()).toBe('elsewhere');
  await send('POST', '/services/small/roll');
  expect(await fixture.prober.ask()).toBe('second');
});

it('runs a one-off task of a release', async () => {
  const { status } = await send('POST', '/services/small/tasks', '{"task":"migrate","dist":"x"}');
  expect([status, tasksRun]).toEqual([200, [fixture.release('x').id]]);
  expect(await send('POST', '/services/small/tasks', '{"task":"none"}')).toEqual(
    problem(409, 'not_steady', 'small has no one-off task "none".'),
  );
});

it.each([
  ['broken', /^small was rolled back: small-\d did not start: no luck$/],
  ['missing', /^There is no image missing of small\.$/],
])('answers 409 when there is no release from %s', async (image, detail) => {
  const answer = await send('POST', '/services/small/roll', JSON.stringify({ image }));
  expect(answer).toEqual(problem(409, 'not_steady', expect.stringMatching(detail)));
  expect(await fixture.prober.ask()).toBe('second');
});

it.each(['stop', 'restart', 'kill'])('lets another task take the place at %s', async (act) => {
  const [before] = fixture.rows();
  const { status } = await send('POST', `/tasks/${before?.name}/${act}`);
  expect(status).toBe(200);
  await eventually(() => !isAlive(before?.pid ?? 0));
  await eventually(async () => (await fixture.prober.ask()) === 'second');
});
