import type { Span } from '../domain/span.js';
import type { Entity } from './entities.js';
import type { FoundStatement } from './found-statement.js';
import type { Items, Sentence } from './items.js';
import { mainSubject } from './main-subject.js';
import type { NameRegister } from './name-register.js';
import type { NounPhrase } from './noun-phrases.js';

/** How many sentences back a pronoun or description reaches. */
export const REACH = 8;

interface Spoken {
  readonly entity: Entity;
  readonly sentence: number;
}

/** What an article has told up to a statement: who was named where, and who has spoken. */
export class Discourse {
  /** In reading order. */
  readonly speakers: Spoken[] = [];

  constructor(
    readonly body: string,
    readonly names: NameRegister,
    readonly items: Items,
    readonly sentences: readonly Sentence[],
  ) {}

  /** The last to speak of those that suit, at most so many sentences before the statement. */
  recentSpeaker(
    { sentence }: Pick<FoundStatement, 'sentence'>,
    suits: (entity: Entity) => boolean,
    reach = REACH,
  ): Entity | null {
    for (let back = this.speakers.length - 1; back >= 0; back--) {
      const spoken = this.speakers[back] as Spoken;
      if (sentence - spoken.sentence > reach) return null;
      if (suits(spoken.entity)) return spoken.entity;
    }
    return null;
  }

  /** What the sentence is about, up to an item of it. */
  subjectOf(index: number, before?: number): NounPhrase | null {
    const sentence = this.sentences[index];
    return sentence ? mainSubject(this.items, sentence, before ?? sentence.to) : null;
  }

  spanOf({ from, to }: NounPhrase): Span {
    return { start: this.items.starts[from] as number, end: this.items.ends[to - 1] as number };
  }

  textOf(range: NounPhrase): string {
    const { start, end } = this.spanOf(range);
    return this.body.slice(start, end).replace(/\s+/g, ' ');
  }

  /** The span stands in an utterance of the sentence. */
  isQuoted({ start, end }: Span, { from, to }: Sentence): boolean {
    for (let at = from; at < to; at++) {
      if ((this.items.segments[at] as number) < 0) continue;
      if ((this.items.starts[at] as number) <= start && end <= (this.items.ends[at] as number)) return true;
    }
    return false;
  }
}
