import { Mistake } from './mistake.ts';
import { pathsOf, type Service } from './services.ts';

/** Memory in GiB that Fargate offers for an amount of CPU: from, to, and in which steps. */
const fargate = new Map<number, readonly [from: number, to: number, step: number]>([
  [256, [0.5, 2, 0.5]],
  [512, [1, 4, 1]],
  [1_024, [2, 8, 1]],
  [2_048, [4, 16, 1]],
  [4_096, [8, 30, 1]],
  [8_192, [16, 60, 4]],
  [16_384, [32, 120, 8]],
]);

/** `<name>-internal-tg-next` is the longest name made of it, and a target group's has 32 characters. */
const longestName = 15;
const highestPriority = 50_000;

/** Throws a Mistake for the first row that AWS would refuse, or that would take another's requests. */
export function checkServices(services: readonly Service[]): void {
  for (const check of [checkName, checkPriority, checkSize]) services.forEach(check);
  checkDifferent(services, 'path', ({ name }) => pathsOf(name)[0]);
  checkDifferent(services, 'priority', ({ priority }) => priority);
  checkDifferent(services, 'port', ({ port }) => port);
  for (const service of services) checkNeeds(service, services);
}

export function checkName({ name }: { readonly name: string }): void {
  if (name.length > longestName) {
    throw new Mistake(
      `The service ${name} has a name of ${name.length} characters; give it one of at most ${longestName}, because its target groups are named after it.`,
    );
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Mistake(
      `The service "${name}" needs a name of small letters, digits and single hyphens that begins with a letter.`,
    );
  }
}

function checkPriority({ name, priority }: Service): void {
  if (Number.isInteger(priority) && priority >= 1 && priority <= highestPriority) return;
  throw new Mistake(
    `The service ${name} has the priority ${priority}; give it a whole number from 1 to ${highestPriority}.`,
  );
}

function checkSize({ name, cpu, memory }: Service): void {
  const range = fargate.get(cpu);
  if (!range) {
    throw new Mistake(
      `The service ${name} asks for ${cpu} CPU units, which Fargate does not offer; take one of ${[...fargate.keys()].join(', ')}.`,
    );
  }
  const [from, to, step] = range;
  const offered = Array.from(
    { length: (to - from) / step + 1 },
    (_, n) => (from + n * step) * 1_024,
  );
  if (offered.includes(memory)) return;
  throw new Mistake(
    `The service ${name} asks for ${memory} MiB of memory, which Fargate does not offer with ${cpu} CPU units; take one of ${offered.join(', ')}.`,
  );
}

function checkNeeds({ name, needs }: Service, services: readonly Service[]): void {
  const missing = needs.find((need) => services.every((service) => service.name !== need));
  if (!missing) return;
  throw new Mistake(
    `The service ${name} needs ${missing}, which is no row of services.ts; add the row or take the need out.`,
  );
}

function checkDifferent(
  services: readonly Service[],
  what: string,
  valueOf: (service: Service) => string | number,
): void {
  const owners = new Map<string | number, string>();
  for (const service of services) {
    const value = valueOf(service);
    const owner = owners.get(value);
    if (owner !== undefined) {
      throw new Mistake(
        `The services ${owner} and ${service.name} have the same ${what}, ${value}; give one of them another.`,
      );
    }
    owners.set(value, service.name);
  }
}
