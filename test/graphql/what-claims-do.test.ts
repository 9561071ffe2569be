import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from './test-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: the shape is what the operation asks for.
type Data = any;

const ARTICLES = [
  {
    url: 'https://news.example/ferry-money',
    body: `Mayor Ilsa Brandreth denied that the ferry money had been spent on her garden. Tarnford Radio reported that Tomas Okunle had promised to repay “every last coin”. Okunle refused to resign.`,
  },
  {
    url: 'https://news.example/strait',
    body: `Beijing said there was only one China. Ilsa Brandreth asked whether the strait was open.`,
  },
];

let graph: TestGraph;
beforeAll(async () => {
  graph = await openTestGraph(ARTICLES);
});
afterAll(() => graph.close());

async function read(query: string, variables?: object): Promise<Data> {
  const { data, errors } = await graph.send(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

describe('claims', () => {
  it('tell what they do, and for or against what', async () => {
    const { claims } = await read('{ claims(orderBy: READING) { nodes { text act polarity } } }');
    const toneOf = (words: string) => {
      const { act, polarity } = claims.nodes.find(({ text }: Data) => text.startsWith(words));
      return [act, polarity];
    };
    expect(toneOf('the ferry money')).toEqual(['DENIAL', 'NEGATIVE']);
    expect(toneOf('Tomas Okunle had promised')).toEqual(['ASSERTION', 'POSITIVE']);
    expect(toneOf('to repay')).toEqual(['PLEDGE', 'POSITIVE']);
    expect(toneOf('to resign')).toEqual(['PLEDGE', 'NEGATIVE']);
    expect(toneOf('whether')).toEqual(['QUESTION', null]);
  });

  it('are filtered by it', async () => {
    const { pledges, against } = await read(`{
      pledges: claims(filter: { acts: [PLEDGE] }, orderBy: READING) { nodes { text } }
      against: claims(filter: { acts: [PLEDGE, DENIAL], polarities: [NEGATIVE] }) { totalCount }
    }`);
    expect(pledges.nodes).toEqual([{ text: 'to repay “every last coin”' }, { text: 'to resign' }]);
    expect(against.totalCount).toBe(2);
  });

  it('are searched and counted by it', async () => {
    const { searchStatements } = await read(`{
      searchStatements(filter: { acts: [PLEDGE], polarities: [NEGATIVE] }, facets: [ACT, POLARITY]) {
        nodes { text }
        facets { facet values { value label count } }
      }
    }`);
    expect(searchStatements.nodes).toEqual([{ text: 'to resign' }]);
    const [acts, polarities] = searchStatements.facets;
    // Each without its own part of the filter: what is negative, and what is a pledge.
    expect(acts).toEqual({
      facet: 'ACT',
      values: [
        { value: 'DENIAL', label: 'Denial', count: 1 },
        { value: 'PLEDGE', label: 'Pledge', count: 1 },
      ],
    });
    expect(polarities).toEqual({
      facet: 'POLARITY',
      values: [
        { value: 'NEGATIVE', label: 'Negative', count: 1 },
        { value: 'POSITIVE', label: 'Positive', count: 1 },
      ],
    });
  });

  it('lead to the claims that they report, and back, and down to the quotes inside those', async () => {
    const { actor } = await read(`{
      actor(name: "Tarnford Radio") {
        claims { nodes { id partOf { id } claims { totalCount nodes {
          id claimant { name } partOf { __typename id } quotes { nodes { text speaker { name } partOf { id } claim { id } } }
        } } } }
      }
    }`);
    const [report] = actor.claims.nodes;
    expect(report.partOf).toBeNull();
    expect(report.claims.totalCount).toBe(1);
    const [pledge] = report.claims.nodes;
    expect(pledge).toMatchObject({
      claimant: { name: 'Tomas Okunle' },
      partOf: { __typename: 'Claim', id: report.id },
    });
    const speaker = { name: 'Tomas Okunle' };
    const ids = { partOf: { id: pledge.id }, claim: { id: pledge.id } };
    expect(pledge.quotes.nodes).toEqual([{ text: 'every last coin', speaker, ...ids }]);
    const { claims } = await read(
      'query ($id: ID!) { claims(filter: { partOfIds: [$id] }) { nodes { id } } }',
      {
        id: report.id,
      },
    );
    expect(claims.nodes).toEqual([{ id: pledge.id }]);
  });
});

describe('a capital that acts', () => {
  it('leads to the country that it stands for, and back', async () => {
    const { actor } = await read(`{
      actor(name: "Beijing") { id name kind standsFor { id name standIns { nodes { id } } standsFor { id } } }
    }`);
    expect(actor).toMatchObject({
      name: 'Beijing',
      kind: 'PLACE',
      standsFor: { name: 'China', standIns: { nodes: [{ id: actor.id }] }, standsFor: null },
    });
    const { actors } = await read(
      'query ($id: ID!) { actors(filter: { standsForIds: [$id] }) { nodes { name } } }',
      {
        id: actor.standsFor.id,
      },
    );
    expect(actors.nodes).toEqual([{ name: 'Beijing' }]);
  });
});

describe('the id of a merged actor', () => {
  it('finds the actor that it became', async () => {
    const { mayor, engineer } = await read(
      '{ mayor: actor(name: "Ilsa Brandreth") { id } engineer: actor(name: "Tomas Okunle") { id } }',
    );
    await graph.app.store.mergeActors(mayor.id, [engineer.id]);
    const found = await read(
      'query ($id: ID!) { actor(id: $id) { id name } node(id: $id) { id } nodes(ids: [$id]) { id } }',
      { id: engineer.id },
    );
    const { id } = mayor;
    expect(found).toEqual({ actor: { id, name: 'Ilsa Brandreth' }, node: { id }, nodes: [{ id }] });
  });
});
