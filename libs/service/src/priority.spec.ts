import { operation, type Method, type Operation } from '@quartet/http';
import { z } from 'zod';
import { priorityLimits, priorityOf } from './priority.ts';

const query = z.strictObject({});

it.each<[string, Method, Partial<Operation>, string]>([
  ['a step of a saga', 'PUT', { who: 'service' }, 'saga'],
  ['a look at a step', 'GET', { who: 'service' }, 'saga'],
  ['published keys', 'GET', { who: 'anyone' }, 'saga'],
  ['an order', 'POST', { who: 'user' }, 'write'],
  ['a webhook', 'POST', { who: 'anyone' }, 'write'],
  ['a single order', 'GET', { who: 'user' }, 'read'],
  ['a list', 'GET', { who: 'user', query }, 'list'],
])('%s (%s) has its priority', (_kind, method, promise, priority) => {
  const described = operation({ summary: 'Do', who: 'user', answers: {}, ...promise });
  expect(priorityOf(method, described)).toBe(priority);
});

it('lists give way first, then reads, then writes, and steps of sagas last', () => {
  const { saga, write, read, list } = priorityLimits;
  const tolerances = [list, read, write, saga].map(({ tolerance }) => tolerance);
  expect(tolerances).toEqual(tolerances.toSorted((a, b) => a - b));
  expect(new Set(tolerances).size).toBe(4);
});
