import {
  type RecordingFunctions,
  recordingFunctions,
  startHarness,
} from '../src/websocket-api/testing/harness.ts';
import { disconnectCases } from './web-socket-disconnect.ts';
import { managementCases } from './web-socket-management.ts';
import { messageCases } from './web-socket-messages.ts';
import { connectCases } from './web-socket-connect.ts';

const cases = [...connectCases, ...messageCases, ...disconnectCases, ...managementCases];

let functions: RecordingFunctions;
beforeAll(async () => {
  functions = await recordingFunctions();
});
afterAll(() => functions.close());

it.each(cases)('$name', async ({ given, act, expected }) => {
  const harness = await startHarness(given, functions);
  try {
    const got = await act(harness);
    if (typeof expected === 'object') expect(got).toMatchObject(expected as object);
    else expect(got).toBe(expected);
  } finally {
    await harness.close();
  }
});
