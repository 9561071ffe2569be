import { fold } from '../domain/fold.js';
import type { Span } from '../domain/span.js';
import { isAcronym } from './capital-words.js';
import {
  type Entity,
  genderOfWord,
  kindOf,
  learnGender,
  learnGenderFromName,
  makeEntity,
} from './entities.js';
import { findMentions, type Mention } from './names.js';
import { PLACE_NAMES } from './place-names.js';
import type { Tokens } from './tokens.js';

/** Of so many bearers of one surname the first few are looked at: more are a list, not an article. */
const MOST_NAMESAKES = 12;

/** Every name of an article, joined to what it names: full name, surname, first name, acronym. */
export class NameRegister {
  /** In reading order. */
  readonly mentions: readonly Mention[];
  /** What each mention names. */
  readonly entityOfMention: Entity[] = [];
  private readonly entities = new Map<string, Entity>();
  /** Full names by their last and by their first word. */
  private readonly byLast = new Map<string, Entity[]>();
  private readonly byFirst = new Map<string, Entity[]>();
  private readonly byAcronym = new Map<string, Entity>();

  constructor(
    private readonly body: string,
    tokens: Tokens,
  ) {
    const spelled = new Map<string, Span>();
    this.mentions = findMentions(body, tokens, spelled);
    for (const [acronym, { start, end }] of spelled) {
      const name = this.textOf(start, end);
      const key = fold(name);
      const entity = this.entities.get(key) ?? makeEntity(key, name, 'ORGANISATION', null);
      this.entities.set(key, entity);
      this.byAcronym.set(acronym.replace(/\./g, ''), entity);
    }
    this.join();
  }

