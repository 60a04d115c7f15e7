import {
  ageText,
  bytesText,
  moneyText,
  msText,
  rateText,
  shareText,
  timeText,
  withShortIds,
} from './format.ts';

it.each([
  [0, '0'],
  [0.04, '<0.1'],
  [0.2, '0.2'],
  [9.94, '9.9'],
  [12.6, '13'],
  [12_345, '12,345'],
])('writes a rate of %d as %s', (rate, text) => expect(rateText(rate)).toBe(text));

it.each([
  [undefined, '–'],
  [0, '0 ms'],
  [0.42, '0.4 ms'],
  [9.96, '10 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [1_234, '1.23 s'],
  [29_000, '29.0 s'],
])('writes %d ms as %s', (ms, text) => expect(msText(ms)).toBe(text));

it.each([
  [0, '0 %'],
  [0.0004, '<0.1 %'],
  [0.004, '0.4 %'],
  [0.5, '50 %'],
])('writes a share of %d as %s', (share, text) => expect(shareText(share)).toBe(text));

it('writes sizes, money and ages', () => {
  expect([bytesText(512), bytesText(2_048), bytesText(3e6)]).toEqual(['512 B', '2.0 kB', '3.0 MB']);
  expect(moneyText({ amount: 1_999, currency: 'USD' })).toBe('$19.99');
  expect(moneyText({ amount: 1_999, currency: 'JPY' })).toBe('¥1,999');
  const now = Date.parse('2026-01-31T12:00:00Z');
  expect(ageText('2026-01-31T11:59:18Z', now)).toBe('42 s');
  expect(ageText('2026-01-31T11:30:00Z', now)).toBe('30 min');
});

it('writes the time of a line to the millisecond, or nothing', () => {
  expect(timeText('2026-01-31T12:34:56.007Z')).toMatch(/^\d\d:\d\d:56\.007$/);
  expect(timeText(undefined)).toBe('');
});

it('shortens ids to what tells them apart', () => {
  const path = '/internal/products/reservations/01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d/commit';
  expect(withShortIds(path)).toBe('/internal/products/reservations/…1a2b3c4d/commit');
  expect(withShortIds('/api/products')).toBe('/api/products');
});
