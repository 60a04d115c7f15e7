import { listen } from '@quartet/testing';
import { sendErrorPage, errorPage } from './error-page.ts';

it('answers with its page, beside the headers that the gateway has set', async () => {
  const server = await listen((_req, res) => {
    res.setHeader('x-request-id', 'r1');
    sendErrorPage(res, 503);
  });
  const answer = await fetch(server.url);
  expect([answer.status, answer.headers.get('x-request-id'), await answer.text()]).toEqual([
    503,
    'r1',
    errorPage(503),
  ]);
  await server.close();
});
