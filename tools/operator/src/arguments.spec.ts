import { readArguments } from './arguments.ts';

it.each([
  [['reviews'], { kind: 'list reviews' }],
  [['dead-letters'], { kind: 'list dead letters' }],
  [['reviews', 'settle', 'a', 'undo'], { kind: 'settle a review', orderId: 'a', decision: 'undo' }],
  [['dead-letters', 'replay'], { kind: 'replay dead letters', ids: [] }],
  [['queues', 'redrive', 'dev'], { kind: 'redrive queues', stage: 'dev' }],
  [['dead-letters', 'replay', 'a', 'b'], { kind: 'replay dead letters', ids: ['a', 'b'] }],
])('reads %j', (args, command) => {
  expect(readArguments(args)).toEqual({ command, url: undefined });
});

it('accepts --url at any position', () => {
  const url = 'https://api.example.com';
  expect(readArguments(['reviews', '--url', url]).url).toBe(url);
  expect(readArguments(['--url', url, 'dead-letters', 'replay', 'a']).url).toBe(url);
});

it.each([
  [[]],
  [['orders']],
  [['reviews', 'settle']],
  [['reviews', 'settle', 'a']],
  [['reviews', 'settle', 'a', 'forget']],
  [['reviews', 'settle', 'a', 'retry', 'b']],
  [['reviews', 'replay']],
  [['queues', 'redrive']],
  [['queues', 'redrive', 'dev', 'prod']],
  [['reviews', '--key', 'k']],
  [['reviews', '--url']],
])('rejects %j with the usage', (args) => {
  expect(() => readArguments(args)).toThrow('reviews settle <order> retry|undo');
});
