/** What an administrator asks for when something is odd. */
/** What the server said that could not be used, and how often. */
export interface Diagnostics {
  readonly unreadable: readonly { readonly what: string; readonly count: number }[];
  /** What is not as it was meant in what administrators have set: place, line, entry and reason. */
  readonly policyProblems: readonly string[];
  readonly logFile: string;
  readonly version: string;
  /** `null` while it is not known. */
  readonly serverVersion: string | null;
}
