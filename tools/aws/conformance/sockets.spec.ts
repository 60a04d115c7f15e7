import {
  type HeardFunctions,
  heardFunctions,
  socketWorld,
} from '../src/websocket-api/testing/socket-world.ts';
import { closingCases } from './sockets-closing.ts';
import { managementCases } from './sockets-management.ts';
import { messageCases } from './sockets-messages.ts';
import { openingCases } from './sockets-opening.ts';

const cases = [...openingCases, ...messageCases, ...closingCases, ...managementCases];

let functions: HeardFunctions;
beforeAll(async () => {
  functions = await heardFunctions();
});
afterAll(() => functions.close());

it.each(cases)('$name', async ({ given, seen, expected }) => {
  const world = await socketWorld(given, functions);
  try {
    const got = await seen(world);
    if (typeof expected === 'object') expect(got).toMatchObject(expected as object);
    else expect(got).toBe(expected);
  } finally {
    await world.close();
  }
});
