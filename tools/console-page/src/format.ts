/** Numbers as people read them: as many digits as mean something. */
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const none = '–';

/** Per second. */
export function rateText(rate: number): string {
  if (rate === 0) return '0';
  if (rate < 0.1) return '<0.1';
  return rate < 10 ? tenth.format(rate) : whole.format(rate);
}

export function msText(ms: number | undefined): string {
  if (ms === undefined) return none;
  if (ms === 0) return '0 ms';
  if (ms >= 9_950) return `${tenth.format(ms / 1_000)} s`;
  if (ms >= 999.5) return `${(ms / 1_000).toFixed(2)} s`;
  return ms < 9.95 ? `${tenth.format(ms)} ms` : `${whole.format(ms)} ms`;
}

/** @param share from 0 to 1 */
export function shareText(share: number): string {
  if (share === 0) return '0 %';
  if (share < 0.001) return '<0.1 %';
  return share < 0.1 ? `${tenth.format(share * 100)} %` : `${whole.format(share * 100)} %`;
}

export function bytesText(bytes: number | undefined): string {
  if (bytes === undefined) return none;
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1e6 ? `${tenth.format(bytes / 1e3)} kB` : `${tenth.format(bytes / 1e6)} MB`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** @param at milliseconds since 1970 */
export function clockText(at: number): string {
  return clock.format(at);
}

/** @param time ISO 8601 */
export function timeText(time: string | undefined): string {
  return time === undefined ? '' : clockText(Date.parse(time));
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** @param time ISO 8601 */
export function dateText(time: string): string {
  return date.format(Date.parse(time));
}

export function moneyText({ amount, currency }: { amount: number; currency: string }): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** The age in words, roughly. */
export function ageText(from: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(from)) / 1_000));
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

const id = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-([\da-f]{12})/gi;

/** A text with the ends of its ids alone: those of one minute begin alike. */
export function withShortIds(text: string): string {
  return text.replaceAll(id, (_id, end: string) => `…${end.slice(-8)}`);
}
