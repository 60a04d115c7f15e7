import { ConfigurationError } from './configuration-error.ts';
import { pathsOf, type Service } from './services.ts';

/** Memory sizes in GiB that Fargate offers for each CPU size. */
const fargate = new Map<number, readonly [from: number, to: number, step: number]>([
  [256, [0.5, 2, 0.5]],
  [512, [1, 4, 1]],
  [1_024, [2, 8, 1]],
  [2_048, [4, 16, 1]],
  [4_096, [8, 30, 1]],
  [8_192, [16, 60, 4]],
  [16_384, [32, 120, 8]],
]);

/** The longest name derived from it is `<name>-tg-<stage>-int-alt`, and a target group's name has at most 32 characters. */
const longestName = 13;
const highestPriority = 50_000;

/** Throws a ConfigurationError for the first row that AWS would reject, or that conflicts with another row. */
export function checkServices(services: readonly Service[]): void {
  for (const check of [checkName, checkPriority, checkSize]) services.forEach(check);
  checkUnique(services, 'path', ({ name }) => pathsOf(name)[0]);
  checkUnique(services, 'priority', ({ priority }) => priority);
  checkUnique(services, 'port', ({ port }) => port);
  for (const service of services) checkNeeds(service, services);
}

export function checkName({ name }: { readonly name: string }): void {
  if (name.length > longestName) {
    throw new ConfigurationError(
      `The service ${name} has a name of ${name.length} characters; at most ${longestName} are allowed, because its target groups are named after it.`,
    );
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new ConfigurationError(
      `The service "${name}" needs a name of lower-case letters, digits and single hyphens that begins with a letter.`,
    );
  }
}

function checkPriority({ name, priority }: Service): void {
  if (Number.isInteger(priority) && priority >= 1 && priority <= highestPriority) return;
  throw new ConfigurationError(
    `The service ${name} has the priority ${priority}; it must be a whole number from 1 to ${highestPriority}.`,
  );
}

function checkSize({ name, cpu, memory }: Service): void {
  const range = fargate.get(cpu);
  if (!range) {
    throw new ConfigurationError(
      `The service ${name} has ${cpu} CPU units, which Fargate does not offer; choose one of ${[...fargate.keys()].join(', ')}.`,
    );
  }
  const [from, to, step] = range;
  const offered = Array.from(
    { length: (to - from) / step + 1 },
    (_, n) => (from + n * step) * 1_024,
  );
  if (offered.includes(memory)) return;
  throw new ConfigurationError(
    `The service ${name} has ${memory} MiB of memory, which Fargate does not offer with ${cpu} CPU units; choose one of ${offered.join(', ')}.`,
  );
}

function checkNeeds({ name, needs }: Service, services: readonly Service[]): void {
  const missing = needs.find((need) => services.every((service) => service.name !== need));
  if (!missing) return;
  throw new ConfigurationError(
    `The service ${name} needs ${missing}, which has no row in services.ts; add the row, or remove the name from needs.`,
  );
}

function checkUnique(
  services: readonly Service[],
  field: string,
  valueOf: (service: Service) => string | number,
): void {
  const owners = new Map<string | number, string>();
  for (const service of services) {
    const value = valueOf(service);
    const owner = owners.get(value);
    if (owner !== undefined) {
      throw new ConfigurationError(
        `The services ${owner} and ${service.name} have the same ${field}, ${value}; change one of them.`,
      );
    }
    owners.set(value, service.name);
  }
}
