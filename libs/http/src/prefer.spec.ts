import express from 'express';
import request from 'supertest';
import { prefersAsync } from './index.ts';

const app = express().get('/', (req, res) => void res.json(prefersAsync(req)));

it.each([
  ['respond-async', true],
  ['return=minimal, Respond-Async', true],
  ['return=minimal', false],
  ['respond-async-not', false],
])('reads the preference %s', async (prefer, expected) => {
  expect((await request(app).get('/').set('Prefer', prefer)).body).toBe(expected);
});

it('is not asynchronous without the header', async () => {
  expect((await request(app).get('/')).body).toBe(false);
});
