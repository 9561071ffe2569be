/** Who is let in. */
export interface AccessSettings {
  /** Whether reading needs no key. */
  readonly isReadingOpen: boolean;
  /** Whose tokens are taken beside keys; null for nobody's. */
  readonly issuer: TokenIssuer | null;
}

/** Who makes tokens (JWT), and how they are to be read. */
export interface TokenIssuer {
  /** What its tokens have in `iss`. */
  readonly issuer: string;
  /** What tokens for this service have in `aud`. */
  readonly audience: string;
  /** Where its public keys are, as a JSON Web Key Set. */
  readonly jwksUrl: string;
  /** The claim with the scopes: a text with spaces between them, or a list. */
  readonly scopeClaim: string;
  /** The claim with the publishers that a token is limited to: a list; one without it is limited to none. */
  readonly publishersClaim: string;
}

export const DEFAULT_ACCESS_SETTINGS: AccessSettings = { isReadingOpen: true, issuer: null };
