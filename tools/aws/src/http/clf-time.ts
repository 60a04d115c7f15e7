let last = { second: -1, text: '' };

/** `22/Nov/2026:10:15:30 +0000`, of milliseconds since 1970; one text serves all requests of a second. */
export function clfTime(at: number): string {
  const second = Math.floor(at / 1_000);
  if (second === last.second) return last.text;
  const [, day, month, year, time] = new Date(at).toUTCString().split(' ');
  last = { second, text: `${day}/${month}/${year}:${time} +0000` };
  return last.text;
}
