import { eventually } from '@quartet/testing';
import type { GatewayCase, GatewayStep } from '../gateway-case.ts';
import { type RunningGateway, runGateway } from './running-gateway.ts';
import { type Answered, send } from './send.ts';

/** Makes a test of each row of a table. */
export function runGatewayCases(cases: readonly GatewayCase[]): void {
  it.each(cases)('$name', async ({ given, steps }) => {
    const running = await runGateway(given);
    try {
      for (const step of steps) await take(running, step);
    } finally {
      await running.close();
    }
  });
}

async function take(running: RunningGateway, step: GatewayStep): Promise<void> {
  const { sent, times = 1, statuses } = step;
  const before = { received: running.received.length, events: running.events.length };
  const answers = await Promise.all(Array.from({ length: times }, () => send(running.url, sent)));
  for (const answer of answers) expectAnswer(answer, step);
  if (statuses) expect(countOf(answers)).toEqual(statuses);
  expectReceived(running, step, before.received);
  if (step.asked !== undefined) expect(running.events.length - before.events).toBe(step.asked);
  if (step.event) expect(running.events.at(-1)).toMatchObject(step.event);
  if (step.logged !== undefined) await expectLine(running, step.logged);
}

function expectAnswer({ status, headers, body }: Answered, { answered = {} }: GatewayStep): void {
  if (answered.status !== undefined) expect(status).toBe(answered.status);
  if (answered.body !== undefined) expect(JSON.parse(body)).toEqual(answered.body);
  expectHeaders(headers, answered.headers);
}

function expectReceived(running: RunningGateway, { received }: GatewayStep, before: number): void {
  if (received === undefined) return;
  const got = running.received.slice(before);
  if (received === null) return expect(got).toEqual([]);
  const { headers, ...rest } = received;
  expect(got).toMatchObject([rest]);
  expectHeaders(got[0]?.headers ?? {}, headers);
}

/** One that is undefined must not be there. */
function expectHeaders(
  got: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>> = {},
): void {
  const names = Object.keys(expected);
  expect(Object.fromEntries(names.map((name) => [name, got[name]]))).toEqual(expected);
}

function countOf(answers: readonly Answered[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status = 0 } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** It is written when the answer is over, which its reader may know a little before. */
async function expectLine(
  { lines, requests }: RunningGateway,
  expected: readonly (string | RegExp)[],
): Promise<void> {
  await eventually(() => lines.length === requests());
  const values = JSON.parse(lines.at(-1) ?? '') as readonly string[];
  const matchers = expected.map((each) =>
    typeof each === 'string' ? each : (expect.stringMatching(each) as string),
  );
  expect(values).toEqual(matchers);
}
