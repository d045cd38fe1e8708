/** People and queues that a session can be given to, and the dispositions that it can be closed with. */
/** Somebody or something that a session can be given to. `address` is the server's path, opaque to the page. */
export interface DirectoryEntry {
  readonly kind: 'person' | 'queue' | 'contact';
  readonly name: string;
  /** What tells two of the same name apart. */
  readonly detail: string;
  readonly address: string;
}

export interface Disposition {
  /** What is set. */
  readonly name: string;
  readonly displayName: string;
}
