type Environment = Readonly<Record<string, string>>;

const schemePorts: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * The ports at which an environment names a host: those of URLs, or a `…_PORT` beside a `…_HOST`.
 * @param defaultPort the port of an address without one; otherwise that of its scheme
 */
export function portsNamed(
  environment: Environment,
  host: string,
  defaultPort: number | undefined,
): readonly number[] {
  const pattern = new RegExp(
    `(?:([a-z]+)://(?:[^\\s/@]*@)?)?(?<![\\w.-])${host.replaceAll('.', '\\.')}(?![\\w-]|\\.\\w)(?::(\\d+))?`,
    'g',
  );
  return Object.entries(environment).flatMap(([variable, value]) =>
    Array.from(value.matchAll(pattern), ([, scheme = '', port]) => {
      const sibling = environment[variable.replace(/_HOST$/, '_PORT')];
      const ownPort = port ?? (variable.endsWith('_HOST') ? sibling : undefined);
      return Number(ownPort ?? defaultPort ?? schemePorts[scheme] ?? 80);
    }),
  );
}
