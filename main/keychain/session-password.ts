/** A password that main may use without the person typing it: the stored one, or the demo's. */
export interface SessionPassword {
  readonly server: string;
  readonly userName: string;
  readonly password: string;
}
