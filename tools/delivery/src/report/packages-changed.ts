interface Lockfile {
  readonly packages?: Readonly<
    Record<string, { readonly version?: string; readonly integrity?: string }>
  >;
}

/** The packages that changed among those in these folders, such as `node_modules/express`. */
export function packagesChanged(
  folders: readonly string[],
  before: string,
  now: string,
): readonly string[] {
  const [old, current] = [before, now].map((text) => packagesOf(text));
  return folders.flatMap((folder) => {
    const [was, is] = [old?.[folder], current?.[folder]];
    if (was?.version === is?.version && was?.integrity === is?.integrity) return [];
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return `${name} ${was?.version ?? 'none'} → ${is?.version ?? 'none'}`;
  });
}

function packagesOf(text: string): NonNullable<Lockfile['packages']> {
  return text === '' ? {} : ((JSON.parse(text) as Lockfile).packages ?? {});
}
