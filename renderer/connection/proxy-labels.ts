/** What is said when a proxy's password holds for this run only. */

/** In the shape of `FailureWords`. */
export const NOT_KEPT = {
  happened: "This computer's keychain did not take the proxy's password.",
  advice: 'It holds until you close the app; at the next start you will be asked for it again.',
  quoteLead: '',
  quote: null,
  reference: null,
} as const;
