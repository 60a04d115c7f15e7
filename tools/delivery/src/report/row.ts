/** What a run has done to one project, or in a plan: what it would do. */
export interface Row {
  readonly project: string;
  /** Where to: `local`, or a stage. */
  readonly place: string;
  readonly plan: boolean;
  /** Of the image. */
  readonly tag?: string;
  /** Of the image in the registry; a plan does not know that of one that is not built yet. */
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
  /** Of a delivery that went wrong, in one sentence. */
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

/** Whether there is anything to say: what services stand on is looked at each time. */
export function hasContent({ tag, stacks, waiting, failure }: Row): boolean {
  return tag !== undefined || stacks.length + waiting.length > 0 || failure !== undefined;
}
