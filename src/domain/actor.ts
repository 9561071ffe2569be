/** PLACE is a place that acts ("Beijing said"); UNNAMED is a source known only by a description ("an official"). */
export type ActorKind = 'PERSON' | 'ORGANISATION' | 'PLACE' | 'UNNAMED';

/** Someone or something that speaks. */
export interface Actor {
  readonly id: string;
  /** The fullest name seen, without title or role: "Vladimir Putin". */
  readonly name: string;
  readonly kind: ActorKind;
  /** Title or role as the article gives it: "Russian President". */
  readonly role: string | null;
  /** Other names seen for the same actor: "Putin". */
  readonly aliases: readonly string[];
  /** Whom it speaks for: of a capital ("Beijing said") its country, of an unnamed spokesperson his or her body. */
  readonly standsForId: string | null;
  /** How many statements of usable articles are this actor's. */
  readonly statementCount: number;
}
