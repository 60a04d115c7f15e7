import { type ConsoleFixture, consoleFixture } from '@quartet/console/testing/console-fixture';

let fixture: ConsoleFixture;
beforeAll(async () => {
  fixture = await consoleFixture([]);
});
afterAll(() => fixture?.close());

it.each(['/__console', '/__console/'])(
  'shows the page at %s, with nothing from elsewhere',
  async (path) => {
    const answer = await fixture.get(path);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(html).not.toMatch(/https?:\/\/|<script>|<style|style="| on\w+="/);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  },
);

it.each([
  ['main.js', 'text/javascript'],
  ['main.css', 'text/css'],
  ['icon.svg', 'image/svg+xml'],
])('serves %s', async (name, type) => {
  const answer = await fixture.get(`/__console/${name}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  expect((await answer.text()).length).toBeGreaterThan(100);
});
