import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from './test-graph.js';

const ERRORS = 'userErrors { path code message }';
const ACTOR = 'id version name kind role aliases statementCount';
const UPDATE = `mutation ($input: UpdateActorInput!) { updateActor(input: $input) { actor { ${ACTOR} } ${ERRORS} } }`;
const MERGE = `mutation ($input: MergeActorsInput!) {
  mergeActors(input: $input) { actor { ${ACTOR} } statementsMoved ${ERRORS} }
}`;
const SPLIT = `mutation ($input: SplitActorInput!) {
  splitActor(input: $input) { actor { ${ACTOR} } newActor { ${ACTOR} } ${ERRORS} }
}`;
const REVIEW = `mutation ($input: ReviewClaimInput!) {
  reviewClaim(input: $input) {
    claim { id reviews { url reviewer verdict dateReviewed rating { value best worst } } }
    ${ERRORS}
  }
}`;

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into as they are.
type Answer = any;

describe('Actors and reviews are changed by mutations:', () => {
  let graph: TestGraph;
  let writer: string;
  let reviewer: string;
  beforeAll(async () => {
    graph = await openTestGraph();
    writer = await graph.newKey('Night desk', 'write');
    reviewer = await graph.newKey('Checkers', 'review');
  });
  afterAll(() => graph.close());

  const change = async (query: string, input: object, by = writer): Promise<Answer> => {
    const { data, errors } = await graph.send(query, { input }, by);
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data as object)[0];
  };
  const actor = async (name: string): Promise<Answer> =>
    (
      (
        await graph.send(
          `query ($name: String!) { actor(name: $name) { ${ACTOR} articles { nodes { id } } } }`,
          { name },
        )
      ).data as Answer
    ).actor;
  const foundBy = async (query: string): Promise<number> =>
    (
      (
        await graph.send('query ($query: String!) { searchStatements(query: $query) { totalCount } }', {
          query,
        })
      ).data as Answer
    ).searchStatements.totalCount;

  it('each needs a key of its scope', async () => {
    const { id } = await actor('Ilsa Brandreth');
    for (const [query, input, wrong] of [
      [UPDATE, { id, changes: { role: null } }, reviewer],
      [MERGE, { intoId: id, fromIds: [id] }, reviewer],
      [SPLIT, { id, articleIds: [id] }, reviewer],
      [REVIEW, { claimId: id, url: 'https://check.example', reviewer: 'X', verdict: 'X' }, writer],
    ] as const)
      for (const [by, code] of [
        [undefined, 'UNAUTHENTICATED'],
        [wrong, 'FORBIDDEN'],
      ] as const)
        expect((await graph.send(query, { input }, by)).errors?.[0]?.extensions.code).toBe(code);
  });

  it('an actor gets another name and role, is found by it, and keeps its former name', async () => {
    const { id, version } = await actor('Ilsa Brandreth');
    expect(await foundBy('ilsabeth')).toBe(0);
    const { actor: updated } = await change(UPDATE, {
      id,
      expectedVersion: version,
      changes: { name: 'Ilsabeth Brandreth', role: 'Lord  Mayor' },
    });
    expect(updated).toMatchObject({ name: 'Ilsabeth Brandreth', role: 'Lord Mayor' });
    expect(updated.aliases).toContain('Ilsa Brandreth');
    expect(await foundBy('ilsabeth')).toBe(updated.statementCount);
    expect(await actor('ilsa brandreth')).toMatchObject({ id });
    expect(await change(UPDATE, { id, expectedVersion: version, changes: { role: null } })).toMatchObject({
      actor: null,
      userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'] }],
    });
    for (const [changes, path] of [
      [{ name: ' ' }, ['name']],
      [{ name: null }, ['name']],
      [{ role: 'a\u0007' }, ['role']],
      [{ aliases: ['fine', ''] }, ['aliases', '1']],
      [{ aliases: Array.from({ length: 101 }, (_, nth) => `${nth}`) }, ['aliases']],
    ] as const)
      expect(await change(UPDATE, { id, changes })).toMatchObject({
        actor: null,
        userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'changes', ...path] }],
      });
  });

  it('a merge is taken back by what the history tells of it', async () => {
    const into = await actor('Tomas Okunle');
    const other = await actor('Dario Vant');
    const reason = 'The union leader writes under that name.';
    await change(MERGE, { intoId: into.id, fromIds: [other.id], reason });
    const { data } = await graph.send(
      '{ history(filter: { kinds: [ACTOR_MERGED] }, first: 1) { nodes { reason nodeId relatedId fields { field before } } } }',
      {},
      writer,
    );
    const [merge] = (data as Answer).history.nodes;
    expect(merge).toMatchObject({ reason, nodeId: other.id, relatedId: into.id });
    const was = Object.fromEntries(merge.fields.map(({ field, before }: Answer) => [field, before]));
    const articleIds = JSON.parse(was.articleIds);
    expect(articleIds).toEqual(other.articles.nodes.map(({ id }: Answer) => id).sort());
    const { newActor } = await change(SPLIT, { id: merge.relatedId, articleIds });
    const changes = { name: was.name, role: was.role, aliases: [] };
    expect(await change(UPDATE, { id: newActor.id, changes })).toMatchObject({
      actor: { name: 'Dario Vant', statementCount: other.statementCount, role: other.role },
    });
    expect((await actor('Tomas Okunle')).statementCount).toBe(into.statementCount);
    await change(UPDATE, { id: into.id, changes: { aliases: into.aliases } });
    expect((await actor('Dario Vant')).id).toBe(newActor.id);
  });

  it('actors are merged, and split again', async () => {
    const into = await actor('Tomas Okunle');
    const other = await actor('Dario Vant');
    const { actor: merged, statementsMoved } = await change(MERGE, {
      intoId: into.id,
      fromIds: [other.id],
      expectedVersion: into.version,
    });
    expect(statementsMoved).toBe(other.statementCount);
    expect(merged.statementCount).toBe(into.statementCount + other.statementCount);
    expect(merged.aliases).toContain('Dario Vant');
    const split = await change(SPLIT, { id: into.id, articleIds: [other.articles.nodes[0].id] });
    expect(split).toMatchObject({
      actor: { id: into.id, statementCount: into.statementCount },
      newActor: { name: 'Tomas Okunle', statementCount: other.statementCount },
      userErrors: [],
    });
    for (const [query, input, path, code] of [
      [MERGE, { intoId: into.id, fromIds: [into.id] }, ['fromIds'], 'BAD_USER_INPUT'],
      [MERGE, { intoId: into.id, fromIds: [] }, ['fromIds'], 'BAD_USER_INPUT'],
      [MERGE, { intoId: into.id, fromIds: [`act_${'0'.repeat(24)}`] }, ['fromIds', '0'], 'NOT_FOUND'],
      [MERGE, { intoId: 'x', fromIds: [into.id] }, ['intoId'], 'BAD_USER_INPUT'],
      [SPLIT, { id: into.id, articleIds: [into.id] }, ['articleIds', '0'], 'BAD_USER_INPUT'],
      [SPLIT, { id: into.id, articleIds: [`art_${'0'.repeat(24)}`] }, ['articleIds'], 'BAD_USER_INPUT'],
    ] as const)
      expect(await change(query, input)).toMatchObject({ userErrors: [{ path: ['input', ...path], code }] });
  });

  it('a claim is reviewed, and shows it', async () => {
    const { data } = await graph.send('{ claims { nodes { id reviews { url } } } }');
    const [first] = (data as Answer).claims.nodes;
    expect(first.reviews).toEqual([]);
    const review = {
      url: 'https://check.example/harbour',
      reviewer: 'Velmora Checks',
      verdict: 'Mostly false',
      rating: { value: 2, best: 5, worst: 1 },
      dateReviewed: '2024-02-01T00:00:00.000Z',
    };
    const { claim } = await change(REVIEW, { claimId: first.id, ...review }, reviewer);
    expect(claim).toEqual({ id: first.id, reviews: [review] });
    const again = await change(
      REVIEW,
      { claimId: first.id, ...review, verdict: 'True', rating: null },
      reviewer,
    );
    expect(again.claim.reviews).toEqual([{ ...review, verdict: 'True', rating: null }]);
    const other = { ...review, url: 'https://check.example/walls' };
    await change(REVIEW, { claimId: first.id, ...other }, reviewer);
    const DELETE = `mutation ($input: DeleteReviewInput!) { deleteReview(input: $input) { claim { reviews { url } } ${ERRORS} } }`;
    const input = { claimId: first.id, url: review.url, reason: 'It was of another claim.' };
    expect(await change(DELETE, input, reviewer)).toEqual({
      claim: { reviews: [{ url: other.url }] },
      userErrors: [],
    });
    for (const [wrong, code, path] of [
      [{}, 'NOT_FOUND', 'url'],
      [{ url: 'harbour' }, 'BAD_USER_INPUT', 'url'],
      [{ claimId: `clm_${'0'.repeat(24)}` }, 'NOT_FOUND', 'claimId'],
      [{ reason: 'x'.repeat(2_001) }, 'BAD_USER_INPUT', 'reason'],
    ] as const)
      expect(await change(DELETE, { ...input, ...wrong }, reviewer)).toMatchObject({
        claim: null,
        userErrors: [{ code, path: ['input', path] }],
      });
    for (const [given, path] of [
      [{ url: 'harbour' }, ['url']],
      [{ verdict: '' }, ['verdict']],
      [{ reviewer: 'x'.repeat(201) }, ['reviewer']],
      [{ rating: { value: 6, best: 5, worst: 1 } }, ['rating', 'value']],
      [{ rating: { value: 1, best: 1, worst: 1 } }, ['rating', 'best']],
      [{ claimId: 'quo_000000000000000000000000' }, ['claimId']],
    ] as const)
      expect(await change(REVIEW, { claimId: first.id, ...review, ...given }, reviewer)).toMatchObject({
        claim: null,
        userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', ...path] }],
      });
  });
});