  entityAt(start: number, end: number): Entity | null {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.mentions[middle] as Mention).span.end <= start) low = middle + 1;
      else high = middle;
    }
    const mention = this.mentions[low];
    if (!mention || mention.span.start >= end) return null;
    const overlap = Math.min(end, mention.span.end) - Math.max(start, mention.span.start);
    return overlap >= 0.5 * Math.min(end - start, mention.span.end - mention.span.start)
      ? (this.entityOfMention[low] as Entity)
      : null;
  }

  entityNamed(name: string, start: number, end: number): Entity {
    const key = fold(name);
    const known = this.entities.get(key);
    if (known) return known;
    const entity = makeEntity(key, name, kindOf(name.split(/\s+/), key, null), null);
    entity.mentions.push({ start, end });
    this.entities.set(key, entity);
    return entity;
  }

  /** The place of that name, whether the article names it or not. */
  place(name: string): Entity {
    const key = fold(name);
    const entity = this.entities.get(key) ?? makeEntity(key, name, 'PLACE', null);
    this.entities.set(key, entity);
    return entity;
  }

  mentionBefore(offset: number, suits: (entity: Entity) => boolean, reach = Infinity): Entity | null {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.mentions[middle] as Mention).span.start < offset) low = middle + 1;
      else high = middle;
    }
    for (let index = low - 1; index >= 0 && index >= low - 60; index--) {
      if (offset - (this.mentions[index] as Mention).span.start > reach) return null;
      const entity = this.entityOfMention[index] as Entity;
      if (suits(entity)) return entity;
    }
    return null;
  }

  /** The person whom the text before names most often, of several the first. */
  mostNamedBefore(offset: number): Entity | null {
    const times = new Map<Entity, number>();
    for (let index = 0; (this.mentions[index]?.span.start ?? offset) < offset; index++) {
      const entity = this.entityOfMention[index] as Entity;
      if (entity.kind === 'PERSON' && !entity.isWork) times.set(entity, (times.get(entity) ?? 0) + 1);
    }
    let most: Entity | null = null;
    for (const [entity, count] of times) if (!most || count > (times.get(most) as number)) most = entity;
    return most;
  }

  firstMention(offset: number): number {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.mentions[middle] as Mention).span.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Joins the mentions of one person or body: full name, surname, acronym. */
  private join(): void {
    for (const mention of this.mentions) {
      if (mention.words.length < 2) continue;
      let entity = this.entities.get(mention.key);
      if (!entity) {
        entity = makeEntity(mention.key, mention.text, kindOfMention(mention), null);
        learnGenderFromName(entity);
        this.entities.set(mention.key, entity);
        const words = mention.key.split(' ');
        if (entity.kind === 'PERSON') {
          add(this.byLast, words.at(-1) as string, entity);
          add(this.byFirst, words[0] as string, entity);
        } else {
          const acronym = mention.words
            .filter((word) => /^\p{Lu}/u.test(word))
            .map((word) => word.charAt(0))
            .join('')
            .toLowerCase();
          if (!this.byAcronym.has(acronym)) this.byAcronym.set(acronym, entity);
        }
      }
    }
    // "Iain Duncan Smith" and "Duncan Smith", "Joe R. Day" and "Joe Day" are one.
    const known = new Map<string, Entity>();
    for (const mention of this.mentions) {
      const key = mention.title === null ? mention.key : `${mention.title}|${mention.key}`;
      const entity = known.get(key) ?? this.entityOf(mention);
      known.set(key, entity);
      this.entityOfMention.push(entity);
    }
    this.mentions.forEach((mention, index) => {
      const entity = this.entityOfMention[index] as Entity;
      entity.mentions.push(mention.span);
      if (mention.text !== entity.name) this.learnName(entity, mention);
      if (mention.isWork) entity.isWork = true;
      if (mention.isPlace && isPerhapsPlace(entity)) entity.kind = 'PLACE';
      if (mention.title) learnGender(entity, mention.title);
      if (mention.role && !entity.role && entity.kind === 'PERSON')
        entity.role = this.body.slice(mention.role.start, mention.role.end).replace(/\s+/g, ' ');
    });
  }

  private learnName(entity: Entity, mention: Mention): void {
    const { text, key } = mention;
    if (key === entity.key && isShouted(entity.name) && !isShouted(text)) {
      entity.name = text;
      entity.kind = kindOfMention(mention);
    } else {
      entity.aliases.add(text);
    }
  }

  private entityOf(mention: Mention): Entity {
    const { key } = mention;
    const words = key.split(' ');
    const known = this.entities.get(key);
    const last = words.at(-1) as string;
    if (words.length > 1 && known) {
      if (known.kind === 'PERSON') {
        const longer = this.byLast
          .get(last)
          ?.find(
            (other) =>
              other !== known &&
              (other.key.endsWith(` ${key}`) || sameWithInitials(other.key, key)) &&
              other.key.length > key.length,
          );
        if (longer) return longer;
      }
      return known;
    }
    if (words.length === 1) {
      if (isAcronym(mention.words[0] as string)) {
        const full = this.byAcronym.get(key.replace(/\./g, ''));
        if (full) return full;
      }
      const surname = this.byLast.get(key);
      if (surname) return pick(surname, mention.title);
      const first = this.byFirst.get(key);
      if (first && !PLACE_NAMES.has(key)) return pick(first, mention.title);
    }
    if (known) return known;
    const entity = makeEntity(key, mention.text, kindOfMention(mention), null);
    learnGenderFromName(entity);
    this.entities.set(key, entity);
    return entity;
  }

  private textOf(start: number, end: number): string {
    return this.body.slice(start, end).replace(/\s+/g, ' ');
  }
}

/** Taken for a person only because nothing told otherwise. */
function isPerhapsPlace({ kind, key, gender, role }: Entity): boolean {
  return kind === 'PERSON' && !key.includes(' ') && gender === null && role === null;
}

function kindOfMention({ words, key, title }: Mention): Entity['kind'] {
  return kindOf(words, key, title);
}

function pick(candidates: readonly Entity[], title: string | null): Entity {
  if (title && candidates.length > 1) {
    const gender = genderOfWord(title);
    const fitting = candidates.find((entity) => entity.gender === gender && gender !== null);
    if (fitting) return fitting;
  }
  return candidates[0] as Entity;
}

/** "TARNFORD", as datelines have it; the same in other letters is the name. */
function isShouted(name: string): boolean {
  return name.length > 4 && name === name.toUpperCase();
}

function sameWithInitials(longer: string, shorter: string): boolean {
  const a = longer.split(' ');
  const b = shorter.split(' ');
  return a.length > b.length && a[0] === b[0] && a.at(-1) === b.at(-1);
}

function add(map: Map<string, Entity[]>, key: string, entity: Entity): void {
  const list = map.get(key);
  if (!list) map.set(key, [entity]);
  else if (list.length < MOST_NAMESAKES) list.push(entity);
}
