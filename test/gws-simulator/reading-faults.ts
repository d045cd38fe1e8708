/** What a test can make go wrong with readings: transcripts that the server keeps to itself for a while. */

export interface HeldTranscripts {
  /** Answers what was held back, in order, and holds no more. */
  release(): void;
}

export class ReadingFaults {
  readonly #waiting: (() => void)[] = [];
  #holders = 0;

  /** From now on requests for transcripts get no answer until they are released. */
  holdTranscripts(): HeldTranscripts {
    this.#holders += 1;
    let isOver = false;
    return {
      release: () => {
        if (isOver) return;
        isOver = true;
        this.#holders -= 1;
        if (this.#holders === 0) for (const answer of this.#waiting.splice(0)) answer();
      },
    };
  }

  /** Calls `answer` when this request may be answered: at once, unless it is held. */
  pass(path: string, answer: () => void): void {
    if (this.#holders > 0 && path.endsWith('/messages')) this.#waiting.push(answer);
    else answer();
  }
}
