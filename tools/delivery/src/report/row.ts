/** The result of a run for one project, or of a plan: the expected result. */
export interface Row {
  readonly project: string;
  /** The target: `local`, or a stage. */
  readonly place: string;
  readonly plan: boolean;
  /** The commit that was deployed; undefined when files had changed since. */
  readonly commit?: string;
  /** The tag of the image. */
  readonly tag?: string;
  /** The digest of the image in the registry; unknown in a plan when it is not built yet. */
  readonly digest?: string | undefined;
  /** The tag that ran before. */
  readonly before?: string | undefined;
  readonly built: boolean;
  /** Bytes that went to the registry. */
  readonly pushed: number;
  readonly rolled: boolean;
  /** Names of the stacks that have changed. */
  readonly stacks: readonly string[];
  /** Those that the local run takes in when it is started the next time. */
  readonly waiting: readonly string[];
  /** Files that changed, with their way to the project. */
  readonly why: readonly string[];
  readonly seconds: number;
  /** The reason of a failed deployment, in one sentence. */
  readonly failure?: string;
}

export function emptyRow(project: string, place: string, plan: boolean): Row {
  return {
    project,
    place,
    plan,
    built: false,
    pushed: 0,
    rolled: false,
    stacks: [],
    waiting: [],
    why: [],
    seconds: 0,
  };
}

/** True for a row worth printing: shared stacks are checked each time. */
export function hasContent({ tag, stacks, waiting, failure }: Row): boolean {
  return tag !== undefined || stacks.length + waiting.length > 0 || failure !== undefined;
}
