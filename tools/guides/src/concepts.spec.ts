import { readFileSync } from 'node:fs';
import { conceptsPage, renderConcepts } from './concepts-page.ts';
import { orderPicture, withPicture } from './order-picture.ts';

it('shows the transitions of the code; npx nx run guides:concepts writes them anew', async () => {
  expect(readFileSync(conceptsPage, 'utf8')).toBe(await renderConcepts());
});

it('draws each transition, and what a client sees', () => {
  const picture = orderPicture({
    transitions: { OPEN: ['PAID', 'NEEDS_REVIEW'], PAID: [], NEEDS_REVIEW: ['OPEN'] },
    statusOf: { OPEN: 'processing', PAID: 'confirmed', NEEDS_REVIEW: 'processing' },
  });
  expect(picture).toContain('  [*] --> OPEN\n  OPEN --> PAID\n  PAID --> [*]\n```');
  expect(picture).toContain('| `processing` | `OPEN`, `NEEDS_REVIEW` |\n| `confirmed` | `PAID` |');
});

it('replaces what it has written before', () => {
  const page = 'a\n<!-- npx nx run guides:concepts writes it. -->\nold\n<!-- end -->\nb\n';
  const once = withPicture(page, 'new');
  expect(once).toBe(
    'a\n<!-- npx nx run guides:concepts writes it. -->\n\nnew\n\n<!-- end -->\nb\n',
  );
  expect(withPicture(once, 'new')).toBe(once);
});
