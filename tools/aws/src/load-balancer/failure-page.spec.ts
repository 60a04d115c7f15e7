import { listen } from '@quartet/testing';
import { answerFailure, failurePage } from './failure-page.ts';

it('answers with its page, beside the headers that the gateway has set', async () => {
  const server = await listen((_req, res) => {
    res.setHeader('x-request-id', 'r1');
    answerFailure(res, 503);
  });
  const answer = await fetch(server.url);
  expect([answer.status, answer.headers.get('x-request-id'), await answer.text()]).toEqual([
    503,
    'r1',
    failurePage(503),
  ]);
  await server.close();
});
