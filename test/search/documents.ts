import type { ActorDocument, ArticleDocument, StatementDocument } from '../../src/search/search-engine.js';

/** A statement with everything that a test does not care about. */
export function document(given: Partial<StatementDocument> & { readonly id: string }): StatementDocument {
  return {
    type: 'STATEMENT',
    kind: 'QUOTE',
    form: given.kind === 'CLAIM' ? 'INDIRECT' : 'DIRECT',
    text: 'Something was said.',
    actorId: null,
    actorName: null,
    articleId: 'article-1',
    publisher: null,
    language: 'en',
    cue: null,
    act: null,
    polarity: null,
    datePublished: null,
    ...given,
  };
}

export function article(given: Partial<ArticleDocument> & { readonly id: string }): ArticleDocument {
  return {
    type: 'ARTICLE',
    headline: null,
    body: 'Nothing happened.',
    publisher: null,
    authors: [],
    language: 'en',
    datePublished: null,
    ...given,
  };
}

export function actor(given: Partial<ActorDocument> & { readonly id: string }): ActorDocument {
  return { type: 'ACTOR', name: 'Nobody', aliases: [], role: null, statementCount: 0, ...given };
}

const brell = { actorId: 'actor-brell', actorName: 'Tomas Brell' };
const okonvale = { actorId: 'actor-okonvale', actorName: 'Mira Okonvale' };
const bell = { publisher: 'The Norwick Bell' };
const gull = { publisher: 'Gull & Tide' };

/** Statements of invented people about invented places. */
export const DOCUMENTS: readonly StatementDocument[] = [
  document({
    id: 'harbour-quote',
    text: 'The ferries will leave from the old harbour again.',
    ...brell,
    ...bell,
    cue: 'said',
    datePublished: '2021-03-04T10:00:00.000Z',
  }),
  document({
    id: 'ferry-claim',
    kind: 'CLAIM',
    text: 'that ferries would pay no harbour tax before summer',
    ...okonvale,
    ...gull,
    cue: 'warned',
    act: 'ASSERTION',
    polarity: 'POSITIVE',
    articleId: 'article-2',
    datePublished: '2022-08-01T00:00:00.000Z',
  }),
  document({
    id: 'bridge-claim',
    kind: 'CLAIM',
    form: 'MIXED',
    text: 'that the bridge, well known for its bells, was "a matter of taste"',
    ...brell,
    ...bell,
    cue: 'said',
    act: 'DENIAL',
    polarity: 'NEGATIVE',
    articleId: 'article-3',
    datePublished: '2023-01-15T08:30:00.000Z',
  }),
  document({
    id: 'cafe-quote',
    form: 'PARTIAL',
    text: 'a well-known Café in Ingsünd',
    ...okonvale,
    ...bell,
    cue: 'told',
    articleId: 'article-3',
    datePublished: '2023-01-15T08:30:00.000Z',
  }),
  document({
    id: 'street-claim',
    kind: 'CLAIM',
    text: 'that every Straße would be swept',
    act: 'PLEDGE',
    polarity: 'POSITIVE',
    language: 'de',
    datePublished: '2019-05-05T00:00:00.000Z',
  }),
  document({
    id: 'veldania-quote',
    text: 'Veldania’s rivers belong to nobody.',
    ...gull,
    datePublished: '2020-02-29T12:00:00.000Z',
  }),
  document({
    id: 'veldania-claim',
    kind: 'CLAIM',
    text: 'that Veldania has rivers enough',
    ...gull,
    cue: 'warned',
    act: 'ASSERTION',
    polarity: 'POSITIVE',
    datePublished: '2020-02-29T12:00:00.000Z',
  }),
  document({ id: 'dont-quote', text: 'We don’t count sheep here.', ...gull }),
  document({
    id: 'cooperation-quote',
    text: 'Our military cooperation serves the fishing villages.',
    ...okonvale,
    datePublished: '2024-06-01T00:00:00.000Z',
  }),
  document({ id: 'fair-quote', text: 'Be objective and fair, and then be kind.', articleId: 'article-2' }),
  document({ id: 'unfair-quote', text: 'It was fair and, in its way, objective.', articleId: 'article-2' }),
  document({
    id: 'cyrillic-quote',
    text: 'Новый мост откроют в четверг.',
    actorId: 'actor-semyon',
    actorName: 'Семён Ветров',
    language: 'ru',
    datePublished: '2022-11-11T11:11:11.000Z',
  }),
  document({ id: 'arabic-quote', text: 'نريد السَّلام لجميع القرى.', language: 'ar' }),
  document({ id: 'chinese-quote', text: '两个港口之间的合作会继续下去。', language: 'zh' }),
  document({ id: 'japanese-quote', text: '新しいカフェが開きます。', language: 'ja' }),
  document({ id: 'thai-quote', text: 'เราจะสร้างสะพานใหม่', language: 'th' }),
  document({
    id: 'emoji-quote',
    text: '👩‍👩‍👧 𝒲e 🚢 saw the lighthouse 🎉',
    datePublished: '2024-12-31T23:59:59.999Z',
  }),
  document({ id: 'combining-quote', text: 'We will re\u0301sume\u0301 the talks.' }),
  document({ id: 'html-quote', text: `<script> & "margin" </mark> it's` }),
  document({
    id: 'long-quote',
    text:
      'When the winter came we carried the lanterns down to the water one by one, and nobody asked who had made ' +
      'them, because everybody knew, and the children counted the lights until the fog took the last of them ' +
      'away from the shore.',
    ...brell,
    actorId: 'actor-sund',
    actorName: 'Ilse Sund',
    datePublished: '2018-12-24T18:00:00.000Z',
  }),
  document({ id: 'lantern-short', text: 'Lanterns, lanterns!' }),
  document({ id: 'lock-prefix', text: 'Lockers stay shut.' }),
  document({
    id: 'lock-exact',
    text: 'There is one more thing to say, and it is that the gates have a lock of iron.',
  }),
  document({ id: 'marsh-actor', text: 'Quiet, please.', actorId: 'actor-marsh', actorName: 'Edda Marsh' }),
  document({ id: 'marsh-text', text: 'A marsh is quiet.', actorId: 'actor-rook', actorName: 'Finn Rook' }),
];
