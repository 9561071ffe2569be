import type { ActorKind } from '../domain/actor.js';
import type { Span } from '../domain/span.js';
import { isAcronym } from './capital-words.js';
import { FEMALE_NAMES, MALE_NAMES } from './given-names.js';
import { PLACE_NAMES } from './place-names.js';
import {
  FEMALE_WORDS,
  isGroupNoun,
  isPersonNoun,
  isSingularPerson,
  MALE_WORDS,
  PLURAL_PEOPLE,
} from './speaker-words.js';

type Gender = 'he' | 'she' | null;

/** Everything that one article calls by the same name. */
export interface Entity {
  readonly key: string;
  name: string;
  kind: ActorKind;
  gender: Gender;
  role: string | null;
  readonly aliases: Set<string>;
  readonly mentions: Span[];
  plural: boolean;
  /** The name is of several people; null where nobody has asked. */
  isSeveral: boolean | null;
  /** For an unnamed source: its head noun. */
  word: string;
  /** For an unnamed spokesperson: the body that he or she speaks for. */
  standsFor: Entity | null;
  /** A book, a film, a song: it is named, and says nothing itself. */
  isWork: boolean;
}

const ORGANISATION_WORDS = new Set(
  'radio television tv media research polling insights ferries shipping inc ltd llc plc corp co gmbh times post news journal herald tribune gazette guardian telegraph mail express mirror observer independent chronicle press today daily star sun network media international global systems technologies energy airlines motors holdings partners associates solutions services studios pictures records entertainment labs action watch alliance initiative project coalition center centre house court assembly capital ventures advisors analytics airways railways rail water power resources foods farms dairies breweries steel oil gas petroleum chemicals pharmaceuticals biotech telecom logistics transport shipyards construction properties insurance industries textiles electronics semiconductors software networks robotics dynamics aerospace aviation automotive hotels supermarkets stores markets street'.split(
    ' ',
  ),
);

const ORGANISATION_LINKS = new Set(['of', 'for', 'and', '&', 'the']);

const ORGANISATION_NAMES = new Set(
  'google facebook twitter apple amazon microsoft reuters bloomberg netflix tesla uber boeing airbus toyota shell greenpeace oxfam unicef hamas hezbollah congress parliament labour kremlin pentagon interpol europol politico breitbart gallup twitter youtube tiktok spotify samsung huawei nestle unilever barclays lloyds hsbc walmart ikea nissan ford bbc cnn'.split(
    ' ',
  ),
);

export function makeEntity(key: string, name: string, kind: ActorKind, gender: Gender): Entity {
  return {
    key,
    name,
    kind,
    gender,
    role: null,
    aliases: new Set(),
    mentions: [],
    plural: false,
    isSeveral: null,
    word: '',
    standsFor: null,
    isWork: false,
  };
}

/** A single name without any other sign is a person's: most sources are. */
export function kindOf(words: readonly string[], folded: string, title: string | null): ActorKind {
  if (title) return 'PERSON';
  if (PLACE_NAMES.has(folded)) return 'PLACE';
  const first = (words[0] as string).toLowerCase();
  if (
    words.length > 1 &&
    (MALE_NAMES.has(first) || FEMALE_NAMES.has(first)) &&
    !isGroupNoun(lastWord(folded))
  )
    return 'PERSON';
  if (
    words.some((word) => {
      const low = word.toLowerCase();
      return isGroupNoun(low) || ORGANISATION_WORDS.has(low) || ORGANISATION_LINKS.has(word);
    })
  )
    return 'ORGANISATION';
  if (words.some(isAcronym)) return 'ORGANISATION';
  if (words.length === 1 && ORGANISATION_NAMES.has(folded)) return 'ORGANISATION';
  return 'PERSON';
}

export function genderOfWord(word: string): Gender {
  if (MALE_WORDS.has(word)) return 'he';
  return FEMALE_WORDS.has(word) ? 'she' : null;
}

export function learnGender(entity: Entity, title: string): void {
  const gender = genderOfWord(title);
  if (gender) entity.gender = gender;
}

export function isPersonLike(entity: Entity): boolean {
  if (entity.kind === 'PERSON') {
    entity.isSeveral ??= isOfSeveral(entity.name);
    return !entity.isWork && !entity.isSeveral;
  }
  return entity.kind === 'UNNAMED' && !entity.plural && isPersonNoun(entity.word);
}

/** "Republicans" */
function isOfSeveral(name: string): boolean {
  if (!name.endsWith('s')) return isPersonNoun(lastWord(name)) && !isSingularPerson(lastWord(name));
  const last = name.slice(name.lastIndexOf(' ') + 1);
  return PLURAL_PEOPLE.test(last) || (isPersonNoun(lastWord(name)) && !isSingularPerson(lastWord(name)));
}

export function compatible(entity: Entity, gender: Gender): boolean {
  return entity.gender === null || gender === null || entity.gender === gender;
}

export function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
}

/** A given name that only men or only women bear. */
export function learnGenderFromName(entity: Entity): void {
  if (entity.kind !== 'PERSON' || entity.gender) return;
  const first = (entity.key.split(' ', 1)[0] as string).replace(/\.$/, '');
  const male = MALE_NAMES.has(first);
  if (male !== FEMALE_NAMES.has(first)) entity.gender = male ? 'he' : 'she';
}
