/** Who is signed in, who was before, and what the sign-in form begins with. Never a password. */
export interface Account {
  readonly server: string;
  readonly userName: string;
  readonly displayName: string;
}

/** A server and a user who signed in on this computer before, newest first. */
export interface Profile {
  readonly server: string;
  readonly userName: string;
  /** The keychain should have the password: the field may stay empty. */
  readonly passwordKept: boolean;
}

/** What the sign-in form starts with. The password itself never comes to the renderer. */
export interface SignInForm {
  readonly server: string;
  readonly userName: string;
  readonly staySignedIn: boolean;
  /** Main already holds the password for this server and user (the demo's): the field may stay empty. */
  readonly passwordHeld: boolean;
  /** A stored sign-in is being tried at this moment. */
  readonly busy: boolean;
  readonly profiles: readonly Profile[];
}
