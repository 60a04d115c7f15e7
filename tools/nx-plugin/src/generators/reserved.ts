/** Words that TypeScript keeps for itself. */
const typeScriptKeywords = `
  any arguments await boolean break case catch class const continue debugger default delete do else enum
  eval export extends false finally for function if implements import in instanceof interface let never
  new null number object package private protected public return static string super switch symbol this
  throw true try type typeof undefined unknown var void while with yield`;

/** Words that PostgreSQL takes for no table. */
const sqlKeywords = `
  all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
  collation column concurrently constraint create cross default deferrable desc distinct do else end
  except false fetch for foreign freeze from full grant group having ilike in initially inner intersect
  into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null
  offset on only or order outer overlaps placing primary references returning right select similar some
  symmetric table tablesample then to trailing true union unique user using variadic verbose when where
  window with`;

/** Words that the files of a service use for something else. */
const serviceWords = `
  admin app body caller config cursor database date dep draft error found health id list log map name page
  partial path pick problem promise query req request res response route row server service set statement
  test timestamp token uuid verb verifier`;

const reserved = new Set(`${typeScriptKeywords} ${sqlKeywords}`.trim().split(/\s+/));
const usedByServices = new Set(serviceWords.trim().split(/\s+/));

/** A word that no variable or no table can be called. */
export function isReserved(word: string): boolean {
  return reserved.has(word);
}

/** A word that would mean two things in one file of a service. */
export function isUsedByService(word: string): boolean {
  return usedByServices.has(word);
}
