/** Alarms that every service has share a section of the runbook. */
const perService = /-(errors|errors-fast|errors-slow|latency|unhealthy|down)$/;

/** The heading of the section of docs/runbook.md about an alarm, without `quartet-<stage>-`. */
export function runbookSection(name: string, service: string | undefined): string {
  if (service === undefined || !perService.test(name)) return name;
  return name.replace(`${service}-`, '<service>-');
}

/**
 * The address of a section; GitHub leaves out what is neither a letter, a digit nor a hyphen.
 * https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export function runbookUrl(github: string, section: string): string {
  const anchor = section.toLowerCase().replaceAll(/[^\w-]/g, '');
  return `https://github.com/${github}/blob/main/docs/runbook.md#${anchor}`;
}
