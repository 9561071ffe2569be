import { InvalidInputError, inPart, NotFoundError } from '../domain/errors.js';
import { fold } from '../domain/fold.js';
import { locate } from '../domain/passage.js';
import { actorId } from '../domain/record.js';
import type { Span } from '../domain/span.js';
import type { Statement } from '../domain/statement.js';
import type { Anchor, HumanReading } from '../domain/statement-edit.js';
import type { Store } from '../store/store.js';
import { checkId } from './ids.js';
import { checkName } from './name-input.js';
import type {
  AddClaimInput,
  AddQuoteInput,
  CorrectStatementInput,
  PassageInput,
  SpeakerInput,
} from './statement-edit.type.js';

const MAX_PASSAGES = 20;
/** Who is named in one article; far more than any has. */
const MAX_NAMED = 500;
const FORMS = { QUOTE: ['DIRECT', 'PARTIAL'], CLAIM: ['INDIRECT', 'MIXED'] } as const;

/**
 * A statement as a person gives it.
 * @throws RefusalError with the part that cannot be taken
 */
export async function givenReading(
  articleId: string,
  { content, actor, source, cue }: AddQuoteInput | AddClaimInput,
  more: Pick<HumanReading, 'form'> & Partial<HumanReading>,
  store: Store,
): Promise<HumanReading> {
  const body = await bodyOf(articleId, store);
  return {
    content: contentOf(body, content),
    actor: actor ? await speakerOf(actor, articleId, store) : null,
    source: passageOf(body, 'source', source),
    cue: passageOf(body, 'cue', cue),
    act: null,
    polarity: null,
    ...more,
  };
}

/**
 * A statement with what a person changes of it.
 * @throws RefusalError with the part that cannot be taken
 */
export async function correctedReading(
  statement: Statement,
  input: CorrectStatementInput,
  store: Store,
): Promise<HumanReading> {
  const { content, form, actor, source, cue, act, polarity } = input;
  const { articleId, kind } = statement;
  for (const field of ['content', 'form'] as const)
    if (input[field] === null) throw new InvalidInputError(`A statement has a ${field}.`).at(field);
  if (form != null && !(FORMS[kind] as readonly string[]).includes(form))
    throw new InvalidInputError(`A ${kind.toLowerCase()} is ${FORMS[kind].join(' or ')}, not ${form}.`).at(
      'form',
    );
  for (const field of ['act', 'polarity'] as const)
    if (kind === 'QUOTE' && input[field] != null)
      throw new InvalidInputError('Claims alone have that: they are what is reported.').at(field);
  const body = await bodyOf(articleId, store);
  const anchored = ({ start, end }: Span): Anchor => ({ start, exact: body.slice(start, end) });
  const claim = statement.kind === 'CLAIM' ? statement : { act: null, polarity: null };
  return {
    content: content ? contentOf(body, content) : statement.places.map(anchored),
    form: form ?? statement.form,
    actor:
      actor === undefined
        ? await presentSpeaker(statement.actorId, store)
        : actor && (await speakerOf(actor, articleId, store)),
    source:
      source === undefined
        ? statement.source && anchored(statement.source)
        : passageOf(body, 'source', source),
    cue: cue === undefined ? statement.cue && anchored(statement.cue) : passageOf(body, 'cue', cue),
    act: act === undefined ? claim.act : act,
    polarity: polarity === undefined ? claim.polarity : polarity,
  };
}

async function bodyOf(articleId: string, store: Store): Promise<string> {
  return (await store.bodies([articleId]))[0] ?? '';
}

function contentOf(body: string, passages: readonly PassageInput[]): Anchor[] {
  if (passages.length === 0 || passages.length > MAX_PASSAGES)
    throw new InvalidInputError(
      `There are ${passages.length} passages; a statement has from 1 to ${MAX_PASSAGES}.`,
    ).at('content');
  const anchors = passages.map((passage, index) =>
    inPart(['content', String(index)], () => locate(body, passage)),
  );
  anchors.sort((one, other) => one.start - other.start);
  anchors.forEach(({ start }, index) => {
    const before = anchors[index - 1];
    if (before && start < before.start + before.exact.length)
      throw new InvalidInputError('Two of the passages overlap.').at('content');
  });
  return anchors;
}

function passageOf(body: string, field: string, passage: PassageInput | null | undefined): Anchor | null {
  return passage ? inPart([field], () => locate(body, passage)) : null;
}

async function presentSpeaker(id: string | null, store: Store): Promise<HumanReading['actor']> {
  const [actor = null] = id === null ? [] : await store.actors.byIds([id]);
  return actor && { id: actor.id, name: actor.name, kind: actor.kind };
}

async function speakerOf(
  { id, name, kind }: SpeakerInput,
  articleId: string,
  store: Store,
): Promise<HumanReading['actor']> {
  if ((id == null) === (name == null))
    throw new InvalidInputError('Give either the id or the name of who speaks.').at('actor');
  if (id != null) {
    inPart(['actor', 'id'], () => checkId('id', id, 'Actor'));
    const actor = await presentSpeaker(id, store);
    if (!actor) throw new NotFoundError(`There is no actor ${id}.`).at('actor', 'id');
    return actor;
  }
  const given = inPart(['actor', 'name'], () => checkName('name', name as string));
  const inArticle = await namedIn(articleId, given, store);
  if (inArticle) return inArticle;
  const derived = { name: given, kind: kind ?? 'PERSON' };
  const derivedId = actorId(derived, articleId);
  return (await presentSpeaker(derivedId, store)) ?? { id: derivedId, ...derived };
}

/** Whom the article means by a name: "Brandreth" is the Ilsa Brandreth that it speaks of. */
async function namedIn(articleId: string, name: string, store: Store): Promise<HumanReading['actor']> {
  const [page] = await store.actors.pages([{ filter: { articleIds: [articleId] }, order: 'NAME' }], {
    size: MAX_NAMED,
    direction: 'FORWARD',
    cursor: null,
  });
  const key = fold(name);
  const found = (page?.entries ?? []).filter(({ node }) =>
    [node.name, ...node.aliases].some((each) => fold(each) === key),
  );
  const actor = found.length === 1 ? found[0]?.node : undefined;
  return actor ? { id: actor.id, name: actor.name, kind: actor.kind } : null;
}
