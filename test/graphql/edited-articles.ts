/** What a test of mutations may change, since nothing else looks at it. */
export interface Editable {
  readonly articleId: string;
  /** Another article, in which the mayor speaks, too. */
  readonly otherArticleId: string;
  readonly mayorId: string;
  readonly engineerId: string;
  readonly quoteId: string;
  readonly claimId: string;
}

type Send = (query: string) => Promise<{ data: never }>;

/** Names and numbers that no other number has. */
function letters(number: number): string {
  return [...String(number)].map((digit) => 'abdefgklmn'[Number(digit)]).join('');
}

/** Articles of one number, with so many statements; people of those names are in no others. */
export function articlesToEdit(number: number, length: number): [object, object] {
  const name = letters(number);
  const mayor = `Mayor Il${name} Brandreth`;
  const paragraph = (part: number) =>
    `${mayor} said that pier ${part} would be “closed for peace” this winter.

“The walls of pier ${part} are safe,” said V${letters(part)}ra On${name}, an engineer.`;
  const article = (what: string, body: string) => ({
    headline: `${what} ${number}`,
    url: `https://edits.example/${what.toLowerCase()}/${number}`,
    publisher: `Paper ${number % 7}`,
    datePublished: '2022-03-04',
    body,
  });
  const paragraphs = Array.from({ length }, (_, part) => paragraph(part)).join('\n\n');
  return [
    article('Report', `${paragraphs}\n\nCome back in spring. Nobody waits for a ship.`),
    article('Reply', `${mayor} told the council that the town would pay.`),
  ];
}

/** Their ids, when they were taken in. */
export async function toEdit(number: number, send: Send): Promise<Editable> {
  const { data } = await send(`{
    report: article(url: "https://edits.example/report/${number}") {
      id
      actors(first: 2) { nodes { id } }
      quotes(first: 1) { nodes { id } }
      claims(first: 1) { nodes { id } }
    }
    reply: article(url: "https://edits.example/reply/${number}") { id actors { nodes { id } } }
  }`);
  const { report, reply } = data as Record<string, Record<string, never>>;
  const idsIn = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id);
  const mayorId = idsIn(reply?.['actors'] as never)[0] as string;
  return {
    articleId: report?.['id'] as never,
    otherArticleId: reply?.['id'] as never,
    mayorId,
    engineerId: idsIn(report?.['actors'] as never).find((id) => id !== mayorId) as string,
    quoteId: idsIn(report?.['quotes'] as never)[0] as string,
    claimId: idsIn(report?.['claims'] as never)[0] as string,
  };
}

/** The input of each mutation. */
export const EDITS: Readonly<Record<string, (what: Editable, number: number, length: number) => object>> = {
  IngestArticle: (_, number, length) => ({ article: articlesToEdit(-number, length)[0] }),
  IngestArticles: (_, number, length) => ({ articles: articlesToEdit(-number, length) }),
  UpdateArticle: ({ articleId: id }) => ({ id, changes: { authors: ['Ada Quill'] } }),
  SetArticleStatus: ({ articleId: id }) => ({ id, status: 'WITHHELD', note: 'It is being checked.' }),
  DeleteArticle: ({ articleId: id }) => ({ id }),
  AddQuote: ({ articleId }) => ({ articleId, content: [{ exact: 'Come back in spring' }] }),
  AddClaim: ({ articleId, mayorId: id }) => ({
    articleId,
    content: [{ exact: 'waits for a ship' }],
    actor: { id },
    polarity: 'NEGATIVE',
  }),
  CorrectStatement: ({ claimId: id }) => ({ id, act: 'PLEDGE' }),
  DeleteStatement: ({ quoteId: id }) => ({ id }),
  UpdateActor: ({ mayorId: id }) => ({ id, changes: { role: 'Lady Mayor' } }),
  MergeActors: ({ mayorId, engineerId }) => ({ intoId: mayorId, fromIds: [engineerId] }),
  SplitActor: ({ mayorId: id, otherArticleId }) => ({ id, articleIds: [otherArticleId] }),
  ReviewClaim: ({ claimId }) => ({
    claimId,
    url: 'https://checks.example/1',
    reviewer: 'Velmora Checks',
    verdict: 'True',
  }),
  DeleteReview: ({ claimId }) => ({ claimId, url: REVIEWED.url }),
};

/** A review that is there already. */
export const REVIEWED = {
  url: 'https://checks.example/2',
  reviewer: 'Velmora Checks',
  verdict: 'True',
  rating: null,
  dateReviewed: null,
};
